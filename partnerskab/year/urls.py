# SPDX-License-Identifier: MPL-2.0
"""The calendar feed, which is outside every partnership's pages: its secret is all that opens it."""

from django.urls import path

from .views import feed

urlpatterns = [path("kalender/<str:secret>.ics", feed.calendar_feed, name="calendar_feed")]
