# SPDX-License-Identifier: MPL-2.0
"""The texts people edit where they stand: an activity's sections, the plan's chapters, the focus areas' introductions.

One description serves all three, so that showing, saving, two people at once and the history work alike everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet
from simple_history.utils import get_history_manager_for_model

from partnerskab.agreements.models import FocusArea, Partnership, User
from partnerskab.editing import Editable

from .models import Activity, ActivitySection, Plan, PlanSection

FROM_PAPER = "indlæst fra papir"
SUGGESTION = "forslag"
MOVED = "flyttet"
MONEY_MOVED = "flyttede "
"""Begins the reason of cells whose money was moved: what, from where and to where, and on the next line why."""
RESTORED = "gendannet"
"""Reasons in the history that pages tell apart (an importer writes the first)."""

SEVERAL = frozenset({ActivitySection.Kind.OBJECTIVES, ActivitySection.Kind.TARGET_GROUP})
"""The kinds of which an activity may have several, told apart by sub-heading (plan 2022: "Primær", "På kort sigt")."""

OPTIONAL = frozenset(
    {
        ActivitySection.Kind.ECONOMY_INTRO,
        ActivitySection.Kind.ECONOMY_NOTE,
        ActivitySection.Kind.DELIVERABLES_INTRO,
        ActivitySection.Kind.DELIVERABLES_NOTE,
    }
)
"""The kinds that stand around figures and rows, and that an activity may well do without."""

LABELS: dict[str, str] = dict(ActivitySection.Kind.choices) | {
    "economy_intro": "Indledning til økonomien",
    "economy_note": "Note til økonomien",
    "deliverables_intro": "Indledning til leverancerne",
    "deliverables_note": "Note til leverancerne",
}
"""What people call each kind of section, also where several stand under one heading."""


@dataclass(frozen=True)
class TextSort:
    """A sort of text: which model holds it, in which fields, and the row that is locked while its places change."""

    name: str
    model: type[Editable]
    text: str
    title: str = ""
    owner: str = ""
    siblings: tuple[str, ...] = ()

    def rows(self, partnership: Partnership, year: int) -> QuerySet[Any]:
        """The sort's rows of the partnership's plan of that year, with all that leads to them."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        if self is INTRODUCTION:
            return rows.filter(agreement__partnership=partnership, agreement__plans__year=year).select_related(
                "agreement"
            )
        plan = "activity__plan" if self is SECTION else "plan"
        wanted = {f"{plan}__year": year, f"{plan}__agreement__partnership": partnership}
        return rows.filter(**wanted).select_related(f"{plan}__agreement__partnership")


SECTION = TextSort("afsnit", ActivitySection, "text", "sub_heading", "activity", ("activity", "kind"))
CHAPTER = TextSort("kapitel", PlanSection, "text", "title", "plan", ("plan", "kind"))
INTRODUCTION = TextSort("indledning", FocusArea, "introduction")
SORTS = {sort.name: sort for sort in (SECTION, CHAPTER, INTRODUCTION)}


@dataclass(frozen=True)
class TextUnit:
    """One text with its place in the plan."""

    sort: TextSort
    row: Any
    plan: Plan

    @property
    def id(self) -> UUID:
        return self.row.pk

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return f"text-{self.row.pk}"

    @property
    def label(self) -> str:
        """What people call it: "Formål", the chapter's title, "Indledning til" a focus area."""
        return label_of(self.sort, self.row)

    @property
    def noun(self) -> str:
        """The same inside a sentence: "Gem formål"."""
        return self.label.lower() if self.sort is SECTION else {CHAPTER: "kapitlet"}.get(self.sort, "indledningen")

    @property
    def title(self) -> str:
        return getattr(self.row, self.sort.title) if self.sort.title else ""

    @property
    def text(self) -> str:
        return getattr(self.row, self.sort.text)

    @property
    def version(self) -> int:
        return self.row.version

    @property
    def activity(self) -> Activity | None:
        return self.row.activity if self.sort is SECTION else None

    @property
    def takes_title(self) -> bool:
        """Whether it may carry a heading of its own; one that stands stays editable."""
        return self.sort is CHAPTER or (self.sort is SECTION and (self.row.kind in SEVERAL or bool(self.title)))

    def values(self, title: str, text: str) -> dict[str, str]:
        """The row's fields for that heading and text."""
        return {self.sort.text: text} | ({self.sort.title: title} if self.sort.title else {})

    def siblings(self) -> QuerySet[Any]:
        """The texts it stands in order with, itself included; emptied sections do not count."""
        rows: QuerySet[Any] = self.sort.model._default_manager.filter(
            **{name: getattr(self.row, name) for name in self.sort.siblings}
        ).order_by("order", "pk")
        return rows.exclude(text="") if self.sort is SECTION else rows


def label_of(sort: TextSort, row: Any) -> str:
    """The name of a text by its row, or by a row of its history."""
    if sort is SECTION:
        return LABELS[row.kind]
    return row.title if sort is CHAPTER else f"Indledning til {row.title}"


def find(sort: TextSort, partnership: Partnership, year: int, text_id: UUID) -> TextUnit | None:
    """The text, if it stands in that plan."""
    row = sort.rows(partnership, year).filter(pk=text_id).first()
    if row is None:
        return None
    if sort is INTRODUCTION:
        return TextUnit(sort, row, Plan.objects.of(partnership).get(agreement=row.agreement, year=year))
    return TextUnit(sort, row, row.activity.plan if sort is SECTION else row.plan)


def keep_suggestion(unit: TextUnit, title: str, text: str, by: User) -> None:
    """Put a text that was not taken into the history of the one that was; nothing else changes."""
    row = unit.sort.model._default_manager.get(pk=unit.id)
    for name, value in unit.values(title, text).items():
        setattr(row, name, value)
    history = get_history_manager_for_model(unit.sort.model)
    history.bulk_history_create([row], update=True, default_user=by, default_change_reason=SUGGESTION)


def move(unit: TextUnit, *, up: bool) -> bool:
    """Change places with the sibling before or after; return whether there was one.

    The version stays, for whoever is writing in the text loses nothing by its moving.
    """
    with transaction.atomic():
        lock(getattr(unit.row, unit.sort.owner))
        rows = list(unit.siblings())
        here = next(place for place, row in enumerate(rows) if row.pk == unit.id)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(rows):
            return False
        rows[here].order, rows[there].order = rows[there].order, rows[here].order
        if rows[here].order == rows[there].order:  # two chapters read from a paper may share a place
            rows[here], rows[there] = rows[there], rows[here]
            _renumber(rows)
            return True
        for row in (rows[here], rows[there]):
            _save_place(row)
    return True


def add_section(activity: Activity, kind: str, sub_heading: str, text: str) -> ActivitySection:
    """A new section at the end of its kind; an emptied one is used again. The caller holds the activity's lock."""
    standing = list(activity.sections.filter(kind=kind))
    section = next((row for row in standing if not row.text), None) or ActivitySection(activity=activity, kind=kind)
    section.order = max((row.order for row in standing if row.pk != section.pk), default=-1) + 1
    section.sub_heading, section.text = sub_heading, text
    if section._state.adding:
        section.save(force_insert=True)
    else:
        section.version += 1
        section.save()
    return section


def lock(row: Model) -> None:
    """Hold the row until the transaction ends: two people adding to it or ordering in it wait for each other."""
    type(row)._base_manager.select_for_update(of=("self",)).get(pk=row.pk)


def _renumber(rows: Sequence[Any]) -> None:
    for place, row in enumerate(rows):
        if row.order != place:
            row.order = place
            _save_place(row)


def _save_place(row: Any) -> None:
    row._change_reason = MOVED
    row.save(update_fields=["order"])
