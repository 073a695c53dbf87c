# SPDX-License-Identifier: MPL-2.0
"""What became of a text: who wrote what and when, and which earlier text an entry changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from simple_history.utils import get_history_manager_for_model

from partnerskab.agreements.models import Membership, Partnership, User

from .texts import CARRIED, FROM_PAPER, MONEY_MOVED, MOVED, RESTORED, SUGGESTION, TextSort, TextUnit

DELETED = "-"


@dataclass(frozen=True)
class Author:
    """Who made a change, and for which organisation of the partnership; nobody for a change without a login."""

    name: str = ""
    organisation: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.organisation) if part) or "Systemet"

    @property
    def short(self) -> str:
        """The organisation where there is one: people know each other by it."""
        return self.organisation or self.name or "Systemet"


@dataclass(frozen=True)
class Entry:
    """A change as the history lists it; `when` is Danish time."""

    id: int
    when: datetime
    author: Author
    type: str
    reason: str

    @property
    def deed(self) -> str:
        """What the author did: "ændrede teksten"."""
        if self.reason.startswith(RESTORED + ": "):
            return f"gendannede {self.reason.removeprefix(RESTORED + ': ')}"
        if self.is_suggestion:
            return "foreslog en tekst, som ikke blev valgt"
        return deed(self.type, self.reason, "teksten")

    @property
    def has_difference(self) -> bool:
        return self.reason != MOVED and self.type != DELETED

    @property
    def is_suggestion(self) -> bool:
        return self.reason == SUGGESTION


@dataclass(frozen=True)
class Wording:
    """An entry's text and heading, with those it stood against."""

    title: str
    text: str
    title_before: str
    text_before: str


def deed(history_type: str, reason: str, what: str) -> str:
    """What was done to `what`, from an entry's type and its reason: "ændrede Formål", "læste teksten ind fra papir"."""
    if reason.startswith(FROM_PAPER):
        return f"læste {what} ind fra papir"
    if reason.startswith(CARRIED):
        return f"førte {what} videre"
    if reason == SUGGESTION:
        return f"foreslog en anden tekst til {what}"
    if reason == MOVED:
        return f"flyttede {what}"
    if reason.startswith(MONEY_MOVED):
        return reason.splitlines()[0]
    if reason.startswith(RESTORED):
        return f"gendannede {what}"
    verb = {"+": "skrev", DELETED: "fjernede"}.get(history_type, "ændrede")
    return f"{verb} {what}"


def entries(unit: TextUnit, partnership: Partnership) -> list[Entry]:
    """Every change of the text, newest first, in a fixed number of queries; the wordings are read one by one."""
    columns = ("history_id", "history_date", "history_user_id", "history_type", "history_change_reason")
    rows = list(_history(unit.sort).filter(id=unit.id).order_by("-history_id").values_list(*columns))
    if unit.sort.is_shared:
        own = _changing(unit.sort, unit.id)
        rows = [row for row in rows if row[0] in own]
    known = authors((row[2] for row in rows), partnership)
    return [
        Entry(entry_id, timezone.localtime(when), known.get(user, Author()), kind, reason or "")
        for entry_id, when, user, kind, reason in rows
    ]


def _changing(sort: TextSort, text_id: UUID) -> set[int]:
    """The entries of a row with several texts that changed this one; a suggestion is what it says."""
    found, before = set(), ""
    rows = _history(sort).filter(id=text_id).order_by("history_id")
    for entry_id, text, reason in rows.values_list("history_id", sort.text, "history_change_reason"):
        if text != before:
            found.add(entry_id)
        before = before if reason == SUGGESTION else text
    return found


def last_saved(sort: TextSort, text_id: UUID, partnership: Partnership) -> Entry | None:
    """Who wrote the text that stands, or took it away, and when."""
    rows = _history(sort).filter(id=text_id).exclude(history_change_reason__in=[SUGGESTION, MOVED])
    if sort.is_shared:
        rows = rows.filter(history_id__in=_changing(sort, text_id))
    row = rows.first()
    if row is None:
        return None
    author = authors([row.history_user_id], partnership).get(row.history_user_id, Author())
    when = timezone.localtime(row.history_date)
    return Entry(row.history_id, when, author, row.history_type, row.history_change_reason or "")


def wording(unit: TextUnit, entry_id: int) -> Wording | None:
    """What an entry says and what it changed; None if the text has no such entry."""
    rows = _history(unit.sort).filter(id=unit.id)
    row = rows.filter(history_id=entry_id).first()
    if row is None:
        return None
    earlier = rows.filter(history_id__lt=entry_id).exclude(history_change_reason=SUGGESTION)
    before = earlier.order_by("-history_id").first()
    return Wording(
        title=_title(unit.sort, row),
        text=getattr(row, unit.sort.text),
        title_before=_title(unit.sort, before) if before else "",
        text_before=getattr(before, unit.sort.text) if before else "",
    )


def last_row(sort: TextSort, text_id: UUID) -> Any:
    """The last that the history knows of a text, gone or not; None if it never was."""
    return _history(sort).filter(id=text_id).exclude(history_change_reason=SUGGESTION).order_by("-history_id").first()


def authors(user_ids: Iterable[int | None], partnership: Partnership) -> dict[int | None, Author]:
    """The authors by their user's id, with the organisation they last stood for in the partnership: two queries."""
    ids = {user_id for user_id in user_ids if user_id}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}
    memberships = Membership.objects.filter(user__in=ids, partnership=partnership).select_related("organisation")
    standing = {
        membership.user_id: membership.organisation.label
        for membership in memberships.order_by("ended_on")
        if membership.organisation
    }
    return {user_id: Author(name, standing.get(user_id, "")) for user_id, name in names.items()}


def _history(sort: TextSort) -> Any:
    return get_history_manager_for_model(sort.model)


def _title(sort: TextSort, row: Any) -> str:
    return getattr(row, sort.title) if sort.title else ""
