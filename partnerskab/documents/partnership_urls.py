# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/papirer/: all papers of the partnership."""

from django.urls import path

from .views import archive

urlpatterns = [
    path("", archive.archive, name="papers"),
]
