# SPDX-License-Identifier: MPL-2.0
"""The plan at a glance, worked out from its content: sentence, key figures, and the table by focus area."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from partnerskab import danish
from partnerskab.content.checks import SHARE_WANTED, Finding, Scope, Summary
from partnerskab.content.places import link_to
from partnerskab.content.totals import allotted, line_totals, shown
from partnerskab.content.tree import LEVELS, ActivityContent, FrameContent, Line, PlanContent


@dataclass(frozen=True, slots=True)
class Cell:
    """A year's total in words for the table: an amount, a dash, what is written instead, or nothing."""

    year: int
    text: str
    is_now: bool
    is_below_zero: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """The heaviest finding of a row, the address of its field, and how many others there are."""

    finding: Finding
    address: str
    others: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table: an activity, or a line without one; `about` is the small line under its name."""

    anchor: str
    id: str
    number: int | None
    title: str
    about: str
    responsible: str
    state: str
    cells: tuple[Cell, ...]
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a focus area, of the appendix, or of the lines without number, with their sum."""

    anchor: str
    number: int | None
    title: str
    cells: tuple[Cell, ...]
    entries: tuple[Entry, ...]
    are_lines: bool = False


@dataclass(frozen=True, slots=True)
class FrameRows:
    """The frame for a purpose and what is left of it."""

    name: str
    free_name: str
    is_example: bool
    frame: tuple[Cell, ...]
    free: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """The foot of the table. `others` is other funders' money, which does not count against the frames; `frames` is
    empty where none is agreed."""

    posts: tuple[Cell, ...]
    others: tuple[Cell, ...]
    stated: tuple[Cell, ...]
    stated_remark: str
    frames: tuple[FrameRows, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The four key figures of the plan year, each with the small words beneath it."""

    allotted: str
    since_last_year: str
    free: str
    free_of: str
    frame: FrameContent | None
    is_over: bool
    blocks: str
    advises: str
    share: str
    share_of: str


class Table:
    """The overview of a plan; `short_names` are organisations' names for narrow columns, by their names."""

    def __init__(self, content: PlanContent, findings: Iterable[Finding], short_names: Mapping[str, str]) -> None:
        self.content = content
        self.years = content.years
        self.unit = content.unit
        self._short_names = short_names
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.place.scope in (Scope.ACTIVITY, Scope.LINE):
                self._findings[finding.place.id].append(finding)

    def groups(self) -> tuple[Group, ...]:
        """The rows by focus area, then the appendix and the lines without number; an empty area keeps its place."""
        areas = tuple(
            self._group(f"indsatsomraade-{area.number}", area.number, area.title, self.content.in_area(area.number))
            for area in self.content.agreement.areas
        )
        appendix, lines = self.content.appendix, self.content.lines
        rest = []
        if appendix:
            rest.append(self._group("appendiks", None, "Appendiks", appendix))
        if lines:
            entries = tuple(self._line_entry(line) for line in lines)
            rest.append(Group("linjer", None, "Linjer uden nummer", self._sums(lines), entries, are_lines=True))
        return (*areas, *rest)

    def sums(self) -> Sums:
        """What all posts give, what the paper says, the frame, and what is left of it."""
        content, lines = self.content, tuple(self.content.all_lines())
        funded = tuple(line for line in lines if line.funding != "own")
        stated = {row.year: row.kr for row in content.stated if row.source == "plan_total"}
        frames = (
            self._frame("activities", "Ramme", "Fri til nye aktiviteter"),
            self._frame("management", "Ramme til projektledelse", "Fri til projektledelse"),
        )
        return Sums(
            posts=self._sums(lines),
            others=self._sums(funded) if funded else (),
            stated=self._of_kroner(stated) if stated else (),
            stated_remark=self._remark(stated.get(content.year)),
            frames=tuple(filter(None, frames)),
        )

    def _frame(self, purpose: str, name: str, free_name: str) -> FrameRows | None:
        agreed = {year: self.content.agreement.frame(year, purpose) for year in self.years}
        frames = {year: frame for year, frame in agreed.items() if frame}
        if not frames:
            return None
        return FrameRows(
            name,
            free_name,
            any(frame.is_example for frame in frames.values()),
            self._of_kroner({year: frame.kr for year, frame in frames.items()}),
            self._of_kroner({year: frame.kr - allotted(self.content, year, purpose) for year, frame in frames.items()}),
        )

    def _group(self, anchor: str, number: int | None, title: str, activities: tuple[ActivityContent, ...]) -> Group:
        lines = [line for activity in activities for line in activity.lines]
        entries = tuple(self._activity_entry(activity) for activity in activities)
        return Group(anchor, number, title, self._sums(lines), entries)

    def _activity_entry(self, activity: ActivityContent) -> Entry:
        leads = [self._short_names.get(lead.name, lead.name) for lead in activity.leads]
        return Entry(
            anchor=f"aktivitet-{activity.id}",
            id=activity.id,
            number=activity.number,
            title=activity.title,
            about=" · ".join(filter(None, (_areas(activity), activity.level_label))),
            responsible=" og ".join([", ".join(leads[:-1]), leads[-1]] if len(leads) > 1 else leads),
            state=activity.state,
            cells=self._cells(activity.lines),
            flag=self._flag(activity.id),
        )

    def _line_entry(self, line: Line) -> Entry:
        about = " · ".join(filter(None, ("Projektledelse" if line.purpose == "management" else "", line.funder)))
        cells, flag = self._cells([line]), self._flag(line.id)
        return Entry(f"linje-{line.id}", line.id, None, line.post, about, "", "", cells, flag)

    def _flag(self, row_id: str) -> Flag | None:
        found = self._findings.get(row_id)
        return Flag(found[0], link_to(self.content, found[0]), len(found) - 1) if found else None

    def _cells(self, lines: Iterable[Line]) -> tuple[Cell, ...]:
        posts = tuple(lines)
        amounts = [amount for line in posts for amount in line.amounts]
        found = (shown(year, amounts) for year in self.years)
        return tuple(self._cell(cell.year, "–" if cell.is_dash else danish.written(cell, self.unit)) for cell in found)

    def _sums(self, lines: Iterable[Line]) -> tuple[Cell, ...]:
        """Sums alone: words are no part of a sum."""
        return tuple(
            self._cell(total.year, "–" if total.is_dash else "")
            if total.kr is None
            else self._cell(total.year, f"{'ca. ' if total.is_rough else ''}{danish.amount(total.kr, self.unit)}")
            for total in line_totals(lines, self.years)
        )

    def _of_kroner(self, kroner: Mapping[int, int | None]) -> tuple[Cell, ...]:
        found = {year: kroner.get(year) for year in self.years}
        return tuple(
            self._cell(year, "" if kr is None else danish.amount(kr, self.unit), below_zero=kr is not None and kr < 0)
            for year, kr in found.items()
        )

    def _cell(self, year: int, text: str, below_zero: bool = False) -> Cell:
        return Cell(year, danish.hard_spaces(text), year == self.content.year, below_zero)

    def _remark(self, stated: int | None) -> str:
        computed = line_totals(self.content.all_lines(), [self.content.year])[0].kr
        if stated is None or computed is None or stated == computed:
            return ""
        return f"{danish.kr(abs(stated - computed))} {'lavere' if stated < computed else 'højere'}"


def levels(content: PlanContent) -> dict[str, str]:
    """The levels that the plan's activities work on, with their names; empty in plans that sort none."""
    used = {activity.level for activity in content.activities}
    return {level: label for level, label in LEVELS.items() if level in used}


def on_level(content: PlanContent, level: str) -> PlanContent:
    """The plan with the activities of a level alone, and without what has no activity; frames and sums of the paper
    speak of the whole plan, so they are left out."""
    activities = tuple(activity for activity in content.activities if activity.level == level)
    agreement = replace(content.agreement, frames=())
    return replace(content, agreement=agreement, activities=activities, lines=(), stated=())


def _areas(activity: ActivityContent) -> str:
    return f"Indsatsområde {activity.several_areas}" if activity.several_areas else ""


def lede(content: PlanContent) -> str:
    """ "Tolv aktiviteter i tre indsatsområder og et appendiks, og tre linjer uden nummer." """
    areas = len([area for area in content.agreement.areas if content.in_area(area.number)])
    places = [danish.counted(areas, "indsatsområde", "indsatsområder", neuter=True)] if areas else []
    if content.appendix:
        appendices = len(content.appendix)
        places.append("et appendiks" if appendices == 1 else danish.counted(appendices, "appendikser", "appendikser"))
    sentence = danish.counted(len(content.activities), "aktivitet", "aktiviteter")
    if places:
        sentence += f" i {' og '.join(places)}"
    if content.lines:
        sentence += f", og {danish.counted(len(content.lines), 'linje', 'linjer')} uden nummer"
    return f"{sentence[0].upper()}{sentence[1:]}."


def figures(content: PlanContent, summary: Summary) -> Figures:
    """The key figures of the plan year. Only the partnership's own money counts against the frame."""
    taken, frame, share = allotted(content, content.year), content.agreement.frame(content.year), summary.with_partners
    left = frame.kr - taken if frame else 0
    return Figures(
        allotted=danish.kr(taken),
        since_last_year=_since(content, taken),
        free=danish.kr(abs(left)) if frame else "Ingen ramme",
        free_of=f"af {danish.kr(frame.kr)}" if frame else f"aftalen nævner ingen for {content.year}",
        frame=frame,
        is_over=left < 0,
        blocks=f"{summary.blocks} spærrer" if summary.blocks else "Intet spærrer",
        advises=f"og {summary.advises} råd" if summary.advises else "og ingen råd",
        share=danish.percent(share.percent, places=0),
        share_of=f"{share.met} af {danish.amount(share.of)} {'aktivitet' if share.of == 1 else 'aktiviteter'}, "
        f"mål {danish.percent(SHARE_WANTED)}",
    )


def _since(content: PlanContent, taken: int) -> str:
    last_year = content.year - 1
    if last_year not in content.agreement.years:
        return "aftalens første år"
    difference = taken - allotted(content, last_year)
    if not difference:
        return f"det samme som {last_year}"
    return f"{danish.kr(abs(difference))} {'mere' if difference > 0 else 'mindre'} end {last_year}"
