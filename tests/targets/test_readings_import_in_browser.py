# SPDX-License-Identifier: MPL-2.0
"""The secretariat's journey with a file of readings: refused, mended, understood, mapped with the keyboard, read in."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from targets.models import Definition, Indicator, Place, Reading
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

from .reading_files import LONG, csv_of

PAGE = "/amager/maal/2021-2024/laes-ind/"
ROWS = [
    ["Tryghedsundersøgelsen 2025"],
    [],
    *LONG,
    ["Andel utrygge", "Sundbyøster", "2025", "12", "Tryghedsundersøgelsen"],
    ["Indbrud", "Hele byen", "2024", "<5", "Politiet"],
    ["Trygge i dagtimerne", "Hele byen", "2023", "180", "Tryghedsundersøgelsen"],
    ["Indbrud", "Hele byen", "2023", "3214", "Politiet"],
    ["Indbrud", "Hele byen", "2023", "3215", "Politiet"],
    [],
    ["Note: området blev udvidet i 2025"],
]

CHOICES = {
    "Partnerskabsområdet er målt i": "Det område",
    "Indikator: ”Andel utrygge”": "Ny ind",
    "Enhed for Andel utrygge": "procent",
    "Retning for Andel utrygge": "lavere",
    "Sted: ”Sundbyøster”": "Nyt sted",
    "Art for Sundbyøster": "Bydel",
}


@pytest.fixture
def plan(transactional_db, make_plan):
    plan = make_plan(2)
    partnership = plan.agreement.partnership
    for name, unit, direction in (("Trygge i dagtimerne", "percent", "up"), ("Indbrud", "count", "down")):
        one = Indicator.objects.create(partnership=partnership, name=name, unit=unit, direction=direction)
        Definition.objects.create(indicator=one, number=1)
    area = Place.objects.create(partnership=partnership, kind="area", name="Partnerskabsområdet", aliases=["Området"])
    Place.objects.create(partnership=partnership, kind="city", name="Hele byen")
    bounds = plan.agreement.area_versions.create(from_date=date(2025, 1, 1))
    day = Indicator.objects.get(unit="percent")
    Reading.objects.create(
        indicator=day,
        place=area,
        year=2025,
        area_version=bounds,
        definition=day.definitions.get(),
        value=82,
        source="TU",
    )
    return plan


def choose_by_keyboard(page: Page, label: str, beginning: str) -> None:
    """Focus a select and go down to the choice that begins so; letters that are typed slowly a list forgets."""
    field = page.get_by_label(label, exact=True)
    field.focus()
    for _ in field.locator("option").all():
        if field.locator("option:checked").inner_text().startswith(beginning):
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{label} has no {beginning}")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_file_is_refused_understood_mapped_and_read_in(new_page, live_server, axe, cast: Cast, plan, tmp_path, width):
    page = new_page(width=width)
    page.expected_errors += ["422", "409"]
    log_in(page, cast.secretariat, live_server.url)
    page.goto(PAGE)
    axe(page)
    assert fits(page)
    path = tmp_path / "tryghed.csv"
    path.write_bytes(csv_of(ROWS).replace("Værdi".encode(), b"V?rdi"))
    page.get_by_label("Filen", exact=True).set_input_files(path)
    page.get_by_role("button", name="Læs filen").click()
    expect(page.get_by_role("alert")).to_contain_text("I linje 3, felt 4 står ”V?rdi”: et bogstav er gået tabt")
    expect(page.get_by_label("Filen", exact=True)).to_be_focused()
    axe(page)
    assert fits(page)

    path.write_bytes(csv_of(ROWS, encoding="latin-1"))
    page.get_by_label("Filen", exact=True).set_input_files(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    asks = page.get_by_role("region", name="Det skal du vælge")
    expect(asks).to_contain_text("”Andel utrygge” kendes ikke")
    axe(page)
    assert fits(page)
    page.locator(".columns-fold summary").click()
    expect(page.get_by_label("Værdi", exact=False).first).to_be_visible()
    axe(page)
    assert fits(page)

    asks.get_by_role("link", name="Vælg her").first.click()
    for label, letters in CHOICES.items():
        choose_by_keyboard(page, label, letters)
    page.get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("alert")).to_contain_text("Du har valgt noget andet")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fire nye målinger og én ændret")
    assert Reading.objects.count() == 1
    differences = page.locator(".diffs")
    for words in (
        "82 %",
        "Ny indikator: Andel utrygge",
        "over 100 %",
        "Filen modsiger sig selv",
        "”<5”",
        "Note: området",
    ):
        expect(differences).to_contain_text(words.replace(" %", "\u00a0%"))
    axe(page)
    assert fits(page)

    page.get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("status").filter(has_text="er læst ind fra tryghed.csv")).to_be_visible()
    assert Reading.objects.count() == 5
    page.goto(PAGE)
    page.get_by_label("Filen", exact=True).set_input_files(path)
    page.get_by_role("button", name="Læs filen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingen forskelle")
    axe(page)
    assert fits(page)


def test_it_works_without_scripts(browser, live_server, cast: Cast, plan, tmp_path):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, cast.secretariat, live_server.url)
    path = tmp_path / "tryghed.csv"
    path.write_bytes(csv_of(LONG))
    page.goto(PAGE)
    page.get_by_label("Filen", exact=True).set_input_files(path)
    page.get_by_role("button", name="Læs filen").click()
    page.get_by_label("Partnerskabsområdet er målt i").select_option("by_year")
    page.get_by_role("button", name="Vis forskellene").click()
    page.get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("status").filter(has_text="er læst ind fra tryghed.csv")).to_be_visible()
    assert Reading.objects.count() == 4
    context.close()
