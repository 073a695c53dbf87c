# SPDX-License-Identifier: MPL-2.0
"""A new meeting: its number, and whom to call to it; and those who are called to one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from partnerskab.agreements.models import Body, Membership, Partnership, Party, Role, User
from partnerskab.editing import create_together

from .models import Attendance, Meeting
from .row_forms import members

_BY_ROLE = {
    Body.Kind.STEERING: (Role.STEERING_GROUP, Role.COLLABORATOR, Role.SECRETARIAT),
    Body.Kind.WORKING: (Role.WORKING_GROUP, Role.COLLABORATOR, Role.SECRETARIAT),
}
"""Who sits in which kind of body, those who decide first (agreement 2025-2028, section 4)."""


@transaction.atomic
def call_together(body: Body, by: Any, **facts: Any) -> Meeting:
    """Make a meeting of the body, with the people who are to be called to it. Its number is the next of its year."""
    agreement = body.agreement
    Partnership.objects.select_for_update().get(pk=agreement.partnership_id)
    year = facts["held_on"].year
    taken = Meeting.objects.filter(agreement__partnership=agreement.partnership_id, year=year)
    number = (taken.aggregate(last=Max("number"))["last"] or 0) + 1
    meeting = Meeting.objects.create(agreement=agreement, body=body, year=year, number=number, **facts)
    people = list(proposed(meeting))
    create_together([Attendance(meeting=meeting, order=at, **one) for at, one in enumerate(people)], user=by)
    return meeting


def proposed(meeting: Meeting) -> Iterator[dict[str, Any]]:
    """Whom to call, by the fields of `Attendance`: the body's members; of a body without a role of its own, those of
    its last meeting and the secretariat. A vote has a member whose organisation is a party with one, and no deputy.
    Two queries, or three."""
    body = meeting.body
    current = {one.pk: one for one in members(meeting.partnership).order_by("user__name")}
    voting = _voting(meeting)
    roles = _BY_ROLE.get(Body.Kind(body.kind))
    if roles:
        for role in roles:
            yield from (_of(one, voting) for one in current.values() if one.role == role)
        return
    yield from _as_last_time(meeting, current)


def called(meeting: Meeting) -> QuerySet[User]:
    """The members who are called; an apology is told of changes too, for a new day may suit."""
    rows = Attendance.objects.filter(meeting=meeting, membership__ended_on=None, membership__isnull=False)
    return User.objects.filter(pk__in=rows.values("membership__user"))


def is_cancelled(meeting: Meeting) -> bool:
    """Whether it is now, which may have come after it was read."""
    return Meeting.objects.filter(pk=meeting.pk).exclude(cancelled_at=None).exists()


def _as_last_time(meeting: Meeting, current: dict[Any, Membership]) -> Iterator[dict[str, Any]]:
    earlier = Meeting.objects.filter(body=meeting.body, cancelled_at=None, held_on__lt=meeting.held_on)
    last = earlier.exclude(pk=meeting.pk).order_by("-held_on").first()
    called = list(last.attendances.order_by("order", "pk")) if last else []
    for one in called:
        if one.membership_id is None or one.membership_id in current:
            yield {
                "name": one.name,
                "membership_id": one.membership_id,
                "organisation_id": one.organisation_id,
                "votes": one.votes,
            }
    known = {one.membership_id for one in called}
    yield from (_of(one, set()) for one in current.values() if one.role == Role.SECRETARIAT and one.pk not in known)


def _of(member: Membership, voting: Iterable[Any]) -> dict[str, Any]:
    decides = member.role in (Role.STEERING_GROUP, Role.WORKING_GROUP) and not member.is_deputy
    return {
        "name": str(member.user),
        "membership_id": member.pk,
        "organisation_id": member.organisation_id,
        "votes": decides and member.organisation_id in set(voting),
    }


def _voting(meeting: Meeting) -> set[Any]:
    parties = Party.objects.in_year(meeting.held_on.year).filter(agreement=meeting.agreement_id)
    return set(parties.filter(role=Party.PartyRole.PARTY).values_list("organisation_id", flat=True))
