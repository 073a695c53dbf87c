# SPDX-License-Identifier: MPL-2.0
"""Plans as hypothesis makes them: wild ones, and what people do to one plan from one version to the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from partnerskab.content import tree
from partnerskab.content.tree import ActivityContent, PlanContent
from tests.content.papers import plan_2022

IDS = st.sampled_from(["a", "b", "c", "d", ""])
WORDS = st.sampled_from(["", "Løn", "Café om torsdagen", "Café om fredagen", "Skolevej"])
TEXTS = st.sampled_from(["", "<p>Et.</p>", "<p>To <strong>tre</strong>.</p>", "<ul><li>Fire</li></ul>"])
NUMBERS = st.one_of(st.none(), st.integers(1, 4))
YEARS = st.integers(2021, 2023)


def few(rows: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(rows, max_size=most).map(tuple)


CELL = st.sampled_from(
    [(None, "", ""), (None, "-", ""), (0, "", ""), (500, "", ""), (900, "ca.", ""), (None, "", "drift")]
)
AMOUNTS = st.dictionaries(YEARS, CELL, max_size=3).map(
    lambda cells: tuple(tree.Amount(year, *cell) for year, cell in sorted(cells.items()))
)
STATED = few(
    st.builds(
        lambda source, year, cell: tree.Stated(source, year, *cell),
        st.sampled_from(["overview", "table_total"]),
        YEARS,
        CELL,
    )
)
PAYERS = st.sampled_from([("", "own"), ("SOF", "organisation"), ("Landsbyggefonden", "other")])
LINES = few(
    st.builds(
        lambda key, post, payer, cells, stated, purpose, note: tree.Line(
            key, post, payer[0], cells, stated, payer[1], purpose, note
        ),
        IDS,
        WORDS,
        PAYERS,
        AMOUNTS,
        STATED,
        st.sampled_from(["activities", "management"]),
        WORDS,
    )
)
DATES = st.sampled_from(["", "2022-03-01"])
APPLICATIONS = few(
    st.builds(
        tree.Application,
        IDS,
        WORDS,
        WORDS,
        st.integers(1, 9),
        st.just("2022-02-01"),
        st.sampled_from(["", "granted"]),
        st.none() | st.integers(1, 9),
        DATES,
    )
)
TRANSFERS = few(
    st.builds(tree.Transfer, IDS, IDS, WORDS, YEARS, IDS, WORDS, YEARS, st.integers(1, 9), WORDS, WORDS, DATES)
)
SECTIONS = few(st.builds(tree.Section, IDS, st.sampled_from(["background", "purpose", "objectives"]), WORDS, TEXTS))
PARTNERS = few(st.builds(tree.Partner, IDS, WORDS, st.sampled_from(["lead", "partner"]), WORDS))
DELIVERABLES = few(st.builds(tree.Deliverable, IDS, st.sampled_from(["", "12"]), WORDS))
CRITERIA = few(st.builds(tree.Criterion, IDS, WORDS, st.sampled_from(["", "12"]), WORDS))
ACTIVITIES = st.lists(
    st.builds(
        ActivityContent,
        id=IDS,
        number=NUMBERS,
        title=WORDS,
        is_appendix=st.booleans(),
        area=NUMBERS,
        other_areas=few(st.integers(1, 3)),
        areas_as_written=WORDS,
        state=st.sampled_from(["ny", "fortsat", "ophoert"]),
        origin=st.sampled_from(["own_frame", "working_group"]),
        predecessor=IDS,
        other_names=few(WORDS),
        sections=SECTIONS,
        partners=PARTNERS,
        deliverables=DELIVERABLES,
        criteria=CRITERIA,
        lines=LINES,
        stated=STATED,
        anchored_with=WORDS,
        anchored_from=WORDS,
        is_pool=st.booleans(),
        applications=APPLICATIONS,
        level=st.sampled_from(["", "beboer", "bydel"]),
        category=WORDS,
        cfbu_type=WORDS,
    ),
    max_size=4,
).map(tuple)
AGREEMENTS = st.builds(
    tree.AgreementContent,
    id=IDS,
    title=WORDS,
    valid_from=st.just("2021-01-01"),
    valid_to=st.sampled_from(["2022-12-31", "2024-12-31"]),
    estates=few(WORDS),
    areas=few(st.builds(tree.AreaContent, IDS, st.integers(1, 3), WORDS, TEXTS, few(WORDS))),
    theory=st.builds(tree.Theory, few(WORDS), few(WORDS), few(WORDS)),
    parties=few(st.builds(tree.PartyContent, IDS, WORDS, st.sampled_from(["party", "collaborator"]))),
    steps=few(st.builds(tree.Step, WORDS, st.sampled_from(["approves", "recommends"]), st.just("parties"))),
    frames=few(st.builds(tree.FrameContent, YEARS, st.just("activities"), st.integers(0, 9), st.booleans())),
)
PLANS = st.builds(
    PlanContent,
    schema=st.just(tree.SCHEMA),
    id=st.sampled_from(["plan", "next plan"]),
    partnership=WORDS,
    slug=st.just("amager"),
    year=YEARS,
    agreement=AGREEMENTS,
    chapters=few(st.builds(tree.Chapter, IDS, st.sampled_from(["front", "appendix"]), WORDS, TEXTS)),
    activities=ACTIVITIES,
    lines=LINES,
    stated=STATED,
    unit=st.sampled_from([1, 1_000]),
    transfers=TRANSFERS,
)
"""Plans without rhyme or reason, ids that stand twice and ids that are missing included."""

Edit = Callable[[PlanContent], PlanContent]


def small_plan() -> PlanContent:
    """Five activities of the plan of 2022 in all its focus areas, one of them in the appendix."""
    plan = plan_2022()
    return replace(plan, activities=tuple(plan.activities[place] for place in (0, 1, 3, 7, 11)))


@st.composite
def moving(draw: st.DrawFn, plan: PlanContent) -> PlanContent:
    """The plan with its activities in another order, under other numbers, in other focus areas or the appendix."""
    activities = draw(st.permutations(plan.activities))
    return replace(
        plan,
        activities=tuple(
            replace(row, number=draw(NUMBERS), area=draw(st.integers(1, 3)), is_appendix=draw(st.booleans()))
            for row in activities
        ),
    )


@st.composite
def rewriting(draw: st.DrawFn, plan: PlanContent) -> PlanContent:
    """The plan with some activities' content exchanged for any other: the ids alone stay."""
    others = draw(st.lists(ACTIVITIES.filter(bool).map(lambda rows: rows[0]), max_size=2))
    places = draw(st.lists(st.integers(0, len(plan.activities) - 1), min_size=len(others), max_size=len(others)))
    activities = list(plan.activities)
    for place, other in zip(places, others, strict=True):
        activities[place] = replace(other, id=activities[place].id, predecessor="")
    return replace(plan, activities=tuple(activities))


@st.composite
def editing(draw: st.DrawFn, plan: PlanContent) -> PlanContent:
    """The plan with rows of all sorts put in, taken out and exchanged."""
    changes: dict[str, Any] = {
        "chapters": few(st.sampled_from(plan.chapters) | st.builds(tree.Chapter, IDS, st.just("front"), WORDS, TEXTS)),
        "lines": few(st.sampled_from(plan.lines) | LINES.filter(bool).map(lambda rows: rows[0])),
        "activities": few(st.sampled_from(plan.activities), 5),
        "stated": STATED,
        "transfers": TRANSFERS,
    }
    chosen = draw(st.sets(st.sampled_from(sorted(changes)), min_size=1))
    return replace(plan, **{name: draw(changes[name]) for name in chosen})
