# SPDX-License-Identifier: MPL-2.0
"""The canonical JSON reads back as the same content, byte for byte, and nothing else reads at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.content.canonical import Unreadable, fingerprint, fingerprint_of, from_json, to_json
from partnerskab.content.tree import SCHEMA, Amount, Chapter, Line, PlanContent, Stated
from tests.content.papers import plan_2022
from tests.content_examples import empty_plan

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
KR = st.none() | st.integers(-(2**63), 2**63 - 1)
YEAR = st.integers(2000, 2100)
AMOUNTS = st.builds(Amount, YEAR, KR, st.sampled_from(["", "-", "ca.", "anslået"]), TEXT)
STATED = st.builds(Stated, st.sampled_from(["table_total", "overview", "plan_total"]), YEAR, KR, TEXT, TEXT)


def tuples(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=4).map(tuple)


LINES = st.builds(Line, TEXT, TEXT, TEXT, tuples(AMOUNTS), tuples(STATED))
CHAPTERS = st.builds(Chapter, TEXT, TEXT, TEXT, TEXT)


def plans() -> st.SearchStrategy[PlanContent]:
    """Plans whose money and chapters are anything, and whose activities come and go."""

    def build(lines, stated, chapters, texts, keep):
        plan = plan_2022()
        activities = [
            replace(each, title=text, lines=lines) for each, text in zip(plan.activities, texts, strict=False)
        ]
        return replace(plan, lines=lines, stated=stated, chapters=chapters, activities=tuple(activities[:keep]))

    return st.builds(build, tuples(LINES), tuples(STATED), tuples(CHAPTERS), st.lists(TEXT), st.integers(0, 3))


@pytest.mark.parametrize("content", [plan_2022(), empty_plan()], ids=["2022", "empty"])
def test_a_plan_reads_back_byte_for_byte(content: PlanContent) -> None:
    data = to_json(content)
    assert from_json(data) == content
    assert to_json(from_json(data)) == data


@given(plans())
def test_any_plan_reads_back_byte_for_byte(content: PlanContent) -> None:
    data = to_json(content)
    assert from_json(data) == content
    assert to_json(from_json(data)) == data


STORED = sorted((Path(__file__).parent / "stored").glob("schema-*.json"))


def test_every_schema_ever_written_has_a_stored_example() -> None:
    assert [path.stem for path in STORED] == [f"schema-{number}" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_example_reads_and_keeps_its_fingerprint(path: Path) -> None:
    data = path.read_bytes()
    content = from_json(data)
    assert content.schema == SCHEMA
    assert [activity.number for activity in content.activities] == [1, 2]
    assert (fingerprint_of(data) == fingerprint(content)) is (path == STORED[-1])


def test_what_an_older_schema_did_not_say_is_said_for_it() -> None:
    agreement = from_json(STORED[0].read_bytes()).agreement
    assert {step.rule for step in agreement.steps} == {"meeting"}
    assert {party.id for party in agreement.parties} == {""}


def test_the_form_is_canonical() -> None:
    data = to_json(plan_2022())
    canonical = json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data == canonical.encode()


def test_the_fingerprint_names_the_content() -> None:
    plan = plan_2022()
    other = replace(plan, lines=(replace(plan.lines[0], post="Videnspulje"), *plan.lines[1:]))
    assert fingerprint(plan) == fingerprint(from_json(to_json(plan)))
    assert fingerprint(plan) != fingerprint(other)
    assert len(fingerprint(plan)) == 64


def test_blank_dash_nought_and_words_stay_four_things() -> None:
    cells = (Amount(2021), Amount(2022, qualifier="-"), Amount(2023, 0), Amount(2024, note="drift"))
    plan = replace(plan_2022(), lines=(Line("1", "Post", "", cells),))
    assert from_json(to_json(plan)).lines[0].amounts == cells


def changed(**values: object) -> bytes:
    return json.dumps({**json.loads(to_json(plan_2022())), **values}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"[]",
        b"{}",
        b"\xff\xfe",
        to_json(plan_2022())[:-1],
        changed(schema=999),
        changed(year="2022"),
        changed(lines=None),
        changed(unheard="of"),
        changed(),
        b" " + to_json(plan_2022()),
    ],
    ids=[
        "none",
        "pdf",
        "list",
        "bare",
        "letters",
        "cut",
        "schema",
        "text year",
        "no lines",
        "field",
        "spaced",
        "blank",
    ],
)
def test_what_is_not_the_canonical_json_of_a_plan_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        from_json(data)
