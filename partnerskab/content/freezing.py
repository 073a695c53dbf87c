# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree, in a number of queries that does not depend on the number of rows."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from activities.models import Activity, Plan
from budgets.models import FundingLine, StatedTotal
from partnerskab.agreements.models import Agreement, TheoryRow

from . import tree

ACTIVITY_ROWS = (
    "sections",
    "partners__organisation",
    "deliverables",
    "success_criteria",
    "area_links__focus_area",
    "funding_lines__amounts",
    "funding_lines__funder",
    "stated_totals",
)

_KIND_ORDER = {kind: place for place, kind in enumerate(tree.SECTION_LABELS)}


def freeze(plan: Plan) -> tree.PlanContent:
    """The whole plan as it stands now."""
    activities = _with_rows(Activity.objects.filter(plan=plan).in_reading_order())
    lines = FundingLine.objects.filter(plan=plan, activity=None).select_related("funder")
    return tree.PlanContent(
        schema=tree.SCHEMA,
        id=str(plan.id),
        partnership=plan.agreement.partnership.name,
        slug=plan.agreement.partnership.slug,
        year=plan.year,
        agreement=freeze_agreement(plan.agreement),
        chapters=tuple(
            tree.Chapter(id=str(chapter.id), kind=chapter.kind, title=chapter.title, text=chapter.text)
            for chapter in plan.sections.all()
        ),
        activities=tuple(_activity(activity) for activity in activities),
        lines=tuple(_line(line) for line in lines.prefetch_related("amounts", "stated_totals")),
        stated=_stated(plan.stated_totals.filter(activity=None, line=None)),
    )


def freeze_activity(activity: Activity) -> tree.ActivityContent:
    """One activity as it stands now, without reading the rest of its plan."""
    return _activity(_with_rows(Activity.objects.filter(pk=activity.pk)).get())


def freeze_agreement(agreement: Agreement) -> tree.AgreementContent:
    """What the agreement says that a plan builds on."""
    rows: dict[tuple[str, object], list[str]] = defaultdict(list)
    for row in agreement.theory_rows.all():
        rows[row.kind, row.focus_area_id].append(row.text)
    kinds = TheoryRow.Kind
    area_versions = list(agreement.area_versions.all())
    return tree.AgreementContent(
        id=str(agreement.id),
        title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        estates=tuple(area_versions[-1].estates) if area_versions else (),
        areas=tuple(
            tree.AreaContent(
                id=str(area.id),
                number=area.number,
                title=area.title,
                introduction=area.introduction,
                results=tuple(rows[kinds.RESULT, area.id]),
            )
            for area in agreement.focus_areas.all()
        ),
        theory=tree.Theory(
            cross_cutting=tuple(rows[kinds.CROSS_CUTTING, None]),
            cross_results=tuple(rows[kinds.CROSS_RESULT, None]),
            effects=tuple(rows[kinds.EFFECT, None]),
        ),
        parties=tuple(
            tree.PartyContent(name=party.organisation.name, role=party.role)
            for party in agreement.parties.select_related("organisation")
        ),
        steps=tuple(tree.Step(body=step.body, act=step.act) for step in agreement.approval_steps.all()),
        frames=tuple(
            tree.FrameContent(year=frame.year, purpose=frame.purpose, kr=frame.kr, is_example=frame.is_example)
            for frame in agreement.frames.all()
        ),
    )


def _with_rows(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    return activities.select_related("focus_area").prefetch_related(*ACTIVITY_ROWS)


def _activity(activity: Activity) -> tree.ActivityContent:
    sections = sorted(activity.sections.all(), key=lambda section: (_KIND_ORDER[section.kind], section.order))
    return tree.ActivityContent(
        id=str(activity.id),
        number=activity.number,
        title=activity.title,
        is_appendix=activity.is_appendix,
        area=activity.focus_area.number if activity.focus_area else None,
        other_areas=tuple(sorted(link.focus_area.number for link in activity.area_links.all())),
        areas_as_written=activity.areas_as_written,
        state=activity.state,
        origin=activity.origin,
        predecessor=str(activity.predecessor_id or ""),
        other_names=tuple(activity.other_names),
        sections=tuple(
            tree.Section(id=str(row.id), kind=row.kind, sub_heading=row.sub_heading, text=row.text) for row in sections
        ),
        partners=tuple(
            tree.Partner(id=str(row.id), name=str(row), role=row.role, note=row.note) for row in activity.partners.all()
        ),
        deliverables=tuple(
            tree.Deliverable(id=str(row.id), number=row.number, text=row.text) for row in activity.deliverables.all()
        ),
        criteria=tuple(
            tree.Criterion(id=str(row.id), text=row.text, number=row.number, data_source=row.data_source)
            for row in activity.success_criteria.all()
        ),
        lines=tuple(_line(line) for line in activity.funding_lines.all()),
        stated=_stated(row for row in activity.stated_totals.all() if row.line_id is None),
    )


def _line(line: FundingLine) -> tree.Line:
    without_activity = line.activity_id is None
    return tree.Line(
        id=str(line.id),
        post=line.post,
        funder=line.funder.name if line.funder else "",
        amounts=tuple(
            tree.Amount(year=cell.year, kr=cell.kr, qualifier=cell.qualifier, note=cell.note)
            for cell in line.amounts.all()
        ),
        stated=_stated(line.stated_totals.all()) if without_activity else (),
    )


def _stated(rows: Iterable[StatedTotal]) -> tuple[tree.Stated, ...]:
    return tuple(
        tree.Stated(source=row.source, year=row.year, kr=row.kr, qualifier=row.qualifier, note=row.note) for row in rows
    )
