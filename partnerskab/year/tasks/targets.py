# SPDX-License-Identifier: MPL-2.0
"""Targets that cannot be judged yet: baselines, readings and the status of the year, for the secretariat."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from partnerskab import access, danish
from partnerskab.access import Action
from partnerskab.agreements.models import Agreement, Membership
from partnerskab.content.checks import check
from partnerskab.content.freezing_status import freeze_status
from partnerskab.content.places import link_to
from partnerskab.revisions.models import Revision
from targets.models import Baseline, Rule, Target, TargetStatus

from ..calendar import Calendar
from ..done.survey import years_read
from ..models import Deadline
from .task import Asked, Task

_KIND = Deadline.Kind
KINDS = frozenset({_KIND.TARGETS, _KIND.SURVEY})


def source(calendar: Calendar) -> Asked:
    """Read what the agreements aim at, each in its own years, and what is known of it."""
    agreement = calendar.agreement
    found = list(_found(calendar, agreement)) if agreement else []

    def asked(member: Membership) -> list[Task]:
        return found if access.may(member.role, Action.EDIT_TARGETS) else []

    return asked


def _found(calendar: Calendar, agreement: Agreement) -> Iterator[Task]:
    targets: dict[UUID, list[Target]] = defaultdict(list)
    for one in Target.objects.filter(agreement__partnership=calendar.partnership).order_by("order", "pk"):
        targets[one.agreement_id].append(one)
    yield from _baselines(calendar, agreement, targets[agreement.pk])
    for due in calendar.open:
        if due.deadline.kind == _KIND.SURVEY:
            asked = due.deadline.agreement
            yield _readings(calendar, asked, targets[asked.pk], due.year)
        elif due.deadline.kind == _KIND.TARGETS:
            yield from _status(calendar, due.year)


def _baselines(calendar: Calendar, agreement: Agreement, targets: list[Target]) -> Iterator[Task]:
    """Targets held against a baseline that nobody has set, once its year is over; the link leads to the first."""
    wanted = [one for one in targets if one.baseline_year and one.baseline_year < calendar.today.year]
    known = set(Baseline.objects.filter(target__agreement=agreement).values_list("target_id", flat=True))
    missing = [one for one in wanted if one.pk not in known]
    if missing:
        count = danish.counted(len(missing), "mål mangler", "mål mangler", neuter=True)
        address = reverse("baseline", args=[calendar.partnership.slug, agreement.mark, missing[0].pk])
        title = f"{count} baseline".capitalize()
        yield Task("maal/baseline", title, f"{_titles(missing)}.", address, (_KIND.TARGETS,), calendar.today.year)


def _readings(calendar: Calendar, agreement: Agreement, targets: list[Target], year: int) -> Task:
    """Figures of the survey that are due and not read in."""
    near, slug = [one for one in targets if one.rule == Rule.NEAR], calendar.partnership.slug
    read = years_read(near)
    missing = [one for one in near if year not in read[one.indicator_id, one.place_id]]
    address = reverse("targets", args=[slug, agreement.mark])
    if missing:
        address = reverse("reading_new", args=[slug, agreement.mark, missing[0].indicator_id])
    why = f"{_titles(missing)}." if missing else "Ingen mål måles med tal fra undersøgelsen endnu."
    return Task(f"maal/tal/{year}", f"Årets tal for {year} mangler", why, address, (_KIND.SURVEY,), year)


def _status(calendar: Calendar, year: int) -> Iterator[Task]:
    """A year's status: not begun, or what is missing in it; nothing while a version of it lies with others."""
    slug, key = calendar.partnership.slug, f"maal/status/{year}"
    status = TargetStatus.objects.of(calendar.partnership).filter(year=year).first()
    if status is None:
        title, address = f"Status på målene {year} er ikke begyndt", reverse("target_statuses", args=[slug])
        yield Task(key, title, "Begynd den, når årets tal er læst ind.", address, (_KIND.TARGETS,), year)
        return
    if Revision.objects.of_matter(status).filter(withdrawal=None).exists():
        return
    content = freeze_status(status, calendar.today)
    findings = check(content)
    address = link_to(content, findings[0]) if findings else reverse("submit", args=[slug, status.address])
    why = f"{'; '.join(one.title for one in findings)}." if findings else "Intet mangler i den."
    yield Task(key, f"{status} er ikke sendt", why, address, (_KIND.TARGETS,), year)


def _titles(targets: list[Target]) -> str:
    return ", ".join(one.title for one in targets)
