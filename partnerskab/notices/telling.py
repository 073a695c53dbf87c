# SPDX-License-Identifier: MPL-2.0
"""How the rest of the product tells people something: rows in the caller's transaction, and a job that sends them."""

from collections.abc import Iterable

from django.utils import timezone

from partnerskab.agreements.models import User
from partnerskab.content.matters import Matter, columns

from .jobs import deliver
from .models import REMINDER, Notice

__all__ = ["REMINDER", "tell"]


def tell(recipients: Iterable[User], matter: Matter, sentence: str, path: str, key: str) -> None:
    """Tell each of `recipients` of an event of `matter` in one Danish sentence, with a link to `path` (/amager/…).

    Everything happens in the caller's transaction: what is rolled back was never told, what is committed is never
    lost. `key` names the event, and begins with `REMINDER` where it is only a reminder of something to come; telling it
    again reaches only those who have not been told. The first event of a day is sent at once, later ones in one mail
    the next morning.
    """
    now, text = timezone.now(), " ".join(sentence.split())
    people = {person.pk: person for person in recipients}
    notices = [
        Notice(recipient=person, **columns(matter), text=text, link=path, happened_at=now, key=key)
        for person in people.values()
    ]
    if notices:
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        deliver.defer()
