# SPDX-License-Identifier: MPL-2.0
"""The workbook as it goes out: real numbers, sums as formulas with their values, and nobody's text a formula."""

import datetime
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given, settings

from activities.models import Plan
from budgets.models import Spending
from partnerskab.content.pools import pool_account
from partnerskab.content.totals import activity_totals, line_totals, plan_totals
from partnerskab.content.tree import Amount, Application, Line, PlanContent
from partnerskab.documents.workbooks.spending_out import Spent
from partnerskab.documents.workbooks.writing import Edition, workbook
from tests.cast import Cast
from tests.content_examples import example_plan
from tests.revisions.acting import Acting
from tests.revisions.generated import PLANS

from .sheets import opened

YEARS = (2021, 2022, 2023, 2024)
NOON = datetime.datetime.fromisoformat("2022-03-04T12:00:00")


def with_cells(*amounts: Amount, post: str = "Løn") -> PlanContent:
    plan = example_plan(1)
    line = Line("post", post, "", amounts)
    return replace(plan, activities=(replace(plan.activities[0], lines=(line,)),), lines=(), stated=())


def posts(data: bytes, values: bool = True):
    return opened(data, values=values)["Poster"]


@pytest.mark.parametrize(
    ("amount", "value", "number_format"),
    [
        (Amount(2022, kr=50_000), 50_000, "#,##0"),
        (Amount(2022, kr=0), 0, "#,##0"),
        (Amount(2022, kr=900, qualifier="ca."), 900, '"ca. "#,##0'),
        (Amount(2022, kr=900, qualifier="anslået"), 900, '"anslået "#,##0'),
        (Amount(2022, kr=900, qualifier="ca.", note="TMF"), 900, '"ca. "#,##0" TMF"'),
        (Amount(2022, kr=900, note='den "store"'), 900, '#,##0" den "\\""store"\\"'),
        (Amount(2022, qualifier="-"), "–", None),
        (Amount(2022, note="drift"), "drift", None),
        (Amount(2022), None, None),
    ],
)
def test_a_cell_is_what_it_is(amount, value, number_format):
    cell = posts(workbook(with_cells(amount)))["J5"]
    assert cell.value == value
    assert number_format is None or cell.number_format == number_format


def test_the_same_content_gives_the_same_bytes():
    edition = Edition("Version 2022.1, godkendt", NOON)
    one, other = (workbook(example_plan(), edition, {}) for _ in range(2))
    assert one == other
    assert opened(one).properties.created == NOON
    assert opened(one).properties.title == "Tryghedsplan 2022: økonomi"


def test_the_sheets_are_ready_to_print_and_filter():
    book = opened(workbook(example_plan(), spending={}))
    assert book.sheetnames == ["Oversigt", "Poster", "Forbrug", "Succeskriterier"]
    sheet = book["Poster"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("F5", "A4:L27")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.column_dimensions["A"].hidden
    assert [cell.value for cell in sheet[4]][-4:] == list(YEARS)


def test_a_note_to_a_cell_is_a_comment():
    cell = posts(workbook(with_cells(Amount(2022, kr=5, remark="Efter aftale"))))["J5"]
    assert cell.comment.text == "Efter aftale"


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "=1+1",
    "https://eksempel.dk",
    "{=1}",
    "mailto:navn@eksempel.dk",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nobodys_text_becomes_a_formula_or_a_link(text):
    plan = with_cells(Amount(2022, note=text), post=text)
    line = replace(plan.activities[0].lines[0], note=text, funder=text, funding="other")
    pool = {"is_pool": True, "applications": (Application("a", text, text, 5, "2022-02-01", took_part=text),)}
    activity = replace(plan.activities[0], title=text, lines=(line,), **pool)
    agreement = replace(plan.agreement, areas=tuple(replace(area, title=text) for area in plan.agreement.areas))
    data = workbook(replace(plan, partnership=text, activities=(activity,), agreement=agreement), spending={})
    found = [cell for sheet in opened(data, values=False) for row in sheet.iter_rows() for cell in row]
    ours = [cell for cell in found if cell.data_type == "f"]
    assert all(str(cell.value).startswith(("=IF(COUNT(", "=SUM(", "=E", "=F", "=G", "=H", "=L")) for cell in ours)
    assert sum(cell.value == text and cell.data_type == "s" for cell in found) >= 7
    assert not any(cell.hyperlink for cell in found)
    assert not any("externalLink" in name or b"hyperlink" in part for name, part in parts(data))


def parts(data: bytes):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def kroner(value: object, unit: int = 1) -> int | None:
    return round(value * unit) if isinstance(value, int | float) else None


@settings(max_examples=150, deadline=None)
@given(PLANS)
def test_the_sums_are_those_of_the_plan(content):
    book = opened(workbook(content))
    sheet, years = book["Oversigt"], content.years
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]

    def money(row):
        return [kroner(value, content.unit) for value in row[4 : 4 + len(years)]]

    total = next(row for row in rows if row[1] == "I alt")
    assert money(total) == [found.kr for found in plan_totals(content)]
    areas = list({area.number: area for area in reversed(content.agreement.areas)}.values())
    for area in areas:
        lines = [line for activity in content.in_area(area.number) for line in activity.lines]
        title = f"{area.number}. "
        mine = [row for row in rows if isinstance(row[1], str) and row[1].startswith(title) and row[2] in (None, "")]
        assert money(mine[0]) == [found.kr for found in line_totals(lines, years)]
    shown = [money(row) for row in rows]
    for activity in content.activities:
        assert [found.kr for found in activity_totals(activity, years)] in shown
    last = [cell.value for cell in list(book["Poster"].iter_rows())[-1]]
    assert [kroner(value) for value in last[8:]] == [found.kr for found in plan_totals(content)]


def test_what_is_spent_and_what_is_left():
    plan = with_cells(Amount(2022, kr=900))
    sheet = opened(workbook(plan, spending={"post": Spent(400, 850)}))["Forbrug"]
    assert [cell.value for cell in sheet[5]][5:] == [900, 400, 850, 500]
    assert [cell.value for cell in sheet[7]][5:] == [900, 400, 850, 500]
    empty = opened(workbook(plan, spending={}))["Forbrug"]
    assert [cell.value or None for cell in empty[5]][5:] == [900, None, None, None]


def test_the_account_of_a_pool():
    plan = with_cells(Amount(2022, kr=900))
    applications = (
        Application("a", "Klubben", "Fest", 300, "2022-02-01", "granted", 200, "2022-03-01", "Alle"),
        Application("b", "Laden", "Tur", 100, "2022-02-02", "refused", None, "2022-03-01", "Alle"),
    )
    pool = replace(plan.activities[0], is_pool=True, applications=applications)
    sheet = opened(workbook(replace(plan, activities=(pool,))))["Pulje"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    account = pool_account(pool, 2022)
    assert [row[3] for row in rows[1:3]] == ["Bevilget", "Afslået"]
    assert rows[1][2].date() == datetime.date(2022, 2, 1)
    assert rows[3][8:] == [account.asked, account.granted, account.spent, account.bound] == [400, 200, 0, 200]
    assert (rows[4][11], rows[5][11]) == (900, account.rest)


@pytest.mark.django_db
def test_the_draft_is_downloaded_with_what_is_spent(client, cast: Cast, plan: Plan):
    line = plan.funding_lines.get(post="Mødefacilitering")
    Spending.objects.create(line=line, year=2022, spent=3_000)
    client.force_login(cast.collaborator)
    response = client.get(reverse("money_workbook", args=["amager", 2022]))
    assert response.headers["Content-Type"].endswith("spreadsheetml.sheet")
    assert "Tryghedsplan%202022%20%C3%B8konomi%2C%20kladde.xlsx" in response.headers["Content-Disposition"]
    rows = list(opened(response.content)["Forbrug"].iter_rows(values_only=True))
    assert next(row for row in rows if row[3] == "Mødefacilitering")[5:] == (4_000, 3_000, None, 1_000)


@pytest.mark.django_db
def test_the_same_queries_for_few_and_many(client, cast: Cast, make_plan, django_assert_max_num_queries):
    make_plan(30)
    client.force_login(cast.working_group)
    with django_assert_max_num_queries(30):
        client.get(reverse("money_workbook", args=["amager", 2022]))


@pytest.mark.django_db
def test_a_version_is_downloaded_by_those_who_may_see_it(client, cast: Cast, act: Acting, plan: Plan):
    revision = act.submit()
    address = reverse("stored_workbook", args=["amager", 2022, revision.number])
    client.force_login(cast.reader)
    assert client.get(address).status_code == 403
    client.force_login(cast.steering_group)
    response = client.get(address)
    assert opened(response.content).sheetnames == ["Oversigt", "Poster", "Succeskriterier"]
    assert "Version 2022.1, til godkendelse" in opened(response.content)["Poster"]["B2"].value


@pytest.mark.django_db
def test_the_command_writes_the_draft_or_a_version(tmp_path, act: Acting, plan: Plan):
    revision = act.submit()
    draft, version = tmp_path / "draft.xlsx", tmp_path / "version.xlsx"
    plan.funding_lines.get(post="Mødefacilitering").delete()
    call_command("export_plan", "amager", "2022", "--format", "xlsx", "--output", str(draft))
    number = str(revision.number)
    call_command("export_plan", "amager", "2022", "--format", "xlsx", "--revision", number, "--output", str(version))
    found = [
        any(cell.value == "Mødefacilitering" for row in posts(path.read_bytes()).iter_rows() for cell in row)
        for path in (draft, version)
    ]
    assert found == [False, True]
    with pytest.raises(CommandError, match="ingen version"):
        call_command("export_plan", "amager", "2022", "--format", "xlsx", "--revision", "9", "--output", str(draft))
