# SPDX-License-Identifier: MPL-2.0
"""An agreement from draft to a paper that can be proved: sent, answered on a phone, noted, fetched, checked."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Role
from partnerskab.editing import change
from partnerskab.revisions.models import Revision, Standing
from tests.journeys.steps import fits, squeezed, words_of

AGREEMENT = "/amager/aftale/2021-2024/"
NEW = "Også om vinteren."


def test_an_agreement_is_approved_by_its_parties_and_its_paper_proved(enter, person, sample, work, axe):
    secretariat = enter(person(Role.SECRETARIAT))
    party = enter(person(Role.STEERING_GROUP), width=390)
    submit(secretariat, axe)
    work()
    find_it_on_the_front_page(party, axe)
    answer(party, axe)
    note_the_others(secretariat, axe)
    work()
    assert Revision.objects.get().standing is Standing.APPROVED
    paper = fetch(secretariat)
    rewrite(sample)
    assert fetch(secretariat) == paper
    see_what_the_draft_changes(party, axe)
    the_paper_is_genuine(enter(person(Role.READER), width=390), paper, axe)
    an_altered_paper_is_not(secretariat, paper, axe)


def submit(page: Page, axe) -> None:
    page.goto(f"{AGREEMENT}versioner/")
    expect(page.locator("main")).to_contain_text("Der er ingen versioner endnu")
    axe(page)
    page.get_by_role("link", name="Send til godkendelse").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Send Partnerskabsaftale 2021-2024 til godkendelse")
    expect(page.locator("main")).to_contain_text("Aftalen fryses, som du ser den her")
    page.get_by_label("Besked til dem").fill("Læs især formålet.")
    axe(page)
    for field in page.locator(".to-explain textarea").all():
        field.fill("Det kommer i næste udgave.")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partnerskabsaftale 2021-2024, version 2021-2024.1")
    axe(page)


def find_it_on_the_front_page(page: Page, axe) -> None:
    page.goto("/amager/")
    assert fits(page)
    axe(page)
    page.get_by_role("link", name="Socialforvaltningen mangler at svare på aftalen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Godkend Partnerskabsaftale 2021-2024?")


def answer(page: Page, axe) -> None:
    expect(page.get_by_role("button", name="Godkend", exact=True)).to_be_in_viewport()
    expect(page.locator("main")).to_contain_text("Læs især formålet.")
    page.get_by_text("Tilføj en kommentar til et kapitel").click()
    expect(page.get_by_label("Hvad handler den om?").locator("optgroup").first).to_have_attribute("label", "Kapitler")
    assert fits(page)
    axe(page)
    page.get_by_role("button", name="Godkend", exact=True).click()
    expect(page.get_by_text("Godkend version 2021-2024.1 for Socialforvaltningen?")).to_be_focused()
    page.get_by_role("button", name="Ja, godkend").click()
    expect(page.get_by_role("heading", name="Du har godkendt version 2021-2024.1")).to_be_visible()
    assert fits(page)
    axe(page)


def note_the_others(page: Page, axe) -> None:
    page.goto(f"{AGREEMENT}version/1/moede/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notér et møde mellem parterne")
    for party in page.locator(".attending input[type=checkbox]").all():
        party.check()
    page.get_by_label("Dato").fill("20. november 2026")
    page.get_by_label(re.compile("^(Referat|Sag)")).fill("Referat 4/2026")
    axe(page)
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    expect(page.locator("main .head")).to_contain_text("Godkendt")
    axe(page)


def fetch(page: Page) -> bytes:
    """The version's paper, as the browser gets it."""
    answer = page.request.get(f"{AGREEMENT}version/1/papir.pdf")
    assert answer.status == 200
    assert (
        "partnerskabsaftale-amager-2021-2024-version-2021-2024.1-godkendt.pdf" in answer.headers["content-disposition"]
    )
    text = words_of(PdfReader(BytesIO(answer.body())))
    assert squeezed("godkendt af parterne") in text.lower()
    assert squeezed(NEW) not in text
    assert "UDKAST" not in text
    return answer.body()


def rewrite(sample) -> None:
    """The secretariat writes on in the draft."""
    purpose = sample.agreement.sections.get(kind="purpose")
    change(purpose, purpose.version, text=f"{purpose.text}<p>{NEW}</p>")


def see_what_the_draft_changes(page: Page, axe) -> None:
    page.goto(f"{AGREEMENT}aendringer/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ændringer siden version 2021-2024.1")
    expect(page.locator("main ins").filter(has_text=NEW)).to_be_visible()
    assert fits(page)
    axe(page)


def check(page: Page, paper: bytes) -> None:
    page.goto("/amager/papirer/kontrol/")
    page.locator("input[type=file]").set_input_files(
        {"name": "aftale.pdf", "mimeType": "application/pdf", "buffer": paper}
    )
    page.get_by_role("button", name="Kontrollér").click()


def the_paper_is_genuine(page: Page, paper: bytes, axe) -> None:
    page.goto("/amager/papirer/")
    expect(page.get_by_role("heading", level=2, name="Partnerskabsaftale 2021-2024")).to_be_visible()
    axe(page)
    check(page, paper)
    expect(page.locator("main")).to_contain_text("Ægte")
    expect(page.locator("main")).to_contain_text(re.compile("Version 2021.2024.1 af Partnerskabsaftale 2021.2024"))
    expect(page.locator("main")).to_contain_text("Referat 4/2026")
    assert fits(page)
    axe(page)


def an_altered_paper_is_not(page: Page, paper: bytes, axe) -> None:
    middle = len(paper) // 2
    check(page, paper[:middle] + bytes([paper[middle] ^ 1]) + paper[middle + 1 :])
    expect(page.locator("main section").first).to_contain_text("Ændret")
    axe(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_readers_see_its_versions_once_it_is_approved(enter, person, sample, axe, width):
    page = enter(person(Role.READER), width=width)
    page.goto(f"{AGREEMENT}versioner/")
    expect(page.locator("main")).to_contain_text("Ingen version er godkendt endnu")
    expect(page.locator("main")).to_contain_text("Du kan læse aftalen her, når den er godkendt.")
    assert fits(page)
    axe(page)
