# SPDX-License-Identifier: MPL-2.0
"""Which two sides of a comparison an address names, and which it means when it names none."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from activities.models import Plan
from partnerskab import danish
from partnerskab.content.canonical import Content
from partnerskab.content.matters import Matter, freeze_matter, kind_of

from .models import Revision, Standing

DRAFT = "kladde"
"""What the draft is called in an address."""

_LABEL = re.compile(r"\d{4}(-\d{1,4}|-[a-z]+)?\.\d+")


class Unknown(LookupError):
    """No version goes by that name; the message says so, and what to write instead, in Danish."""


@dataclass(frozen=True)
class Side:
    """A side of a comparison: a version, or without one the draft of the matter.

    `is_before` marks the draft of the plan before, which stands in for a version where there is none.
    """

    matter: Matter
    revision: Revision | None
    is_before: bool = False

    @property
    def key(self) -> str:
        """Its name in an address: "2022.3", "kladde", or "kladde-2021" of the plan before."""
        if self.revision:
            return self.revision.label
        return f"{DRAFT}-{self.matter.mark}" if self.is_before else DRAFT

    @property
    def name(self) -> str:
        """Its name inside a sentence."""
        if self.revision:
            return f"version {self.revision.label}"
        return f"kladden for {self.matter.mark}" if self.is_before else "kladden"

    @property
    def title(self) -> str:
        """Its name with what it has come to and when: "Version 2021.2, godkendt 10. december 2020"."""
        revision = self.revision
        if revision is None:
            return f"Kladden for {self.matter.mark}, som den er nu"
        if revision.is_approved:
            return f"Version {revision.label}, {revision.standing.word} {danish.date(revision.outcome.decided_on)}"
        told = "indsendt" if revision.is_pending else f"{revision.standing.word}, indsendt"
        return f"Version {revision.label}, {told} {danish.date(timezone.localdate(revision.submitted_at))}"

    @property
    def standing(self) -> str:
        """ "draft", or what the version has come to."""
        return self.revision.standing.value if self.revision else "draft"

    @cached_property
    def content(self) -> Content:
        """The frozen matter; one query for a version, the matter's own for the draft.

        Raises:
            canonical.Unreadable: the stored bytes were tampered with.
        """
        return self.revision.frozen if self.revision else freeze_matter(self.matter)


@dataclass(frozen=True)
class Choice:
    """Both sides; `before` is None where there is nothing to compare with."""

    before: Side | None
    after: Side

    @property
    def is_own_annex(self) -> bool:
        """Whether this is a version against the one it was submitted to follow: what its annex shows."""
        before, after = self.before, self.after
        return bool(before and before.revision and after.revision and after.revision.since_id == before.revision.pk)


_NEWEST = {
    "plan": ("-plan__year", "-number"),
    "agreement": ("-agreement__valid_from", "-number"),
    "status": ("-status__year", "-number"),
    "followup": ("-followup__plan__year", "-followup__opened_on", "-number"),
    "meeting": ("-meeting__year", "-meeting__number", "-number"),
    "case": ("-case__year", "-case__number", "-number"),
}


def all_sides(matter: Matter, *, drafts: bool) -> tuple[Side, ...]:
    """All there is to choose from: the draft first, then the partnership's versions of that kind of matter, newest
    first; one query, or two where there is no version to tell a plan's changes against.

    Without `drafts` there are approved versions only.
    """
    kind = kind_of(matter)
    found = Revision.objects.of(matter.partnership).filter(**{f"{kind}__isnull": False}).order_by(*_NEWEST[kind])
    versions = tuple(Side(one.matter, one) for one in (found if drafts else found.approved()))
    return (Side(matter, None), *_draft_before(matter, versions), *versions) if drafts else versions


def _draft_before(matter: Matter, versions: tuple[Side, ...]) -> tuple[Side, ...]:
    """The draft of the plan before, where neither that plan nor this one has a version yet."""
    if not isinstance(matter, Plan) or any(_leads_to(side.matter, matter) for side in versions):
        return ()
    earlier = Plan.objects.of(matter.partnership).filter(year__lt=matter.year).order_by("-year").first()
    return (Side(earlier, None, is_before=True),) if earlier else ()


def choose(matter: Matter, sides: tuple[Side, ...], since: str, until: str) -> Choice | None:
    """The sides that the names mean; an empty name means the usual one. None where there is nothing to see.

    Raises:
        Unknown: no side goes by a name that was given.
    """
    after = _named(until, sides) if until else _latest(matter, sides)
    earlier = _named(since, sides) if since else None
    if after is None:
        return None
    return Choice(earlier or _usual(after, matter, sides), after)


def _named(name: str, sides: tuple[Side, ...]) -> Side:
    side = next((side for side in sides if side.key == name.strip().lower()), None)
    if side is None:
        example = next((side.key for side in sides if side.revision), sides[0].key if sides else "")
        way_on = f" Vælg herunder, eller skriv for eksempel {example} i adressen." if example else ""
        shown = f" {name.strip()}" if _LABEL.fullmatch(name.strip()) else ", der hedder det"
        raise Unknown(f"Der er ingen version{shown}.{way_on}")
    return side


def _latest(matter: Matter, sides: tuple[Side, ...]) -> Side | None:
    """The draft, or the matter's newest version there is to see."""
    return next((side for side in sides if side.revision is None or side.matter == matter), None)


def _usual(after: Side, matter: Matter, sides: tuple[Side, ...]) -> Side | None:
    """What changes are told against: for a version the one it follows, for the draft the one in force or the newest."""
    if after.revision:
        since = after.revision.since_id
        return next((side for side in sides if side.revision and side.revision.pk == since), None)
    earlier = [side for side in sides if side.revision and _leads_to(side.matter, matter)]
    in_force = next((side for side in earlier if side.standing == Standing.APPROVED), None)
    return in_force or next(iter(earlier), None) or next((side for side in sides if side.is_before), None)


def _leads_to(earlier: Matter, matter: Matter) -> bool:
    """Whether the one may be in force while the other is written: of plans, an earlier year's too."""
    if isinstance(earlier, Plan) and isinstance(matter, Plan):
        return earlier.year <= matter.year
    return earlier == matter
