# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/papirer/: all papers of the partnership, and proving one."""

from django.urls import path

from .views import archive, proving

urlpatterns = [
    path("", archive.archive, name="papers"),
    path("kontrol/", proving.prove_paper, name="prove"),
]
