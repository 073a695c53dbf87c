# SPDX-License-Identifier: MPL-2.0
"""Follow-up: answers that are missing in open rounds, and rounds to open and to close."""

from collections import Counter
from collections.abc import Iterator

from django.urls import reverse

from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership
from partnerskab.followup.missing import Missing, missing
from partnerskab.followup.models import Round

from ..calendar import Calendar
from ..models import Deadline
from .task import Asked, Task

_KIND = Deadline.Kind
KINDS = frozenset({_KIND.MIDTERM, _KIND.FINAL, _KIND.ANNUAL})


def source(calendar: Calendar) -> Asked:
    """Read the open rounds and what lacks in those of the newest plan and the year before it."""
    rounds = calendar.rounds
    lacking = missing(rounds, since=calendar.plans[0].year - 1) if rounds else []
    keeping = [*_rounds(calendar, rounds, lacking), *_not_begun(calendar, rounds)]
    own = [({person.pk for person in each.responsible.people}, _answer(each)) for each in lacking]

    def asked(member: Membership) -> Iterator[Task]:
        if access.may(member.role, Action.ANSWER):
            yield from (task for people, task in own if member.user_id in people)
        if access.may(member.role, Action.CLOSE_ROUND):
            yield from keeping

    return asked


def answers_of(round_: Round) -> str:
    """How the keys begin of the answers that a round lacks."""
    return f"opfoelgning/{round_.pk}/"


def _answer(row: Missing) -> Task:
    """The form of one activity's answer."""
    if row.is_returned and row.answer:
        title, why = f"{row.activity}: svaret er sendt tilbage", row.answer.return_comment
    elif row.answer:
        title, why = f"{row.activity}: svaret er ikke sendt", f"{row.round}."
    else:
        title, why = f"{row.activity} mangler svar", f"{row.round}."
    key = f"{answers_of(row.round)}{row.activity.pk}"
    return Task(key, title, why, row.address, (row.round.kind,), row.round.year, due=row.due_on)


def _rounds(calendar: Calendar, rounds: list[Round], lacking: list[Missing]) -> Iterator[Task]:
    """The secretariat's view of each open round: who lacks, or that it can be closed."""
    count = Counter(each.round.pk for each in lacking)
    for one in rounds:
        if not one.is_open:
            continue
        left = count[one.pk]
        title = (
            f"{one} kan lukkes" if not left else f"{one}: {danish.counted(left, 'svar', 'svar', neuter=True)} mangler"
        )
        why = "Alle har svaret." if not left else "Se, hvem der mangler, og mind dem om det."
        address = reverse("followup", args=[calendar.partnership.slug, one.mark])
        yield Task(f"runde/{one.pk}", title, why, address, (one.kind,), one.year)


def _not_begun(calendar: Calendar, rounds: list[Round]) -> Iterator[Task]:
    """Rounds whose time has come and that nobody has opened."""
    begun = {(one.kind, one.year) for one in rounds}
    for due in calendar.open:
        if due.deadline.kind in KINDS and (due.deadline.kind, due.year) not in begun:
            title = f"{due.deadline.title} {due.year} er ikke begyndt"
            why, address = (
                "Åbn den, så de ansvarlige kan svare.",
                reverse("followups", args=[calendar.partnership.slug]),
            )
            if due.deadline.kind == _KIND.ANNUAL:
                why = "Begynd den, når årets afrapportering er inde."
            yield Task(f"runde/{due.deadline.pk}/{due.year}", title, why, address, (due.deadline.kind,), due.year)
