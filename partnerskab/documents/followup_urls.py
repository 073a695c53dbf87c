# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/opfoelgning/: the paper of a round as it stands now."""

from django.urls import path

from .views import followup

urlpatterns = [
    path("<str:mark>/papir.pdf", followup.draft_paper, name="followup_draft_paper"),
]
