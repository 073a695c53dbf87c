# SPDX-License-Identifier: MPL-2.0
"""The places of a version's content that a remark can be tied to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from activities.models import Plan
from partnerskab.agreements.models import Agreement
from partnerskab.content.agreed import StatusContent, WholeAgreement
from partnerskab.content.canonical import Content
from partnerskab.content.matters import Matter
from partnerskab.content.tree import ActivityContent, PlanContent
from partnerskab.content.yearly import ActivityTold, FollowUpContent, MeetingContent
from partnerskab.followup.models import Round
from partnerskab.meetings.models import Meeting
from targets.models import TargetStatus
from targets.series import Aim

ACTIVITY, CHAPTER, AREA, TARGET, POINT = "activity", "chapter", "area", "target", "point"
HEADINGS = {ACTIVITY: "Aktiviteter", CHAPTER: "Kapitler", AREA: "Indsatsområder", TARGET: "Mål", POINT: "Punkter"}


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is a key of `HEADINGS`; `title` names it among its kind, `name` is the title with its number."""

    kind: str
    id: str
    title: str
    name: str


def places_of(content: Content) -> tuple[Place, ...]:
    """All of them, kind by kind, in the order of the content."""
    match content:
        case PlanContent():
            return (*_activities(content.activities), *_chapters(content))
        case WholeAgreement():
            areas = (Place(AREA, one.id, one.title, f"{one.number}. {one.title}") for one in content.areas)
            return (*_chapters(content), *areas, *_targets(content.targets))
        case StatusContent():
            return tuple(_targets(entry.aim for entry in content.entries))
        case FollowUpContent():
            return (*_activities(content.told), *_targets(entry.aim for entry in content.entries))
        case MeetingContent():
            named = ((one, f"{number}. {one.title}") for number, one in enumerate(content.points, start=1))
            return tuple(Place(POINT, one.id, one.title, name) for one, name in named)
        case _:
            return ()


def titles_of(content: Content) -> dict[str, str]:
    """The titles of what a remark can be tied to, by its id."""
    return {place.id: place.title for place in places_of(content)}


def in_draft(matter: Matter) -> set[UUID]:
    """The ids of the places that the draft has."""
    if isinstance(matter, Plan):
        return {*matter.activities.values_list("pk", flat=True), *matter.sections.values_list("pk", flat=True)}
    if isinstance(matter, Agreement):
        rows = (matter.sections, matter.focus_areas, matter.targets)
        return {key for each in rows for key in each.values_list("pk", flat=True)}
    targets = set(matter.agreement.targets.values_list("pk", flat=True))
    match matter:
        case TargetStatus():
            return targets
        case Round():
            return targets | set(matter.plan.activities.values_list("pk", flat=True))
        case Meeting():
            return set(matter.points.values_list("pk", flat=True))
        case _:
            return set()


def _activities(activities: Iterable[ActivityContent | ActivityTold]) -> Iterator[Place]:
    for one in activities:
        yield Place(ACTIVITY, one.id, one.title, f"{one.number}. {one.title}" if one.number else one.title)


def _chapters(content: PlanContent | WholeAgreement) -> Iterator[Place]:
    return (Place(CHAPTER, one.id, one.title, one.title) for one in content.chapters)


def _targets(aims: Iterable[Aim]) -> Iterator[Place]:
    return (Place(TARGET, aim.id, aim.title, f"{aim.code}. {aim.title}" if aim.code else aim.title) for aim in aims)
