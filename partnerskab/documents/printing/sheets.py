# SPDX-License-Identifier: MPL-2.0
"""An activity as its sheet in the paper: a title block, then its sections in the order of the 2022 plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerskab.content.totals import activity_totals
from partnerskab.content.tree import (
    AFTER_AREAS,
    BEFORE_AREAS,
    SECTION_LABELS,
    ActivityContent,
    Criterion,
    Deliverable,
    Partner,
    PlanContent,
)
from partnerskab.richtext.showing import Notes

from .chapters import bound, set_text
from .money import MoneyTable, by_year, differences, money_table, year_text
from .numbering import Numbering
from .overview import STATES
from .pool import PoolTable, pool_table

SHORT_ROLE = 60
"""Characters of a role that still reads well in brackets."""


@dataclass(frozen=True, slots=True)
class Piece:
    sub_heading: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A labelled section: texts, and between `before` and `after` the rows that belong to it."""

    label: str
    before: tuple[Piece, ...] = ()
    money: MoneyTable | None = None
    table_number: int = 0
    remark: str = ""
    pool: PoolTable | None = None
    deliverables: tuple[Deliverable, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    roles: tuple[Partner, ...] = ()
    after: tuple[Piece, ...] = ()

    @property
    def is_empty(self) -> bool:
        rows = (self.money, self.pool, self.deliverables, self.criteria, self.roles)
        return not (self.before or self.remark or self.after or any(rows))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template needs of an activity; `head` is its name in the running head."""

    anchor: str
    number: str
    title: str
    kind: str
    head: str
    state: str
    state_label: str
    area: str
    other_areas: tuple[str, ...]
    areas_as_written: str
    leads: str
    cooperating: str
    from_working_group: bool
    other_names: str
    level: str
    category: str
    cfbu_type: str
    year_text: str
    sections: tuple[SheetSection, ...]


def sheet(activity: ActivityContent, content: PlanContent, anchor: str, notes: Notes, numbering: Numbering) -> Sheet:
    """The sheet of an activity; footnotes and tables get their numbers in the order they are read."""
    number = "" if activity.number is None else str(activity.number)
    kind = "Appendiks" if activity.is_appendix else "Aktivitet"
    named = [content.agreement.area(other) for other in (activity.area, *activity.other_areas)]
    areas = [f"{area.number} {area.title}" if area else "" for area in named]
    sections = tuple(_sections(activity, content, notes, numbering))
    return Sheet(
        anchor=anchor,
        number=number,
        title=bound(activity.title),
        kind=f"{kind}: aktivitet {number}" if activity.is_appendix and number else f"{kind} {number}".strip(),
        head=f"Aktivitet {number}" if number else kind,
        state=activity.state,
        state_label=STATES.get(activity.state, activity.state),
        area=areas[0],
        other_areas=tuple(filter(None, areas[1:])),
        areas_as_written=activity.areas_as_written,
        leads=actors(activity, activity.leads),
        cooperating=actors(activity, activity.cooperating),
        from_working_group=activity.origin == "working_group",
        other_names="; ".join(activity.other_names),
        level=activity.level_label,
        category=activity.category,
        cfbu_type=activity.cfbu_type,
        year_text=year_text(activity, content.year),
        sections=tuple(section for section in sections if not section.is_empty),
    )


def _sections(
    activity: ActivityContent, content: PlanContent, notes: Notes, numbering: Numbering
) -> Iterator[SheetSection]:
    def texts(kind: str) -> tuple[Piece, ...]:
        return tuple(_pieces(activity, kind, notes))

    for kind in (*BEFORE_AREAS, *AFTER_AREAS):
        yield SheetSection(SECTION_LABELS[kind], before=texts(kind))
    number = numbering.next_table() if activity.lines else 0
    money = money_table(activity.lines, content, prefix=f"t{number}")
    stated = [row for row in activity.stated if row.source == "table_total"]
    yield SheetSection(
        SECTION_LABELS["economy_note"],
        before=texts("economy_intro"),
        money=money,
        table_number=number,
        remark=differences(stated, by_year(activity_totals(activity, content.years)), "Det indlæste papir sagde i alt"),
        after=texts("economy_note"),
    )
    pool = pool_table(activity, content)
    yield SheetSection("Puljen", pool=pool, table_number=numbering.next_table() if pool else 0)
    anchored = anchoring(activity)
    yield SheetSection("Forankring", before=(Piece("", format_html("<p>{}</p>", anchored)),) if anchored else ())
    yield SheetSection(
        f"{SECTION_LABELS['deliverables_note']} i {content.year}",
        before=texts("deliverables_intro"),
        deliverables=activity.deliverables,
        after=texts("deliverables_note"),
    )
    criteria = activity.criteria
    yield SheetSection("Succeskriterier", criteria=criteria, table_number=numbering.next_table() if criteria else 0)
    shared = roles(activity)
    number = numbering.next_table() if shared else 0
    yield SheetSection(SECTION_LABELS["responsible"], before=texts("responsible"), roles=shared, table_number=number)


def anchoring(activity: ActivityContent) -> str:
    """Who carries the activity on when the funding ends, and from when; nothing where neither is said."""
    said = (("Føres videre af", activity.anchored_with), ("Fra", activity.anchored_from))
    return " · ".join(f"{label}: {words}" for label, words in said if words)


def _pieces(activity: ActivityContent, kind: str, notes: Notes) -> Iterator[Piece]:
    """The texts of a kind; one without a heading that follows one with a heading takes the kind's own name."""
    heading_before = ""
    for section in activity.of_kind(kind):
        if section.text or section.sub_heading:
            heading = section.sub_heading or (heading_before and SECTION_LABELS[kind])
            yield Piece(heading, set_text(section.text, notes))
            heading_before = heading


def roles(activity: ActivityContent) -> tuple[Partner, ...]:
    """The actors whose roles are listed, leads first; none where every role is short enough to stand by the name."""
    found = tuple(partner for partner in (*activity.leads, *activity.cooperating) if partner.note)
    return found if any(len(partner.note) > SHORT_ROLE for partner in found) else ()


def actors(activity: ActivityContent, partners: tuple[Partner, ...]) -> str:
    """Some of an activity's actors by name, each with its role in brackets unless the roles are listed."""
    if roles(activity):
        return "; ".join(partner.name for partner in partners)
    return "; ".join(f"{partner.name} ({partner.note})" if partner.note else partner.name for partner in partners)
