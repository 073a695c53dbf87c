# SPDX-License-Identifier: MPL-2.0
"""What stands in an agreement's chapters beside their texts: tables of bodies, posts, baselines and money, and boxes to
sign in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from partnerskab import danish
from partnerskab.content.agreed import BodyContent, Signatory, StaffContent, WholeAgreement
from partnerskab.revisions.presenting import saying
from partnerskab.revisions.progress import inside
from targets.demands import baseline_said, demand, has_baseline
from targets.series import Aim

from .numbering import Numbering
from .theory import inside_sentence

_QUARTERS = {0: "", 25: "¼", 50: "½", 75: "¾"}


@dataclass(frozen=True, slots=True)
class Told:
    """A target in words. `label` is "Mål 2a", empty for one without a number of its own."""

    label: str
    title: str
    wording: str
    demand: str
    measured: str
    definition: str


@dataclass(frozen=True, slots=True)
class Monitored:
    """What is followed without a target, each with what more is said of it, and where the figures come from."""

    rows: tuple[tuple[str, str], ...]
    sources: str


@dataclass(frozen=True, slots=True)
class BaselineTable:
    """Each target with its demand and its baseline; `year` is empty where the targets have different ones."""

    number: int
    what: str
    year: str
    rows: tuple[tuple[str, str, str], ...]
    sources: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    name: str
    chair: str
    members: str
    tasks: str
    meetings: str


@dataclass(frozen=True, slots=True)
class StaffRow:
    title: str
    share: str
    organisation: str
    note: str


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A year's frames as they are printed."""

    year: str
    activities: str
    management: str
    total: str


@dataclass(frozen=True, slots=True)
class FrameTable:
    number: int
    rows: tuple[MoneyRow, ...]
    sum: MoneyRow
    has_example: bool


@dataclass(frozen=True, slots=True)
class PartyGroup:
    """Parties under one heading; the heading is empty for those that stand on their own."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """Where a party signs; `approved` says when it answered in this version's decision."""

    heading: str
    name: str
    approved: str


def told(aim: Aim) -> Told:
    """A target as a chapter says it."""
    measured = [f"Måles på {inside_sentence(aim.indicator)}" if aim.indicator else "", aim.place]
    said = " · ".join(filter(None, measured))
    return Told(
        label=f"Mål {aim.code}" if aim.code else "",
        title=aim.title,
        wording=aim.wording,
        demand=demand(aim),
        measured=" · ".join(filter(None, (said, f"Kilde: {aim.source}" if aim.source else ""))),
        definition=aim.definition,
    )


def monitored(aims: tuple[Aim, ...]) -> Monitored | None:
    """Those of the targets that are only followed; None where there are none."""
    followed = [aim for aim in aims if aim.rule == "monitor"]
    if not followed:
        return None
    sources = list(dict.fromkeys(aim.source for aim in followed if aim.source))
    rows = tuple((aim.title, " ".join(filter(None, (aim.wording, aim.definition)))) for aim in followed)
    return Monitored(rows, f"Kilde: {', '.join(sources)}" if sources else "")


def baselines(aims: tuple[Aim, ...], numbering: Numbering) -> BaselineTable | None:
    """The targets that are held against a baseline; None where there is none. It takes the next table's number."""
    held = [aim for aim in aims if has_baseline(aim)]
    if not held:
        return None
    years = {aim.baseline.year if aim.baseline else aim.baseline_year for aim in held}
    year = str(years.pop() or "") if len(years) == 1 else ""
    sources = dict.fromkeys(_source(aim) for aim in held)
    return BaselineTable(
        number=numbering.next_table(),
        what="Gerningstype" if all(aim.topic == "crime" for aim in held) else "Mål",
        year=year,
        rows=tuple((aim.title, demand(aim), _baseline(aim, year)) for aim in held),
        sources=". ".join(filter(None, sources)),
    )


def _baseline(aim: Aim, year: str) -> str:
    said = baseline_said(aim)
    of = aim.baseline.year if aim.baseline else aim.baseline_year
    return said if year or not of else f"{said} ({of})"


def _source(aim: Aim) -> str:
    """Where a baseline is from: "Kilde: Rigspolitiets anmeldelsesregister, s. 4, fastsat 20. maj 2025"."""
    if aim.baseline is None:
        return ""
    page = f", {aim.baseline.page}" if aim.baseline.page else ""
    return f"Kilde: {aim.baseline.source}{page}, fastsat {saying.day(aim.baseline.set_on)}"


def bodies(content: WholeAgreement) -> tuple[BodyRow, ...]:
    """The bodies with what they do and how often they meet."""
    return tuple(BodyRow(one.name, one.chair, one.members, one.tasks, meetings(one)) for one in content.bodies)


def meetings(body: BodyContent) -> str:
    """Meetings a year: "8-10", "mindst 1", "højst 4"; a dash where nothing is agreed."""
    least, most = body.meetings_least, body.meetings_most
    if least is None and most is None:
        return "–"
    if least is None or most is None:
        return f"mindst {least}" if most is None else f"højst {most}"
    return str(least) if least == most else f"{least}-{most}"


def staff(content: WholeAgreement) -> tuple[StaffRow, ...]:
    """The posts set aside for the work."""
    return tuple(StaffRow(one.title, share(one), one.organisation, one.note) for one in content.staff)


def share(post: StaffContent) -> str:
    """Full-time posts as people write them: 25 hundredths are "¼", 150 "1½", 40 "0,4"."""
    whole, rest = divmod(post.share, 100)
    if rest in _QUARTERS and post.share:
        return f"{whole or ''}{_QUARTERS[rest]}"
    return danish.decimal(Decimal(post.share) / 100, places=2)


def frames(content: WholeAgreement, numbering: Numbering) -> FrameTable | None:
    """What is set aside each year of the period, and in all; None without any. It takes the next table's number."""
    if not content.frames:
        return None
    years = sorted({frame.year for frame in content.frames} | set(content.years))
    return FrameTable(
        number=numbering.next_table(),
        rows=tuple(_money(str(year), _in(content, year), missing="ikke aftalt") for year in years),
        sum=_money("I alt", _in(content, None)),
        has_example=any(frame.is_example for frame in content.frames),
    )


def _in(content: WholeAgreement, year: int | None) -> dict[str, int]:
    """Kroner by purpose, in a year or in all."""
    found: dict[str, int] = {}
    for frame in content.frames:
        if year in (None, frame.year):
            found[frame.purpose] = found.get(frame.purpose, 0) + frame.kr
    return found


def _money(name: str, by_purpose: dict[str, int], missing: str = "–") -> MoneyRow:
    def said(purpose: str) -> str:
        return danish.amount(by_purpose[purpose]) if purpose in by_purpose else missing

    total = danish.amount(sum(by_purpose.values())) if by_purpose else missing
    return MoneyRow(name, said("activities"), said("management"), total)


def moves(content: WholeAgreement) -> str:
    """Who decides when money is moved, as a sentence; nothing where the agreement does not say."""
    said = (("inden for en aktivitet", content.moves_within), ("mellem aktiviteter", content.moves_between))
    told_of = [f"{where} af {inside(body)}" for where, body in said if body]
    return f"Penge flyttes {' og '.join(told_of)}." if told_of else ""


def groups(parties: tuple[Signatory, ...], *roles: str) -> tuple[PartyGroup, ...]:
    """Those of some roles, gathered under their headings in the order the headings first stand."""
    found: dict[str, list[str]] = {}
    for one in parties:
        if one.role in roles:
            found.setdefault(one.heading, []).append(f"{one.name}{_time(one)}")
    return tuple(PartyGroup(heading, tuple(names)) for heading, names in found.items())


def _time(one: Signatory) -> str:
    said = [f"{word} {saying.day(day)}" for word, day in (("fra", one.from_date), ("til", one.to_date)) if day]
    return f" ({' '.join(said)})" if said else ""


def signature_boxes(content: WholeAgreement, approved: Mapping[str, str]) -> tuple[SignatureBox, ...]:
    """A box for each party with a vote, in their order; `approved` says by organisation's id when it answered."""
    return tuple(
        SignatureBox("" if _same(one.heading, one.name) else one.heading, one.name, approved.get(one.id, ""))
        for one in content.parties
        if one.role == "party"
    )


def _same(heading: str, name: str) -> bool:
    return heading.casefold() == name.casefold()
