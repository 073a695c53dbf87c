# SPDX-License-Identifier: MPL-2.0
"""Rows of a follow-up, a meeting or a case paper said in full, so that two can be held together."""

from collections.abc import Iterator

from activities.models import CriterionResult
from partnerskab import danish
from partnerskab.cases.models import CasePaper
from partnerskab.content.yearly import ActivityTold, Attached, Attendant, Handled, Met, Point
from partnerskab.followup.models import Answer
from partnerskab.meetings.coming import how_often
from partnerskab.meetings.models import AgendaPoint, Attendance
from partnerskab.richtext import plain

Line = tuple[str, str]

_CHOICES = (Answer.State, CriterionResult.State, AgendaPoint.Kind, AgendaPoint.Outcome, Attendance.Standing)
_WORDS: dict[str, str] = {str(key): str(word) for kinds in _CHOICES for key, word in kinds.choices}
_AIMS: dict[str, str] = {str(key): str(word) for key, word in CasePaper.Aim.choices}


def aim(value: str) -> str:
    """ "Til beslutning"."""
    return _AIMS.get(value, value)


def of_told(row: ActivityTold) -> Iterator[Line]:
    """What a round tells of an activity; its title stands above."""
    yield "Hvordan går det", _word(row.state)
    yield "Hvad er der sket", row.happened
    for number, one in enumerate(row.deliverables, start=1):
        yield (
            f"Leverance {number}",
            ", ".join(filter(None, (f"{one.number} {one.text}".strip(), one.delivered, one.note))),
        )
    for number, criterion in enumerate(row.criteria, start=1):
        said = (criterion.text, _word(criterion.state), criterion.figure, criterion.note, criterion.source)
        yield f"Succeskriterium {number}", ", ".join(filter(None, said))
    yield "Budget", _kr(row.budget)
    yield "Forbrug", _kr(row.spent)
    yield "Forventet forbrug", _kr(row.forecast)
    yield "Bemærkning til økonomien", row.money_note
    yield "Hvad sker der nu", row.next_steps
    yield "Hvad har vi lært", row.learning
    yield "Ansvarlige", "; ".join(row.leads)
    yield "Samarbejdspartnere", "; ".join(row.partners)
    yield "Svaret", "sendt" if row.is_sent else "ikke sendt"


def met(row: Met) -> str:
    """ "Styregruppen: 2 møder i året, aftalen siger mindst 1"."""
    held = f"{row.name}: {danish.counted(row.held, 'møde', 'møder', neuter=True)} i året"
    asked = how_often(row.least, row.most)
    return f"{held}, aftalen siger {asked}" if asked else held


def attendant(row: Attendant) -> str:
    """ "Navn, Københavns Politi, til stede, har stemme"."""
    votes = "har stemme" if row.votes else "uden stemme"
    return ", ".join(filter(None, (row.name, row.organisation, _word(row.standing).lower(), votes)))


def of_point(row: Point) -> Iterator[Line]:
    """A point of the agenda; its title stands above, and what was said is told as a text."""
    yield "Art", _word(row.kind)
    yield "Fremlægges af", row.presenter
    yield "Minutter", str(row.minutes or "")
    yield "Sagsfremstilling", plain(row.text)
    yield "Udfald", _word(row.outcome)
    yield "Beslutning", row.decision
    yield "Beslutningen gælder", ", ".join(filter(None, (row.subject_label, row.subject_sha256[:8])))
    yield "Bilag", "; ".join(attached(one) for one in row.attachments)


def handled(row: Handled) -> str:
    """ "Styregruppen, 12. december 2026: godkendte planen"."""
    told = ", ".join(filter(None, (row.body, row.on)))
    return f"{told}: {row.text}" if row.text else told


def attached(row: Attached) -> str:
    """Its title, with the start of its fingerprint."""
    return f"{row.title} ({row.sha256[:8]})" if row.sha256 else row.title


def _word(key: str) -> str:
    return _WORDS.get(key, key)


def _kr(amount: int | None) -> str:
    return "" if amount is None else danish.kr(amount)
