# SPDX-License-Identifier: MPL-2.0
"""The workbook held against the plan: unchanged it says the same, and every changed cell is a difference of its own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.content.tree import Amount, Line, PlanContent
from partnerskab.documents.workbooks.changes import Kind, Payer, Read
from partnerskab.documents.workbooks.reading import read
from partnerskab.documents.workbooks.spending_out import Spent
from partnerskab.documents.workbooks.writing import workbook
from partnerskab.names import folded
from partnerskab.refusal import Refused
from partnerskab.spreadsheets.cells import read_sheets
from tests.content_examples import example_plan
from tests.revisions.generated import PLANS

from .sheets import cell_of, edited, made

FIRST = "Lønmidler og honorarer"


def looked_at(
    content: PlanContent, data: bytes, spending: Mapping[str, Spent] | None = None, payers: tuple[str, ...] = ()
) -> Read:
    return read(content, read_sheets(data, "plan.xlsx"), spending or {}, {folded(name): name for name in payers})


def after(change: Callable[[openpyxl.Workbook], None], content: PlanContent | None = None, **more) -> Read:
    """What is read when somebody changed the plan's own workbook."""
    plan = content or example_plan()
    return looked_at(plan, edited(workbook(plan, spending={}), change), **more)


def told(found: Read) -> list[tuple[Kind, str, str, str]]:
    return [(change.kind, change.post, change.was, change.becomes) for change in found.changes]


def with_ids(content: PlanContent) -> PlanContent:
    """Each post under an id of its own, as a database has them."""
    ids = map(str, count(1))

    def named(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, id=next(ids)) for line in lines)

    activities = tuple(replace(activity, lines=named(activity.lines)) for activity in content.activities)
    return replace(content, activities=activities, lines=named(content.lines))


def drop_styles(book: openpyxl.Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"
                cell.number_format = "General"


FIGURES = st.none() | st.integers(0, 10**9)


@settings(max_examples=150, deadline=None)
@given(PLANS.map(with_ids), st.lists(st.tuples(FIGURES, FIGURES), min_size=20, max_size=20), st.booleans())
def test_nothing_changes_what_nobody_changed(content, figures, saved_elsewhere):
    lines = list(content.all_lines())
    spending = {line.id: Spent(*pair) for line, pair in zip(lines, figures, strict=False)}
    data = workbook(content, spending=spending)
    if not lines:
        return
    found = looked_at(content, edited(data, drop_styles) if saved_elsewhere else data, spending)
    assert (found.changes, found.troubles) == ((), ())


@pytest.mark.parametrize(
    "amount",
    [
        Amount(2022),
        Amount(2022, qualifier="-"),
        Amount(2022, kr=0),
        Amount(2022, kr=900, qualifier="anslået"),
        Amount(2022, kr=150_000, qualifier="ca.", note="TMF"),
        Amount(2022, kr=5, note='den "store" \\ [x]; 12'),
        Amount(2022, note="drift"),
        Amount(2022, note="anslået 1-2 mio. kr."),
        Amount(2022, note="=1+1"),
        Amount(2022, kr=5, remark="Efter aftale"),
    ],
)
def test_each_kind_of_amount_comes_back(amount):
    plan = example_plan(1)
    line = replace(plan.activities[0].lines[0], amounts=(amount,))
    plan = replace(plan, activities=(replace(plan.activities[0], lines=(line,)),))
    found = looked_at(plan, workbook(plan))
    assert (found.changes, found.troubles) == ((), ())


def test_three_changed_cells_are_three_differences():
    def change(book):
        sheet = book["Poster"]
        cell_of(sheet, FIRST, 2022).value = 290_000
        cell_of(sheet, "Videnspuljen", 2022).value = "ca. 5.000"
        cell_of(sheet, "Mødefacilitering", 2024).value = None

    found = after(change)
    assert told(found) == [
        (Kind.AMOUNT, FIRST, "285.000", "290.000"),
        (Kind.AMOUNT, "Videnspuljen", "–", "ca. 5.000"),
        (Kind.AMOUNT, "Mødefacilitering", "4.000", "tomt"),
    ]
    assert [change.place for change in found.changes] == ["Poster!J5", "Poster!J25", "Poster!L27"]
    assert found.changes[0].owner == "1. Dialog, kommunikation og værtskab"
    assert found.troubles == ()


def test_rows_may_be_moved_and_columns_exchanged():
    def change(book):
        sheet = book["Poster"]
        sheet.title = "Mit budget"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        order = [3, 11, 10, 9, 8, 4, 0, 1, 2, 5, 6, 7]
        for at, row in enumerate([rows[0], *reversed(rows[1:-2])], start=4):
            for column, old in enumerate(order, start=1):
                sheet.cell(at, column).value = row[old]

    found = after(change)
    assert (found.changes, found.troubles) == ((), ())


def test_names_payers_frames_and_notes():
    def change(book):
        sheet = book["Poster"]
        cell_of(sheet, "Videnspuljen", "Ramme").value = "Projektledelse"
        cell_of(sheet, "Mødefacilitering", "Finansiering").value = "tmf"
        cell_of(sheet, FIRST, "Finansiering").value = "Landsbyggefonden"
        cell_of(sheet, FIRST, "Note").value = "50 kr. pr. deltager"
        cell_of(sheet, FIRST, "Post").value = "Løn"

    found = after(change, payers=("TMF",))
    assert told(found) == [
        (Kind.POST, FIRST, FIRST, "Løn"),
        (Kind.PAYER, FIRST, "Partnerskabet", "Landsbyggefonden (ikke på listen over organisationer)"),
        (Kind.NOTE, FIRST, "tomt", "50 kr. pr. deltager"),
        (Kind.PURPOSE, "Videnspuljen", "Aktiviteter", "Projektledelse"),
        (Kind.PAYER, "Mødefacilitering", "Partnerskabet", "TMF"),
    ]
    assert found.changes[1].payer == Payer("other", "Landsbyggefonden")
    assert found.changes[4].payer == Payer("organisation", "TMF")


def test_new_posts_a_copied_row_and_a_removed_one():
    def change(book):
        sheet = book["Poster"]
        sheet.append(
            [None, None, 6, "Koordinationsnetværk for 18+ i gaderummet", "Møder", None, None, None, None, 5000]
        )
        sheet.append([None, None, None, None, "Kørsel", "Ufinansieret", None, None, "drift"])
        copy = [cell.value for cell in sheet[5]]
        sheet.append([*copy[:4], "Kopi", *copy[5:]])
        gone = cell_of(sheet, "Videnspuljen", "Post").row
        sheet.delete_rows(gone)

    found = after(change)
    assert told(found) == [
        (Kind.ADDED, "Møder", "findes ikke", "2022: 5.000"),
        (Kind.ADDED, "Kørsel", "findes ikke", "Ufinansieret, 2021: drift"),
        (Kind.ADDED, "Kopi", "findes ikke", "2021: 285.000, 2022: 285.000, 2023: 285.000, 2024: 285.000"),
        (Kind.REMOVED, "Videnspuljen", "Videnspuljen (2021: 18.000, 2022: –)", "fjernes"),
    ]
    assert [change.owner for change in found.changes][:2] == [
        "6. Koordinationsnetværk for 18+ i gaderummet",
        "Linjer uden aktivitet",
    ]
    assert found.changes[2].activity == example_plan().activities[0].id


TROUBLES = {
    "øre": (1234.5, "1.234,5 har øre. Skriv hele kroner, for eksempel 1.234."),
    "negative": (-5, "under 0"),
    "too large": (10**12, "for stort"),
    "no amount": ("50,00,0", "kan ikke læses som et beløb. Skriv hele kroner, for eksempel 50.000."),
    "minus two": ("-2", "kan ikke læses som et beløb"),
    "formula": ("=2+2", "formel uden et gemt resultat"),
    "true": (True, "sandt eller falsk"),
    "error": ("#REF!", "#REF!"),
}


@pytest.mark.parametrize("case", TROUBLES)
def test_what_cannot_be_read_is_said_where_it_stands(case):
    value, sentence = TROUBLES[case]

    def change(book):
        cell_of(book["Poster"], FIRST, 2022).value = value

    found = after(change)
    assert found.changes == ()
    (trouble,) = found.troubles
    assert trouble.place == "Poster!J5"
    assert sentence in trouble.sentence


def test_a_text_that_looks_like_a_formula_is_text():
    def change(book):
        cell = cell_of(book["Poster"], FIRST, "Note")
        cell.value = "=cmd|' /C calc'!A0"
        cell.data_type = "s"

    assert [change.text for change in after(change).changes] == ["=cmd|' /C calc'!A0"]


def test_troubles_with_a_row_say_what_to_do():
    def change(book):
        sheet = book["Poster"]
        sheet.append([None, None, 99, "Ukendt indsats", "Møder", None, None, None, 1])
        sheet.append([None, None, None, None, None, None, None, None, 1])
        cell_of(sheet, FIRST, "Aktivitet").value = "Samfundshjælperne"
        cell_of(sheet, "Kommunikationsprodukter", "Ramme").value = "Projektledelse"
        cell_of(sheet, "Aktiviteter ifm. værtskab", "Ramme").value = "Noget"
        sheet.append(["0000", None, None, None, "Fra en anden tid"])

    found = after(change)
    assert found.changes == ()
    sentences = [trouble.sentence for trouble in found.troubles]
    assert [trouble.place for trouble in found.troubles] == [
        "Poster!D5", "Poster!G6", "Poster!G7", "Poster!D30", "Poster!E31", "Poster!E32",
    ]  # fmt: skip
    assert "flyttes ikke" in sentences[0]
    assert "uden aktivitet" in sentences[1]
    assert "”Noget” er ingen ramme" in sentences[2]
    assert "ingen aktivitet ”99 Ukendt indsats”" in sentences[3]
    assert "intet navn" in sentences[4]
    assert "fjernet fra planen" in sentences[5]


def test_the_workbook_of_another_plan_is_refused():
    other = with_ids(example_plan())
    with pytest.raises(Refused, match=r".*") as refused:
        looked_at(example_plan(), workbook(other))
    assert "hører ikke til denne plan" in refused.value.message


def test_two_sheets_of_posts_are_asked_about():
    def change(book):
        book.copy_worksheet(book["Poster"])
        book["Poster"].title = "Poster 1"

    with pytest.raises(Refused) as refused:
        after(change)
    assert "Både ”Poster 1” og ”Poster Copy” ligner budgetposter" in refused.value.message


def test_a_sheet_without_money_is_refused():
    with pytest.raises(Refused) as refused:
        looked_at(example_plan(), made([["Navn", "Telefon"], ["Ida", "12"]]))
    assert "Intet ark kan læses som økonomi" in refused.value.message


def test_spending_is_read():
    plan = example_plan()
    line = plan.activities[0].lines[0]

    def change(book):
        sheet = book["Forbrug"]
        cell_of(sheet, FIRST, "Forbrug 2022").value = 100_000
        cell_of(sheet, FIRST, "Forventet 2022").value = "280.000 kr."
        cell_of(sheet, "Videnspuljen", "Forbrug 2022").value = "drift"

    found = looked_at(plan, edited(workbook(plan, spending={line.id: Spent(50_000)}), change), {line.id: Spent(50_000)})
    assert told(found) == [
        (Kind.SPENT, FIRST, "50.000", "100.000"),
        (Kind.FORECAST, FIRST, "tomt", "280.000"),
    ]
    assert [trouble.sentence for trouble in found.troubles] == [
        "”drift” er ikke et beløb. Skriv hele kroner, for eksempel 50.000."
    ]


def test_spending_in_a_sheet_of_ones_own():
    rows = [
        ["Økonomi for juni"],
        ["Aktivitet", "Post", "Forbrugt"],
        ["Blå bane, arena for brobygning", "Lønmidler", 7],
        ["", "Kage", 3],
    ]
    found = looked_at(example_plan(), made(rows))
    assert told(found) == [(Kind.SPENT, "Lønmidler", "tomt", "7")]
    assert "ingen post ”Kage”" in found.troubles[0].sentence


OLD = [
    ["Oversigt over aktiviteter"],
    ["Nr.", "Aktivitet", 2021, 2022],
    ["", "Indsatsområde 1: Dialog, kommunikation og værtskab", 725_000, 757_000],
]


def old(*rows: list[object], head: list[list[object]] | None = None) -> Read:
    return looked_at(example_plan(), made([*(head or OLD), *rows]))


def test_an_older_overview_is_read_where_it_can_belong_to_one_post():
    found = old(
        [2, "Tryghedspulje og dialogpavil-loner", 40_000, "75.000 kr."],
        [6, "Koordinationsnetværk for 18+", "-", 5_000],
        ["-", "Videnspuljen", 18_000, "drift"],
        ["", "Sum (kr.)", 1, 2],
    )
    assert told(found) == [
        (Kind.AMOUNT, "Aktivitetsmidler", "72.000", "75.000"),
        (Kind.ADDED, "Ikke fordelt på poster", "findes ikke", "2021: –, 2022: 5.000"),
        (Kind.AMOUNT, "Videnspuljen", "–", "drift"),
    ]
    assert found.troubles == ()
    assert found.changes[0].place == "Ark1!D4"


def test_a_total_over_several_posts_is_never_shared_out():
    found = old([1, "Dialog, kommunikation og værtskab, inkl. produkter", 350_000, 360_000])
    assert found.changes == ()
    (trouble,) = found.troubles
    assert trouble.place == "Ark1!D4"
    assert "2022 kan ikke fordeles: arket siger 360.000" in trouble.sentence
    assert "tre poster, der giver 350.000" in trouble.sentence


def test_names_that_could_be_several_are_never_guessed():
    found = old(
        ["", "Dialog, kommunikation og værtskab", 1, 2],
        ["", "Noget helt andet", 1, 2],
        [2, "Samfundshjælpere", 1, 2],
        [11, "Samfundshjælperne", 40_000, 60_000],
        [11, "Samfundshjælperne", 40_000, 60_000],
    )
    assert found.changes == ()
    sentences = [trouble.sentence for trouble in found.troubles]
    assert "både et indsatsområde og en aktivitet" in sentences[0]
    assert "ingen aktivitet ”Noget helt andet”" in sentences[1]
    assert "”11. Samfundshjælperne” eller ”2. Tryghedspulje og dialogpavilloner”" in sentences[2]
    assert "to gange" in sentences[3]


def test_thousands_are_read_where_the_table_says_so():
    head = [["Beløb i 1.000 kr."], ["Nr.", "Aktivitet", 2021, 2022]]
    found = old([2, "Tryghedspulje og dialogpavilloner", 40, 72.5], head=head)
    assert told(found) == [(Kind.AMOUNT, "Aktivitetsmidler", "72.000", "72.500")]


def test_our_own_overview_says_nothing_new():
    plan = example_plan()
    plan = replace(plan, unit=1_000, activities=plan.activities[:10], lines=plan.lines[2:])
    sheets = [sheet for sheet in read_sheets(workbook(plan), "plan.xlsx") if sheet.name == "Oversigt"]
    found = read(plan, sheets, {}, {})
    assert (found.changes, found.troubles) == ((), ())


def test_two_columns_of_one_year_are_refused():
    with pytest.raises(Refused) as refused:
        old(head=[["Nr.", "Aktivitet", 2021, 2021]])
    assert "To kolonner" in refused.value.message
