# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/moede/: meetings."""

from django.urls import path

from partnerskab.access import Action
from partnerskab.lists.addresses import addresses

from .views import calls, decisions, facts, meeting, meetings, rows, sending

POINT = "<str:mark>/punkt/<uuid:point_id>/beslutning/"

urlpatterns = [
    path("", meetings.meetings, name="meetings"),
    path("ny/", calls.meeting_new, name="meeting_new"),
    path("<str:mark>/", meeting.meeting, name="meeting"),
    path("<str:mark>/margen/", meeting.meeting_margin, name="meeting_margin"),
    path("<str:mark>/forslag/", calls.meeting_due, name="meeting_due"),
    path("<str:mark>/oplysninger/", facts.meeting_facts, name="meeting_facts"),
    path("<str:mark>/oplysninger/rediger/", facts.meeting_facts_edit, name="meeting_facts_edit"),
    path("<str:mark>/indkald/", sending.meeting_call, name="meeting_call"),
    path("<str:mark>/aflys/", sending.meeting_cancel, name="meeting_cancel"),
    path("<str:mark>/hold-alligevel/", sending.meeting_resume, name="meeting_resume"),
    *addresses("meeting", "<str:mark>/raekker/<slug:name>/", rows.place, write=Action.EDIT_MEETINGS),
    path(POINT, decisions.point_decision, name="point_decision"),
    path(f"{POINT}rediger/", decisions.point_decision_edit, name="point_decision_edit"),
]
