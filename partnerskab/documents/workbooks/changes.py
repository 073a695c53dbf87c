# SPDX-License-Identifier: MPL-2.0
"""What reading a workbook would change, place by place, and what in it cannot be read."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from partnerskab import danish
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent

from .number_formats import text_of

WITHOUT_ACTIVITY = "Linjer uden aktivitet"
BLANK = "tomt"


class Kind(StrEnum):
    """What becomes another; the label stands in the table of differences."""

    AMOUNT = "amount", "Beløb"
    ADDED = "added", "Ny post"
    REMOVED = "removed", "Post fjernes"
    POST = "post", "Navn"
    PAYER = "payer", "Finansiering"
    PURPOSE = "purpose", "Ramme"
    NOTE = "note", "Note"
    SPENT = "spent", "Forbrug"
    FORECAST = "forecast", "Forventet"

    label: str

    def __new__(cls, value: str, label: str) -> "Kind":
        """A member under its value, with its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays: `funding` as the row has it, and a name for an organisation or somebody else."""

    funding: str = "own"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference: what stands and what is to stand, in words and as values.

    `line` is the post's id, empty for a new one, which goes into `activity` (empty: none). `amounts` are those that
    are to stand; `kr` a figure of spending; `text` a name or note.
    """

    kind: Kind
    owner: str
    post: str
    was: str
    becomes: str
    place: str = ""
    line: str = ""
    activity: str = ""
    year: int = 0
    amounts: tuple[Amount, ...] = ()
    payer: Payer = Payer()
    purpose: str = "activities"
    text: str = ""
    kr: int | None = None

    @property
    def what(self) -> str:
        """What of the post changes: "2022", "Navn", "Forbrug 2022"."""
        if self.kind is Kind.AMOUNT:
            return str(self.year)
        return f"{self.kind.label} {self.year}" if self.year else self.kind.label

    def told(self) -> str:
        """The difference in a line, for the command."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.owner} · {self.post} · {self.what}: {self.was} → {self.becomes}"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What cannot be read: where it stands, and what to write instead."""

    place: str
    sentence: str

    def told(self) -> str:
        """The trouble in a line, for the command."""
        return f"{self.place}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a workbook: from which sheets, what it changes, and what it cannot say."""

    sheets: tuple[str, ...]
    changes: tuple[Change, ...]
    troubles: tuple[Trouble, ...]

    @property
    def removals(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is Kind.REMOVED)

    @property
    def kept(self) -> tuple[Change, ...]:
        """The changes that take nothing away."""
        return tuple(change for change in self.changes if change.kind is not Kind.REMOVED)

    @property
    def by_owner(self) -> list[tuple[str, list[Change]]]:
        """The changes under the activity they belong to, in the order they were read."""
        order = {owner: at for at, owner in reversed(list(enumerate(change.owner for change in self.changes)))}
        ordered = sorted(self.changes, key=lambda change: order[change.owner])
        return [(owner, list(found)) for owner, found in groupby(ordered, key=lambda change: change.owner)]

    @property
    def mark(self) -> str:
        """Names what a person saw: another plan beneath it, or another file, gives another mark."""
        return hashlib.sha256(repr((self.changes, self.troubles)).encode()).hexdigest()


def owner_of(activity: ActivityContent | None) -> str:
    """The activity as the table of differences names it."""
    if activity is None:
        return WITHOUT_ACTIVITY
    return activity.title if activity.number is None else f"{activity.number}. {activity.title}"


def owners(content: PlanContent) -> list[tuple[ActivityContent | None, Line]]:
    """Every post with the activity it stands in."""
    found: list[tuple[ActivityContent | None, Line]] = [
        (activity, line) for activity in content.activities for line in activity.lines
    ]
    return found + [(None, line) for line in content.lines]


def shown(amount: Amount) -> str:
    """An amount as the table of differences says it; blank in a word, for nothing is easily overlooked."""
    return (danish.written(amount) if amount.kr is not None else text_of(amount)) or BLANK


def all_shown(amounts: Iterable[Amount]) -> str:
    """The amounts of a post, year by year."""
    found = [f"{amount.year}: {shown(amount)}" for amount in amounts if not amount.is_blank]
    return ", ".join(found) or "ingen beløb"


def in_year(line: Line | None, year: int) -> Amount:
    """What stands in a post's year; a blank amount where there is none."""
    return next((amount for amount in (line.amounts if line else ()) if amount.year == year), Amount(year))


Payers = Mapping[str, str]
"""The organisations' names, by every name they go by, folded."""
