# SPDX-License-Identifier: MPL-2.0
"""How the rest of the product tells people something: rows in the caller's transaction, and a job that sends them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from partnerskab.agreements.models import User
from partnerskab.content.matters import Matter, columns

from .jobs import deliver
from .models import REMINDER, Notice

__all__ = ["REMINDER", "Event", "tell", "tell_all"]


@dataclass(frozen=True, slots=True)
class Event:
    """What some people are told: one Danish sentence, with a link to `path` (/amager/…). `key` names the event."""

    recipients: tuple[User, ...]
    sentence: str
    path: str
    key: str


def tell(recipients: Iterable[User], matter: Matter, sentence: str, path: str, key: str) -> None:
    """Tell each of `recipients` of one event of `matter`, as `tell_all` does."""
    tell_all(matter, [Event(tuple(recipients), sentence, path, key)])


def tell_all(matter: Matter, events: Iterable[Event]) -> None:
    """Tell people of several events of `matter`; two queries, however many there are.

    Everything happens in the caller's transaction: what is rolled back was never told, what is committed is never
    lost. A key begins with `REMINDER` where it names no event but something to come. Telling the same key again reaches
    only those who have not been told. The first event of a day is sent at once, later ones in one mail next morning.
    """
    now, about = timezone.now(), columns(matter)
    notices = [
        Notice(
            recipient=person, **about, text=" ".join(one.sentence.split()), link=one.path, happened_at=now, key=one.key
        )
        for one in events
        for person in {person.pk: person for person in one.recipients}.values()
    ]
    if notices:
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        deliver.defer()
