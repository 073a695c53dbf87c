# SPDX-License-Identifier: MPL-2.0
"""The stored form of frozen content, whatever its matter: canonical JSON, and the sha256 that names it.

Canonical means: keys in alphabetical order, no white space, UTF-8. The same content gives the same bytes for ever.
Stored bytes are never written anew: content of an older schema is read into today's tree, and keeps the fingerprint of
the bytes it was stored as.
"""

import hashlib
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from .agreed import AGREEMENT_SCHEMA, STATUS_SCHEMA, StatusContent, WholeAgreement
from .tree import SCHEMA, PlanContent
from .yearly import CASE_SCHEMA, FOLLOWUP_SCHEMA, MEETING_SCHEMA, CaseContent, FollowUpContent, MeetingContent

Content = PlanContent | WholeAgreement | StatusContent | FollowUpContent | MeetingContent | CaseContent
Root = TypeVar("Root", PlanContent, WholeAgreement, StatusContent, FollowUpContent, MeetingContent, CaseContent)


class Unreadable(ValueError):
    """The bytes are not frozen content in a schema this program knows."""


def to_json(content: Content) -> bytes:
    """The content as canonical JSON."""
    return msgspec.json.encode(content, order="sorted")


def from_json(data: bytes, root: type[Root] = PlanContent) -> Root:  # type: ignore[assignment]
    """The content that `to_json` wrote, today or under an older schema.

    Raises:
        Unreadable: the bytes are no such content, of a schema this program does not know, or not in canonical form: a
            field nobody reads must not vanish between a paper and its fingerprint.
    """
    content = content_of(data)
    if not isinstance(content, root):
        raise Unreadable(f"the JSON is no {root.__name__}")
    return content


def content_of(data: bytes) -> Content:
    """The content, of whatever matter it is.

    Raises:
        Unreadable: as `from_json`.
    """
    try:
        stored = msgspec.json.decode(data)
        if msgspec.json.encode(stored, order="sorted") != data:
            raise Unreadable("the JSON is not in canonical form")
        form = _FORMS[stored.get("matter", "plan")]
        while stored["schema"] in form.upgrades:
            stored = form.upgrades[stored["schema"]](stored)
        if stored["schema"] != form.schema:
            raise Unreadable(f"schema {stored['schema']} is not known")
        content: Content = msgspec.convert(stored, type=form.root)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(str(error)) from error
    if to_json(content) != msgspec.json.encode(stored, order="sorted"):
        raise Unreadable("the JSON has fields that the content has not")
    return content


def fingerprint(content: Content) -> str:
    """The sha256 of the canonical JSON, as 64 hexadecimal digits."""
    return fingerprint_of(to_json(content))


def fingerprint_of(data: bytes) -> str:
    """The sha256 of stored content, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint_shown(sha256: str) -> str:
    """The start of a fingerprint as pages and papers show it: four groups of four digits; nothing of none."""
    return " ".join(sha256[at : at + 4] for at in range(0, min(len(sha256), 16), 4))


def _from_1(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 had parties without an id, and steps that did not say what counts as decided."""
    agreement = stored["agreement"]
    parties = [{"id": "", **party} for party in agreement["parties"]]
    steps = [{**step, "rule": "meeting"} for step in agreement["steps"]]
    return {**stored, "schema": 2, "agreement": {**agreement, "parties": parties, "steps": steps}}


def _from_2(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 knew no notes, pools or transfers; it said by a funder's name alone whose money a post is."""
    activities = [
        {
            **activity,
            "lines": [_line_of_2(line) for line in activity["lines"]],
            "anchored_with": "",
            "anchored_from": "",
            "is_pool": False,
            "applications": [],
        }
        for activity in stored["activities"]
    ]
    return {
        **stored,
        "schema": 3,
        "agreement": {**stored["agreement"], "moves_within": "", "moves_between": ""},
        "activities": activities,
        "lines": [_line_of_2(line) for line in stored["lines"]],
        "unit": 1,
        "transfers": [],
    }


def _line_of_2(line: dict[str, Any]) -> dict[str, Any]:
    amounts = [{**amount, "remark": ""} for amount in line["amounts"]]
    funding = "organisation" if line["funder"] else "own"
    return {**line, "amounts": amounts, "funding": funding, "purpose": "activities", "note": ""}


def _from_3(stored: dict[str, Any]) -> dict[str, Any]:
    """Schema 3 did not sort activities as housing-social plans do."""
    sorts = {"level": "", "category": "", "cfbu_type": ""}
    return {**stored, "schema": 4, "activities": [{**activity, **sorts} for activity in stored["activities"]]}


class _Form(NamedTuple):
    """How the content of a matter is stored: its type, its schema, and from each older schema to the next one."""

    root: type[Content]
    schema: int
    upgrades: dict[int, Callable[[dict[str, Any]], dict[str, Any]]]


_FORMS = {
    "plan": _Form(PlanContent, SCHEMA, {1: _from_1, 2: _from_2, 3: _from_3}),
    "agreement": _Form(WholeAgreement, AGREEMENT_SCHEMA, {}),
    "status": _Form(StatusContent, STATUS_SCHEMA, {}),
    "followup": _Form(FollowUpContent, FOLLOWUP_SCHEMA, {}),
    "meeting": _Form(MeetingContent, MEETING_SCHEMA, {}),
    "case": _Form(CaseContent, CASE_SCHEMA, {}),
}
