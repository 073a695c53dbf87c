# SPDX-License-Identifier: MPL-2.0
"""From live rows to the frozen tree of a year's status on the targets, in a constant number of queries."""

import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from activities.models import ActivityPartner
from partnerskab.agreements.models import ApprovalStep
from targets.aims import aims_of_year
from targets.disclosure import cover
from targets.judging import judge
from targets.models import Baseline, Reading, StatusRemark, Target, TargetStatus
from targets.series import Aim

from . import agreed
from .freezing import parties, route


def freeze_status(status: TargetStatus, today: datetime.date) -> agreed.StatusContent:
    """The status as it stands on that day: readings until its year, small numbers left out before anything is judged.

    It is dated by what last changed in it, so that the same status has the same bytes from one day to the next.
    """
    agreement = status.agreement
    remarks = dict(StatusRemark.objects.filter(status=status).values_list("target", "text"))
    aims = cover(aims_of_year(agreement, status.year))
    return agreed.StatusContent(
        schema=agreed.STATUS_SCHEMA,
        matter="status",
        id=str(status.pk),
        partnership=agreement.partnership.name,
        slug=agreement.partnership.slug,
        year=status.year,
        day=_day(status, today).isoformat(),
        agreement_title=agreement.title,
        valid_from=agreement.valid_from.isoformat(),
        valid_to=agreement.valid_to.isoformat(),
        introduction=status.introduction,
        conclusion=status.conclusion,
        entries=tuple(_entry(aim, remarks.get(UUID(aim.id), ""), today) for aim in aims),
        parties=parties(agreement, status.year),
        steps=route(agreement, ApprovalStep.Matter.STATUS),
    )


def _entry(aim: Aim, remark: str, today: datetime.date) -> agreed.StatusEntry:
    verdict = judge(aim, today)
    return agreed.StatusEntry(aim, verdict.judgement, verdict.sentence, remark)


def _day(status: TargetStatus, today: datetime.date) -> datetime.date:
    """The day something in it last changed, and no earlier than this year, for judgements ask which year it is."""
    agreement = status.agreement_id
    indicators = Target.objects.filter(agreement=agreement).values("indicator")
    histories: list[QuerySet[Any]] = [
        TargetStatus.history.filter(id=status.pk),
        StatusRemark.history.filter(status_id=status.pk),
        Target.history.filter(agreement_id=agreement),
        Reading.history.filter(indicator_id__in=indicators, year__lte=status.year),
        ActivityPartner.history.filter(activity__plan__agreement=agreement),
    ]
    moments = [rows.order_by().values_list("history_date") for rows in histories]
    moments.append(Baseline.objects.filter(target__agreement=agreement).order_by().values_list("set_at"))
    last = moments[0].union(*moments[1:]).order_by("-history_date").first()
    changed = timezone.localtime(last[0]).date() if last else today
    return min(max(changed, datetime.date(today.year, 1, 1)), today)
