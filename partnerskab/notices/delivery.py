# SPDX-License-Identifier: MPL-2.0
"""Delivery in two steps, each safe against another worker and against dying in the middle.

`gather` binds notices to a letter and commits that. `send_due` locks one letter, hands the mail to the server and
commits that it is sent. Whatever fails before the server took the mail leaves a letter that waits.

One window cannot be closed: the server took the mail, and we die before the commit. The letter is then sent again, with
the same Message-ID and the same words, since no notice comes to a letter that is made; by that the second one is known
for a copy, and many mail programs show only one of them.
"""

import datetime
import logging
import uuid
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.db import transaction
from django.utils import timezone

from partnerskab.content.matters import KINDS
from partnerskab.danish import moment

from .letters import written
from .models import Letter, Notice

MORNING = datetime.time(7)
"""When a mail that had to wait for the next day is sent, Copenhagen time."""

ABOUT_ONE_LETTER = (SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused)
"""The server's answers that say nothing of the next letter."""

log = logging.getLogger(__name__)


def gather() -> None:
    """Bind each person's notices of a matter to one letter, where a letter is due and none waits."""
    now = timezone.now()
    free = Notice.objects.filter(letter=None)
    for recipient, *keys in free.order_by().values_list("recipient", *KINDS).distinct():
        with transaction.atomic():
            _bind(recipient, dict(zip((f"{kind}_id" for kind in KINDS), keys, strict=True)), now)


def _bind(recipient: int, about: dict[str, uuid.UUID | None], now: datetime.datetime) -> None:
    """Make the letter of one person and matter. Whoever comes second waits for the locks and finds nothing left."""
    free = Notice.objects.select_for_update().filter(letter=None, recipient=recipient, **about)
    notices = list(free.order_by("happened_at", "pk"))
    letters = Letter.objects.filter(recipient=recipient, **about)
    if not notices or letters.waiting().exists():
        return
    last = letters.exclude(sent_on=None).order_by("-sent_on").values_list("sent_on", flat=True).first()
    morning = waits_until(notices[0].happened_at, last)
    if morning is None or morning <= now:
        letter = Letter.objects.create(recipient_id=recipient, made_at=now, **about)
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(letter=letter)


def waits_until(first: datetime.datetime, last_sent_on: datetime.date | None) -> datetime.datetime | None:
    """When the mail is due whose first event happened at `first`, and whose forerunner was sent on `last_sent_on`.

    None is at once: no mail has been sent on the event's own day in Copenhagen, nor later. Else the morning after.
    """
    if last_sent_on is None or last_sent_on < timezone.localdate(first):
        return None
    return timezone.make_aware(datetime.datetime.combine(last_sent_on + datetime.timedelta(days=1), MORNING))


def send_due() -> None:
    """Send every letter whose turn it is. Where the server cannot be reached, the rest wait for the next round."""
    for pk in list(Letter.objects.due(timezone.now()).values_list("pk", flat=True)):
        with transaction.atomic():
            error = _send(pk, timezone.now())
        if isinstance(error, OSError) and not isinstance(error, ABOUT_ONE_LETTER):
            return


def _send(pk: uuid.UUID, now: datetime.datetime) -> Exception | None:
    """Send one letter, unless another worker holds it or has sent it meanwhile. Returns what went wrong."""
    free = Letter.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    letter = free.with_matter().select_related("recipient").filter(pk=pk).first()
    if letter is None:
        return None
    if not letter.is_wanted:
        letter.drop(now)
        return None
    try:
        with transaction.atomic():
            letter.sent(now)
            written(letter).send()
    except Exception as error:  # whatever is wrong with this one, it waits, and the others get theirs
        letter.failed(error, now)
        again = timezone.localtime(letter.try_after)
        log.warning("Mail %s could not be sent (try %d) and waits until %s: %s", pk, letter.tries, moment(again), error)
        return error
    return None
