# SPDX-License-Identifier: MPL-2.0
"""What each member chooses for itself: reminders by mail, and the secret address of the calendar."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import change
from partnerskab.year.models import CalendarKey, ReminderChoice, new_secret


@require_POST
@requires(Action.VISIT)
def reminders(request: MemberRequest, slug: str) -> HttpResponse:
    """Turn the member's reminders off or on, as the field `reminders` says."""
    wants_off = request.POST.get("reminders") == "off"
    with transaction.atomic():
        choice, _ = ReminderChoice.objects.get_or_create(membership=request.membership)
        change(choice, choice.version, is_off=wants_off)
    said = "Du får ikke længere påmindelser." if wants_off else "Du får igen påmindelser."
    messages.success(request, said)
    return redirect(f"{reverse('year_now', args=[slug])}#paamindelser")


@require_POST
@requires(Action.VISIT)
def calendar_renew(request: MemberRequest, slug: str) -> HttpResponse:
    """Give the member an address of the calendar, or another one; the old one is dead at once."""
    fresh = {"secret": new_secret(), "made_at": timezone.now()}
    _, made = CalendarKey.objects.update_or_create(membership=request.membership, defaults=fresh)
    renewed = "Du har fået en ny adresse. Den gamle virker ikke mere."
    messages.success(request, "Din kalenderadresse er klar." if made else renewed)
    return redirect(f"{reverse('year_now', args=[slug])}#kalender")
