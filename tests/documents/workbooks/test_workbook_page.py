# SPDX-License-Identifier: MPL-2.0
"""A workbook read in on the page: chosen, looked at, confirmed; nothing is written before, and all at once then."""

import html
import re
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from activities.models import Plan
from budgets import posts
from budgets.cells import CellWrite, write_all
from budgets.models import FundingAmount, FundingLine, Pool, PoolApplication, Spending
from partnerskab.agreements.models import Organisation
from partnerskab.content.freezing import freeze
from partnerskab.content.recent import latest
from partnerskab.danish import Amount
from partnerskab.documents.models import UploadedPaper
from partnerskab.documents.workbooks.exporting import of_draft
from tests.cast import Cast

from .sheets import cell_of, edited, made

pytestmark = pytest.mark.django_db
PAGE = "/amager/plan/2022/okonomi/laes-excel/"
FIRST = "Lønmidler og honorarer"


@pytest.fixture
def worker(client: Client, cast: Cast) -> Client:
    client.force_login(cast.working_group)
    return client


def changed(plan: Plan, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    return edited(of_draft(plan).data, change)


def three(book: openpyxl.Workbook) -> None:
    sheet = book["Poster"]
    cell_of(sheet, FIRST, 2022).value = 290_000
    cell_of(sheet, "Videnspuljen", 2022).value = "ca. 5.000"
    cell_of(sheet, "Mødefacilitering", 2024).value = None


def upload(client: Client, data: bytes, name: str = "økonomi.xlsx"):
    return client.post(PAGE, {"workbook": SimpleUploadedFile(name, data)})


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main", 1)[-1])
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def mark(response) -> str:
    return re.search(r'name="mark" value="(\w+)"', response.content.decode())[1]


def confirm(client: Client, address: str, seen: str = "", **given: str):
    return client.post(f"{address}laes-ind/", {"mark": seen or mark(client.get(address))} | given)


def history(plan: Plan) -> list[tuple[object, str]]:
    """Moment and reason of what has been written last."""
    models = (FundingAmount, FundingLine, Spending)
    found = {
        (row.history_date, row.history_change_reason)
        for model in models
        for row in model.history.filter(history_change_reason__startswith="læst fra Excel")
    }
    return sorted(found, key=str)


def test_three_cells_are_seen_confirmed_and_written_as_one(worker, plan: Plan, cast: Cast):
    before = freeze(plan)
    address = upload(worker, changed(plan, three))["Location"]
    page = worker.get(address)
    assert freeze(plan) == before
    said = words(page)
    assert "Tre forskelle" in said
    assert "Poster!J5 Lønmidler og honorarer 2022 stod 285.000 → bliver 290.000" in said
    response = confirm(worker, address)
    assert response["Location"] == reverse("money_grid", args=["amager", 2022])
    amounts = FundingAmount.objects.filter(line__plan=plan)
    assert amounts.get(line__post=FIRST, year=2022, line__activity__number=1).kr == 290_000
    assert (amounts.get(line__post="Videnspuljen", year=2022).qualifier) == "ca."
    ((_, reason),) = history(plan)
    assert reason == "læst fra Excel: økonomi.xlsx"
    records = FundingAmount.history.filter(history_change_reason=reason)
    assert {record.history_user for record in records} == {cast.working_group}
    (newest, *_) = latest(plan, 5)
    assert newest.deed == "læste planens økonomi ind fra Excel"
    assert UploadedPaper.objects.get().read_in_by == cast.working_group
    assert "Tre forskelle er læst ind fra økonomi.xlsx" in words(worker.get(response["Location"]))


def test_an_unchanged_workbook_has_nothing_to_read_in(worker, plan: Plan):
    page = worker.get(upload(worker, of_draft(plan).data)["Location"])
    assert "Ingen forskelle" in words(page)
    assert "Filen siger det samme som planen" in words(page)
    assert "Læs ind</button>" not in page.content.decode()


def everything(book: openpyxl.Workbook) -> None:
    three(book)
    sheet = book["Poster"]
    sheet.append([None, None, 6, "Koordinationsnetværk for 18+ i gaderummet", "Møder", "sof", None, "a", None, 5_000])
    sheet.append([None, None, None, None, "Kørsel", "Landsbyggefonden", "Projektledelse", None, "drift"])
    cell_of(sheet, "Kommunikationsprodukter", "Finansiering").value = "Ufinansieret"
    cell_of(sheet, "Kommunikationsprodukter", "Post").value = "Tryk"
    cell_of(book["Forbrug"], FIRST, "Forbrug 2022").value = 100
    sheet.delete_rows(cell_of(sheet, "Tryghedsskabende projekt i Sundby Idrætspark", "Post").row)


def test_posts_payers_and_spending_are_one_entry_in_the_history(worker, plan: Plan):
    Organisation.objects.filter(name="Socialforvaltningen").update(short_name="SOF")
    address = upload(worker, changed(plan, everything))["Location"]
    confirm(worker, address, remove="1")
    assert len(history(plan)) == 1
    lines = FundingLine.objects.filter(plan=plan)
    made_one, other = lines.get(post="Møder"), lines.get(post="Kørsel")
    assert (made_one.activity.number, made_one.funder.name, made_one.note) == (6, "Socialforvaltningen", "a")
    assert (other.activity, other.other_funder, other.purpose) == (None, "Landsbyggefonden", "management")
    assert other.amounts.get(year=2021).note == "drift"
    assert lines.get(post="Tryk").funding == "unfunded"
    assert Spending.objects.get().spent == 100
    assert not lines.filter(post__startswith="Tryghedsskabende").exists()
    (gone,) = posts.removed(plan, None)
    assert posts.restore(plan, gone.id).amounts.count() == 4
    page = worker.get(upload(worker, changed(plan, lambda book: None))["Location"])
    assert "Ingen forskelle" in words(page)


def test_a_missing_post_stays_unless_one_says_so(worker, plan: Plan):
    address = upload(worker, changed(plan, everything))["Location"]
    assert "Fjern også én post, som mangler i filen" in words(worker.get(address))
    confirm(worker, address)
    assert plan.funding_lines.filter(post__startswith="Tryghedsskabende").exists()
    assert plan.funding_lines.filter(post="Kørsel").exists()


def test_another_change_in_the_same_place_asks_again(worker, plan: Plan):
    address = upload(worker, changed(plan, three))["Location"]
    seen = mark(worker.get(address))
    cell = FundingAmount.objects.get(line__post="Videnspuljen", year=2022)
    write_all(plan, [CellWrite(cell.line_id, 2022, cell.version, Amount(7_000))])
    response = confirm(worker, address, seen)
    assert response.status_code == 409
    assert "Planen er ændret, siden du så forskellene" in words(response)
    assert "stod 7.000 → bliver ca. 5.000" in words(response)
    assert history(plan) == []
    assert confirm(worker, address, mark(response)).status_code == 302
    assert len(history(plan)) == 1


def test_a_change_elsewhere_in_the_plan_asks_nothing(worker, plan: Plan):
    address = upload(worker, changed(plan, three))["Location"]
    seen = mark(worker.get(address))
    plan.activities.filter(number=2).update(state="fortsat")
    assert confirm(worker, address, seen).status_code == 302


def test_it_is_read_in_once(worker, plan: Plan):
    address = upload(worker, changed(plan, three))["Location"]
    seen = mark(worker.get(address))
    confirm(worker, address, seen)
    response = worker.post(f"{address}laes-ind/", {"mark": seen}, follow=True)
    assert "allerede læst ind" in words(response)
    assert len(history(plan)) == 1
    assert worker.get(address)["Location"] == PAGE


def less(book) -> None:
    row = next(row for row in book["Poster"].iter_rows(min_row=5) if row[2].value == 2)
    row[9].value = 60_000


def gone(book) -> None:
    row = next(row for row in book["Poster"].iter_rows(min_row=5) if row[2].value == 2)
    book["Poster"].delete_rows(row[0].row)


@pytest.mark.parametrize(("change", "missing"), [(less, "10.000"), (gone, "70.000")])
def test_a_pool_that_would_be_overspent_refuses_it_all(worker, plan: Plan, change, missing):
    pool = Pool.objects.create(activity=plan.activities.get(number=2))
    day = "2022-02-01"
    granted = {"outcome": "granted", "granted": 70_000, "decided_on": day}
    PoolApplication.objects.create(pool=pool, applicant="A", purpose="B", kr=70_000, applied_on=day, **granted)

    def both(book):
        three(book)
        change(book)

    address = upload(worker, changed(plan, both))["Location"]
    response = confirm(worker, address, remove="1")
    assert response.status_code == 422
    assert f"Der mangler {missing} kr." in words(response)
    assert history(plan) == []


def test_a_refusal_stands_at_the_field_and_nothing_is_stored(worker, plan: Plan):
    for data, sentence in ((b"", "Filen er tom"), (made([["Navn"]]), "Intet ark kan læses som økonomi")):
        response = upload(worker, data)
        assert response.status_code == 422
        assert sentence in words(response)
    assert "Vælg en Excel-projektmappe" in words(worker.post(PAGE, {}))
    assert "over 5 MB" in words(upload(worker, b"PK" + b"\x00" * 5_000_001))
    assert not UploadedPaper.objects.exists()


def test_the_same_file_waits_once_apart_from_the_papers_and_can_be_thrown_away(worker, client, plan: Plan, cast: Cast):
    data = changed(plan, three)
    address = upload(worker, data)["Location"]
    assert upload(worker, data)["Location"] == address
    assert "økonomi.xlsx" in words(worker.get(PAGE))
    client.force_login(cast.secretariat)
    assert "økonomi.xlsx" not in words(client.get("/amager/plan/2022/indlaes/"))
    client.post(f"{address}fortryd/")
    assert not UploadedPaper.objects.exists()
    assert client.get(address).status_code == 404


def test_what_cannot_be_read_stays_and_the_rest_is_read_in(worker, plan: Plan):
    def change(book):
        three(book)
        cell_of(book["Poster"], "Kommunikationsprodukter", 2022).value = "50,00,0"

    address = upload(worker, changed(plan, change))["Location"]
    said = words(worker.get(address))
    assert "Kan ikke læses" in said
    assert "Poster!J6" in said
    confirm(worker, address)
    assert FundingAmount.objects.get(line__post="Kommunikationsprodukter", year=2022).kr == 50_000


def test_the_preview_asks_the_database_as_often_for_one_change_as_for_many(
    worker, plan: Plan, django_assert_max_num_queries
):
    def all_of_them(book):
        for row in book["Poster"].iter_rows(min_row=5, min_col=9, max_col=12, max_row=27):
            for cell in row:
                cell.value = 12_345

    address = upload(worker, changed(plan, all_of_them))["Location"]
    with django_assert_max_num_queries(30):
        seen = mark(worker.get(address))
    with django_assert_max_num_queries(60):
        assert confirm(worker, address, seen).status_code == 302
    assert len(history(plan)) == 1
