# SPDX-License-Identifier: MPL-2.0
"""The overview table: activities by focus area, the lines without one, sums, frames, who pays, and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from partnerskab import danish
from partnerskab.content.totals import (
    OWN_MONEY,
    FunderTotals,
    activity_totals,
    allotted,
    funder_totals,
    line_totals,
    plan_totals,
    shown,
)
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent

from .bands import Band, bands
from .money import (
    Cell,
    amount_cell,
    as_written,
    by_year,
    cell,
    column_width,
    differences,
    line_cells,
    listed,
    millimetres,
    sum_cell,
)
from .remarks import Marks, Remark, Remarks

STATES = {"ny": "Ny", "fortsat": "Fortsat", "justeret": "Justeret", "ophoert": "Ophørt"}
PURPOSES = {"activities": "aktiviteter", "management": "projektledelse"}
_TYPE = 12.0
_SHEET, _FIXED = 167.0, 16.0
_NAMES = 55.0
_SAID = "Oversigten i det indlæste papir sagde"
_NO_POSTS = "Beløbet står kun i oversigten og har ingen budgetposter; det er ikke talt med."
_WORDS = "Felter med ord i stedet for et beløb tæller ikke med i summerne."


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """An activity, or a line without one; `anchor` is where the paper describes it, empty for a line.

    `areas` names its focus areas where it has more than one ("2+3"); `id` is the activity's or the line's.
    """

    id: str
    number: str
    title: str
    lead: str
    state: str
    areas: str
    anchor: str
    cells: tuple[Cell, ...]
    marks: Marks

    @property
    def facts(self) -> str:
        """The small line under the name: "Ny · Indsatsområde 2+3 · Helhedsplanen"."""
        areas = f"Indsatsområde{danish.NO_BREAK_SPACE}{self.areas}" if self.areas else ""
        return " · ".join(filter(None, (self.state, areas, self.lead)))


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    sums: tuple[Cell, ...]
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row of the foot, or of the table of funders."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole table; `column` is the width of a year, `after` the remarks that belong to no row.

    `funders` says who pays what, where more than one does.
    """

    years: tuple[int, ...]
    unit: int
    groups: tuple[Group, ...]
    sum: tuple[Cell, ...]
    sum_marks: Marks
    frames: tuple[NamedRow, ...]
    funders: tuple[NamedRow, ...]
    remarks: tuple[Remark, ...]
    after: tuple[str, ...]
    bands: tuple[Band, ...]
    column: str

    @property
    def unit_name(self) -> str:
        return danish.unit_name(self.unit)


def overview(content: PlanContent, anchors: dict[str, str]) -> Overview:
    """The overview of a plan; `anchors` gives for an activity's id the place in the paper that describes it."""
    years, rows = content.years, _Rows(content, anchors)
    groups = tuple(rows.groups())
    totals = plan_totals(content)
    sums = tuple(sum_cell(found, content.year, content.unit) for found in totals)
    sum_marks = rows.remarks.add([_WORDS if any(found.has_words for found in totals) else ""])
    funders = funder_totals(content)
    cells = [*sums, *(one for group in groups for row in group.rows for one in row.cells)]
    needed = column_width(cells, _TYPE)
    return Overview(
        years=years,
        unit=content.unit,
        groups=groups,
        sum=sums,
        sum_marks=sum_marks,
        frames=tuple(row for purpose in PURPOSES for row in _frames(content, purpose)),
        funders=_funders(content, funders) if len(funders) > 1 else (),
        remarks=tuple(rows.remarks.given),
        after=tuple(filter(None, [_stated_plan(content), _funded(content, funders)])),
        bands=bands(years, needed, _SHEET - _FIXED - _NAMES),
        column=millimetres(needed),
    )


@dataclass
class _Rows:
    """Makes the rows of one overview, and the remarks they need."""

    content: PlanContent
    anchors: dict[str, str]
    remarks: Remarks = field(default_factory=lambda: Remarks("bm"))

    def groups(self) -> Iterator[Group]:
        """A group for each focus area of the agreement, one for what belongs to none, and one for management."""
        content, placed = self.content, set[str]()
        for area in content.agreement.areas:
            activities = content.in_area(area.number)
            placed.update(activity.id for activity in activities)
            yield self._group(f"{area.number}. {area.title}", activities, ())
        rest = tuple(activity for activity in content.activities if activity.id not in placed)
        lines = tuple(line for line in content.lines if line.purpose != "management")
        management = tuple(line for line in content.lines if line.purpose == "management")
        if rest or lines:
            yield self._group("På tværs", rest, lines)
        if management:
            yield self._group("Projektledelse", (), management)

    def _group(self, title: str, activities: tuple[ActivityContent, ...], lines: tuple[Line, ...]) -> Group:
        rows = [self._activity(activity) for activity in activities] + [self._line(line) for line in lines]
        money = [line for activity in activities for line in activity.lines] + list(lines)
        return Group(title, self._sums(money), tuple(rows))

    def _sums(self, lines: list[Line]) -> tuple[Cell, ...]:
        content = self.content
        return tuple(sum_cell(found, content.year, content.unit) for found in line_totals(lines, content.years))

    def _activity(self, activity: ActivityContent) -> OverviewRow:
        content, years = self.content, self.content.years
        stated = [row for row in activity.stated if row.source == "overview"]
        if activity.lines:
            amounts = [amount for line in activity.lines for amount in line.amounts]
            cells = tuple(amount_cell(shown(year, amounts), content.year, content.unit) for year in years)
            said = differences(stated, by_year(activity_totals(activity, years)), _SAID)
            notes = [said, _words(activity, content), _funded_by(activity)]
        else:
            cells = tuple(cell(stated, year, content.year, content.unit) for year in years)
            notes = [_NO_POSTS if any(row.kr for row in stated) else ""]
        return OverviewRow(
            id=activity.id,
            number="" if activity.number is None else str(activity.number),
            title=activity.title,
            lead="; ".join(partner.name for partner in activity.leads),
            state=STATES.get(activity.state, activity.state),
            areas=activity.several_areas,
            anchor=self.anchors.get(activity.id, ""),
            cells=cells,
            marks=self.remarks.add(notes),
        )

    def _line(self, line: Line) -> OverviewRow:
        said = differences(line.stated, by_year(line_totals([line], self.content.years)), _SAID)
        marks = self.remarks.add([line.note, said])
        cells = line_cells(line, self.content, self.remarks)
        return OverviewRow(line.id, "", line.post, line.funder, "", "", "", cells, marks)


def _words(activity: ActivityContent, content: PlanContent) -> str:
    """The fields of an activity that hold words, in years where its row shows a sum of several instead."""
    found = [
        f"{line.post} {year}: {as_written(amount, content.unit)}"
        for year in content.years
        if len(filled := _filled(activity, year)) > 1
        for line, amount in filled
        if amount.note
    ]
    return f"Ikke alt er beløb: {'; '.join(found)}." if found else ""


def _filled(activity: ActivityContent, year: int) -> list[tuple[Line, Amount]]:
    return [
        (line, amount)
        for line in activity.lines
        for amount in line.amounts
        if amount.year == year and not amount.is_blank
    ]


def _funded_by(activity: ActivityContent) -> str:
    """Who pays an activity, where it is not the partnership alone."""
    payers = dict.fromkeys(line.funder or OWN_MONEY for line in activity.lines if line.funding != "unfunded")
    if all(line.funding == "own" for line in activity.lines):
        return ""
    paid = f"Finansiering: {listed(list(payers))}." if payers else ""
    unfunded = any(line.funding == "unfunded" for line in activity.lines)
    return " ".join(filter(None, (paid, ("En del er ufinansieret." if paid else "Ufinansieret.") if unfunded else "")))


def _frames(content: PlanContent, purpose: str) -> Iterator[NamedRow]:
    """The frame for a purpose, what the plan takes of it, and what is left; nothing where no year has one."""
    frames = [content.agreement.frame(year, purpose) for year in content.years]
    if not any(frames):
        return
    name, example = PURPOSES[purpose], any(frame and frame.is_example for frame in frames)
    taken = {year: allotted(content, year, purpose) for year in content.years}

    def row(name: str, kroner: list[int | None]) -> NamedRow:
        return NamedRow(
            name,
            tuple(
                Cell("" if kr is None else danish.amount(kr, content.unit), year == content.year)
                for year, kr in zip(content.years, kroner, strict=True)
            ),
        )

    yield row(f"Ramme til {name}{' (eksempel)' if example else ''}", [frame.kr if frame else None for frame in frames])
    yield row(f"Fordelt til {name}", [taken[frame.year] if frame else None for frame in frames])
    yield row(f"Fri til {name}", [frame.kr - taken[frame.year] if frame else None for frame in frames])


def _funders(content: PlanContent, funders: tuple[FunderTotals, ...]) -> tuple[NamedRow, ...]:
    return tuple(
        NamedRow(
            f"{funder.name}, egne midler" if funder.is_own else funder.name,
            tuple(sum_cell(found, content.year, content.unit) for found in funder.totals),
        )
        for funder in funders
    )


def _stated_plan(content: PlanContent) -> str:
    stated = [row for row in content.stated if row.source == "plan_total"]
    return differences(stated, by_year(plan_totals(content)), "Summen i det indlæste papir var")


def _funded(content: PlanContent, funders: tuple[FunderTotals, ...]) -> str:
    """Whose money the sums hold beside the partnership's own, and what is taken of its frame."""
    others = [funder.name for funder in funders if not (funder.is_own or funder.is_unfunded)]
    kinds = [f"penge fra {listed(others)}"] if others else []
    if any(funder.is_unfunded for funder in funders):
        kinds.append("beløb, som ingen har finansieret endnu")
    if not kinds:
        return ""
    own = danish.kr(allotted(content, content.year))
    return f"Summerne rummer også {' og '.join(kinds)}. Af partnerskabets egen ramme bruges {own} i {content.year}."
