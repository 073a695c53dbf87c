# SPDX-License-Identifier: MPL-2.0
"""The grid of the whole plan's money, worked out from frozen content: posts, sums, and what is left of the frames."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from partnerskab import danish
from partnerskab.content.totals import Total, line_totals
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent

Frames = Mapping[tuple[str, int], int]
"""The ceilings in whole kr., by purpose and year."""

APPENDIX, NOWHERE, LOOSE = "bilag", "andre", "linjer"
"""The groups that are no focus area: the appendix, activities without an area, lines without an activity."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a post. `version` is 0 where it has no row."""

    line_id: str
    year: int
    cell: Amount
    version: int
    unit: int = 1

    @property
    def id(self) -> str:
        return f"c-{self.line_id}-{self.year}"

    @property
    def stored(self) -> str:
        """What is saved, as a person types it."""
        return danish.written(self.cell, self.unit)


@dataclass(frozen=True, slots=True)
class Sum:
    """A computed cell; `text` is empty where there is nothing to say."""

    id: str
    year: int
    text: str
    small: str = ""
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its cells; `is_own` where the partnership itself pays, out of the frame for activities."""

    id: str
    post: str
    funder: str
    is_own: bool
    note: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity with its sums and posts."""

    id: str
    number: int | None
    title: str
    sums: tuple[Sum, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A focus area, the appendix, activities without an area, or the lines without an activity (`posts`)."""

    key: str
    number: int | None
    title: str
    kind: str
    sums: tuple[Sum, ...]
    entries: tuple[Entry, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class FootRow:
    key: str
    label: str
    cells: tuple[Sum, ...]
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    years: tuple[int, ...]
    groups: tuple[Group, ...]
    foot: tuple[FootRow, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """The notes on cells, each with the cell's name."""
        return tuple(
            (" · ".join((owner, post.post, str(field.year))), field.cell.remark)
            for owner, post in self._posts()
            for field in post.fields
            if field.cell.remark
        )

    def _posts(self) -> Iterator[tuple[str, Post]]:
        for group in self.groups:
            for entry in group.entries:
                yield from ((entry.title, post) for post in entry.posts)
            yield from ((group.title, post) for post in group.posts)


def grid(content: PlanContent, versions: Mapping[Any, int]) -> Grid:
    """The grid of a plan; `versions` of its cells stand by the line's id and the year."""
    frames = {(frame.purpose, frame.year): frame.kr for frame in content.agreement.frames}
    lines = tuple(content.all_lines())
    is_example = any(frame.is_example for frame in content.agreement.frames if frame.purpose == "activities")
    return Grid(
        years=content.years,
        groups=tuple(_Groups(content, versions)),
        foot=foot(lines, frames, content.years, content.unit, is_example),
        legend=_legend(lines),
    )


class _Groups:
    """The groups in reading order; an area that holds nothing keeps its place."""

    def __init__(self, content: PlanContent, versions: Mapping[Any, int]) -> None:
        self.content, self.versions = content, versions
        self.years, self.unit = content.years, content.unit

    def __iter__(self) -> Iterator[Group]:
        content = self.content
        for area in content.agreement.areas:
            activities = content.in_area(area.number)
            yield self._group(group_of(area.number), area.number, area.title, "Indsatsområde", activities)
        nowhere = tuple(a for a in content.activities if a.area is None and not a.is_appendix)
        if nowhere:
            yield self._group(NOWHERE, None, "Uden indsatsområde", "Aktiviteter", nowhere)
        if content.appendix:
            yield self._group(APPENDIX, None, "Appendiks", "Aktiviteter", content.appendix)
        if content.lines:
            posts = tuple(map(self._post, content.lines))
            total = sums(f"g-{LOOSE}", content.lines, self.years, self.unit)
            yield Group(LOOSE, None, "Linjer uden nummer", "I alt", total, posts=posts)

    def _group(
        self, key: str, number: int | None, title: str, kind: str, activities: tuple[ActivityContent, ...]
    ) -> Group:
        lines = [line for activity in activities for line in activity.lines]
        entries = tuple(map(self._entry, activities))
        return Group(key, number, title, kind, sums(f"g-{key}", lines, self.years, self.unit), entries)

    def _entry(self, activity: ActivityContent) -> Entry:
        total = sums(f"a-{activity.id}", activity.lines, self.years, self.unit)
        return Entry(activity.id, activity.number, activity.title, total, tuple(map(self._post, activity.lines)))

    def _post(self, line: Line) -> Post:
        cells = {cell.year: cell for cell in line.amounts}
        fields = tuple(
            Field(line.id, year, cells.get(year) or Amount(year), self.versions.get((line.id, year), 0), self.unit)
            for year in self.years
        )
        is_own = line.funding == "own" and line.purpose == "activities"
        return Post(line.id, line.post, _payer(line), is_own, line.note, fields)


def group_of(area: int | None, is_appendix: bool = False, is_loose: bool = False) -> str:
    """The key of the group that an activity, or a line without one, stands in."""
    if is_loose:
        return LOOSE
    return APPENDIX if is_appendix else NOWHERE if area is None else str(area)


def sums(key: str, lines: Iterable[Line], years: Iterable[int], unit: int = 1) -> tuple[Sum, ...]:
    """What some posts come to, year by year; dashes and words are told where no kroner stand."""
    return tuple(Sum(f"{key}-{total.year}", total.year, _told(total, unit)) for total in line_totals(lines, years))


def foot(
    lines: Sequence[Line], frames: Frames, years: Iterable[int], unit: int = 1, is_example: bool = False
) -> tuple[FootRow, ...]:
    """Frame, allotted and free; what project management has left, where there is any; and others' money apart, for
    only the partnership's own counts against a frame."""
    years = tuple(years)
    ceiling = {year: frames.get(("activities", year)) for year in years}
    used = _used(lines, "activities", years)
    rows = [FootRow("fordelt", "Fordelt", tuple(Sum(f"f-fordelt-{t.year}", t.year, _told(t, unit)) for t in used))]
    if any(kr is not None for kr in ceiling.values()):
        cells = tuple(_kroner(f"f-ramme-{year}", year, kr, unit) for year, kr in ceiling.items())
        rows.insert(0, FootRow("ramme", "Ramme", cells, is_example))
    rows += _management(lines, frames, years, unit)
    rows += _others(lines, years, unit)
    if rows[0].key == "ramme":
        left = (_kroner(f"f-fri-{t.year}", t.year, _less(ceiling[t.year], t), unit) for t in used)
        rows.append(FootRow("fri", "Fri", tuple(left)))
    return tuple(rows)


def _management(lines: Sequence[Line], frames: Frames, years: tuple[int, ...], unit: int) -> Iterator[FootRow]:
    ceiling = {year: frames.get(("management", year)) for year in years}
    used = _used(lines, "management", years)
    has_frame = any(kr is not None for kr in ceiling.values())
    if has_frame:
        cells = (
            _kroner(f"f-ledelse-{t.year}", t.year, _less(ceiling[t.year], t), unit, of=(t.kr or 0, ceiling[t.year]))
            for t in used
        )
        yield FootRow("ledelse", "Projektledelse, fri", tuple(cells))
    elif any(line.purpose == "management" for line in lines):
        cells = (Sum(f"f-ledelse-{t.year}", t.year, _told(t, unit)) for t in used)
        yield FootRow("ledelse", "Projektledelse, fordelt", tuple(cells))


def _others(lines: Sequence[Line], years: tuple[int, ...], unit: int) -> Iterator[FootRow]:
    for key, label, kinds in (
        ("andre", "Andres penge", ("organisation", "other")),
        ("uden", "Ufinansieret", ("unfunded",)),
    ):
        theirs = [line for line in lines if line.funding in kinds]
        if theirs:
            yield FootRow(key, label, sums(f"f-{key}", theirs, years, unit))


def _used(lines: Sequence[Line], purpose: str, years: tuple[int, ...]) -> tuple[Total, ...]:
    return line_totals((line for line in lines if line.funding == "own" and line.purpose == purpose), years)


def _less(ceiling: int | None, total: Total) -> int | None:
    return None if ceiling is None else ceiling - (total.kr or 0)


def _kroner(key: str, year: int, kr: int | None, unit: int, of: tuple[int, int | None] | None = None) -> Sum:
    if kr is None:
        return Sum(key, year, "")
    used_of = f"{danish.amount(of[0], unit)} af {danish.amount(of[1] or 0, unit)}" if of else ""
    return Sum(key, year, danish.amount(kr, unit), used_of, kr < 0)


def _told(total: Total, unit: int) -> str:
    if total.kr is None:
        return "–" if total.is_dash else "tekst" if total.has_words else ""
    text = danish.amount(total.kr, unit)
    return danish.hard_spaces(f"ca. {text}") if total.is_rough else text


def _payer(line: Line) -> str:
    payer = line.funder or "Partnerskabet"
    return f"{payer}, projektledelse" if line.purpose == "management" else payer


def _legend(lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    cells = [cell for line in lines for cell in line.amounts]
    words = any(cell.note and cell.kr is None for cell in cells)
    always = (
        ("0", "der er afsat nul kroner"),
        ("–", "ingen bevilling det år"),
        ("Skraveret felt", "ikke udfyldt"),
        ("ca.", "beløbet er ikke sikkert"),
    )
    return (*always, ("Tekst", "tæller ikke med i summen")) if words else always
