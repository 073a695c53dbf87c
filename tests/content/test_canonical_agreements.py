# SPDX-License-Identifier: MPL-2.0
"""Agreements, statuses, minutes, case papers and rounds as canonical JSON: read back as the same, and what was stored
once reads for ever."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from partnerskab.content.agreed import AGREEMENT_SCHEMA, STATUS_SCHEMA, StatusContent, WholeAgreement
from partnerskab.content.canonical import (
    Content,
    Unreadable,
    content_of,
    fingerprint,
    fingerprint_of,
    from_json,
    to_json,
)
from partnerskab.content.tree import PlanContent
from partnerskab.content.yearly import (
    CASE_SCHEMA,
    FOLLOWUP_SCHEMA,
    MEETING_SCHEMA,
    CaseContent,
    FollowUpContent,
    MeetingContent,
)
from tests.agreement_examples import empty_agreement, example_agreement, example_status
from tests.case_examples import full_case
from tests.content_examples import example_plan
from tests.followup_examples import example_round
from tests.meeting_examples import full_meeting

STORED = Path(__file__).parent / "stored"
FORMS = {
    "agreement": (WholeAgreement, AGREEMENT_SCHEMA),
    "status": (StatusContent, STATUS_SCHEMA),
    "meeting": (MeetingContent, MEETING_SCHEMA),
    "case": (CaseContent, CASE_SCHEMA),
    "followup": (FollowUpContent, FOLLOWUP_SCHEMA),
}


@pytest.mark.parametrize(
    "content",
    [
        example_agreement(),
        empty_agreement(),
        example_status(),
        full_meeting(),
        full_case(),
        example_round(),
        example_round(kind="annual"),
    ],
    ids=["agreement", "empty agreement", "status", "minutes", "case paper", "round", "yearly report"],
)
def test_content_reads_back_byte_for_byte(content: Content) -> None:
    data = to_json(content)
    assert content_of(data) == content
    assert to_json(content_of(data)) == data
    canonical = json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data == canonical.encode()


@pytest.mark.parametrize("matter", FORMS)
def test_every_schema_ever_written_has_a_stored_example(matter: str) -> None:
    _, schema = FORMS[matter]
    wanted = {f"{matter}-{number}" for number in range(1, schema + 1)}
    assert {path.stem for path in STORED.glob(f"{matter}-*.json")} == wanted


@pytest.mark.parametrize(
    "path", sorted(path for matter in FORMS for path in STORED.glob(f"{matter}-*.json")), ids=lambda path: path.stem
)
def test_a_stored_example_reads_and_keeps_its_fingerprint(path: Path) -> None:
    matter = path.stem.partition("-")[0]
    root, schema = FORMS[matter]
    data = path.read_bytes()
    content = from_json(data, root)
    assert content.schema == schema
    is_newest = path.stem == f"{matter}-{schema}"
    assert (fingerprint_of(data) == fingerprint(content)) is is_newest


def test_a_stored_agreement_says_all_it_said() -> None:
    content = from_json((STORED / "agreement-1.json").read_bytes(), WholeAgreement)
    assert len(content.voting) == 14
    assert [area.number for area in content.areas] == [1, 2, 3, 4]
    assert content.boundaries[0].picture == "5a" * 32
    assert content.targets[2].baseline is not None
    assert content.targets[2].baseline.value == Decimal("58.2")
    assert content.parties[-1].to_date == "2026-12-31"
    assert {frame.kr for frame in content.frames} == {1_900_000, 340_000}


def test_stored_minutes_say_all_they_said() -> None:
    content = from_json((STORED / "meeting-1.json").read_bytes(), MeetingContent)
    assert [one.standing for one in content.attendants] == ["present", "apology", "present", "present"]
    decided = content.points[2]
    assert (decided.outcome, decided.minutes, decided.subject_sha256) == ("agreed", 20, "ab" * 32)
    assert [one.sha256 for one in decided.attachments] == ["ab" * 32, ""]
    assert content.steps[0].act == "approves"


def test_a_stored_case_paper_says_all_it_said() -> None:
    content = from_json((STORED / "case-1.json").read_bytes(), CaseContent)
    assert (content.aim, content.meeting_on, content.subject_sha256) == ("decision", "2026-06-17", "ab12" * 16)
    assert [one.on for one in content.handlings] == ["3. juni 2026", "17. juni 2026"]
    assert len(content.recommendations) == len(content.annexes) == 2
    assert content.steps[0].act == "approves"


def test_a_stored_round_says_all_it_said() -> None:
    content = from_json((STORED / "followup-1.json").read_bytes(), FollowUpContent)
    assert [one.state for one in content.told] == ["on_track", "delayed", "stopped", "done"]
    assert [one.spent for one in content.told] == [9_000, 18_000, None, 36_000]
    assert content.told[0].deliverables[0].delivered == "4 af 6"
    assert content.met[1].held == 9
    assert content.entries


def test_one_matter_is_not_read_as_another() -> None:
    for content, root in ((example_agreement(), PlanContent), (example_plan(1), WholeAgreement)):
        with pytest.raises(Unreadable):
            from_json(to_json(content), root)
    with pytest.raises(Unreadable):
        content_of(to_json(replace(example_agreement(), matter="plan")))
