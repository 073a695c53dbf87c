# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/: an agreement's paper."""

from django.urls import path

from .views import agreement

urlpatterns = [
    path("<str:mark>/papir.pdf", agreement.draft_paper, name="agreement_draft_paper"),
]
