# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/moede/: meetings."""

from django.urls import path

from .views import meeting, meetings

urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("<str:mark>/", meeting.meeting, name="meeting"),
]
