# SPDX-License-Identifier: MPL-2.0
"""The plan's draft: next year's is begun and sent in time, and those responsible mend their own activities."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from django.urls import reverse

from activities.models import ActivityPartner, Plan
from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Membership, Role
from partnerskab.content.checks import Finding, Scope
from partnerskab.content.places import link_to

from ..calendar import Calendar
from ..drafts import Draft
from ..models import Deadline
from .task import Asked, Task

_KIND = Deadline.Kind
_BOTH = (_KIND.DRAFT, _KIND.NEXT_PLAN)
KINDS = frozenset(_BOTH)

AUTUMN = 9
"""The month from which next year's plan is asked for where no deadline says when."""

Leads = dict[str, set[object]]
"""The organisations that are responsible for each activity, by its id."""


def source(calendar: Calendar) -> Asked:
    """What the newest draft lacks, and whether next year's is begun."""
    draft = calendar.draft
    found = _by_activity(draft) if draft else {}
    leads = _leads(draft.plan) if draft else {}

    def asked(member: Membership) -> Iterator[Task]:
        if not access.may(member.role, Action.EDIT_PLAN):
            return
        if draft and member.organisation_id:
            yield from _own(draft, found, leads, member)
        yield from _next(calendar, member)

    return asked


def _own(draft: Draft, found: dict[str, list[Finding]], leads: Leads, member: Membership) -> Iterator[Task]:
    """The findings of the activities that the member's organisation is responsible for, one task for each activity."""
    for activity in draft.content.activities:
        findings = found.get(activity.id, [])
        if findings and member.organisation_id in leads.get(activity.id, ()):
            first = findings[0]
            count = danish.counted(len(findings), "ting", "ting")
            title = first.title if len(findings) == 1 else f"{activity.title}: {count} at rette eller skrive"
            why = first.sentence if len(findings) == 1 else f"{'; '.join(one.short for one in findings)}."
            blocks = any(one.blocks for one in findings)
            key, address = f"plan/{activity.id}", link_to(draft.content, first)
            yield Task(key, title, why, address, (_KIND.DRAFT,), draft.plan.year - 1, str(draft.plan), blocks=blocks)


def _next(calendar: Calendar, member: Membership) -> Iterator[Task]:
    """Next year's plan, when the time has come: not begun, or begun and not sent."""
    year = _wanted(calendar)
    if year is None:
        return
    slug, draft = calendar.partnership.slug, calendar.draft
    is_secretariat = member.role == Role.SECRETARIAT
    if draft is None or draft.plan.year != year + 1:
        if is_secretariat:
            why = "Begynd den, så arbejdsgruppen kan skrive."
            address = reverse("begin_year", args=[slug, year + 1]) if draft else reverse("plan_new", args=[slug])
            yield Task("plan/naeste", f"Tryghedsplan {year + 1} er ikke begyndt", why, address, _BOTH, year)
    elif draft.progress is None and not draft.content.activities:
        title, address = f"{draft.plan} har ingen aktiviteter endnu", reverse("plan", args=[slug, year + 1])
        yield Task("plan/naeste", title, "Skriv den første.", address, _BOTH, year)
    elif draft.progress is None and is_secretariat and draft.summary.blocks:
        why = f"{danish.counted(draft.summary.blocks, 'ting', 'ting').capitalize()} skal rettes eller forklares først."
        address = reverse("checks", args=[slug, year + 1])
        yield Task("plan/naeste", f"{draft.plan} er ikke sendt til godkendelse", why, address, _BOTH, year)


def _wanted(calendar: Calendar) -> int | None:
    """The year whose successor's plan is to be written now, if an agreement covers that one."""
    year = calendar.today.year
    due = [each.year for each in calendar.open if each.deadline.kind in KINDS]
    is_asked_for = any(each.deadline.kind in KINDS for each in calendar.of_year(year))
    if not due and (is_asked_for or calendar.today < datetime.date(year, AUTUMN, 1)):
        return None
    wanted = min(due, default=year)
    return wanted if calendar.agreed_in(wanted + 1) else None


def _by_activity(draft: Draft) -> dict[str, list[Finding]]:
    found = defaultdict(list)
    for finding in draft.findings:
        if finding.place.scope is Scope.ACTIVITY:
            found[finding.place.id].append(finding)
    return found


def _leads(plan: Plan) -> Leads:
    rows = ActivityPartner.objects.filter(activity__plan=plan, role=ActivityPartner.Role.LEAD)
    leads: Leads = defaultdict(set)
    for activity, organisation in rows.exclude(organisation=None).values_list("activity_id", "organisation_id"):
        leads[str(activity)].add(organisation)
    return leads
