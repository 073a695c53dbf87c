# SPDX-License-Identifier: MPL-2.0
"""A newcomer's first quarter of an hour, on a laptop and on a phone: everything follows what is changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.steps import (
    PLAN,
    cell,
    fits,
    is_saved,
    open_money,
    open_text,
    paper,
    retype,
    save,
    squeezed,
    words_of,
)

NEW_TEXT = "Naboer lærer hinanden at kende over en kop kaffe."
POST = "Lønmidler og honorarer"
OF_THE_NEWEST_PLAN = "73 % af aktiviteterne har mindst to samarbejdspartnere"
CONTRADICTION = "Aktivitet 1 koster mere end sin egen sum"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_text_and_an_amount_are_changed_and_everything_follows(new_page, sample, width):
    page = new_page(width=width)
    log_in_by_one_click(page)
    go_to_the_first_activity(page)
    open_text(page, "formål")
    retype(page, NEW_TEXT)
    save(page, "formål")
    is_saved(page, "formål")
    mend_the_contradiction(page)
    the_pages_follow(page)
    text = words_of(paper(page))
    assert "UDKAST" in text
    assert squeezed(NEW_TEXT) in text
    assert "1.313.000" in text
    assert "1.328.000" not in text


def log_in_by_one_click(page: Page) -> None:
    page.goto("/")
    people = page.locator(".people li")
    expect(people).to_have_count(5)
    roles = ["Sekretariat", "Arbejdsgruppe", "Styregruppe", "Samarbejdspartner", "Læser"]
    assert people.locator("span").all_inner_texts() == roles
    assert fits(page)
    people.nth(1).get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Amager Partnerskab")
    assert fits(page)
    expect(page.get_by_role("region", name="Det mangler planen")).to_contain_text(OF_THE_NEWEST_PLAN)
    page.locator("main").get_by_role("link", name="2022", exact=True).click()
    page.get_by_role("link", name="Eftersyn", exact=True).click()
    expect(page.locator("main")).to_contain_text(CONTRADICTION)
    assert fits(page)


def go_to_the_first_activity(page: Page) -> None:
    page.get_by_role("link", name="Plan", exact=True).click()
    expect(page.locator(".figures")).to_contain_text("1.328.000 kr.")
    assert fits(page)
    page.locator("#oversigt").get_by_role("link", name="Dialog, kommunikation og værtskab", exact=True).click()
    expect(page.locator(".act-no")).to_have_text("Aktivitet 1")
    page.wait_for_load_state()
    assert fits(page)


def mend_the_contradiction(page: Page) -> None:
    margin = page.get_by_role("complementary", name="Eftersyn og historik")
    expect(margin).to_contain_text("men posterne giver 350.000")
    open_money(page)
    assert fits(page)
    for year, amount in ((2021, "270.000"), (2022, "270000 kr.")):
        write(page, year, amount, total="335.000")
    expect(page.locator("#fri-2022")).to_have_text("87.000")
    expect(page.locator("#facts-line")).to_contain_text("335.000 kr. i 2022")
    expect(margin).not_to_contain_text("men posterne giver")
    write(page, 2023, "290.000", total="355.000")
    expect(margin).to_contain_text("men posterne giver 355.000")
    write(page, 2023, "285.000", total="350.000")
    expect(margin).not_to_contain_text("355.000")
    expect(margin).not_to_contain_text("Spærrer for indsendelse")
    page.get_by_role("button", name="Færdig").click()
    expect(page.locator("#penge tfoot")).to_contain_text("335.000")


def write(page: Page, year: int, amount: str, *, total: str) -> None:
    cell(page, POST, year).fill(amount)
    cell(page, POST, year).press("Tab")
    expect(page.locator(f"#sum-{year}")).to_have_text(total)


def the_pages_follow(page: Page) -> None:
    page.get_by_role("link", name="Eftersyn", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Eftersyn")
    expect(page.locator("main")).not_to_contain_text(CONTRADICTION)
    expect(page.locator("main")).not_to_contain_text("Planens sum")
    expect(page.locator("main")).to_contain_text("Aktivitet 9 har to beløb")
    assert fits(page)
    page.get_by_role("link", name="Læs", exact=True).first.click()
    reading = page.locator("article.reading")
    expect(reading).to_contain_text(NEW_TEXT)
    expect(reading.locator("#oversigt tfoot")).to_contain_text("1.313.000")
    assert fits(page)
    page.goto(PLAN)
    expect(page.locator(".figures")).to_contain_text("1.313.000 kr.")
    expect(page.locator("#oversigt #sum")).to_contain_text("1.313.000")
