# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/: an agreement as one text, and its checks."""

from django.urls import path

from .views import agreement

urlpatterns = [
    path("<str:mark>/laes/", agreement.reading, name="agreement_reading"),
    path("<str:mark>/eftersyn/", agreement.checks, name="agreement_checks"),
]
