# SPDX-License-Identifier: MPL-2.0
"""A whole plan as one text for the screen, in the order and with the figures of the paper; a draft, or a version."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from partnerskab.content.agreed import StatusContent, WholeAgreement
from partnerskab.content.canonical import Content
from partnerskab.content.totals import activity_totals
from partnerskab.content.tree import (
    AFTER_AREAS,
    BEFORE_AREAS,
    SECTION_LABELS,
    ActivityContent,
    AreaContent,
    Partner,
    PlanContent,
    Section,
)
from partnerskab.content.yearly import CaseContent, FollowUpContent, MeetingContent
from partnerskab.richtext.showing import Notes

from .agreement_page import agreement_page
from .case_page import case_page
from .followup_page import followup_page
from .meeting_page import meeting_page
from .printing.fronts import FrontChapter, front_chapters
from .printing.money import MoneyTable, by_year, differences, money_table, year_text
from .printing.numbering import Numbering
from .printing.overview import overview
from .printing.plan_paper import transfers_of
from .printing.pool import PoolTable, pool_table
from .printing.sheets import actors, anchoring, roles
from .status_page import status_page


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
    """An activity with what is made of it: its tables, the plan year in words, where the paper disagreed."""

    content: ActivityContent
    areas: tuple[AreaContent, ...]
    money: MoneyTable | None
    pool: PoolTable | None
    anchoring: str
    leads: str
    cooperating: str
    roles: tuple[Partner, ...]
    year_text: str
    remark: str
    sections: tuple[ReadSection, ...]


@dataclass(frozen=True)
class ReadArea:
    """A focus area with its activities."""

    area: AreaContent
    activities: tuple[ReadActivity, ...]


def reading_of(content: Content) -> tuple[str, dict[str, object]]:
    """The template that shows frozen content as one text, and what it wants."""
    template, made = _PAGES[type(content)]
    return template, made(content)


def reading_page(content: PlanContent) -> dict[str, object]:
    """What `content/reading.html` shows of a plan, by the names it has there."""
    return {
        "content": content,
        "fronts": tuple(_fronts(content)),
        "areas": tuple(_area(content, area) for area in content.agreement.areas),
        "appendix": tuple(_activity(content, activity) for activity in _outside_areas(content)),
        "overview": overview(content, {activity.id: f"a-{activity.id}" for activity in content.activities}),
        "transfers": transfers_of(content),
    }


def _fronts(content: PlanContent) -> Iterator[ReadFront]:
    texts = [chapter.text for chapter in content.chapters_of("front")]
    for at, chapter in enumerate(front_chapters(content, Notes(), Numbering())):
        yield ReadFront(texts[at] if at < len(texts) else "", chapter)


def _area(content: PlanContent, area: AreaContent) -> ReadArea:
    return ReadArea(area, tuple(_activity(content, activity) for activity in content.in_area(area.number)))


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
        money=money_table(activity.lines, content, prefix=f"bm-{activity.id}"),
        pool=pool_table(activity, content),
        anchoring=anchoring(activity),
        leads=actors(activity, activity.leads),
        cooperating=actors(activity, activity.cooperating),
        roles=roles(activity),
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
    if activity.is_pool:
        yield ReadSection("Puljen", rows="pool")
    if anchoring(activity):
        yield ReadSection("Forankring", rows="anchoring")
    outputs = activity.of_kind("deliverables_intro"), activity.of_kind("deliverables_note")
    if activity.deliverables or any(outputs):
        label = f"{SECTION_LABELS['deliverables_note']} i {year}"
        yield ReadSection(label, outputs[0], "deliverables", outputs[1])
    if activity.criteria:
        yield ReadSection("Succeskriterier", rows="criteria")
    responsible = activity.of_kind("responsible")
    if responsible or roles(activity):
        yield ReadSection(SECTION_LABELS["responsible"], responsible, "roles")


_PAGES: dict[type, tuple[str, Callable[[Any], dict[str, object]]]] = {
    PlanContent: ("content/reading.html", reading_page),
    WholeAgreement: ("content/agreement_reading.html", agreement_page),
    StatusContent: ("content/status_reading.html", status_page),
    CaseContent: ("content/case_reading.html", case_page),
    FollowUpContent: ("content/followup_reading.html", followup_page),
    MeetingContent: ("content/meeting_reading.html", meeting_page),
}
"""How each kind of content is read on the screen."""
