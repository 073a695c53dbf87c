# SPDX-License-Identifier: MPL-2.0
"""The agreement 2025-2028 entered as the secretariat would, and read back from its paper: every party, target, amount
and table. How it is decided and followed is walked in the two journeys beside this one."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Agreement, User
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.documents.beginning import begin, read_facts
from partnerskab.richtext import plain
from tests.agreement_examples import AREAS, BODIES, BOUNDARY, CHAPTERS, PARTIES, YEARS, example_agreement
from tests.agreement_rows import png
from tests.documents.standards import keeps_both
from tests.journeys.agreement_pages import bound_the_area, fill_list, type_frames, write_chapter, write_text
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits, squeezed, words_of

ADDRESS, TARGETS = "/amager/aftale/2025-2028/", "/amager/maal/2025-2028/"
TITLE = "Partnerskabsaftale 2025-2028"
PENDING = "ved den første afrapportering til Økonomiudvalget i 2025"
WORDING = "Anmeldelser pr. 1.000 indbyggere må ikke blive flere end i 2024."
ALT = "Området på Amager: det hidtidige mod vest og det nye mod øst."
EARLIER = """
partnership = { name = "Amager Partnerskab", slug = "amager" }

[[agreements]]
title = "Partnerskabsaftale 2021-2024"
valid_from = 2021-01-01
valid_to = 2024-12-31
focus_areas = [{ number = 1, title = "Tryggere byliv" }]

[[organisations]]
name = "Sikker By"

[[memberships]]
role = "secretariat"
organisation = "Sikker By"
user = { name = "Sanne Sekretær", email = "sanne@eksempel.dk" }
"""
BUTTONS = {
    "purpose": "Skriv formål",
    "background": "Skriv baggrund",
    "targets": "Skriv overordnede målsætninger",
    "focus": "Skriv målsætninger for indsatsområderne",
    "organisation": "Skriv organisering",
    "economy": "Skriv økonomi",
}
KINDS = {
    "steering": "Styregruppe",
    "working": "Arbejdsgruppe",
    "secretariat": "Sekretariat",
    "committee": "Politisk udvalg",
}
THEORY = {
    "paa-tvaers": ("Fælles kommunikation",),
    "tvaergaaende-resultater": ("Parterne svarer hurtigere på akutte problemer",),
    "effekter": ("Øget tryghed", "Mindre kriminalitet"),
}
MEASURED = (
    ("1a", "Trygge beboere i dagtimerne"),
    ("1b", "Trygge beboere i aften- og nattetimerne"),
    ("2a", "Borgervendt kriminalitet"),
    ("2b", "Indbrud"),
    ("2b", "Tyveri og røveri"),
    ("2b", "Vold og våben"),
    ("2c", "Chikane"),
    ("2c", "Hærværk"),
    ("2c", "Narkotika"),
    ("2c", "Trusler"),
    ("3", "Mindst 75 % af aktiviteterne har to samarbejdspartnere"),
)


@pytest.fixture
def secretariat(transactional_db) -> User:
    """The secretariat of a partnership whose agreement 2021-2024 has run out."""
    begin(read_facts(EARLIER))
    return User.objects.get()


def test_it_is_entered_and_comes_out_on_paper(new_page, live_server, secretariat, axe, tmp_path: Path):
    page = new_page()
    log_in(page, secretariat, live_server.url)
    begin_it(page)
    write_its_texts(page)
    fill_its_lists(page)
    show_its_area(page)
    axe(page)
    assert fits(page)
    type_frames(
        page,
        ADDRESS,
        {f"Aktiviteter {year}": "1.900.000" for year in YEARS}
        | {f"Projektledelse {year}": "0,34 mio. kr." for year in YEARS},
    )
    aim(page)
    nothing_blocks(page)
    it_stands_as_typed(Agreement.objects.get(title=TITLE))
    pdf = fetch(page)
    read_back(PdfReader(BytesIO(pdf)))
    keeps_both(tmp_path, {"aftale": pdf})


def begin_it(page: Page) -> None:
    page.goto("/amager/aftale/")
    page.get_by_role("link", name="Begynd en ny aftale").click()
    page.get_by_label("Titel").fill(TITLE)
    page.get_by_label("Gælder fra").fill("1. januar 2025")
    page.get_by_label("Gælder til og med").fill("31. december 2028")
    page.get_by_label("Begynd fra").select_option(label="En tom aftale")
    page.get_by_role("button", name="Begynd aftalen").click()
    page.wait_for_url(f"**{ADDRESS}")
    expect(page.locator("#eftersyn-h span")).to_be_visible()  # the scripts have come


def write_its_texts(page: Page) -> None:
    for kind, html in CHAPTERS:
        write_chapter(page, kind, BUTTONS[kind], plain(html).split("\n"))


def fill_its_lists(page: Page) -> None:
    fill_list(page, "omraader", [{"Titel": title} for title, _, _ in AREAS])
    for title, introduction, results in AREAS:
        write_text(page, f"Indledning til {title}", [plain(introduction)])
        area = page.locator("#indsatsomraader .agreed-area").filter(has=page.get_by_role("heading", name=title))
        name = area.locator(".results").get_attribute("id")
        fill_list(page, str(name).removeprefix("rows-"), [{"Tekst": text} for text in results])
    for name, texts in THEORY.items():
        fill_list(page, name, [{"Tekst": text} for text in texts])
    fill_list(page, "organer", [body(*facts) for facts in BODIES])
    post = {"Stilling": "Projektleder", "Del af fuld tid (%)": "50", "Ansat hos": "Sikker By"}
    fill_list(page, "medarbejdere", [post])
    names = "Organisation", "Over navnet i underskriftsfeltet"
    fill_list(page, "parter", [dict(zip(names, (name, over), strict=True)) for over, name in PARTIES])
    meeting, parties = "når mødets beslutning er noteret", "når alle parter har godkendt"
    steps = (("Styregruppen", "indstiller", meeting), ("Parterne", "godkender", parties))
    fill_list(page, "gang-aftale", [dict(zip(("Hvem", "Opgave", "Afgjort"), step, strict=True)) for step in steps])


def body(kind: str, name: str, chair: str, members: str, tasks: str, least: int | None, most: int | None):
    """A row of the list of bodies."""
    meetings = {"Møder om året, mindst": str(least or ""), "Møder om året, højst": str(most or "")}
    said = {"Navn": name, "Art": KINDS[kind], "Hvem sidder der": members, "Formand": chair, "Opgaver": tasks}
    return said | meetings


def show_its_area(page: Page) -> None:
    bound_the_area(page, "1. januar 2025", BOUNDARY.estates, png(), ALT)
    write_text(page, "Beskrivelse af området", [plain(BOUNDARY.description)])


def aim(page: Page) -> None:
    page.goto(TARGETS)
    page.get_by_role("link", name="Se forslaget").click()
    page.get_by_role("button", name=re.compile(r"^Opret \d+ mål$")).click()
    page.goto(TARGETS)
    page.get_by_role("link", name="Borgervendt kriminalitet", exact=True).last.click()
    page.get_by_label("Ordlyd i aftalen").fill(WORDING)
    page.get_by_label("Hvornår fastsættes baseline?").fill(PENDING)
    page.get_by_role("button", name="Gem målet").click()
    page.wait_for_url(f"**{TARGETS}*")


def nothing_blocks(page: Page) -> None:
    page.goto(f"{ADDRESS}eftersyn/")
    expect(page.locator("main")).to_contain_text("Intet spærrer for indsendelse")


def it_stands_as_typed(agreement: Agreement) -> None:
    """What is frozen is what the example says, but for ids and targets."""
    content, wanted = freeze_whole_agreement(agreement), example_agreement()
    signing = [(party.heading, party.name) for party in content.parties]
    assert signing == list(PARTIES)
    assert [(area.title, area.results) for area in content.areas] == [
        (area.title, area.results) for area in wanted.areas
    ]
    assert content.theory == wanted.theory
    assert [_but_id(row) for row in content.bodies] == [_but_id(row) for row in wanted.bodies]
    assert content.frames == wanted.frames
    assert content.steps == wanted.steps
    assert [chapter.kind for chapter in content.chapters] == [kind for kind, _ in CHAPTERS]
    assert content.boundaries[0].estates == BOUNDARY.estates


def _but_id(row) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in row.__slots__ if name != "id")


def fetch(page: Page) -> bytes:
    """The draft as a PDF, by the link of the agreement's page."""
    page.goto(ADDRESS)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name="Hent kladden som PDF").click()
    return Path(download.value.path()).read_bytes()


def read_back(pdf: PdfReader) -> None:
    """Everything of the source stands in the paper's text, tables row by row."""
    text = words_of(pdf)
    for _, html in CHAPTERS:
        in_order(text, plain(html).split("\n"))
    the_targets(text)
    the_theory(text)
    in_order(text, ["Tabel 2. Organer og møder", *(f"{name}{members}" for _, name, _, members, *_ in BODIES)])
    in_order(text, ["Styregruppen", "mindst 1", "Arbejdsgruppen", "8-10"], after="Tabel 2.")
    in_order(text, ["Tabel 3. Stillinger og årsværk", "Projektleder", "Sikker By", "½"])
    rows = [f"{year} 1.900.000 340.000 2.240.000" for year in YEARS]
    in_order(text, ["Tabel 4. Afsat beløb, kr.", *rows, "I alt 7.600.000 1.360.000 8.960.000"])
    in_order(text, [f"Boligafdelinger: {', '.join(BOUNDARY.estates)}", "Figur 1. Området fra 1. januar 2025"])
    in_order(text, ["Beslutningsgang", "Styregruppen indstiller, derefter Parterne godkender."])
    boxes = [f"{over}{name}DatoNavn og underskrift" for over, name in PARTIES]
    in_order(text, ["Parternes underskrifter", *boxes], after="Tabel 4.")


def the_targets(text: str) -> None:
    judged, monitored = [row for row in MEASURED if row[0] != "2c"], [title for code, title in MEASURED if code == "2c"]
    in_order(text, [f"Mål {code} {title}" for code, title in judged])
    assert squeezed(WORDING) in text
    held = "Ikke højere end i 2024 Fastsættes "
    others = [f"{title}{held}ved første afrapportering til Økonomiudvalget" for code, title in MEASURED if code == "2b"]
    table = ["Tabel 1. Det, målene holdes op mod", f"Borgervendt kriminalitet{held}{PENDING}", *others]
    in_order(text, [*table, "Følges uden mål", *monitored])


def the_theory(text: str) -> None:
    for number, (title, introduction, results) in enumerate(AREAS, start=1):
        in_order(text, [f"{number}{title}", plain(introduction), "Resultater vi går efter", *results], after="Tabel 1.")
        assert squeezed(f"{number}. {title} skal give: {'; '.join(results)}").lower() in text.lower()
    drawn = text.partition("Figur2.")[2]
    for said in (said for texts in THEORY.values() for said in texts):
        assert squeezed(said) in drawn, said


def in_order(text: str, pieces: Sequence[str], after: str = "") -> None:
    """The pieces stand one after the other; the words between them are the page's own."""
    at = text.index(squeezed(after)) if after else 0
    for piece in pieces:
        found = text.find(squeezed(piece), at)
        assert found >= 0, f"missing or out of order: {piece}"
        at = found + len(squeezed(piece))
