# SPDX-License-Identifier: MPL-2.0
"""Who still owes an answer in the rounds that are open, and what was answered last; for tasks, reminders, next year's
plan. Each function makes the same number of queries, however many activities there are."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from activities.models import Activity, ActivityPartner, Plan
from partnerskab.access import Action, may
from partnerskab.agreements.models import Membership, Partnership, Role, User

from .models import Answer, DeliverableResult, Round
from .states import label


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for an activity: `leads` as the plan names them, and the members who are asked. Where none of the
    leads has a member who may answer, the secretariat is asked, and `organisations` is empty."""

    leads: tuple[str, ...]
    organisations: frozenset[UUID]
    people: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """An activity without a sent answer in an open round; `answer` is what has been begun, or sent back."""

    round: Round
    activity: Activity
    responsible: Responsible
    answer: Answer | None

    @property
    def due_on(self) -> datetime.date | None:
        """The last day to answer."""
        return self.round.due_on

    @property
    def address(self) -> str:
        """The form where it is answered."""
        return reverse("followup_answer", args=[self.round.partnership.slug, self.round.mark, self.activity.pk])

    @property
    def is_returned(self) -> bool:
        """Whether the secretariat has sent it back."""
        return self.answer is not None and self.answer.is_returned


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The newest answer that was sent of an activity; `delivered` by the deliverable's id: figure and remark."""

    round: Round
    state: str
    happened: str
    next_steps: str
    learning: str
    money_note: str
    delivered: dict[UUID, tuple[str, str]]

    @property
    def state_label(self) -> str:
        """The state in words."""
        return label(self.state)


def missing(rounds: Iterable[Round], since: int) -> list[Missing]:
    """What lacks in those of a partnership's rounds that are open, and about plans of the year `since` or later: the
    round that is due first on top, then in the plan's order; four queries, none where nobody is asked."""
    asked = [one for one in rounds if one.is_open and one.kind != Round.Kind.ANNUAL and one.year >= since]
    asked.sort(key=lambda each: each.due_on or datetime.date.max)
    return _missing_in(asked[0].partnership, asked) if asked else []


def missing_in(found: Round) -> list[Missing]:
    """What lacks in one round, in the plan's order; four queries."""
    return _missing_in(found.partnership, [found])


def _missing_in(partnership: Partnership, rounds: list[Round]) -> list[Missing]:
    activities = list(activities_of(*(one.plan for one in rounds)))
    asked = responsible(partnership, activities)
    answers = {(one.round_id, one.activity_id): one for one in Answer.objects.filter(round__in=rounds)}
    rows = [
        Missing(one, each, asked[each.pk], answers.get((one.pk, each.pk)))
        for one in rounds
        for each in activities
        if each.plan_id == one.plan_id
    ]
    return [row for row in rows if row.answer is None or not row.answer.is_sent]


def activities_of(*plans: Plan) -> QuerySet[Activity]:
    """The plans' activities in reading order, with their focus area and who leads them (`lead_partners`)."""
    leads = ActivityPartner.objects.filter(role=ActivityPartner.Role.LEAD).select_related("organisation")
    rows = Activity.objects.filter(plan__in=plans).select_related("focus_area").in_reading_order()
    return rows.prefetch_related(Prefetch("partners", leads, to_attr="lead_partners"))


def responsible(partnership: Partnership, activities: Iterable[Activity]) -> dict[UUID, Responsible]:
    """Who is asked about each of `activities_of` a plan, by the activity's id; one query beside theirs."""
    members = Membership.objects.filter(partnership=partnership, ended_on=None, user__is_active=True)
    answering: dict[UUID | str, list[Membership]] = defaultdict(list)
    secretariat: list[User] = []
    for member in members.select_related("user", "organisation").order_by("user__name", "pk"):
        if member.role == Role.SECRETARIAT:
            secretariat.append(member.user)
        if member.organisation and may(member.role, Action.ANSWER):
            answering[member.organisation.pk].append(member)
            answering[member.organisation.name.casefold()].append(member)
    return {each.pk: _responsible(each, answering, secretariat) for each in activities}


def last_answers(plan: Plan) -> dict[UUID, LastAnswer]:
    """The newest answer that was sent of each of the plan's activities, by the activity's id; two queries. What the
    final round has not heard of yet stands as the half-way round told it."""
    rows = Answer.objects.filter(round__plan=plan).select_related("round__plan__agreement__partnership")
    results = Prefetch("deliveries", DeliverableResult.objects.all(), to_attr="delivered_rows")
    newest: dict[UUID, LastAnswer] = {}
    for row in rows.order_by("round__opened_on", "round__pk").prefetch_related(results):
        if row.is_sent:
            newest[row.activity_id] = _last(row)
    return newest


def told_in(found: Round) -> dict[UUID, Answer]:
    """The answers that a round tells, by the activity's id; one query. They are its own, but for the yearly report the
    newest that was sent of each activity in the year, or where none was, the newest that was begun."""
    own = {"round__plan": found.plan_id} if found.kind == Round.Kind.ANNUAL else {"round": found}
    rows = Answer.objects.filter(**own).select_related("round__plan", "sent_by", "returned_by")
    told: dict[UUID, Answer] = {}
    for row in rows.order_by("round__opened_on", "round__pk"):
        before = told.get(row.activity_id)
        if row.is_sent or before is None or not before.is_sent:
            told[row.activity_id] = row
    return told


def _responsible(
    activity: Activity, answering: dict[UUID | str, list[Membership]], secretariat: list[User]
) -> Responsible:
    partners: list[ActivityPartner] = getattr(activity, "lead_partners")  # noqa: B009 - set by the prefetch
    keys = [one.organisation_id or one.name.casefold() for one in partners]
    members = {member.pk: member for key in keys for member in answering.get(key, [])}
    organisations = frozenset(one.organisation_id for one in members.values() if one.organisation_id)
    people = tuple(member.user for member in members.values()) or tuple(secretariat)
    return Responsible(tuple(map(str, partners)), organisations, people)


def _last(row: Answer) -> LastAnswer:
    delivered: list[DeliverableResult] = getattr(row, "delivered_rows")  # noqa: B009 - set by the prefetch
    said = {one.deliverable_id: (one.delivered, one.note) for one in delivered}
    return LastAnswer(row.round, row.state, row.happened, row.next_steps, row.learning, row.money_note, said)
