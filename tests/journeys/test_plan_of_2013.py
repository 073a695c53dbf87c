# SPDX-License-Identifier: MPL-2.0
"""The plan of 2013: its table of activities and money, typed as it stands, comes out in the paper with every fact."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import log_in
from tests.journeys.older_papers import (
    add_activity,
    add_post,
    begin_agreement,
    begin_plan,
    note_to_the_overview,
    overview_rows,
    serves_too,
    type_amounts,
)
from tests.journeys.steps import paper, squeezed, words_of

SLUG, YEAR, YEARS = "urbanplanen", 2013, (2013, 2014, 2015, 2016)
AREAS = ("Dialog og kommunikation", "Et trygt byrum", "Brobygning til et godt voksenliv")
POST = "Aktivitetsmidler"
FRAMEWORK = "Anlægsramme til genetablering (anslået 1-2 mio. kr.)"
TABLE: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (1, "Nærgenbrugsstationen", ("ca. 150.000 TMF", FRAMEWORK, "Drift (TMF)", "Drift (TMF)")),
    (1, "Dialogmøder m.m.", ()),
    (2, "Mobile Byrum 13", ()),
    (2, "Greenteam", ()),
    (2, "Politiets indsats i SUB", ()),
    (2, "Din Betjent", ()),
    (2, "Indsats mod påsatte brande", ()),
    (2, "Udbredelse af førstehjælpskundskaber", ()),
    (2, "Gademægler", ()),
    (3, "Ung i job", ("", "75.000", "150.000", "150.000")),
    (3, "Beskæftigelsesindsats", ()),
    (3, "ForeningsGuider", ("ca. 100.000", "0", "0", "0")),
    (3, "FerieCamp", ("ca. 700.000", "ca. 700.000", "0", "0")),
    (3, "Udvidede åbningstider", ("ca. 600.000", "ca. 600.000", "ca. 600.000", "0")),
    (3, "Solvang Bibliotek", ("drift", "drift", "drift", "drift")),
    (3, "Forældreindsats i Urbanplanen", ()),
    (3, "18+ målgruppen", ()),
)
"""Focus area, activity, and the four years' fields. "Ung i job" begins with a blank in the paper."""
NOTE = "Tabellen mangler noget: aktiviteterne er ved at blive til, og nogle gælder hele byen. Papiret har ingen sum."


@pytest.fixture
def page(transactional_db, new_page, live_server) -> Page:
    """The secretariat's page, before there is a plan."""
    user = begin_agreement(SLUG, (YEARS[0], YEARS[-1]), AREAS)
    page = new_page()
    log_in(page, user, live_server.url)
    return page


def test_the_table_of_2013_comes_out_with_every_fact(page: Page) -> None:
    begin_plan(page, SLUG, YEAR)
    for area, title, amounts in TABLE:
        add_activity(page, SLUG, YEAR, title, area)
        if title == "Mobile Byrum 13":
            serves_too(page, AREAS[2])
        if amounts:
            add_post(page, POST)
            type_amounts(page, POST, {year: text for year, text in zip(YEARS, amounts, strict=True) if text})
    note_to_the_overview(page, SLUG, YEAR, "Om tabellen", NOTE)
    page.goto(f"/{SLUG}/plan/{YEAR}/")
    the_overview_shows_it(page)
    the_paper_shows_it(page)


def the_overview_shows_it(page: Page) -> None:
    table = page.locator("#oversigt")
    row = table.get_by_role("row", name=re.compile("Nærgenbrugsstationen"))
    for text in ("ca. 150.000 TMF", FRAMEWORK, "Drift (TMF)"):
        expect(row).to_contain_text(text)
    expect(table.get_by_role("row", name=re.compile("Mobile Byrum 13"))).to_contain_text("Indsatsområde 2+3")


def the_paper_shows_it(page: Page) -> None:
    pdf = paper(page)
    rows = overview_rows(pdf, [title for _, title, _ in TABLE])
    for _, title, amounts in TABLE:
        fields = squeezed("".join(amounts))
        if amounts:
            assert fields in rows[title], title
            continue
        rest = rows[title].replace("Indsatsområde2+3", "")
        group = re.split(r"[123]\.", rest)[0]
        assert not re.search(r"\d|–", group), title
    assert "Indsatsområde2+3" in rows["Mobile Byrum 13"]
    text = words_of(pdf)
    for area in AREAS:
        assert squeezed(area) in text
    assert squeezed(NOTE) in text
    assert squeezed("Felter med ord i stedet for et beløb tæller ikke med i summerne.") in text
    assert squeezed("Planen i alt ca. 1.550.000 ca. 1.375.000 ca. 750.000 150.000") in text
