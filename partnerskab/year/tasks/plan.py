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
    """The plans that are to be written now: without an agreement, not begun, or begun and not sent."""
    plans, draft = {plan.year: plan for plan in calendar.plans}, calendar.draft
    for year in _wanted(calendar):
        if not calendar.agreed_in(year + 1):
            if member.role == Role.SECRETARIAT:
                yield _not_agreed(calendar, year)
        elif year + 1 not in plans:
            if member.role == Role.SECRETARIAT:
                yield _not_begun(calendar, year)
        elif draft and draft.plan.year == year + 1 and draft.progress is None:
            yield from _not_sent(calendar, draft, member)


def _not_agreed(calendar: Calendar, year: int) -> Task:
    address = reverse("agreement_new", args=[calendar.partnership.slug])
    why = "Opret den næste aftale, så planen kan begyndes."
    return Task(f"plan/{year}", f"Ingen aftale dækker {year + 1}", why, address, _BOTH, year)


def _not_begun(calendar: Calendar, year: int) -> Task:
    slug = calendar.partnership.slug
    address = reverse("begin_year", args=[slug, year + 1]) if calendar.plans else reverse("plan_new", args=[slug])
    why = "Begynd den, så arbejdsgruppen kan skrive."
    return Task(f"plan/{year}", f"Tryghedsplan {year + 1} er ikke begyndt", why, address, _BOTH, year)


def _not_sent(calendar: Calendar, draft: Draft, member: Membership) -> Iterator[Task]:
    """An empty draft is everybody's who writes; what blocks a full one is the secretariat's to see to."""
    where, key, year = [calendar.partnership.slug, draft.plan.year], f"plan/{draft.plan.year - 1}", draft.plan.year - 1
    if not draft.content.activities:
        title, address = f"{draft.plan} har ingen aktiviteter endnu", reverse("plan", args=where)
        yield Task(key, title, "Skriv den første.", address, _BOTH, year)
    elif member.role == Role.SECRETARIAT and draft.summary.blocks:
        why = f"{danish.counted(draft.summary.blocks, 'ting', 'ting').capitalize()} skal rettes eller forklares først."
        title, address = f"{draft.plan} er ikke sendt til godkendelse", reverse("checks", args=where)
        yield Task(key, title, why, address, _BOTH, year)


def _wanted(calendar: Calendar) -> list[int]:
    """The years whose successors' plans are to be written now, as far as an agreement covers either year."""
    year = calendar.today.year
    due = {each.year for each in calendar.open if each.deadline.kind in KINDS}
    if not any(each.deadline.kind in KINDS for each in calendar.of_year(year)):
        due |= {year} if calendar.today >= datetime.date(year, AUTUMN, 1) else set()
    return sorted(each for each in due if calendar.agreed_in(each) or calendar.agreed_in(each + 1))


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
