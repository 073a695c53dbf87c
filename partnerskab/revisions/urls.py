# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the plan's versions and what is decided on them."""

from django.urls import path

from .views import version

urlpatterns = [
    path("version/<int:number>/", version.revision, name="revision"),
]
