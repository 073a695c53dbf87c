# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/status/: the paper of a status as it stands now."""

from django.urls import path

from .views import status

urlpatterns = [
    path("<int:year>/papir.pdf", status.draft_paper, name="status_draft_paper"),
]
