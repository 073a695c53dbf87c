# SPDX-License-Identifier: MPL-2.0
"""Which edition of frozen content a paper shows, and what it says of itself: cover, running head, metadata."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from partnerskab import danish
from partnerskab.content.canonical import Content, fingerprint_of, fingerprint_shown, to_json
from partnerskab.content.tree import Step

from .attached import Attached, attached_to
from .pictures import Pictures, pictures_of

Shown = TypeVar("Shown", bound=Content)


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding that blocked, and why the plan was submitted all the same."""

    title: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Edition(Generic[Shown]):
    """Frozen content with the bytes it is stored as, and what it stands as.

    `label` is "2022.3", empty for the draft as it stands now. `status` is short, for the head; `stands` a phrase that
    goes on after the mark on the cover. `day` is the one date in the paper and its file. `steps` are the steps of the
    decision route and what each did; `answers` says who answered. `pictures` are those the content names, `approved`
    the days on which parties approved, by their organisation's id. `is_cancelled` is said of a meeting's draft.
    """

    content: Shown
    data: bytes
    label: str
    status: str
    stands: str
    day: datetime.date
    is_approved: bool
    origin: str
    about: str
    steps: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pictures: Pictures = field(default_factory=dict)
    approved: Mapping[str, str] = field(default_factory=dict)
    is_cancelled: bool = False

    @property
    def version(self) -> str:
        """The edition's name: "Version 2022.3" or "Kladde"."""
        return f"Version {self.label}" if self.label else "Kladde"

    @property
    def head(self) -> str:
        """The running head: "Version 2022.3 · Godkendt 12. december 2022"; what is too long for a line has two."""
        day = danish.date(self.day).replace(" ", danish.NO_BREAK_SPACE)
        between = " " if self.is_approved else "\n" if self.label else " · "
        return f"{self.version} · {self.status}{between}{day}"

    @property
    def mark(self) -> str:
        """The word in the stamp."""
        return self.status.upper() if self.is_approved else "AFLYST" if self.is_cancelled else "UDKAST"

    @property
    def attached(self) -> Attached:
        """The file in which the paper carries its data."""
        return attached_to(self.content)

    @property
    def fingerprint(self) -> str:
        """The sha256 of the data."""
        return fingerprint_of(self.data)

    @property
    def groups(self) -> tuple[str, ...]:
        """The fingerprint in groups of four digits."""
        whole = self.fingerprint
        return tuple(whole[at : at + 4] for at in range(0, len(whole), 4))

    @property
    def fingerprint_start(self) -> str:
        """The first 16 digits, for the foot."""
        return fingerprint_shown(self.fingerprint)

    @property
    def fingerprint_lines(self) -> tuple[str, str]:
        """All digits in two lines, for the cover."""
        return " ".join(self.groups[:8]), " ".join(self.groups[8:])

    @property
    def timestamp(self) -> str:
        """The day for the file's metadata."""
        return f"{self.day.isoformat()}T00:00:00Z"

    @property
    def description(self) -> str:
        """What the file's metadata say of it, in a sentence."""
        said = f"{self.status} {self.stands}" if self.is_approved else f"{self.status} {danish.date(self.day)}"
        return f"{self.content.title}, {self.version.lower()}. {said}."

    @property
    def identifier(self) -> str:
        """Version, standing and fingerprint in a fixed form: a verifier finds them even where the data was removed."""
        standing = self.status.lower() if self.is_approved else "udkast"
        return f"{self.version.lower()}, {standing}, sha256:{self.fingerprint}"


def draft(content: Shown, on: datetime.date, *, is_cancelled: bool = False) -> Edition[Shown]:
    """The draft as it stands on a day; that of a cancelled meeting says so."""
    last = next((step for step in content.steps if step.has_last_word), None)
    return Edition(
        content=content,
        data=to_json(content),
        label="",
        status="Aflyst" if is_cancelled else "Udkast",
        stands=_not_yet(last),
        day=on,
        is_approved=False,
        origin=f"Kladde af {danish.date(on)}",
        about="Papiret er en kladde og erstatter ikke det, der gælder nu.",
        pictures=pictures_of(content),
        is_cancelled=is_cancelled,
    )


def _not_yet(last: Step | None) -> str:
    if last is None:
        return "Ikke godkendt"
    return (
        f"Ikke behandlet. Forelægges: {last.body}" if last.act == "notes" else f"Ikke godkendt. Beslutter: {last.body}"
    )
