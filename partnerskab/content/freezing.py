# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree, in a number of queries that does not depend on the number of rows.

Rows are read as bare values, one query for each table, and joined here by their owner's id. Model instances with
`prefetch_related` are the path not taken: they cost five times as much, and every page that shows a plan freezes it.
Rows that share a place are ordered by id, so that the same rows always give the same bytes.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from activities.models import (
    Activity,
    ActivityFocusArea,
    ActivityPartner,
    ActivitySection,
    Deliverable,
    Plan,
    SuccessCriterion,
)
from budgets.models import FundingAmount, FundingLine, Pool, StatedTotal, Transfer, funder_name
from partnerskab.agreements.models import Agreement, ApprovalStep, TheoryRow

from . import tree

Part = TypeVar("Part")
ByOwner = dict[UUID | None, list[Part]]

_KIND_ORDER = {kind: place for place, kind in enumerate(tree.SECTION_LABELS)}


@contextmanager
def one_moment() -> Iterator[None]:
    """Let everything read within be of one moment, whatever others save meanwhile; for what is to be decided on.

    Inside a transaction that has begun already, its own moment counts.
    """
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def freeze(plan: Plan) -> tree.PlanContent:
    """The whole plan as it stands now."""
    rows = _Rows("plan", plan.pk)
    activities = Activity.objects.filter(plan=plan).select_related("focus_area").in_reading_order()
    return tree.PlanContent(
        schema=tree.SCHEMA,
        id=str(plan.id),
        partnership=plan.agreement.partnership.name,
        slug=plan.agreement.partnership.slug,
        year=plan.year,
        agreement=freeze_agreement(plan.agreement, plan.year),
        chapters=tuple(_by_owner(tree.Chapter, plan.sections.order_by("kind", "order", "pk"), "plan_id")[plan.pk]),
        activities=tuple(rows.activity(row) for row in activities),
        lines=tuple(rows.lines[None]),
        stated=tuple(rows.stated[None, None]),
        unit=plan.unit,
        transfers=tuple(_transfers(Transfer.objects.filter(plan=plan))),
    )


def freeze_activity(activity: Activity) -> tree.ActivityContent:
    """One activity: the row as it was read, with its parts as they stand now, and nothing of the rest of its plan."""
    return _Rows("activity", activity.pk).activity(activity)


def freeze_agreement(agreement: Agreement, year: int) -> tree.AgreementContent:
    """What the agreement says that the plan of that year builds on."""
    areas, theory = areas_and_theory(agreement)
    estates = agreement.area_versions.order_by("from_date", "pk").values_list("estates", flat=True).last()
    return tree.AgreementContent(
        id=str(agreement.id),
        title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        estates=tuple(estates or ()),
        areas=areas,
        theory=theory,
        parties=parties(agreement, year),
        steps=route(agreement, ApprovalStep.Matter.PLAN),
        frames=frames(agreement),
        moves_within=agreement.moves_within,
        moves_between=agreement.moves_between,
    )


def areas_and_theory(agreement: Agreement) -> tuple[tuple[tree.AreaContent, ...], tree.Theory]:
    """The focus areas with what each is to give, and what cuts across them; two queries."""
    rows: dict[tuple[str, UUID | None], list[str]] = defaultdict(list)
    for kind, area_id, text in agreement.theory_rows.order_by("order", "pk").values_list("kind", "focus_area", "text"):
        rows[kind, area_id].append(text)
    kinds = TheoryRow.Kind
    found = agreement.focus_areas.values_list("id", "number", "title", "introduction")
    areas = tuple(
        tree.AreaContent(str(key), number, title, introduction, results=tuple(rows[kinds.RESULT, key]))
        for key, number, title, introduction in found
    )
    theory = tree.Theory(
        cross_cutting=tuple(rows[kinds.CROSS_CUTTING, None]),
        cross_results=tuple(rows[kinds.CROSS_RESULT, None]),
        effects=tuple(rows[kinds.EFFECT, None]),
    )
    return areas, theory


def parties(agreement: Agreement, year: int) -> tuple[tree.PartyContent, ...]:
    """Who is party in that year, and so decides on what is of that year; a query."""
    rows = agreement.parties.in_year(year).order_by("order", "pk")
    found = rows.values_list("organisation_id", "organisation__name", "role")
    return tuple(tree.PartyContent(str(key), name, role) for key, name, role in found)


def frames(agreement: Agreement) -> tuple[tree.FrameContent, ...]:
    """The ceilings of its years."""
    return tuple(_by_owner(tree.FrameContent, agreement.frames.all(), "agreement_id")[agreement.pk])


def route(agreement: Agreement, matter: str) -> tuple[tree.Step, ...]:
    """The steps that a plan, the agreement itself or the status takes."""
    steps = agreement.approval_steps.filter(matter=matter)
    return tuple(_by_owner(tree.Step, steps, "agreement_id")[agreement.pk])


def freeze_outline(agreement: Agreement) -> tree.AgreementContent:
    """The agreement's period and the names of its focus areas: all that the checks of one activity ask of it."""
    return tree.AgreementContent(
        id=str(agreement.id),
        title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        estates=(),
        areas=tuple(
            tree.AreaContent(str(key), number, title, introduction="", results=())
            for key, number, title in agreement.focus_areas.values_list("id", "number", "title")
        ),
        theory=tree.Theory((), (), ()),
        parties=(),
        steps=(),
        frames=(),
    )


class _Rows:
    """The rows of one plan, or of one of its activities, by the id of their owner."""

    def __init__(self, key: str, value: UUID) -> None:
        """`key` is "plan" or "activity"; nine tables, a query each."""
        own: dict[str, Any] = {key: value}
        of_activity: dict[str, Any] = {"activity__plan" if key == "plan" else key: value}
        self._sections = _by_owner(tree.Section, ActivitySection.objects.filter(**of_activity).order_by("order"))
        self._partners = _partners(ActivityPartner.objects.filter(**of_activity))
        self._deliverables = _by_owner(tree.Deliverable, _placed(Deliverable.objects.filter(**of_activity)))
        self._criteria = _by_owner(tree.Criterion, _placed(SuccessCriterion.objects.filter(**of_activity)))
        self._other_areas: ByOwner[int] = defaultdict(list)
        links = ActivityFocusArea.objects.filter(**of_activity).order_by("focus_area__number")
        for owner, number in links.values_list("activity_id", "focus_area__number"):
            self._other_areas[owner].append(number)
        self.stated = _stated(StatedTotal.objects.in_force().filter(**own))
        amounts = FundingAmount.objects.filter(**{f"line__{key}": value}).order_by("year")
        self._pools = _pools(Pool.objects.filter(**of_activity))
        self.lines = self._lines(FundingLine.objects.filter(**own), _by_owner(tree.Amount, amounts, "line_id"))

    def activity(self, row: Activity) -> tree.ActivityContent:
        """An activity with all that is its own."""
        return tree.ActivityContent(
            id=str(row.pk),
            number=row.number,
            title=row.title,
            is_appendix=row.is_appendix,
            area=row.focus_area.number if row.focus_area else None,
            other_areas=tuple(self._other_areas[row.pk]),
            areas_as_written=row.areas_as_written,
            state=row.state,
            origin=row.origin,
            predecessor=str(row.predecessor_id or ""),
            other_names=tuple(row.other_names),
            sections=tuple(sorted(self._sections[row.pk], key=lambda section: _KIND_ORDER[section.kind])),
            partners=tuple(self._partners[row.pk]),
            deliverables=tuple(self._deliverables[row.pk]),
            criteria=tuple(self._criteria[row.pk]),
            lines=tuple(self.lines[row.pk]),
            stated=tuple(self.stated[row.pk, None]),
            anchored_with=row.anchored_with,
            anchored_from=row.anchored_from,
            is_pool=row.pk in self._pools,
            applications=tuple(self._pools.get(row.pk, ())),
            level=row.level,
            category=row.category,
            cfbu_type=row.cfbu_type,
        )

    def _lines(self, rows: QuerySet[FundingLine], amounts: ByOwner[tree.Amount]) -> ByOwner[tree.Line]:
        found: ByOwner[tree.Line] = defaultdict(list)
        payers = ("funding", "funder__name", "other_funder")
        columns = ("activity_id", "id", "post", "purpose", "note", *payers)
        for owner, key, post, purpose, note, *payer in _placed(rows).values_list(*columns):
            stated = tuple(self.stated[None, key]) if owner is None else ()
            line = tree.Line(str(key), post, funder_name(*payer), tuple(amounts[key]), stated, payer[0], purpose, note)
            found[owner].append(line)
        return found


def _placed(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by("order", "pk")


def _by_owner(part: type[Part], rows: QuerySet[Any], owner: str = "activity_id") -> ByOwner[Part]:
    """Rows as parts of the tree whose fields are columns of the same names."""
    names = [field.name for field in dataclasses.fields(part)]  # type: ignore[arg-type]
    has_id = names[0] == "id"
    found: ByOwner[Part] = defaultdict(list)
    for owner_id, first, *rest in rows.values_list(owner, *names):
        found[owner_id].append(part(str(first) if has_id else first, *rest))  # type: ignore[call-arg]
    return found


def _partners(rows: QuerySet[ActivityPartner]) -> ByOwner[tree.Partner]:
    """Actors under the name they have here, or else their organisation's."""
    found: ByOwner[tree.Partner] = defaultdict(list)
    columns = ("activity_id", "id", "name", "organisation__name", "role", "note")
    for owner, key, name, organisation, role, note in _placed(rows).values_list(*columns):
        found[owner].append(tree.Partner(str(key), name or organisation, role, note))
    return found


def _pools(rows: QuerySet[Pool]) -> dict[UUID, list[tree.Application]]:
    """For each activity that is a pool its applications, in the order they came; dates as ISO text. One query."""
    found: dict[UUID, list[tree.Application]] = {}
    names = [field.name for field in dataclasses.fields(tree.Application)]
    columns = (f"applications__{name}" for name in names)
    ordered = rows.order_by("applications__applied_on", "applications__pk")
    for owner, *values in ordered.values_list("activity_id", *columns):
        applications = found.setdefault(owner, [])
        if values[0] is not None:
            plain = {name: _plain(name, value) for name, value in zip(names, values, strict=True)}
            applications.append(tree.Application(**plain))
    return found


def _plain(name: str, value: Any) -> Any:
    if name == "id":
        return str(value)
    return (value.isoformat() if value else "") if name.endswith("_on") else value


def _transfers(rows: QuerySet[Transfer]) -> Iterator[tree.Transfer]:
    for row in rows.order_by("made_at", "pk"):
        yield tree.Transfer(
            id=str(row.pk),
            from_line=str(row.from_line),
            from_name=row.from_name,
            from_year=row.from_year,
            to_line=str(row.to_line),
            to_name=row.to_name,
            to_year=row.to_year,
            kr=row.kr,
            reason=row.reason,
            decided_by=row.decided_by,
            made_on=timezone.localtime(row.made_at).date().isoformat(),
        )


def _stated(rows: QuerySet[StatedTotal]) -> dict[tuple[UUID | None, UUID | None], list[tree.Stated]]:
    """Stated totals by their activity and line; those of the plan itself have neither."""
    found: dict[tuple[UUID | None, UUID | None], list[tree.Stated]] = defaultdict(list)
    columns = ("activity_id", "line_id", "source", "year", "kr", "qualifier", "note")
    for activity, line, *cells in rows.order_by("source", "year").values_list(*columns):
        found[activity, line].append(tree.Stated(*cells))
    return found
