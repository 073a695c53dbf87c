# SPDX-License-Identifier: MPL-2.0
"""A comparison of two agreements or statuses is complete and symmetric, and readers are told of every difference."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.content.agreed import StatusContent, WholeAgreement
from partnerskab.content.tree import Step
from partnerskab.revisions.comparing.whole import apply_whole, compare_whole
from partnerskab.revisions.presenting import present_whole, short_whole
from partnerskab.revisions.presenting.parts import Part
from targets.series import Baseline, Counted, Point, Series, Sharing
from tests.agreement_examples import example_agreement, example_status

Path = tuple[str | int, ...]
SILENT = {"id", "area", "schema", "matter", "slug"}
"""Fields for machines, that no reader is told of: keys, and what the content is of."""


@cache
def full_agreement() -> WholeAgreement:
    """An agreement in which every field says something."""
    agreement = example_agreement()
    aim = replace(
        agreement.targets[0],
        unit_name="personer", definition="Svarer tryg.", small_numbers=True, totals=("Alle",), focus_area=1,
        baseline_year=2024, limit=Decimal(80), pending="i 2025", baseline=full_baseline(), sharing=None,
    )  # fmt: skip
    boundary = replace(agreement.boundaries[0], picture="ab" * 32, picture_alt="Et kort.", width=800, height=600)
    party = replace(agreement.parties[0], heading="BY", from_date="2025-01-01", to_date="2027-12-31")
    body = replace(agreement.bodies[0], chair="En", members="To", tasks="Tre", meetings_least=2, meetings_most=4)
    return replace(
        agreement,
        targets=(aim, *agreement.targets[1:]),
        boundaries=(boundary,),
        parties=(party, *agreement.parties[1:]),
        bodies=(body, *agreement.bodies[1:]),
    )


def full_baseline() -> Baseline:
    return Baseline(
        2024,
        Decimal(82),
        1200,
        "a1",
        "området fra 1. januar 2025",
        2,
        "Undersøgelsen",
        "12",
        "2025-05-20",
        is_example=True,
    )


@cache
def full_status() -> StatusContent:
    """A status in which every field says something."""
    status = example_status()
    point = Point(
        2026, Decimal(83), 1200, 411, Decimal(3), "no", True, "a1", "området fra 1. januar 2025", 2, "Undersøgelsen",
        "12", "Foreløbig.", is_example=True,
    )  # fmt: skip
    entry = status.entries[0]
    aim = replace(
        entry.aim, unit_name="personer", definition="Svarer tryg.", small_numbers=True, totals=("Alle",), focus_area=1,
        baseline_year=2024, limit=Decimal(80), pending="i 2025", baseline=full_baseline(),
        series=Series("Området", "area", (point,)),
        reference=Series("Byen", "city", (replace(point, value=Decimal(88)),)),
        sharing=Sharing(2026, (Counted("1", 4, "Banedag", 3),), 2),
    )  # fmt: skip
    return replace(status, entries=(replace(entry, aim=aim), *status.entries[1:]))


WHOLES = {"agreement": full_agreement, "status": full_status}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every plain value inside the content, with the way to it; of a long list the first two rows."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for at, each in enumerate(value[:2]):
            yield from leaves(each, (*path, at))
    else:
        yield path, value


def with_leaf(value: Any, path: Path, new: Any) -> Any:
    """The content with another value at the end of the way."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], with_leaf(value[first], tuple(rest), new), *value[first + 1 :])
    return replace(value, **{first: with_leaf(getattr(value, first), tuple(rest), new)})


def other(path: Path, value: Any) -> Any:
    """Another value that the field may have."""
    name = path[-1]
    dates = {"valid_from", "valid_to", "from_date", "to_date", "day", "set_on"}
    match value:
        case bool():
            return not value
        case int():
            return value + 7
        case Decimal():
            return value + Decimal("0.5")
        case str() if name in dates:
            return "2026-02-03"
        case str() if name == "picture":
            return "cd" * 32
        case str() if name == "significant":
            return "yes"
        case str() if name in ("text", "description", "introduction", "conclusion", "remark"):
            return f"{value}<p>Og noget mere.</p>"
        case str():
            return f"{value} og mere"
        case None:
            return 3
        case _:
            raise TypeError(value)


def holds(before: Any, after: Any) -> None:
    """What is true of every comparison."""
    comparison, back = compare_whole(before, after), compare_whole(after, before)
    assert apply_whole(before, type(after), comparison) == after
    assert apply_whole(after, type(after), back) == before
    assert comparison.reversed() == back
    assert comparison.is_empty == (before == after)


@pytest.mark.parametrize("kind", WHOLES)
def test_no_leaf_is_beyond_comparing(kind: str) -> None:
    whole = WHOLES[kind]()
    for path, value in leaves(whole):
        if value is not None:
            after = with_leaf(whole, path, other(path, value))
            assert not compare_whole(whole, after).is_empty, path
            holds(whole, after)


def is_told(part: Part) -> bool:
    """Whether the part marks a difference: in its heading, its text, its lines or its table."""
    return bool("<" in part.label or part.items or part.posts or any(one.is_changed for one in part.stretches))


@pytest.mark.parametrize("kind", WHOLES)
def test_a_reader_is_told_of_every_leaf(kind: str) -> None:
    whole = WHOLES[kind]()
    untold = []
    for path, value in leaves(whole):
        if value is None or path[-1] in SILENT:
            continue
        after = with_leaf(whole, path, other(path, value))
        shown = present_whole(whole, after)
        if not any(is_told(part) for group in shown.groups for part in group.parts):
            untold.append(path)
        assert not short_whole(whole, after).is_empty, path
    assert untold == []


def test_the_examples_fill_every_field() -> None:
    """So that no field is left out of the two tests above."""
    for kind, allowed in (("agreement", {"series", "reference", "sharing"}), ("status", set())):
        whole: Any = WHOLES[kind]()
        aim = whole.targets[0] if kind == "agreement" else whole.entries[0].aim
        empty = {field.name for field in dataclasses.fields(aim) if not getattr(aim, field.name)}
        assert empty == allowed


@st.composite
def edited(draw: Any, kind: str) -> Any:
    """The content after some people worked on it: rows moved, taken out, written twice, leaves changed."""
    whole = WHOLES[kind]()
    lists = [field.name for field in dataclasses.fields(whole) if isinstance(getattr(whole, field.name), tuple)]
    for name in draw(st.lists(st.sampled_from(lists), max_size=4, unique=True)):
        rows = getattr(whole, name)
        kept = draw(st.lists(st.sampled_from(rows), max_size=len(rows) + 1)) if rows else []
        whole = replace(whole, **{name: tuple(kept)})
    known = [(path, value) for path, value in leaves(whole) if value is not None]
    for path, value in draw(st.lists(st.sampled_from(known), max_size=5, unique_by=lambda each: each[0])):
        whole = with_leaf(whole, path, other(path, value))
    return whole


@settings(max_examples=150, deadline=None)
@given(edited("agreement"), edited("agreement"))
def test_it_holds_for_what_people_do_to_an_agreement(before: WholeAgreement, after: WholeAgreement) -> None:
    holds(before, after)
    assert present_whole(before, after).groups or all(
        path[-1] in SILENT for path, _ in _differing_leaves(before, after)
    )


@settings(max_examples=100, deadline=None)
@given(edited("status"), edited("status"))
def test_it_holds_for_what_people_do_to_a_status(before: StatusContent, after: StatusContent) -> None:
    holds(before, after)


def _differing_leaves(before: Any, after: Any) -> Iterator[tuple[Path, Any]]:
    """The leaves of the later one that the earlier has not at the same place."""
    known = dict(leaves(before))
    yield from ((path, value) for path, value in leaves(after) if known.get(path) != value)


def test_the_first_version_is_new_throughout() -> None:
    for make in WHOLES.values():
        whole: Any = make()
        assert apply_whole(None, type(whole), compare_whole(None, whole)) == whole
        assert short_whole(None, whole).is_first


def test_money_is_told_in_kroner_with_the_difference() -> None:
    before = example_agreement()
    more = replace(before.frames[0], kr=before.frames[0].kr + 40_000)
    after = replace(before, frames=(more, *before.frames[1:]))
    shown = present_whole(before, after, "version 2025-2028.1")
    assert shown.lead == "Ændret: rammer."
    assert "+40.000" in shown.told
    (group,) = shown.groups
    (part,) = group.parts
    assert part.posts is not None
    assert [(row.name, row.before, row.after, row.difference) for row in part.posts.rows] == [
        ("Ramme til aktiviteter i 2025", "1.900.000", "1.940.000", "+40.000")
    ]
    (row,) = short_whole(before, after, "2025-2028.1").rows
    assert (row.title, row.difference) == ("Ramme til aktiviteter i 2025", "+40.000")


def test_a_text_is_told_word_by_word_and_a_party_by_name() -> None:
    before = example_agreement()
    chapter = replace(before.chapters[0], text=before.chapters[0].text.replace("<p>", "<p>Nyt ord. ", 1))
    after = replace(before, chapters=(chapter, *before.chapters[1:]), parties=before.parties[1:])
    shown = {group.anchor: group for group in present_whole(before, after).groups}
    assert set(shown) == {"kapitler", "parter"}
    assert "<ins>" in "".join(stretch.html for stretch in shown["kapitler"].parts[0].stretches)
    assert before.parties[0].name in str(shown["parter"].parts[0].items[0])
    told = short_whole(before, after)
    assert [(row.mark.word, row.title) for row in told.rows] == [
        ("Justeret", before.chapters[0].title),
        ("Ophørt", before.parties[0].name),
    ]


def test_a_new_period_knows_the_same_areas_targets_and_bodies_again() -> None:
    """An agreement begun from the old one has ids of its own; what says the same is no difference."""
    before = example_agreement()
    after = replace(
        before,
        id="ny",
        chapters=tuple(replace(one, id=f"ny-{one.id}") for one in before.chapters),
        areas=tuple(replace(one, id=f"ny-{one.id}") for one in before.areas),
        targets=tuple(replace(one, id=f"ny-{one.id}") for one in before.targets),
        bodies=tuple(replace(one, id=f"ny-{one.id}") for one in before.bodies),
        steps=(*before.steps, Step("Bestyrelsen", "is_informed", "meeting")),
    )
    assert [group.anchor for group in present_whole(before, after).groups] == ["beslutningsgang"]
