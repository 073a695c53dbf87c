# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/status/<year>/: the status's texts, edited by the same code as a plan's."""

from django.urls import path

from partnerskab.access import Action

from .views import status_texts
from .views.whole_texts import addresses

urlpatterns = [
    path("bemaerkning/<uuid:target_id>/", status_texts.remark_begin, name="status_remark_begin"),
    *addresses("status", Action.EDIT_TARGETS, lambda year: f"status/{year}"),
]
