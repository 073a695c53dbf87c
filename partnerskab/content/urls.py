# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the plan as one text, and its checks."""

from django.urls import path

from . import views

urlpatterns = [
    path("laes/", views.reading, name="reading"),
    path("eftersyn/", views.checks, name="checks"),
]
