# SPDX-License-Identifier: MPL-2.0
"""The plan as a paper: an edition of it in, one HTML text out."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from partnerskab.content.tree import AreaContent, PlanContent
from partnerskab.revisions.presenting import saying
from partnerskab.richtext.showing import Notes

from .chapters import Text, bound, set_chapter
from .cover import Cover
from .edition import Edition
from .fronts import FrontChapter, front_chapters
from .measuring import showable
from .numbering import Numbering
from .overview import Group, Overview, overview
from .sheets import Sheet, sheet


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A line of the contents list; `level` is chapter, area or activity."""

    level: str
    number: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class AreaPages:
    """A focus area's opening page and the sheets of its activities."""

    area: AreaContent
    title: str
    anchor: str
    text: Text
    group: Group
    table_number: int
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class OverviewPages:
    anchor: str
    title: str
    table: Overview
    table_number: int
    funders_number: int
    texts: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Transfers:
    """The moves of money through the year, each with its day."""

    anchor: str
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlainChapter:
    anchor: str
    title: str
    text: Text


def html(edition: Edition[PlanContent]) -> str:
    """An edition of a plan as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content = edition.content
    notes, numbering = Notes(), Numbering()
    anchors = {activity.id: f"a{at}" for at, activity in enumerate(content.activities, start=1)}
    fronts = tuple(front_chapters(content, notes, numbering))
    of_overview = _overview(content, anchors, notes, numbering)
    areas = tuple(_areas(content, of_overview.table, anchors, notes, numbering))
    placed = {one.anchor for pages in areas for one in pages.sheets}
    rest = tuple(
        sheet(activity, content, anchors[activity.id], notes, numbering)
        for activity in content.activities
        if anchors[activity.id] not in placed
    )
    annexes = tuple(
        PlainChapter(f"b{at}", chapter.title, set_chapter(chapter.text, notes))
        for at, chapter in enumerate(content.chapters_of("appendix"), start=1)
    )
    transfers = transfers_of(content)
    context = {
        "edition": edition,
        "content": content,
        "cover": _cover(content),
        "name": content.title,
        "contents": tuple(_contents(fronts, of_overview, areas, rest, transfers, annexes)),
        "fronts": fronts,
        "overview": of_overview,
        "areas": areas,
        "rest": rest,
        "transfers": transfers,
        "annexes": annexes,
    }
    return showable(render_to_string("documents/plan.html", context))


def _cover(content: PlanContent) -> Cover:
    estates = content.agreement.estates
    facts = (("Område", ", ".join(estates)),) if estates else ()
    return Cover("Tryghedsplan", str(content.year), content.agreement.period, facts)


def _overview(content: PlanContent, anchors: dict[str, str], notes: Notes, numbering: Numbering) -> OverviewPages:
    """The overview's chapter; the plan's own texts for it follow the table."""
    chapters, table = content.chapters_of("overview"), overview(content, anchors)
    return OverviewPages(
        anchor="oversigt",
        title="Oversigt over aktiviteter",
        table=table,
        table_number=numbering.next_table(),
        funders_number=numbering.next_table() if table.funders else 0,
        texts=tuple((chapter.title, set_chapter(chapter.text, notes)) for chapter in chapters if chapter.text),
    )


def transfers_of(content: PlanContent) -> Transfers | None:
    """The chapter of moves; None where there are none."""
    rows = tuple((saying.day(row.made_on), saying.transfer(row)) for row in content.transfers)
    return Transfers("flytninger", "Flytninger i årets løb", rows) if rows else None


def _areas(
    content: PlanContent, table: Overview, anchors: dict[str, str], notes: Notes, numbering: Numbering
) -> Iterator[AreaPages]:
    for area, group in zip(content.agreement.areas, table.groups, strict=False):
        text = set_chapter(area.introduction, notes)
        table_number = numbering.next_table() if group.rows else 0
        sheets = tuple(
            sheet(activity, content, anchors[activity.id], notes, numbering)
            for activity in content.in_area(area.number)
        )
        yield AreaPages(area, bound(area.title), f"o{area.number}", text, group, table_number, sheets)


def _contents(
    fronts: tuple[FrontChapter, ...],
    of_overview: OverviewPages,
    areas: tuple[AreaPages, ...],
    rest: tuple[Sheet, ...],
    transfers: Transfers | None,
    annexes: tuple[PlainChapter, ...],
) -> Iterator[ContentsRow]:
    for front in fronts:
        yield ContentsRow("k", "", front.title, front.anchor)
    yield ContentsRow("k", "", of_overview.title, of_overview.anchor)
    for pages in areas:
        yield ContentsRow("o", "", f"Indsatsområde {pages.area.number}: {pages.area.title}", pages.anchor)
        for one in pages.sheets:
            yield ContentsRow("", one.number, one.title, one.anchor)
    for at, one in enumerate(rest):
        yield ContentsRow("k" if at else "o", one.number, f"Appendiks: {one.title}", one.anchor)
    if transfers:
        yield ContentsRow("k", "", transfers.title, transfers.anchor)
    for annex in annexes:
        yield ContentsRow("k", "", annex.title, annex.anchor)
