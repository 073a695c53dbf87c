# SPDX-License-Identifier: MPL-2.0
"""Every address with every role, against the table of DESIGN section 6. An address that is missing here fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from partnerskab.access import Action
from partnerskab.agreements.models import Role
from partnerskab.revisions.lifecycle import Word
from tests.revisions.acting import Acting

ALL = frozenset(Role.values)
DRAFT = ALL - {Role.READER}
EDITORS = frozenset({Role.SECRETARIAT, Role.WORKING_GROUP})
SECRETARIAT = frozenset({Role.SECRETARIAT})

WHO = {
    Action.VISIT: ALL,
    Action.READ_DRAFT: DRAFT,
    Action.EDIT_PLAN: EDITORS,
    Action.EDIT_AGREEMENT: SECRETARIAT,
    Action.EDIT_TARGETS: SECRETARIAT,
    Action.IMPORT: SECRETARIAT,
    Action.SUBMIT: SECRETARIAT,
    Action.DECIDE: frozenset({Role.STEERING_GROUP}),
    Action.RECORD: SECRETARIAT,
    Action.CLOSE_POOL: SECRETARIAT,
    Action.ANSWER: EDITORS,
    Action.CLOSE_ROUND: SECRETARIAT,
    Action.EDIT_MEETINGS: SECRETARIAT,
    Action.EDIT_CASES: SECRETARIAT,
    Action.PROPOSE: DRAFT,
    Action.PRINT: SECRETARIAT,
}
"""The table of the design, written down a second time on purpose."""

OPEN = {"start", "sample_login", "calendar_feed"}
"""Addresses outside a partnership: the list of one's own partnerships, the sample's login, and the calendar that its
secret alone opens (tests/year/test_feed.py)."""


def addresses() -> Iterator[tuple[str, URLPattern, dict[str, str]]]:
    """Each named address of ours, its pattern and the converters of its arguments."""
    yield from _walk(get_resolver().url_patterns, {})


def _walk(patterns, above: dict[str, str]) -> Iterator[tuple[str, URLPattern, dict[str, str]]]:
    for pattern in patterns:
        arguments = above | {name: type(kind).__name__ for name, kind in pattern.pattern.converters.items()}
        if isinstance(pattern, URLResolver):
            if "account" not in str(pattern.urlconf_name):
                yield from _walk(pattern.url_patterns, arguments)
        elif pattern.name and not pattern.name.startswith("account_"):
            yield pattern.name, pattern, arguments


OURS = {name: (pattern, arguments) for name, pattern, arguments in addresses()}
GUARDED = sorted(set(OURS) - OPEN)
MATTERS = (
    "plan/2022",
    "aftale/2021-2024",
    "maal/status/2022",
    "opfoelgning/2022-midtvejs",
    "moede/2022-1",
    "indstilling/2022-1",
)
"""What has versions, one of each kind."""

EACH = [
    (name, matter) for name in GUARDED for matter in (MATTERS if "MatterConverter" in OURS[name][1].values() else [""])
]
"""Each guarded address, those of versions once for each kind of matter."""


def _address(name: str, matter: str) -> str:
    values = {"UUIDConverter": uuid4(), "SlugConverter": "purpose", "IntConverter": 2022, "StringConverter": "purpose"}
    values["MatterConverter"] = matter
    arguments = {key: values[kind] for key, kind in OURS[name][1].items()} | {"slug": "amager"}
    known = {"year": 2022, "number": 1}
    if name.startswith(("meeting", "point_")):
        known["mark"] = "2022-1"
    return reverse(name, kwargs=arguments | {key: value for key, value in known.items() if key in arguments})


@pytest.fixture
def versions(act, agree, follow, midterm, minutes, case):
    """An approved version of each: plan, agreement, status, follow-up, minutes and case paper."""
    for one in (act, agree):
        one.approve(one.submit())
    for one in (follow, Acting(act.cast, midterm), minutes, Acting(act.cast, case)):
        one.record(one.submit(), 0, {"": Word("approved")})


@contextmanager
def each_alone() -> Iterator[None]:
    """Whatever is written in here is taken back, so that one plan serves for every address."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_address_of_a_partnership_is_guarded():
    unguarded = [name for name in GUARDED if not hasattr(OURS[name][0].callback, "action")]
    assert unguarded == []


def test_the_table_is_the_design():
    from partnerskab.access import TABLE

    assert {action: frozenset(roles) for action, roles in TABLE.items()} == WHO


@pytest.mark.parametrize("role", Role.values)
def test_a_member_gets_in_by_role(client, cast, versions, role):
    client.force_login(cast.members[role])
    slips = []
    for name, matter in EACH:
        action = OURS[name][0].callback.action
        for method in ("get", "post"):
            with each_alone():
                response = getattr(client, method)(_address(name, matter))
            if role in WHO[action]:
                held = response.status_code in {200, 302, 404, 405, 409, 422}
            else:
                refused = response.status_code == 403 and action.refusal in response.content.decode()
                held = refused or response.status_code == 405
            if not held:
                slips.append(f"{method} {name} {matter}: {response.status_code}")
    assert slips == []


def test_a_stranger_learns_nothing(client, cast, versions):
    client.force_login(cast.stranger)
    slips = []
    for name, matter in EACH:
        for method in ("get", "post"):
            with each_alone():
                response = getattr(client, method)(_address(name, matter))
            if response.status_code not in {404, 405} or "Amager" in response.content.decode():
                slips.append(f"{method} {name} {matter}: {response.status_code}")
    assert slips == []


def test_a_visitor_is_asked_to_log_in(client, cast, plan):
    slips = []
    for name, matter in EACH:
        response = client.get(_address(name, matter))
        if response.status_code != 405 and not response.headers.get("Location", "").startswith("/konto/login/"):
            slips.append(f"{name} {matter}: {response.status_code}")
    assert slips == []


def test_a_former_member_is_a_stranger(client, cast, plan):
    membership = cast.working_group.memberships.get()
    membership.ended_on = membership.partnership.memberships.first().user.date_joined.date()
    membership.save(update_fields=["ended_on"])
    client.force_login(cast.working_group)
    assert client.get(reverse("plan", args=["amager", 2022])).status_code == 404
