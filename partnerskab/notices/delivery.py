# SPDX-License-Identifier: MPL-2.0
"""Delivery in two steps, each safe against another worker and against dying in the middle.

`gather` binds notices to a letter and commits that. `send_due` locks one letter, hands the mail to the server and
commits that it is sent. Whatever fails before the server took the mail leaves a letter that waits.

One window cannot be closed: the server took the mail, and we die before the commit. The letter is then sent again, with
the same words and the same Message-ID, since a letter's notices never change; by that the second one is known for a
copy, and many mail programs show only one of them.
"""

import datetime
import logging
import uuid

from django.db import transaction
from django.utils import timezone

from .letters import written
from .models import Letter, Notice

MORNING = datetime.time(7)
"""When a mail that had to wait for the next day is sent, Copenhagen time."""

log = logging.getLogger(__name__)


def gather() -> None:
    """Bind each person's notices of a plan to one letter, where a letter is due and none waits."""
    now = timezone.now()
    free = Notice.objects.filter(letter=None)
    for recipient, plan in free.order_by().values_list("recipient", "plan").distinct():
        with transaction.atomic():
            _bind(recipient, plan, now)


def _bind(recipient: int, plan: uuid.UUID, now: datetime.datetime) -> None:
    """Make the letter of one person and plan. Whoever comes second waits for the locks and finds nothing left."""
    free = Notice.objects.select_for_update().filter(letter=None, recipient=recipient, plan=plan)
    notices = list(free.order_by("happened_at", "pk"))
    letters = Letter.objects.filter(recipient=recipient, plan=plan)
    if not notices or letters.waiting().exists():
        return
    last = letters.exclude(sent_on=None).order_by("-sent_on").values_list("sent_on", flat=True).first()
    if due_at(notices[0].happened_at, last) <= now:
        letter = Letter.objects.create(recipient_id=recipient, plan_id=plan, made_at=now)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(letter=letter)


def due_at(first: datetime.datetime, last_sent_on: datetime.date | None) -> datetime.datetime:
    """When the mail is due whose first event happened at `first`, and whose forerunner was sent on that day.

    At once, if none has been sent on the event's own day in Copenhagen or later; else on the morning after it was.
    """
    if last_sent_on is None or last_sent_on < timezone.localdate(first):
        return first
    morning = datetime.datetime.combine(last_sent_on + datetime.timedelta(days=1), MORNING)
    return timezone.make_aware(morning)


def send_due() -> None:
    """Send every letter whose turn it is; those that fail wait longer each time, and hold up nobody else's."""
    for pk in list(Letter.objects.due(timezone.now()).values_list("pk", flat=True)):
        with transaction.atomic():
            _send(pk, timezone.now())


def _send(pk: uuid.UUID, now: datetime.datetime) -> None:
    """Send one letter, unless another worker holds it or has sent it meanwhile."""
    free = Letter.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    letter = free.select_related("recipient", "plan__agreement__partnership").filter(pk=pk).first()
    if letter is None:
        return
    if not letter.is_wanted:
        letter.drop(now)
        return
    try:
        with transaction.atomic():
            letter.sent(now)
            written(letter).send()
    except Exception as error:  # whatever is wrong with this one, it waits, and the others get theirs
        letter.failed(error, now)
        log.warning(
            "A mail to %s could not be sent (try %d); it is tried again after %s: %s",
            letter.recipient.email,
            letter.tries,
            timezone.localtime(letter.try_after).strftime("%d.%m. %H.%M"),
            letter.last_error,
        )
