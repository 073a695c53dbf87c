# SPDX-License-Identifier: MPL-2.0
"""The delaftale 2018-2021: its economy in 1.000 kr., and its activities as it sorts and follows them, out on paper.

Figures, names of activities, bodies and categories are the paper's; the sentences are our own.
"""

import re
from io import BytesIO
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from activities.models import CriterionResult
from budgets.models import FundingAmount
from partnerskab.content.canonical import from_json
from partnerskab.content.tree import ActivityContent, PlanContent
from tests.journeys.conftest import log_in
from tests.journeys.older_papers import add_activity, add_post, begin_agreement, begin_plan, type_amounts
from tests.journeys.steps import fits, paper, squeezed, words_of

SLUG, YEAR = "partnerskabet", 2018
AREA = "Tryghed og trivsel"
UNIT = "1.000\xa0kr."
POSTS = {"Landsbyggefonden": "3.100", "Lokal medfinansiering": "1.928"}


class Told(NamedTuple):
    """An activity as the delaftale has it; criteria are (text, number aimed at, data source), roles by actor."""

    title: str
    level: str
    cfbu_type: str
    criteria: tuple[tuple[str, str, str], ...]
    roles: dict[str, str]


ACTIVITIES = (
    Told(
        "Naboskab og social sammenhængskraft",
        "Beboerniveau",
        "Aktiviteter til styrkelse af naboskab og social sammenhængskraft",
        (
            ("Frivillige om året i de grønne fællesskaber", "40", "Helhedsplanen"),
            ("Besøgende i reparationsværkstedet i 2018", "150", "Helhedsplanen"),
            ("Nye initiativer fra beboere, der får støtte om året", "3", "Helhedsplanen"),
        ),
        {
            "Helhedsplanen": "Får aftaler med kommunen fornyet, viser klasser rundt og hjælper, når noget driller. "
            "Samler naboer, der vil holde arrangementer, og finder lokaler til dem.",
            "Solvang Bigaard": "Passer selv bierne til daglig.",
            "Dyvekeskolen": "Lægger jord til bigården og opbevarer udstyret om vinteren.",
            "TMF, Byens udvikling": "Har lokalerne og er med i den ugentlige åbningstid.",
        },
    ),
    Told(
        "Byliv og trygge byrum",
        "Kvarterniveau",
        "Indsats til fremme af boligområdets image",
        (
            ("Aktiviteter for borgerne om året, der gør området tryggere", "3", "Tryghedspartnerskabet"),
            ("Et parklaug er i gang", "", "Helhedsplan"),
            (
                "Urbanfestivallen har en bestyrelse i 2019 og får højst 15.000 kr. af Helhedsplanen i 2020",
                "",
                "Helhedsplan",
            ),
        ),
        {
            "Helhedsplanen": "Får parklauget i gang, finder partnere til Lysfest og Urbanfestival og fordeler opgaver "
            "og udgifter mellem dem.",
            "Områdefornyelsen Sundby": "Kan lede arbejdet med de mange interessenter.",
        },
    ),
    Told(
        "Sociale tryghedsvandringer",
        "Kvarterniveau",
        "Tryghedsvandringer",
        (
            ("Deltagere i 2018", "10", "Helhedsplanen"),
            ("De, der har været med, er mindre utrygge ved unge bagefter", "", "Helhedsplanen"),
        ),
        {
            "Helhedsplanen": "Finder deltagerne og leder værkstederne.",
            "Økonomiforvaltningen, Sikker By": "Tager løsningerne med ind i partnerskabet, mens forløbet varer, "
            "og giver deltagerne et sted at gå hen med deres idéer.",
        },
    ),
    Told(
        "Kontaktpersonordningen",
        "Kvarterniveau",
        "Blå ressourcer",
        (
            ("Kontaktpersoner fra 3B, der er med til årets kaffemøder", "4", "SOF"),
            ("Begge sider har gavn af samarbejdet", "", "Helhedsplanen, telefoninterview i 2019 og 2021"),
        ),
        {"SOF": "Indkalder til kaffemøder og holder dem.", "Helhedsplanen": "Giver besked, når kontakter skifter."},
    ),
    Told(
        "Områdets image",
        "Bydelsniveau",
        "Indsats til fremme af boligområdets image",
        (
            ("Afdelinger, der prøver at leje lokaler ud", "1", "Logbog"),
            ("Færre forbinder først området med noget dårligt i 2020 end de 59 % i 2015", "", "Omdømmeanalyse"),
        ),
        {"Helhedsplanen": "Står for det hele.", "3B": "Giver afdelingerne vejledning og papirer."},
    ),
)


@pytest.fixture
def page(transactional_db, new_page, live_server) -> Page:
    """The secretariat's page, before there is a plan."""
    user = begin_agreement(SLUG, (2018, 2021), (AREA,))
    page = new_page()
    log_in(page, user, live_server.url)
    return page


def test_the_economy_of_the_delaftale_comes_out_with_every_fact(page: Page) -> None:
    begin_plan(page, SLUG, YEAR)
    show_thousands(page)
    add_activity(page, SLUG, YEAR, AREA, area=1)
    for payer, written in POSTS.items():
        add_post(page, payer, payer=payer)
        type_amounts(page, payer, {YEAR: written}, unit=UNIT)
    expect(page.locator(f"#sum-{YEAR}")).to_have_text("5.028")
    assert fits(page)
    page.get_by_role("button", name="Færdig").click()
    expect(page.locator("#penge")).to_contain_text(f"Beløb i {UNIT}")
    expect(page.locator("#penge tfoot")).to_contain_text("5.028")
    assert sorted(FundingAmount.objects.values_list("kr", flat=True)) == [1_928_000, 3_100_000]
    page.goto(f"/{SLUG}/plan/{YEAR}/")
    expect(page.locator("#oversigt")).to_contain_text(f"Beløb i {UNIT}")
    expect(page.locator("#oversigt #sum")).to_contain_text("5.028")
    the_paper_shows_it(page)


def test_the_activities_of_the_delaftale_come_out_as_it_sorts_and_follows_them(page: Page, axe) -> None:
    begin_plan(page, SLUG, YEAR)
    for told in ACTIVITIES:
        add_activity(page, SLUG, YEAR, told.title, area=1)
        sort(page, told)
        list_criteria(page, told)
        list_roles(page, told)
    axe(page)
    assert fits(page)
    answer(page, "Kontaktpersoner fra 3B", "Nået", "4 kontaktpersoner")
    axe(page)
    page.goto(f"/{SLUG}/plan/{YEAR}/?niveau=kvarter")
    expect(page.locator("#oversigt .name")).to_have_count(3)
    page.goto(f"/{SLUG}/plan/{YEAR}/")
    pdf = paper(page)
    text, content = words_of(pdf), attached(pdf)
    for told in ACTIVITIES:
        stands_on_paper(told, text)
        stands_in_the_data(told, content)
    assert squeezed("4 kontaktpersoner") not in text


def show_thousands(page: Page) -> None:
    page.goto(f"/{SLUG}/plan/{YEAR}/okonomi/ramme/")
    page.get_by_role("link", name="Ret enheden").click()
    page.get_by_role("combobox").select_option("1000")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_role("main")).to_contain_text(f"viser beløb i {UNIT}")


def the_paper_shows_it(page: Page) -> None:
    text = words_of(paper(page))
    assert squeezed(f"Økonomi, beløb i {UNIT}") in text
    assert squeezed("LandsbyggefondenLandsbyggefonden3.100") in text
    assert squeezed("Lokal medfinansieringLokal medfinansiering1.928") in text
    assert squeezed("I alt5.028") in text
    assert squeezed(f"Hvem betaler, beløb i {UNIT}") in text
    assert squeezed("Planen i alt5.028") in text
    assert squeezed("Bevilling 2018 5.028.000 kr.") in text
    assert "Partnerskabet,egnemidler" not in text
    assert squeezed("Af partnerskabets egen ramme bruges 0 kr. i 2018.") in text


def sort(page: Page, told: Told) -> None:
    """Say on which level the open activity works, and what CFBU calls its kind."""
    page.locator("#facts .edit").click()
    page.get_by_text("Niveau og kategorier").click()
    page.get_by_label("Niveau (valgfrit)").select_option(told.level)
    page.get_by_label("CFBU-kategori").fill(told.cfbu_type)
    page.get_by_role("button", name="Gem oplysninger").click()
    expect(page.locator(".act-sorts")).to_contain_text(told.level)


def list_criteria(page: Page, told: Told) -> None:
    """Write the open activity's success criteria, the number each aims at and where the figure comes from."""
    page.get_by_role("button", name="Tilføj et succeskriterium").click()
    form = page.locator("form#rows-kriterier")
    for at, (text, number, source) in enumerate(told.criteria):
        if at:
            form.get_by_role("button", name="Tilføj succeskriterium").click()
        expect(form.get_by_label("Succeskriterium")).to_have_count(at + 1)
        form.get_by_label("Succeskriterium").nth(at).fill(text)
        form.get_by_label("Måltal").nth(at).fill(number)
        form.get_by_label("Datakilde").nth(at).fill(source)
    form.get_by_role("button", name="Gem succeskriterier").click()
    expect(page.locator(".criteria > li")).to_have_count(len(told.criteria))


def list_roles(page: Page, told: Told) -> None:
    """Write who carries the open activity out, the first of them responsible, and the role of each."""
    page.get_by_role("button", name="Tilføj den første aktør").click()
    form = page.locator("form#rows-aktoerer")
    for at, (name, role) in enumerate(told.roles.items()):
        if at:
            form.get_by_role("button", name="Tilføj aktør").click()
        expect(form.get_by_label("Rolle")).to_have_count(at + 1)
        form.get_by_label("Navn").nth(at).fill(name)
        form.get_by_label("Rolle").nth(at).fill(role)
        form.get_by_label("Deltager som").nth(at).select_option("partner" if at else "lead")
    form.get_by_role("button", name="Gem aktører").click()
    expect(page.locator(".actor-role")).to_have_count(len(told.roles))


def answer(page: Page, criterion: str, judgement: str, figure: str) -> None:
    """Answer a criterion in the list of all of them."""
    page.goto(f"/{SLUG}/plan/{YEAR}/succeskriterier/")
    form = page.get_by_role("form", name=re.compile(f"Opfølgning {YEAR}: {criterion}"))
    form.get_by_label("Vurdering").select_option(judgement)
    form.get_by_label("Resultat").fill(figure)
    form.get_by_role("button", name="Gem").click()
    expect(page.locator("#tal")).to_contain_text("1 af 12")
    assert CriterionResult.objects.get().figure == figure


def stands_on_paper(told: Told, text: str) -> None:
    for words in (f"Niveau{told.level}", f"CFBU-kategori{told.cfbu_type}"):
        assert squeezed(words) in text
    for criterion, number, source in told.criteria:
        assert squeezed(f"{criterion}{source}{number}") in text
    for name, role in told.roles.items():
        assert squeezed(name) in text
        assert squeezed(role) in text


def attached(pdf: PdfReader) -> PlanContent:
    """The plan that the paper carries as data."""
    (data,) = (files[0] for name, files in pdf.attachments.items() if name.endswith(".json"))
    return from_json(BytesIO(data).read())


def stands_in_the_data(told: Told, content: PlanContent) -> None:
    found: ActivityContent = next(row for row in content.activities if row.title == told.title)
    assert (found.level_label, found.cfbu_type) == (told.level, told.cfbu_type)
    assert tuple((row.text, row.number, row.data_source) for row in found.criteria) == told.criteria
    assert {partner.name: partner.note for partner in found.partners} == told.roles
    assert [partner.role for partner in found.partners] == ["lead", *["partner"] * (len(told.roles) - 1)]
