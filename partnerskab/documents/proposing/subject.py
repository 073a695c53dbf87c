# SPDX-License-Identifier: MPL-2.0
"""What a case paper is about, what is asked of the committee, and what is proposed to it: plain values."""

import datetime
from dataclasses import dataclass

from partnerskab import danish
from partnerskab.content.canonical import Content
from partnerskab.revisions.route import Stage


@dataclass(frozen=True, slots=True)
class Money:
    """The year's money in whole kr., None where there is no figure. `frame` is that to activities, of which `allotted`
    is what the plan takes; `spent` is the partnership's own money spent until `day`."""

    frame: int | None
    allotted: int
    spent: int | None
    day: datetime.date
    is_example: bool = False

    @property
    def free(self) -> int | None:
        return None if self.frame is None else self.frame - self.allotted


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the version, as an annex: its title, its path on the site, the fingerprint on it."""

    title: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A version that a case is about. `name` is what its matter is called ("Tryghedsplan 2026"), `the` inside a
    sentence ("planen"); `route` is what has been decided on it."""

    content: Content
    name: str
    the: str
    label: str
    sha256: str
    route: tuple[Stage, ...]
    papers: tuple[Paper, ...]
    money: Money | None = None

    @property
    def version(self) -> str:
        """ "Tryghedsplan 2026 (version 2026.1)"."""
        return f"{self.name} (version {self.label})"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the committee is asked, and when; `aim` is decision, note or tabled, `today` the day it is written."""

    body: str
    aim: str
    meeting_on: datetime.date | None
    today: datetime.date

    @property
    def day(self) -> datetime.date:
        """The day that what comes next is told from."""
        return self.meeting_on or self.today

    @property
    def is_decision(self) -> bool:
        return self.aim == "decision"

    def told(self, of: str) -> str:
        """What the committee is to do with what it is asked about, as the résumé ends."""
        return f"{self.body} {_SENTENCES[self.aim].format(of)}"

    @property
    def on(self) -> str:
        """The meeting's day in words, empty while nobody knows it."""
        return danish.date(self.meeting_on) if self.meeting_on else ""


_SENTENCES = {
    "decision": "skal tage stilling til {}.",
    "note": "skal tage {} til efterretning.",
    "tabled": "orienteres om {} på aflæggerbordet.",
}


@dataclass(frozen=True, slots=True)
class Handled:
    """A row of the political handling."""

    body: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A case paper as it begins: texts as rich text, the "at"-points without their "at"."""

    title: str
    resume: str
    recommendations: tuple[str, ...]
    problem: str
    solution: str
    economy: str
    process: str
    handlings: tuple[Handled, ...]
    annexes: tuple[Paper, ...]
