# SPDX-License-Identifier: MPL-2.0
"""The overview table: activities under their focus areas, the lines without one, sums, frame, and remarks by letter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, product
from string import ascii_lowercase

from partnerskab import danish
from partnerskab.content.totals import activity_totals, allotted, line_totals, plan_totals
from partnerskab.content.tree import ActivityContent, Line, PlanContent

from .money import Cell, as_written, by_year, cell, column_width, differences, millimetres, sum_cell

STATES = {"ny": "Ny", "fortsat": "Fortsat", "justeret": "Justeret", "ophoert": "Ophørt"}
_TYPE = 12.0
_SHEET, _FIXED = 167.0, 16.0
_NAMES, _PADDING = 55.0, 1.5
_SAID = "Oversigten i det indlæste papir sagde"
_NO_POSTS = "Beløbet står kun i oversigten og har ingen budgetposter; det er ikke talt med."


@dataclass(frozen=True, slots=True)
class Remark:
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """An activity, or a line without one; `anchor` is where the paper describes it, empty for a line."""

    number: str
    title: str
    lead: str
    state: str
    anchor: str
    cells: tuple[Cell, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    sums: tuple[Cell, ...]
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class FrameRow:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole table; `column` is the width of a year, `after` the remarks that belong to no row."""

    years: tuple[int, ...]
    groups: tuple[Group, ...]
    sum: tuple[Cell, ...]
    frames: tuple[FrameRow, ...]
    remarks: tuple[Remark, ...]
    after: tuple[str, ...]
    column: str


@dataclass
class _Remarks:
    """Hands out letters a, b ... z, aa, ab in the order the rows stand."""

    given: list[Remark] = field(default_factory=list)
    letters: Iterator[str] = field(
        default_factory=lambda: ("".join(signs) for size in count(1) for signs in product(ascii_lowercase, repeat=size))
    )

    def add(self, texts: Iterable[str]) -> tuple[str, ...]:
        new = [Remark(next(self.letters), text) for text in texts if text]
        self.given.extend(new)
        return tuple(remark.letter for remark in new)


def overview(content: PlanContent, anchors: dict[str, str]) -> Overview:
    """The overview of a plan; `anchors` gives for an activity's id the place in the paper that describes it."""
    years, rows = content.years, _Rows(content, anchors)
    groups = tuple(rows.groups())
    sums = tuple(sum_cell(found, content.year) for found in plan_totals(content))
    cells = [*sums, *(one for group in groups for row in group.rows for one in row.cells)]
    needed = column_width(cells, _TYPE)
    room = (_SHEET - _FIXED - _NAMES) / max(1, len(years)) - _PADDING
    return Overview(
        years=years,
        groups=groups,
        sum=sums,
        frames=_frames(content),
        remarks=tuple(rows.remarks.given),
        after=tuple(filter(None, [_stated_plan(content), _funded(content)])),
        column=millimetres(min(needed, room)),
    )


@dataclass
class _Rows:
    """Makes the rows of one overview, and the remarks they need."""

    content: PlanContent
    anchors: dict[str, str]
    remarks: _Remarks = field(default_factory=_Remarks)

    def groups(self) -> Iterator[Group]:
        """A group for each focus area of the agreement, and one for what belongs to none."""
        content, placed = self.content, set[str]()
        for area in content.agreement.areas:
            activities = content.in_area(area.number)
            placed.update(activity.id for activity in activities)
            yield self._group(f"{area.number}. {area.title}", activities, ())
        rest = tuple(activity for activity in content.activities if activity.id not in placed)
        if rest or content.lines:
            yield self._group("På tværs", rest, content.lines)

    def _group(self, title: str, activities: tuple[ActivityContent, ...], lines: tuple[Line, ...]) -> Group:
        rows = [self._activity(activity) for activity in activities] + [self._line(line) for line in lines]
        money = [line for activity in activities for line in activity.lines] + list(lines)
        sums = tuple(sum_cell(found, self.content.year) for found in line_totals(money, self.content.years))
        return Group(title, sums, tuple(rows))

    def _activity(self, activity: ActivityContent) -> OverviewRow:
        year, years = self.content.year, self.content.years
        stated = [row for row in activity.stated if row.source == "overview"]
        if activity.lines:
            totals = activity_totals(activity, years)
            cells = tuple(sum_cell(found, year) for found in totals)
            notes = [differences(stated, by_year(totals), _SAID), _words(activity)]
        else:
            cells = tuple(cell(stated, one, year) for one in years)
            notes = [_NO_POSTS if any(row.kr for row in stated) else ""]
        return OverviewRow(
            number="" if activity.number is None else str(activity.number),
            title=activity.title,
            lead="; ".join(partner.name for partner in activity.leads),
            state=STATES.get(activity.state, activity.state),
            anchor=self.anchors.get(activity.id, ""),
            cells=cells,
            letters=self.remarks.add(notes),
        )

    def _line(self, line: Line) -> OverviewRow:
        year, years = self.content.year, self.content.years
        notes = [differences(line.stated, by_year(line_totals([line], years)), _SAID)]
        cells = tuple(cell(line.amounts, one, year) for one in years)
        return OverviewRow("", line.post, line.funder, "", "", cells, self.remarks.add(notes))


def _words(activity: ActivityContent) -> str:
    """The fields of an activity that hold words, which no sum can show."""
    found = [
        f"{line.post} {amount.year}: {as_written(amount)}"
        for line in activity.lines
        for amount in line.amounts
        if amount.note
    ]
    return f"Ikke alt er beløb: {'; '.join(found)}." if found else ""


def _frames(content: PlanContent) -> tuple[FrameRow, ...]:
    """The frame for activities and what is left of it; nothing where no year has a frame."""
    agreement = content.agreement
    frames = [agreement.frame(year) for year in content.years]
    if not any(frames):
        return ()
    name = "Ramme (eksempel)" if any(frame and frame.is_example for frame in frames) else "Ramme"
    ceilings, free = [], []
    for year, frame in zip(content.years, frames, strict=True):
        is_plan_year = year == content.year
        ceilings.append(Cell(danish.amount(frame.kr) if frame else "", is_plan_year))
        left = danish.amount(frame.kr - allotted(content, year)) if frame else ""
        free.append(Cell(left, is_plan_year))
    return (FrameRow(name, tuple(ceilings)), FrameRow("Fri del af rammen", tuple(free)))


def _stated_plan(content: PlanContent) -> str:
    stated = [row for row in content.stated if row.source == "plan_total"]
    return differences(stated, by_year(plan_totals(content)), "Summen i det indlæste papir var")


def _funded(content: PlanContent) -> str:
    if not any(line.funder for line in content.all_lines()):
        return ""
    own = danish.kr(allotted(content, content.year))
    return f"Summerne rummer også andres penge. Af partnerskabets egen ramme bruges {own} i {content.year}."
