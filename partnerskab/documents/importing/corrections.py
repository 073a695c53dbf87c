# SPDX-License-Identifier: MPL-2.0
"""What a person corrects in the reading of a paper, before it is read in: a typed overlay on the parsed paper.

Every correction is found again by the line in the source that its piece begins on, so that it outlives a reader that
understands more. Applying them is pure: `corrected(paper, corrections)`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from partnerskab.danish import parse_amount

from ..reading import ParsedPaper
from ..reading.paper import Cell, Finding, MoneyRow, OverviewRow, ParsedActivity, ParsedPartner, ParsedSection


@dataclass(frozen=True, slots=True)
class Facts:
    """An activity's title, number and state (as in Activity)."""

    title: str
    number: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Areas:
    """The numbers of an activity's focus areas; without a primary one it stands in the appendix."""

    primary: int | None
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    name: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a text belongs: `kind` as in ActivitySection."""

    kind: str
    sub_heading: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections by line: an activity's first, a section's first, and a money row's (there: year -> as typed)."""

    facts: dict[int, Facts] = field(default_factory=dict)
    areas: dict[int, Areas] = field(default_factory=dict)
    actors: dict[int, tuple[Actor, ...]] = field(default_factory=dict)
    headings: dict[int, Heading] = field(default_factory=dict)
    amounts: dict[int, dict[int, str]] = field(default_factory=dict)
    skipped: tuple[int, ...] = ()

    def having(self, unit: str, line: int, value: Any) -> "Corrections":
        """These with one more, or with one less where `value` is None. `unit` names a field that goes by line."""
        others = {key: each for key, each in getattr(self, unit).items() if key != line}
        changed: dict[str, Any] = {unit: others if value is None else others | {line: value}}
        return replace(self, **changed)

    def skipping(self, line: int, skip: bool) -> "Corrections":
        """These with an activity left out, or taken in again."""
        return replace(self, skipped=tuple(sorted({*self.skipped, line} if skip else {*self.skipped} - {line})))


def to_plain(corrections: Corrections) -> dict[str, Any]:
    """The corrections as JSON knows them."""
    plain: dict[str, Any] = msgspec.to_builtins(corrections, str_keys=True)
    return plain


def from_plain(plain: Mapping[str, Any]) -> Corrections:
    """What `to_plain` wrote."""
    return msgspec.convert(plain, Corrections, str_keys=True)


def corrected(paper: ParsedPaper, corrections: Corrections) -> ParsedPaper:
    """The paper as it is after the corrections; a finding that a correction answers is gone."""
    kept = [activity for activity in paper.activities if activity.span.first not in corrections.skipped]
    overview = paper.overview
    if overview:
        rows = tuple(_overview_row(row, corrections) for row in overview.rows)
        overview = replace(overview, rows=rows)
    return replace(
        paper,
        activities=tuple(corrected_activity(activity, corrections) for activity in kept),
        overview=overview,
        findings=tuple(_open_findings(paper, corrections)),
    )


def corrected_activity(activity: ParsedActivity, corrections: Corrections) -> ParsedActivity:
    """One activity after its corrections."""
    line = activity.span.first
    facts, areas, actors = (getattr(corrections, unit).get(line) for unit in ("facts", "areas", "actors"))
    if facts:
        activity = replace(activity, title=facts.title, number=facts.number, state=facts.state, certainty="understood")
    if areas:
        activity = replace(activity, area=areas.primary, areas=areas.others, is_appendix=areas.primary is None)
    if actors is not None:
        partners = tuple(ParsedPartner(actor.name, actor.is_lead, "understood") for actor in actors)
        activity = replace(activity, partners=partners)
    if activity.money:
        rows = tuple(_money_row(row, corrections) for row in activity.money.rows)
        activity = replace(activity, money=replace(activity.money, rows=rows))
    return replace(activity, sections=tuple(_section(section, corrections) for section in activity.sections))


def numbers_taken_twice(paper: ParsedPaper) -> dict[int, list[str]]:
    """Numbers that more than one activity has, with their titles; a plan may hold each once."""
    titles: dict[int, list[str]] = {}
    for activity in paper.activities:
        if activity.number is not None:
            titles.setdefault(activity.number, []).append(activity.title)
    return {number: found for number, found in titles.items() if len(found) > 1}


def _section(section: ParsedSection, corrections: Corrections) -> ParsedSection:
    heading = corrections.headings.get(section.span.first)
    if heading is None:
        return section
    return replace(section, kind=heading.kind, sub_heading=heading.sub_heading, certainty="understood")


def _money_row(row: MoneyRow, corrections: Corrections) -> MoneyRow:
    return replace(row, cells=_cells(row, corrections))


def _overview_row(row: OverviewRow, corrections: Corrections) -> OverviewRow:
    return replace(row, cells=_cells(row, corrections)) if row.number is None else row


def _cells(row: MoneyRow | OverviewRow, corrections: Corrections) -> tuple[Cell, ...]:
    typed = corrections.amounts.get(row.line, {})
    return tuple(_cell(cell.year, typed[cell.year]) if cell.year in typed else cell for cell in row.cells)


def _cell(year: int, typed: str) -> Cell:
    amount = parse_amount(typed)
    return Cell(year, amount.kr, amount.qualifier, amount.note, typed)


def _open_findings(paper: ParsedPaper, corrections: Corrections) -> Iterator[Finding]:
    numbers = {activity.number: activity for activity in paper.activities}
    settled = set(_settled_lines(paper, corrections))
    for finding in paper.findings:
        activity = numbers.get(finding.activity) if finding.activity is not None else None
        line = activity.span.first if activity else 0
        if line in corrections.skipped or (finding.code, finding.line) in settled:
            continue
        if finding.code == "AREA_UNKNOWN" and line in corrections.areas:
            continue
        facts = corrections.facts.get(line)
        yield replace(finding, activity=facts.number) if facts else finding


def _settled_lines(paper: ParsedPaper, corrections: Corrections) -> Iterator[tuple[str, int]]:
    """(code, line) of the findings that a moved section or a retyped amount answers."""
    for activity in paper.activities:
        for section in activity.sections:
            if section.span.first in corrections.headings:
                for line in range(section.span.first, section.span.last + 1):
                    yield from (("UNPLACED", line), ("HEADING_GUESSED", line))
        for row in activity.money.rows if activity.money else ():
            yield from _readable(row, corrections)
    for listed in paper.overview.lines if paper.overview else ():
        yield from _readable(listed, corrections)


def _readable(row: MoneyRow | OverviewRow, corrections: Corrections) -> Iterator[tuple[str, int]]:
    if row.line in corrections.amounts and not any(_is_unreadable(cell) for cell in _cells(row, corrections)):
        yield "UNREADABLE_AMOUNT", row.line


def _is_unreadable(cell: Cell) -> bool:
    try:
        parse_amount(cell.written)
    except ValueError:
        return True
    return False
