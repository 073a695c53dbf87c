# SPDX-License-Identifier: MPL-2.0
"""The texts people edit where they stand: an activity's sections, the plan's chapters, the focus areas' introductions;
and on the agreement's own page its chapters, the same introductions, and what its area is. The texts of a year's
status on the targets, of a follow-up, a meeting and a case paper are added by the apps that hold them (`register`,
`register_whole`).

One description serves all, so that showing, saving, two people at once and the history work alike everywhere.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet
from simple_history.utils import get_history_manager_for_model

from partnerskab.agreements.models import Agreement, AgreementSection, AreaVersion, FocusArea, Partnership, User
from partnerskab.editing import Editable, unit_version

from .models import Activity, ActivitySection, Plan, PlanSection

FROM_PAPER = "indlæst fra papir"
CARRIED = "ført videre fra"
"""Begins the reason of all that came with a plan which was begun from the one before it."""
WITH_A_PLAN = (FROM_PAPER, CARRIED)
"""How the reasons begin of rows that were written with a whole plan."""
SUGGESTION = "forslag"
MOVED = "flyttet"
MONEY_MOVED = "flyttede "
"""Begins the reason of cells whose money was moved: what, from where and to where, and on the next line why."""
RESTORED = "gendannet"
"""Reasons in the history that pages tell apart (an importer writes the first)."""

Key = int | str
"""Where a text stands, as its address says it: the year of a plan, the mark of an agreement ("2025-2028"), the status
of a year ("status/2026"), or the address of what else has texts ("moede/2026-3")."""

SEVERAL = frozenset({ActivitySection.Kind.OBJECTIVES, ActivitySection.Kind.TARGET_GROUP, AgreementSection.Kind.OTHER})
"""The kinds of which an activity may have several, told apart by sub-heading (plan 2022: "Primær", "På kort sigt"); and
an agreement, by title."""

OPTIONAL = frozenset(
    {
        ActivitySection.Kind.ECONOMY_INTRO,
        ActivitySection.Kind.ECONOMY_NOTE,
        ActivitySection.Kind.DELIVERABLES_INTRO,
        ActivitySection.Kind.DELIVERABLES_NOTE,
        AgreementSection.Kind.PROBLEM,
        AgreementSection.Kind.STAFF,
        AgreementSection.Kind.COORDINATION,
        AgreementSection.Kind.CONFLICT,
        AgreementSection.Kind.REVISION,
        AgreementSection.Kind.OTHER,
    }
)
"""The kinds that stand around figures and rows and that an activity may well do without; and an agreement."""

LABELS: dict[str, str] = dict(ActivitySection.Kind.choices) | {
    "economy_intro": "Indledning til økonomien",
    "economy_note": "Note til økonomien",
    "deliverables_intro": "Indledning til leverancerne",
    "deliverables_note": "Note til leverancerne",
}
"""What people call each kind of section, also where several stand under one heading."""


@dataclass(frozen=True)
class Whole:
    """A kind of thing that has texts and an address of its own ("moede/2026-3"): the first part of that address, and
    the way from its rows to the agreement. The manager of its model knows `of(partnership)` and `marked(mark)`."""

    model: type[Editable]
    folder: str
    agreement: str = "agreement"

    def marked(self, partnership: Partnership, key: Key) -> QuerySet[Any]:
        """The one that a key names."""
        rows: Any = self.model._default_manager
        return rows.of(partnership).marked(str(key).rpartition("/")[2])


WHOLES: dict[str, Whole] = {}
"""By what sorts of texts say they are `of`."""


def register_whole(kind: str, whole: Whole) -> None:
    """Let texts stand in things of this kind."""
    WHOLES[kind] = whole


@dataclass(frozen=True)
class TextSort:
    """A sort of text: which model holds it, in which fields, and the row that is locked while its places change.

    `noun` is what people call one inside a sentence, `label` names it by its row. `of` says what it is a part of and
    edited with: plan, agreement, status, or a key of WHOLES. Of several texts in one row all but the first have a
    `suffix` to their elements' ids.
    """

    name: str
    model: type[Editable]
    noun: str
    text: str
    title: str = ""
    owner: str = ""
    siblings: tuple[str, ...] = ()
    of: str = "plan"
    label: Callable[[Any], str] | None = None
    suffix: str = ""
    is_shared: bool = False
    """Whether the row holds other texts too, whose changes are none of this one's."""

    @property
    def way(self) -> str:
        """The relation from its rows to what they are a part of; where they are that themselves, to the agreement."""
        return self.owner or (WHOLES[self.of].agreement if self.of in WHOLES else "agreement")

    def rows(self, partnership: Partnership, key: Key) -> QuerySet[Any]:
        """The sort's rows of the partnership's plan or agreement of that key, with all that leads to them."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        if self.of in WHOLES:
            whole, way = WHOLES[self.of], f"{self.owner}__" if self.owner else ""
            named = {f"{self.owner or 'pk'}__in": whole.marked(partnership, key)}
            return rows.filter(**named).select_related(f"{way}{whole.agreement}__partnership")
        if self.of == "status":
            way = f"{self.owner}__" if self.owner else ""
            wanted = {f"{way}year": str(key).rpartition("/")[2], f"{way}agreement__partnership": partnership}
            return rows.filter(**wanted).select_related(f"{way}agreement__partnership")
        if self.of == "agreement":
            agreements = Agreement.objects.filter(partnership=partnership).marked(str(key))
            return rows.filter(agreement__in=agreements).select_related("agreement__partnership")
        if self is INTRODUCTION:
            return rows.filter(agreement__partnership=partnership, agreement__plans__year=key).select_related(
                "agreement"
            )
        plan = "activity__plan" if self is SECTION else "plan"
        wanted = {f"{plan}__year": key, f"{plan}__agreement__partnership": partnership}
        return rows.filter(**wanted).select_related(f"{plan}__agreement__partnership")


SECTION = TextSort("afsnit", ActivitySection, "afsnittet", "text", "sub_heading", "activity", ("activity", "kind"))
CHAPTER = TextSort("kapitel", PlanSection, "kapitlet", "text", "title", "plan", ("plan", "kind"))
INTRODUCTION = TextSort("indledning", FocusArea, "indledningen", "introduction")
AGREED_CHAPTER = TextSort(
    "aftalekapitel", AgreementSection, "kapitlet", "text", "title", "agreement", ("agreement", "kind"), "agreement"
)
AGREED_INTRODUCTION = TextSort("indsatsomraade", FocusArea, "indledningen", "introduction", of="agreement")
BOUNDARY = TextSort("omraade", AreaVersion, "beskrivelsen", "description", of="agreement")
SORTS = {sort.name: sort for sort in (SECTION, CHAPTER, INTRODUCTION, AGREED_CHAPTER, AGREED_INTRODUCTION, BOUNDARY)}


def register(*sorts: TextSort) -> None:
    """Let texts of these sorts be edited like the others."""
    SORTS.update({sort.name: sort for sort in sorts})


@dataclass(frozen=True)
class TextUnit:
    """One text with its place in the plan, or without one in what else it is a part of."""

    sort: TextSort
    row: Any
    plan: Plan | None = None

    @property
    def id(self) -> UUID:
        return self.row.pk

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return f"text-{self.row.pk}{self.sort.suffix}"

    @property
    def agreement(self) -> Agreement:
        return self.whole if isinstance(self.whole, Agreement) else self.whole.agreement

    @property
    def whole(self) -> Any:
        """What it is a part of: the plan, the agreement, the status and so on."""
        if self.sort.of == "status" or self.sort.of in WHOLES:
            return getattr(self.row, self.sort.owner) if self.sort.owner else self.row
        return self.plan or self.row.agreement

    @property
    def key(self) -> Key:
        """What its address names the whole by."""
        return key_of(self.whole)

    @property
    def label(self) -> str:
        """What people call it: "Formål", the chapter's title, "Indledning til" a focus area."""
        return label_of(self.sort, self.row)

    @property
    def noun(self) -> str:
        """The same inside a sentence: "Gem formål"."""
        return self.label.lower() if self.sort is SECTION else self.sort.noun

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
        if self.sort is SECTION:
            return self.row.kind in SEVERAL or bool(self.title)
        return bool(self.sort.title)

    def version_at(self, read_at: int, names: Iterable[str]) -> int:
        """The version to save these fields at that were read at `read_at`; what became of other texts in the row is
        none of this one's."""
        return unit_version(self.row, read_at, names) if self.sort.is_shared else read_at

    def values(self, title: str, text: str) -> dict[str, str]:
        """The row's fields for that heading and text."""
        return {self.sort.text: text} | ({self.sort.title: title} if self.sort.title else {})

    def siblings(self) -> QuerySet[Any]:
        """The texts it stands in order with, itself included; emptied sections do not count."""
        rows: QuerySet[Any] = self.sort.model._default_manager.filter(
            **{name: getattr(self.row, name) for name in self.sort.siblings}
        ).order_by("order", "pk")
        return rows.exclude(text="") if self.sort is SECTION else rows


def key_of(whole: Any) -> Key:
    """What the addresses of its texts name a plan, an agreement, a status and so on by."""
    if isinstance(whole, Plan):
        return whole.year
    if isinstance(whole, Agreement):
        return whole.mark
    if any(isinstance(whole, known.model) for known in WHOLES.values()):
        return str(whole.address)
    return f"status/{whole.year}"


def label_of(sort: TextSort, row: Any) -> str:
    """The name of a text by its row, or by a row of its history."""
    if sort.label:
        return sort.label(row)
    if sort is SECTION:
        return LABELS[row.kind]
    if sort is AGREED_CHAPTER:
        return row.title or AgreementSection.Kind(row.kind).label
    if sort is BOUNDARY:
        return "Beskrivelse af området"
    return row.title if sort is CHAPTER else f"Indledning til {row.title}"


def find(sort: TextSort, partnership: Partnership, key: Key, text_id: UUID) -> TextUnit | None:
    """The text, if it stands in what that key names."""
    row = sort.rows(partnership, key).filter(pk=text_id).first()
    if row is None or sort.of != "plan":
        return row and TextUnit(sort, row)
    if sort is INTRODUCTION:
        return TextUnit(sort, row, Plan.objects.of(partnership).get(agreement=row.agreement, year=key))
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


def add_section(unit: TextUnit, title: str, text: str) -> Any:
    """The row of a text to be, last of its kind; an emptied one is used again. The caller holds its owner's lock."""
    owner = {name: getattr(unit.row, name) for name in unit.sort.siblings}
    standing: list[Any] = list(unit.sort.model._default_manager.filter(**owner))
    row: Any = next((each for each in standing if not each.text), None) or unit.sort.model(**owner)
    row.order = max((each.order for each in standing if each.pk != row.pk), default=-1) + 1
    for name, value in unit.values(title, text).items():
        setattr(row, name, value)
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.version += 1
        row.save()
    return row


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
