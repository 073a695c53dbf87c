# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/status/<year>/: the status's texts, edited by the same code as a plan's."""

from django.urls import path

from .views import status_texts as texts

urlpatterns = [
    path("bemaerkning/<uuid:target_id>/", texts.remark_begin, name="status_remark_begin"),
    path("tekst/<slug:sort>/<uuid:text_id>/", texts.text_show, name="status_text"),
    path("tekst/<slug:sort>/<uuid:text_id>/rediger/", texts.text_edit, name="status_text_edit"),
    path("tekst/<slug:sort>/<uuid:text_id>/afgoer/", texts.text_resolve, name="status_text_resolve"),
    path("tekst/<slug:sort>/<uuid:text_id>/historik/", texts.text_history, name="status_text_history"),
    path("tekst/<slug:sort>/<uuid:text_id>/forskel/", texts.text_difference, name="status_text_difference"),
    path("tekst/<slug:sort>/<uuid:text_id>/gendan/", texts.text_restore, name="status_text_restore"),
]
