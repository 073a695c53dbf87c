# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the plan as one text, and its checks."""

from django.urls import path

from .views import checks, reading

urlpatterns = [
    path("laes/", reading.reading, name="reading"),
    path("eftersyn/", checks.checks, name="checks"),
]
