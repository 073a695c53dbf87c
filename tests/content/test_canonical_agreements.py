# SPDX-License-Identifier: MPL-2.0
"""Agreements and statuses as canonical JSON: read back as the same, and what was stored once reads for ever."""

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
from tests.agreement_examples import empty_agreement, example_agreement, example_status
from tests.content_examples import example_plan

STORED = Path(__file__).parent / "stored"
FORMS = {"agreement": (WholeAgreement, AGREEMENT_SCHEMA), "status": (StatusContent, STATUS_SCHEMA)}


@pytest.mark.parametrize(
    "content",
    [example_agreement(), empty_agreement(), example_status()],
    ids=["agreement", "empty agreement", "status"],
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


def test_one_matter_is_not_read_as_another() -> None:
    for content, root in ((example_agreement(), PlanContent), (example_plan(1), WholeAgreement)):
        with pytest.raises(Unreadable):
            from_json(to_json(content), root)
    with pytest.raises(Unreadable):
        content_of(to_json(replace(example_agreement(), matter="plan")))
