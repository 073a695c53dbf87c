# SPDX-License-Identifier: MPL-2.0
"""The journey of a controller: take the workbook, change three cells, see them, and read them in."""

import pytest
from playwright.sync_api import expect

from budgets.models import FundingAmount
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

from .sheets import cell_of, edited

PAGE = "/amager/plan/2022/okonomi/laes-excel/"


@pytest.fixture
def plan(transactional_db, make_plan):
    return make_plan()


def change(book) -> None:
    sheet = book["Poster"]
    cell_of(sheet, "Kommunikationsprodukter", 2022).value = "ca. 55.000"
    cell_of(sheet, "Mødefacilitering", 2024).value = None
    cell_of(sheet, "Videnspuljen", 2022).value = 1.5
    sheet.delete_rows(cell_of(sheet, "Tryghedsskabende projekt i Sundby Idrætspark", "Post").row)


@pytest.mark.parametrize("width", [1280, 390])
def test_out_and_in_again(new_page, live_server, axe, cast: Cast, plan, tmp_path, width):
    page = new_page(width=width)
    page.expected_errors.append("422")
    log_in(page, cast.working_group, live_server.url)
    page.goto(PAGE)
    axe(page)
    assert fits(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent som Excel").click()
    assert download.value.suggested_filename == "Tryghedsplan 2022 økonomi, kladde.xlsx"
    path = tmp_path / "rettet.xlsx"
    path.write_bytes(b"Post;2022")
    page.get_by_label("Projektmappen").set_input_files(path)
    page.get_by_role("button", name="Vis forskellene").click()
    expect(page.get_by_role("alert")).to_contain_text("csv-fil")
    expect(page.get_by_label("Projektmappen")).to_be_focused()
    axe(page)

    path.write_bytes(edited(download.value.path().read_bytes(), change))
    page.get_by_label("Projektmappen").set_input_files(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tre forskelle")
    expect(page.locator(".diffs")).to_contain_text("1,5 har øre")
    axe(page)
    assert fits(page)
    page.get_by_label("Fjern også én post").check()
    page.get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("status").filter(has_text="Tre forskelle er læst ind")).to_be_visible()
    cell = FundingAmount.objects.get(line__post="Kommunikationsprodukter", year=2022)
    assert (cell.kr, cell.qualifier) == (55_000, "ca.")
    assert not plan.funding_lines.filter(post__startswith="Tryghedsskabende").exists()
