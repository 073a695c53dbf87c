# SPDX-License-Identifier: MPL-2.0
"""Whatever the posts are, every place that adds them up says the same: of an activity, a focus area, a funder, a year
and the plan. Words, a dash and blank are never 0.

Each place is a function from a plan to its sums; a new place is one more in PLACES.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.views.overview_table import Table
from budgets.views.grid_table import grid
from budgets.views.table import Posts
from budgets.views.table import money_table as table_to_read
from partnerskab import danish
from partnerskab.content.canonical import from_json, to_json
from partnerskab.content.totals import OWN_MONEY, activity_totals, funder_totals, line_totals, plan_totals
from partnerskab.content.tree import Amount, Line, PlanContent
from partnerskab.documents.printing.money import money_table
from partnerskab.documents.printing.overview import Overview, overview
from partnerskab.documents.reading_page import reading_page
from partnerskab.documents.workbooks.writing import workbook
from partnerskab.revisions.comparing import compare
from tests.content_examples import YEARS, rich_plan
from tests.documents.workbooks.sheets import opened

Kroner = int | None
"""Whole kr.; None where there is no amount to add up, which is not nought."""
Sums = Mapping[tuple[str, str, int], Kroner]
"""What a place says, by kind (activity, area, funder, plan), name and year; a place may leave kinds out."""

BASE = rich_plan()
CELLS = st.one_of(
    st.just((None, "", "")),
    st.just((None, "-", "")),
    st.sampled_from([(None, "", "drift"), (None, "", "Drift (TMF)"), (0, "", ""), (150_000, "ca.", "TMF")]),
    st.tuples(st.integers(-2_000_000, 9_000_000), st.sampled_from(["", "ca.", "anslået"]), st.just("")),
)
AMOUNTS = st.dictionaries(st.sampled_from(YEARS), CELLS, max_size=4).map(
    lambda cells: tuple(Amount(year, *cell) for year, cell in sorted(cells.items()))
)
PAYERS = st.sampled_from(
    [("own", ""), ("organisation", "TrygFonden"), ("other", "Landsbyggefonden"), ("unfunded", "Ufinansieret")]
)
POSTS = st.builds(
    lambda payer, amounts, purpose: Line("", "Post", payer[1], amounts, funding=payer[0], purpose=purpose),
    PAYERS,
    AMOUNTS,
    st.sampled_from(["activities", "management"]),
)


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    """The plan of 2022 with any posts in some of its activities and beside them, in kr. or 1.000 kr."""
    chosen = [BASE.activities[at] for at in (0, 1, 3, 7, 11)]
    activities = [replace(each, lines=named(draw(st.lists(POSTS, max_size=4)), each.id)) for each in chosen]
    loose = named(draw(st.lists(POSTS, max_size=4)), "loose")
    unit = draw(st.sampled_from([1, 1_000]))
    return replace(BASE, activities=tuple(activities), lines=loose, unit=unit, transfers=())


def named(lines: list[Line], of: str) -> tuple[Line, ...]:
    return tuple(replace(line, id=f"{of}-{at}", post=f"Post {at}") for at, line in enumerate(lines))


def counted(content: PlanContent) -> Sums:
    """The truth, added up here from the cells alone."""
    found: dict[tuple[str, str, int], Kroner] = {}

    def add(kind: str, name: str, year: int, kr: Kroner) -> None:
        before = found.setdefault((kind, name, year), None)
        if kr is not None:
            found[kind, name, year] = (before or 0) + kr

    posts = [(activity, line) for activity in content.activities for line in activity.lines]
    for activity, line in [*posts, *((None, line) for line in content.lines)]:
        for cell in line.amounts:
            add("plan", "", cell.year, cell.kr)
            add("funder", line.funder or OWN_MONEY, cell.year, cell.kr)
            if activity:
                add("activity", activity.id, cell.year, cell.kr)
            if activity and activity.area and not activity.is_appendix:
                add("area", str(activity.area), cell.year, cell.kr)
    return found


def kroner(text: str, unit: int) -> Kroner:
    """The kr. that a field shows, as a person reads them."""
    plain = text.replace("\xa0", " ")
    kr = danish.parse_amount(plain.replace(danish.MINUS, ""), unit).kr
    return -kr if kr and danish.MINUS in plain else kr


def totals(content: PlanContent) -> Sums:
    """`partnerskab.content.totals`, which all others stand on."""
    found: dict[tuple[str, str, int], Kroner] = {}
    for activity in content.activities:
        found |= {("activity", activity.id, each.year): each.kr for each in activity_totals(activity, content.years)}
    for area in content.agreement.areas:
        lines = [line for activity in content.in_area(area.number) for line in activity.lines]
        found |= {("area", str(area.number), each.year): each.kr for each in line_totals(lines, content.years)}
    for funder in funder_totals(content):
        found |= {("funder", funder.name, each.year): each.kr for each in funder.totals}
    return found | {("plan", "", each.year): each.kr for each in plan_totals(content)}


def overview_page(content: PlanContent) -> Sums:
    """The table of the overview page."""
    table, found = Table(content, (), {}), {}
    for group in table.groups():
        if group.number is not None:
            found |= {("area", str(group.number), cell.year): kroner(cell.text, content.unit) for cell in group.cells}
        for entry in group.entries if not group.are_lines else ():
            found |= {("activity", entry.id, cell.year): kroner(cell.text, content.unit) for cell in entry.cells}
    return found | {("plan", "", cell.year): kroner(cell.text, content.unit) for cell in table.sums().posts}


def activity_page(content: PlanContent) -> Sums:
    """The money table of each activity's page."""
    found: dict[tuple[str, str, int], Kroner] = {}
    for activity in content.activities:
        table = table_to_read(Posts(activity.lines, ()), content.agreement.years, content.year)
        found |= {("activity", activity.id, each.year): each.total.kr for each in table.totals}
    return found


def paper(content: PlanContent) -> Sums:
    """The paper: its overview, and each activity's own table."""
    found = dict(of_overview(overview(content, {}), content))
    for activity in content.activities:
        if table := money_table(activity.lines, content):
            of_table = zip(table.years, table.sum, strict=True)
            own = {("activity", activity.id, year): kroner(cell.text, content.unit) for year, cell in of_table}
            assert own == {key: found[key] for key in own}, "table and overview of the paper"
    return found


def reading(content: PlanContent) -> Sums:
    """The reading page."""
    found = reading_page(content)["overview"]
    assert isinstance(found, Overview)
    return of_overview(found, content)


def of_overview(table: Overview, content: PlanContent) -> Sums:
    found: dict[tuple[str, str, int], Kroner] = {}

    def put(kind: str, name: str, cells: tuple) -> None:
        shown = zip(table.years, cells, strict=True)
        found.update({(kind, name, year): kroner(cell.text, content.unit) for year, cell in shown})

    for area, group in zip(content.agreement.areas, table.groups, strict=False):
        put("area", str(area.number), group.sums)
    known = {activity.id for activity in content.activities}
    for row in [row for group in table.groups for row in group.rows if row.id in known]:
        put("activity", row.id, row.cells)
    for row in table.funders:
        put("funder", row.name.removesuffix(", egne midler"), row.cells)
    put("plan", "", table.sum)
    return found


def json(content: PlanContent) -> Sums:
    """The data in the paper, read back."""
    return totals(from_json(to_json(content)))


def comparison(content: PlanContent) -> Sums:
    """Both sides of a comparison of the plan with itself under other ids."""
    found: dict[tuple[str, str, int], Kroner] = {}
    money = compare(content, content).money
    kinds = [("plan", "", money.plan)]
    kinds += [("area", str(each.number), each.money) for each in money.areas if each.number is not None]
    kinds += [("funder", each.name, each.money) for each in money.funders]
    kinds += [("activity", each.after.id, each.money) for each in compare(content, content).kept]
    for kind, name, each in kinds:
        for shift in each.years:
            assert shift.is_same
            found[kind, name, shift.after.year] = shift.after.kr
    return found


def the_grid(content: PlanContent) -> Sums:
    """The page of the whole plan's money."""
    shown, found = grid(content, {}), {}
    for group in shown.groups:
        if group.number is not None:
            found |= {("area", str(group.number), each.year): kroner(each.text, content.unit) for each in group.sums}
        for entry in group.entries:
            key = ("activity", entry.id)
            found |= {(*key, each.year): kroner(each.text, content.unit) for each in entry.sums}
    return found


def excel(content: PlanContent) -> Sums:
    """The workbook's overview, by the values of its formulas."""
    sheet, found = opened(workbook(content))["Oversigt"], {}
    rows = {str(row[1].value): [cell.value for cell in row[4:]] for row in sheet.iter_rows(min_row=5)}
    named_rows = {("plan", ""): "I alt"} | {("activity", each.id): each.title for each in content.activities}
    for key, name in named_rows.items():
        for year, value in zip(content.years, rows[name], strict=False):
            kr = round(value * content.unit) if isinstance(value, int | float) else None
            found[(*key, year)] = kr
    return found


PLACES: tuple[Callable[[PlanContent], Sums], ...] = (
    totals,
    overview_page,
    activity_page,
    paper,
    reading,
    json,
    comparison,
    the_grid,
    excel,
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@settings(max_examples=120, deadline=None)
@given(content=plans())
def test_every_place_adds_up_to_the_same(place: Callable[[PlanContent], Sums], content: PlanContent) -> None:
    truth, said = counted(content), place(content)
    kinds = {kind for kind, _, _ in said}
    assert "activity" in kinds
    for key, kr in said.items():
        assert kr == truth.get(key), f"{place.__name__} says {kr} of {key}"
    for key, kr in truth.items():
        if kr is not None and key[0] in kinds:
            assert key in said, f"{place.__name__} leaves out {key}"


@settings(max_examples=60, deadline=None)
@given(content=plans())
def test_parts_add_up_to_the_whole(content: PlanContent) -> None:
    """The funders of a year come to the plan of that year; so do activities and the posts without one."""
    said, of_year = totals(content), defaultdict(int)
    for (kind, _, year), kr in said.items():
        of_year[kind, year] += kr or 0
    for year in content.years:
        loose = line_totals(content.lines, [year])[0].kr or 0
        assert of_year["funder", year] == of_year["plan", year] == of_year["activity", year] + loose


@pytest.mark.parametrize("cell", [(None, "", ""), (None, "-", ""), (None, "", "drift")])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_blank_dash_and_words_are_no_nought(place: Callable[[PlanContent], Sums], cell: tuple) -> None:
    post = Line("one", "Post", "", tuple(Amount(year, *cell) for year in YEARS))
    content = replace(BASE, activities=(replace(BASE.activities[0], lines=(post,)),), lines=(), transfers=())
    said = place(content)
    assert said
    assert set(said.values()) == {None}
    nought = replace(post, amounts=tuple(Amount(year, 0) for year in YEARS))
    content = replace(content, activities=(replace(content.activities[0], lines=(nought,)),))
    assert {kr for (kind, _, _), kr in place(content).items() if kind == "activity"} == {0}
