# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/opfoelgning/: rounds of follow-up."""

from django.urls import path

from .views import answer, overview, rounds

urlpatterns = [
    path("", rounds.followups, name="followups"),
    path("aabn/<str:mark>/", rounds.followup_open, name="followup_open"),
    path("<str:mark>/", overview.followup, name="followup"),
    path("<str:mark>/mind/", overview.followup_remind, name="followup_remind"),
    path("<str:mark>/genaabn/", overview.followup_reopen, name="followup_reopen"),
    path("<str:mark>/aktivitet/<uuid:activity_id>/", answer.followup_answer, name="followup_answer"),
    path("<str:mark>/aktivitet/<uuid:activity_id>/gem/", answer.followup_answer_save, name="followup_answer_save"),
    path("<str:mark>/aktivitet/<uuid:activity_id>/retur/", answer.followup_return, name="followup_return"),
]
