# SPDX-License-Identifier: MPL-2.0
"""A year of following the targets of the agreement 2025-2028: a file of readings is read in, a baseline set, the status
written, printed, sent and decided; and the share of activities follows an edit at once."""

import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Agreement, Membership, Organisation, Partnership, Role, User
from partnerskab.revisions.models import Revision, Standing
from targets.models import Baseline, Reading
from tests.agreement_examples import example_agreement
from tests.agreement_rows import store_agreement
from tests.documents.standards import keeps_both
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits, squeezed, words_of

TARGETS, STATUS = "/amager/maal/2025-2028/", "/amager/maal/status/2026/"
AREA, CITY = "Partnerskabsområdet", "København"
DAY, NIGHT = "Andel trygge i dagtimerne", "Andel trygge i aften- og nattetimerne"
CRIME, BURGLARY, THREATS = (
    "Anmeldelser: borgervendt kriminalitet",
    "Anmeldelser: indbrud",
    "Anmeldelser: trusler",
)
ROWS = (
    (DAY, AREA, 2025, "81,5", "", "812", "", "14"),
    (DAY, AREA, 2026, "86", "", "798", "ja", "14"),
    (DAY, CITY, 2025, "88", "", "8.093", "", "9"),
    (DAY, CITY, 2026, "88,5", "", "8.150", "", "9"),
    (NIGHT, AREA, 2025, "67", "", "812", "", "15"),
    (NIGHT, AREA, 2026, "68", "", "798", "nej", "15"),
    (NIGHT, CITY, 2025, "79", "", "8.093", "", "9"),
    (NIGHT, CITY, 2026, "80", "", "8.150", "", "9"),
    (CRIME, AREA, 2024, "60", "21.300", "", "", "31"),
    (CRIME, AREA, 2025, "58,2", "21.480", "", "", "31"),
    (BURGLARY, AREA, 2025, "141", "", "", "", "32"),
    (THREATS, AREA, 2025, "3", "", "", "", "33"),
)
HEAD = "Tryghed og kriminalitet på Amager\n\nIndikator;Sted;År;Værdi;Nævner;Antal svar;Signifikant;Side;Kilde"
FILE = "\n".join([HEAD, *(";".join(map(str, (*row, "Årets opgørelse"))) for row in ROWS)]).encode("latin-1")
TOLD = (
    "86 % i 2026 mod 81,5 % i 2025. Stigningen er statistisk sikker.",
    "68 % i 2026 mod 67 % i 2025. Forskellen er mindre end den statistiske usikkerhed",
    "58,2 pr. 1.000 i 2025 mod 60 pr. 1.000 i 2024.",
    "Baseline fastsættes ved den første afrapportering til Økonomiudvalget i 2025.",
)
"""What is said of the figures, on the page and on paper."""
JUDGED = (
    "1a Trygge i dagtimerne 86 % 2026 København: 88,5 % → På vej",
    "1b Trygge i aften- og nattetimerne 68 % 2026 København: 80 % ? Kan ikke siges endnu",
    "2a Borgervendt kriminalitet 58,2 pr. 1.000 2025 Baseline 2024: 60 pr. 1.000 ✓ Nået",
)
"""Rows of the paper's table of targets, figures and judgements."""
REMARK = "Naboerne mødes oftere i parken om eftermiddagen."


@pytest.fixture
def agreement(transactional_db) -> Agreement:
    """The whole agreement with its targets and no reading, and its secretariat."""
    partnership = Partnership.objects.create(name="Amager Partnerskab", slug="amager")
    agreement = store_agreement(example_agreement(), partnership)
    user = User.objects.create_user("sanne@eksempel.dk", name="Sanne Sekretær")
    by = Organisation.objects.get(name="Sikker By")
    Membership.objects.create(user=user, partnership=partnership, role=Role.SECRETARIAT, organisation=by)
    return agreement


def test_a_file_a_baseline_and_a_status_decided(new_page, live_server, agreement, axe, work, tmp_path: Path):
    page = new_page()
    log_in(page, User.objects.get(), live_server.url)
    read_in(page)
    read_in_again(page)
    set_the_baseline(page)
    look_at_the_targets(page, axe)
    write_the_status(page, axe)
    draft = fetch(page, f"{STATUS}papir.pdf", "UDKAST")
    keeps_both(tmp_path, {"status": draft})
    send(page)
    work()
    note(page, "styregruppen", "Godkendt")
    work()
    assert Revision.objects.get().standing is Standing.APPROVED
    note(page, "Økonomiudvalget", "")
    approved = fetch(page, f"{STATUS}version/1/papir.pdf", "GODKENDT")
    file = tmp_path / "approved.pdf"
    file.write_bytes(approved)
    proof = StringIO()
    call_command("verify_document", str(file), stdout=proof)
    assert proof.getvalue().startswith("Ægte: Version 2026.1 af Status på målene 2026")
    assert "Økonomiudvalget orienteres: Orienteret 20. november 2026" in proof.getvalue()


def choose_file(page: Page) -> None:
    page.goto(f"{TARGETS}laes-ind/")
    page.get_by_label("Filen", exact=True).set_input_files(
        {"name": "maalinger-2026.csv", "mimeType": "text/csv", "buffer": FILE}
    )
    page.get_by_role("button", name="Læs filen").click()


def read_in(page: Page) -> None:
    choose_file(page)
    area = page.get_by_label("Partnerskabsområdet er målt i")
    area.select_option(label=str(area.locator("option", has_text="1. januar 2025").inner_text()))
    page.get_by_role("button", name="Vis forskellene").click()
    expect(page.locator(".tally")).to_contain_text(str(len(ROWS)))
    page.get_by_role("button", name="Læs ind").click()
    expect(page.get_by_role("status").filter(has_text="er læst ind fra maalinger-2026.csv")).to_be_visible()
    assert Reading.objects.count() == len(ROWS)


def read_in_again(page: Page) -> None:
    before = list(Reading.objects.order_by("pk").values())
    choose_file(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingen forskelle")
    assert list(Reading.objects.order_by("pk").values()) == before


def set_the_baseline(page: Page) -> None:
    page.goto(TARGETS)
    page.get_by_role("link", name="Fastsæt baseline for Borgervendt kriminalitet").click()
    expect(page.get_by_label("Værdi")).to_have_value("60")
    page.get_by_role("button", name="Fastsæt baseline").click()
    page.wait_for_url(f"**{TARGETS}*")
    baseline = Baseline.objects.get()
    assert (baseline.value, baseline.year, baseline.set_by) == (60, 2024, User.objects.get())
    assert (baseline.source, baseline.denominator) == ("Årets opgørelse", 21_300)


def look_at_the_targets(page: Page, axe) -> None:
    page.goto(TARGETS)
    targets = page.locator("main")
    for said in TOLD:
        expect(targets).to_contain_text(said)
    expect(targets).to_contain_text("fastsat")
    expect(targets).to_contain_text("af Sanne Sekretær")
    axe(page)
    assert fits(page)


def write_the_status(page: Page, axe) -> None:
    page.goto("/amager/maal/status/")
    page.get_by_label("Begynd status for").select_option("2026")
    page.get_by_role("button", name="Begynd status").click()
    page.wait_for_url(f"**{STATUS}")
    page.get_by_role("button", name="Skriv en bemærkning til Trygge i dagtimerne").click()
    box = page.get_by_role("textbox", name="Bemærkning til Trygge i dagtimerne")
    expect(box).to_be_focused()
    page.wait_for_timeout(60)
    page.keyboard.insert_text(REMARK)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Rediger Bemærkning til Trygge i dagtimerne")).to_be_focused()
    axe(page)


def fetch(page: Page, address: str, stamp: str) -> bytes:
    """A paper of the status as it is served, with all that it must say and nothing that it must not."""
    answer = page.request.get(address)
    assert answer.status == 200
    text = words_of(PdfReader(BytesIO(answer.body())))
    assert stamp in text
    for said in (*TOLD, *JUDGED, REMARK, "Tallet for 2025 er udeladt"):
        assert squeezed(said) in text, said
    assert squeezed("3 anmeldelser") not in text
    return answer.body()


def send(page: Page) -> None:
    page.goto(f"{STATUS}indsend/")
    for field in page.locator(".to-explain textarea").all():
        field.fill("Det kommer til næste år.")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("version")


def note(page: Page, body: str, word: str) -> None:
    page.goto(f"{STATUS}version/1/moede/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(body)
    page.get_by_label("Dato").fill("20. november 2026")
    page.get_by_label(re.compile("^(Referat|Sag)")).fill("Sag 12/2026")
    if word:
        page.get_by_role("radio", name=word).check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    page.wait_for_url(f"**{STATUS}version/1/")
    expect(page.locator("main")).to_contain_text("Sag 12/2026")


def test_the_share_of_activities_follows_an_edit_of_partners(enter, person, sample, axe):
    """`sample` loads the plan of 2026, too: eight of its eleven activities have two cooperating partners or more."""
    page = enter(person(Role.SECRETARIAT))
    page.goto(TARGETS)
    share = page.locator("section.target").filter(
        has=page.get_by_role("heading", name="Aktiviteter med flere partnere")
    )
    expect(share).to_contain_text("Ikke nået")
    expect(share).to_contain_text("8 af 11")
    share.get_by_role("link", name="Fritidsguider på skolerne").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Rediger aktører").click()
    actors = page.locator("#rows-aktoerer .rows-edit > li")
    expect(actors).to_have_count(2)
    page.get_by_role("button", name="Tilføj aktør").click()
    expect(actors).to_have_count(3)
    added = actors.last
    added.locator("select").select_option(label="Samarbejdspartner")
    added.get_by_label("Navn", exact=True).fill("FRAK")
    page.get_by_role("button", name="Gem aktører").click()
    expect(page.locator("#rows-aktoerer .people")).to_contain_text("FRAK")
    page.goto(TARGETS)
    expect(share).to_contain_text("9 af 11")
    expect(share).to_contain_text("Nået")
    expect(share).not_to_contain_text("Ikke nået")
    expect(share).not_to_contain_text("Fritidsguider på skolerne")
    axe(page)
    page.goto("/amager/")
    expect(page.locator("main")).to_contain_text("Aktivitet 2 har ingen samarbejdspartner")
    expect(page.locator("main")).not_to_contain_text("af aktiviteterne har mindst to samarbejdspartnere")
