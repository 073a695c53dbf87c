# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/<mark>/: the agreement's frames, whether or not there is a plan."""

from django.urls import path

from .views import frames

urlpatterns = [
    path("rammer/", frames.agreement_frames, name="agreement_frames"),
    path("rammer/rediger/", frames.agreement_frames_edit, name="agreement_frames_edit"),
    path("rammer/regler/", frames.agreement_frame_rules, name="agreement_frame_rules"),
]
