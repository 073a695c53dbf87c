# SPDX-License-Identifier: MPL-2.0
"""A whole plan as one text for the screen, in the order and with the figures of the paper; a draft, or a version."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab.content.totals import Total, activity_totals, line_totals, plan_totals
from partnerskab.content.tree import (
    AFTER_AREAS,
    BEFORE_AREAS,
    SECTION_LABELS,
    ActivityContent,
    AreaContent,
    PlanContent,
    Section,
)
from partnerskab.richtext.showing import Notes

from .printing.fronts import FrontChapter, front_chapters
from .printing.money import by_year, differences, year_text
from .printing.numbering import Numbering


@dataclass(frozen=True)
class ReadFront:
    """A chapter before the overview: its text, and what the paper draws and lists in it."""

    text: str
    chapter: FrontChapter


@dataclass(frozen=True)
class ReadSection:
    """A labelled section of an activity: texts, and between them the rows named in `rows`."""

    label: str
    before: tuple[Section, ...] = ()
    rows: str = ""
    after: tuple[Section, ...] = ()


@dataclass(frozen=True)
class ReadActivity:
    """An activity with what is computed of it: totals by year, the plan year in words, where the paper disagreed."""

    content: ActivityContent
    areas: tuple[AreaContent, ...]
    totals: tuple[Total, ...]
    year_text: str
    remark: str
    sections: tuple[ReadSection, ...]


@dataclass(frozen=True)
class ReadArea:
    """A focus area with its activities and their totals by year."""

    area: AreaContent
    activities: tuple[ReadActivity, ...]
    totals: tuple[Total, ...]


def reading_page(content: PlanContent) -> dict[str, object]:
    """What `content/reading.html` shows of a plan, by the names it has there."""
    return {
        "content": content,
        "fronts": tuple(_fronts(content)),
        "areas": tuple(_area(content, area) for area in content.agreement.areas),
        "appendix": tuple(_activity(content, activity) for activity in _outside_areas(content)),
        "lines": tuple((line, line_totals([line], content.years)) for line in content.lines),
        "totals": plan_totals(content),
    }


def _fronts(content: PlanContent) -> Iterator[ReadFront]:
    texts = [chapter.text for chapter in content.chapters_of("front")]
    for at, chapter in enumerate(front_chapters(content, Notes(), Numbering())):
        yield ReadFront(texts[at] if at < len(texts) else "", chapter)


def _area(content: PlanContent, area: AreaContent) -> ReadArea:
    activities = content.in_area(area.number)
    lines = [line for activity in activities for line in activity.lines]
    read = tuple(_activity(content, activity) for activity in activities)
    return ReadArea(area, read, line_totals(lines, content.years))


def _outside_areas(content: PlanContent) -> tuple[ActivityContent, ...]:
    """The appendix, and whatever stands in no area of the agreement."""
    known = {area.number for area in content.agreement.areas}
    return tuple(one for one in content.activities if one.is_appendix or one.area not in known)


def _activity(content: PlanContent, activity: ActivityContent) -> ReadActivity:
    found = [content.agreement.area(number) for number in (activity.area, *activity.other_areas)]
    totals = activity_totals(activity, content.years)
    stated = [row for row in activity.stated if row.source == "table_total"]
    return ReadActivity(
        content=activity,
        areas=tuple(area for area in found if area),
        totals=totals,
        year_text=year_text(activity, content.year),
        remark=differences(stated, by_year(totals), "Det indlæste papir sagde i alt"),
        sections=tuple(_sections(activity, content.year)),
    )


def _sections(activity: ActivityContent, year: int) -> Iterator[ReadSection]:
    for kind in (*BEFORE_AREAS, *AFTER_AREAS):
        if texts := activity.of_kind(kind):
            yield ReadSection(SECTION_LABELS[kind], texts)
    money = activity.of_kind("economy_intro"), activity.of_kind("economy_note")
    if activity.lines or any(money):
        yield ReadSection(SECTION_LABELS["economy_note"], money[0], "lines", money[1])
    outputs = activity.of_kind("deliverables_intro"), activity.of_kind("deliverables_note")
    if activity.deliverables or any(outputs):
        label = f"{SECTION_LABELS['deliverables_note']} i {year}"
        yield ReadSection(label, outputs[0], "deliverables", outputs[1])
    if activity.criteria:
        yield ReadSection("Succeskriterier", rows="criteria")
    if responsible := activity.of_kind("responsible"):
        yield ReadSection(SECTION_LABELS["responsible"], responsible)
