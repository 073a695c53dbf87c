# SPDX-License-Identifier: MPL-2.0
"""Who may do what: one table, and answers that carry their reason.

A stranger to a partnership gets 404, for its existence is not theirs to know; a member without the right gets 403 with
the reason, the same that a page shows where the button would be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from partnerskab.agreements.models import Membership, Partnership, Role

S, A, G, C, R = Role.SECRETARIAT, Role.WORKING_GROUP, Role.STEERING_GROUP, Role.COLLABORATOR, Role.READER


class Action(Enum):
    """What can be done in a partnership, with the reason a member hears who may not."""

    VISIT = ("se partnerskabets forside", "")
    READ_DRAFT = ("læse kladden", "Læsere ser kun det, der er godkendt.")
    EDIT_PLAN = ("redigere planen", "Kun arbejdsgruppen og sekretariatet kan redigere planen.")
    EDIT_AGREEMENT = ("ændre aftalen og medlemmerne", "Kun sekretariatet kan ændre aftalen og medlemmerne.")
    EDIT_TARGETS = ("ændre mål og målinger", "Kun sekretariatet kan ændre mål, baselines og målinger.")
    IMPORT = ("læse et papir ind", "Kun sekretariatet kan læse et papir ind som plan.")
    SUBMIT = ("sende til godkendelse", "Kun sekretariatet kan sende til godkendelse.")
    DECIDE = ("svare for en part", "Kun styregruppens medlemmer kan svare for deres part.")
    RECORD = ("notere et mødes beslutning", "Kun sekretariatet kan notere, hvad et møde besluttede.")
    CLOSE_POOL = ("lukke puljens år", "Kun sekretariatet kan lukke puljens år.")
    ANSWER = ("svare på opfølgningen", "Kun arbejdsgruppen og sekretariatet kan svare på opfølgningen.")
    CLOSE_ROUND = ("åbne og lukke en opfølgning", "Kun sekretariatet kan åbne og lukke en opfølgning.")
    EDIT_MEETINGS = ("indkalde og skrive referat", "Kun sekretariatet kan indkalde til møder og skrive referat.")
    EDIT_CASES = ("skrive indstillinger", "Kun sekretariatet kan skrive indstillinger.")
    PROPOSE = ("stille forslag", "Læsere kan ikke stille forslag til planen.")
    PRINT = ("få papirer sat op igen", "Sekretariatet kan få papiret sat op igen.")

    def __init__(self, what: str, refusal: str) -> None:
        self.what = what
        self.refusal = refusal


TABLE: dict[Action, frozenset[str]] = {
    Action.VISIT: frozenset({S, A, G, C, R}),
    Action.READ_DRAFT: frozenset({S, A, G, C}),
    Action.EDIT_PLAN: frozenset({S, A}),
    Action.EDIT_AGREEMENT: frozenset({S}),
    Action.EDIT_TARGETS: frozenset({S}),
    Action.IMPORT: frozenset({S}),
    Action.SUBMIT: frozenset({S}),
    Action.DECIDE: frozenset({G}),
    Action.RECORD: frozenset({S}),
    Action.CLOSE_POOL: frozenset({S}),
    Action.ANSWER: frozenset({S, A}),
    Action.CLOSE_ROUND: frozenset({S}),
    Action.EDIT_MEETINGS: frozenset({S}),
    Action.EDIT_CASES: frozenset({S}),
    Action.PROPOSE: frozenset({S, A, G, C}),
    Action.PRINT: frozenset({S}),
}


@dataclass(frozen=True)
class Answer:
    """Whether a member may, and why not. True and false as itself, so that pages can ask `{% if may.edit_plan %}`."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def may(role: str, action: Action) -> Answer:
    """Whether a member with that role may do `action`, with the reason if not."""
    return Answer(True) if role in TABLE[action] else Answer(False, action.refusal)


def rights(role: str) -> dict[str, Answer]:
    """Every answer for a role, by the action's name in lower case; for templates."""
    return {action.name.lower(): may(role, action) for action in Action}


class MemberRequest(HttpRequest):
    """A request by a member: the access check put the membership and the partnership on it."""

    membership: Membership
    partnership: Partnership
    may: dict[str, Answer]


type_of_view = Callable[Concatenate[Any, str, ...], HttpResponse]


def requires(action: Action) -> Callable[[type_of_view], type_of_view]:
    """Let only members with the right into a view whose first argument is the partnership's slug.

    Nobody logged in: the login page. A stranger: 404. A member without the right: 403 with the reason.
    """

    def decorate(view: type_of_view) -> type_of_view:
        @wraps(view)
        def checked(request: MemberRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            enter(request, slug, action)
            return view(request, slug, *args, **kwargs)

        checked.action = action  # type: ignore[attr-defined]
        return checked

    return decorate


def enter(request: MemberRequest, slug: str, action: Action) -> None:
    """Put the user's membership on the request.

    Raises:
        Http404: the user is no member of such a partnership.
        PermissionDenied: the member's role has no right to `action`; the message is the reason.
    """
    memberships = Membership.objects.filter(user=request.user.pk, ended_on=None, partnership__slug=slug)
    membership = memberships.select_related("partnership", "organisation").first()
    if membership is None:
        raise Http404
    request.membership, request.partnership = membership, membership.partnership
    request.may = rights(membership.role)
    answer = may(membership.role, action)
    if not answer:
        raise PermissionDenied(answer.reason)
