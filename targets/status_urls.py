# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/status/: the yearly statuses on the targets."""

from django.urls import path

from .views import status

urlpatterns = [
    path("", status.target_statuses, name="target_statuses"),
    path("begynd/", status.target_status_begin, name="target_status_begin"),
    path("<int:year>/", status.target_status, name="target_status"),
]
