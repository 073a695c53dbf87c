# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/moede/: a meeting's paper."""

from django.urls import path

from .views import meeting

urlpatterns = [
    path("<str:mark>/papir.pdf", meeting.draft_paper, name="meeting_draft_paper"),
]
