# SPDX-License-Identifier: MPL-2.0
"""Who is told what of a round by mail, each with the way to the very form."""

import datetime
from collections.abc import Iterable

from partnerskab.danish import date
from partnerskab.followup.missing import Missing, Responsible
from partnerskab.followup.models import Answer, Round
from partnerskab.notices.models import Notice
from partnerskab.notices.telling import Event, tell, tell_all

from .finding import address_of


def opened(found: Round, lacking: Iterable[Missing]) -> None:
    """Ask those who are responsible, for each of their activities."""
    by = f" senest {date(found.due_on)}" if found.due_on else ""
    tell_all(found, [
        Event(one.responsible.people, f"{found} er åben. Svar på ”{one.activity}”{by}.", one.address,
              f"{found.pk}:open:{one.activity.pk}")
        for one in lacking
    ])  # fmt: skip


def remind(found: Round, lacking: Iterable[Missing], today: datetime.date) -> int:
    """Ask again, each person once a day at most about an activity; how many activities somebody was reminded of now."""
    key = f"{found.pk}:remind:{today.isoformat()}:"
    told = set(Notice.objects.filter(followup=found, key__startswith=key).values_list("key", "recipient"))
    events = []
    for one in lacking:
        name = f"{key}{one.activity.pk}"
        people = tuple(person for person in one.responsible.people if (name, person.pk) not in told)
        if people:
            events.append(Event(people, _reminder(one, today), one.address, name))
    tell_all(found, events)
    return len(events)


def returned(answer: Answer, asked: Responsible) -> None:
    """Tell who sent the answer, and who is responsible, what is missing in it."""
    people = {person.pk: person for person in (answer.sent_by, *asked.people) if person}
    sentence = f"Svaret på ”{answer.activity}” er sendt tilbage: {answer.return_comment}"
    key = f"{answer.pk}:returned:{answer.version}"
    tell(people.values(), answer.round, sentence, address_of(answer.round, answer.activity_id), key)


def _reminder(one: Missing, today: datetime.date) -> str:
    if one.due_on is None:
        return f"Svaret på ”{one.activity}” mangler i {one.round}."
    if one.due_on < today:
        return f"Svaret på ”{one.activity}” mangler i {one.round}. Det skulle være der {date(one.due_on)}."
    return f"Svaret på ”{one.activity}” mangler i {one.round}. Det skal være der senest {date(one.due_on)}."
