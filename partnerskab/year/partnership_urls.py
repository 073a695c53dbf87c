# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aarshjul/: the year, its deadlines, and what each member chooses for itself."""

from django.urls import path

from partnerskab.access import Action
from partnerskab.lists.addresses import addresses

from .views import deadlines, own, year

urlpatterns = [
    path("", year.year_now, name="year_now"),
    path("<int:year>/", year.year, name="year"),
    path("<int:year>/<uuid:deadline_id>/gjort/", year.deadline_tick, name="deadline_tick"),
    path("<int:year>/<uuid:deadline_id>/ikke-gjort/", year.deadline_take_back, name="deadline_take_back"),
    path("paamindelser/", own.reminders, name="reminders"),
    path("kalender/", own.calendar_renew, name="calendar_renew"),
    path("frister/<str:mark>/", deadlines.deadlines, name="deadlines"),
    *addresses(
        "deadline", "frister/<str:mark>/liste/", deadlines.place, write=Action.EDIT_AGREEMENT, read=Action.VISIT
    ),
    path("frister/<str:mark>/foreslaa/", deadlines.deadlines_propose, name="deadlines_propose"),
]
