# SPDX-License-Identifier: MPL-2.0
"""Reminders that wait to be sent are taken back when they no longer hold: a letter may wait for days, and what it names
may be done by then."""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from partnerskab.agreements.models import Partnership
from partnerskab.notices.models import REMINDER, Letter, Notice


def waiting(partnership: Partnership) -> QuerySet[Notice]:
    """The partnership's reminders that are in no letter yet, or in one that waits."""
    unsent = Q(letter=None) | Q(letter__in=Letter.objects.waiting())
    return Notice.objects.filter(unsent, agreement__partnership=partnership, key__startswith=REMINDER)


def take_back(partnership: Partnership, hold: Collection[tuple[int, str]]) -> None:
    """Delete those that wait, but for those that `hold`: a user's id, and how the key begins. A letter without anything
    left to tell is given up.

    Runs in the caller's transaction. Letters are held first, so that one that is being sent is left alone.
    """
    letters = Letter.objects.waiting().select_for_update(of=("self",))
    held = list(letters.filter(pk__in=waiting(partnership).values("letter")))
    found = waiting(partnership).filter(Q(letter=None) | Q(letter__in=held)).select_for_update(of=("self",))
    gone = [one.pk for one in found if (one.recipient_id, one.key.rpartition("/")[0]) not in hold]
    Notice.objects.filter(pk__in=gone).delete()
    told = set(Notice.objects.filter(letter__in=held).values_list("letter", flat=True))
    for letter in held:
        if letter.pk not in told:
            letter.drop(timezone.now())
