# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree of a round of follow-up, in a constant number of queries."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from activities.models import CriterionResult
from budgets.followed import Followed, sums
from budgets.models import Spending
from partnerskab.agreements.models import ApprovalStep
from partnerskab.followup.missing import told_in
from partnerskab.followup.models import Answer, DeliverableResult, Round
from partnerskab.meetings.coming import met
from targets.models import TargetStatus

from . import yearly
from .agreed import StatusContent
from .freezing import areas_and_theory, freeze, parties, route
from .freezing_status import freeze_status
from .tree import Criterion, Deliverable, Line


def freeze_round(found: Round, today: datetime.date) -> yearly.FollowUpContent:
    """The round as it stands on that day. The yearly report tells the year's last answers, and of the targets."""
    plan, agreement = found.plan, found.plan.agreement
    status = _status(found, today)
    return yearly.FollowUpContent(
        schema=yearly.FOLLOWUP_SCHEMA,
        matter="followup",
        id=str(found.pk),
        partnership=agreement.partnership.name,
        slug=agreement.partnership.slug,
        year=plan.year,
        kind=found.kind,
        title=str(found),
        day=status.day if status else "",
        agreement_title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        plan_label=found.plan_label,
        plan_sha256=found.plan_sha256,
        introduction=found.introduction,
        conclusion=found.conclusion,
        areas=areas_and_theory(agreement)[0],
        told=tuple(_told(found)),
        entries=status.entries if status else (),
        met=_met(found, today),
        parties=parties(agreement, plan.year),
        steps=route(agreement, ApprovalStep.Matter.STATUS),
    )


def answered_in(found: Round) -> Round:
    """The round whose answers are told: its own, but for the yearly report those of the year's last round, and where an
    activity has sent none there, of the one before."""
    if found.kind != Round.Kind.ANNUAL:
        return found
    others = {one.kind: one for one in Round.objects.filter(plan=found.plan).exclude(kind=found.kind)}
    return others.get(Round.Kind.FINAL) or others.get(Round.Kind.MIDTERM) or found


def _told(found: Round) -> Iterator[yearly.ActivityTold]:
    """Each activity of the plan as it is now, with what is answered of it."""
    year = found.plan.year
    told = told_in(found)
    answers = {str(key): answer for key, answer in told.items()}
    deliveries = DeliverableResult.objects.filter(answer__in=[answer.pk for answer in told.values()])
    delivered = {str(one.deliverable_id): one for one in deliveries}
    results = CriterionResult.objects.filter(criterion__activity__plan=found.plan_id, year=year)
    measured = {str(one.criterion_id): one for one in results}
    spent = {str(one.line_id): one for one in Spending.objects.filter(line__plan=found.plan_id, year=year)}
    for row in freeze(found.plan).activities:
        answer = answers.get(row.id) or Answer()
        paid = sums(_followed(line, year, spent.get(line.id)) for line in row.lines if line.funding == "own")
        yield yearly.ActivityTold(
            id=row.id,
            number=row.number,
            title=row.title,
            area=row.area,
            is_appendix=row.is_appendix,
            is_pool=row.is_pool,
            leads=tuple(one.name for one in row.partners if one.role == "lead"),
            partners=tuple(one.name for one in row.partners if one.role != "lead"),
            state=answer.state,
            is_sent=answer.is_sent,
            happened=answer.happened,
            money_note=answer.money_note,
            next_steps=answer.next_steps,
            learning=answer.learning,
            deliverables=tuple(_delivered(one, delivered.get(one.id)) for one in row.deliverables),
            criteria=tuple(_measured(one, measured.get(one.id)) for one in row.criteria),
            budget=paid.budget,
            spent=paid.spent,
            forecast=paid.forecast,
        )


def _delivered(promised: Deliverable, told: DeliverableResult | None) -> yearly.Delivered:
    said = (told.delivered, told.note) if told else ("", "")
    return yearly.Delivered(promised.id, promised.number, promised.text, *said)


def _measured(criterion: Criterion, told: CriterionResult | None) -> yearly.Measured:
    said = (told.state, told.figure, told.note, told.source) if told else ("", "", "", "")
    return yearly.Measured(criterion.id, criterion.text, criterion.number, criterion.data_source, *said)


def _followed(line: Line, year: int, told: Spending | None) -> Followed:
    """The partnership's own money of a post in the plan's year."""
    budget = next((cell.kr for cell in line.amounts if cell.year == year), None)
    return Followed(budget, told.spent if told else None, told.forecast if told else None)


def _status(found: Round, today: datetime.date) -> StatusContent | None:
    """The status on the year's targets, where the yearly report has one to tell."""
    if found.kind != Round.Kind.ANNUAL:
        return None
    rows = TargetStatus.objects.filter(agreement=found.plan.agreement_id, year=found.plan.year)
    status = rows.select_related("agreement__partnership").first()
    return freeze_status(status, today) if status else None


def _met(found: Round, today: datetime.date) -> tuple[yearly.Met, ...]:
    """How often each body that the agreement asks it of has met in the year; only the yearly report tells it."""
    if found.kind != Round.Kind.ANNUAL:
        return ()
    end = timezone.make_aware(datetime.datetime.combine(today, datetime.time.max))
    return tuple(
        yearly.Met(one.name, one.kind, one.least, one.most, one.held)
        for one in met(found.plan.agreement, found.plan.year, end)
        if one.is_asked
    )
