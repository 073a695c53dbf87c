# SPDX-License-Identifier: MPL-2.0
"""From a draft to a paper that can be proved: submitted, sent back, mended, approved, noted, downloaded, checked."""

import re
from io import BytesIO

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Role
from partnerskab.revisions.models import Revision, Standing
from tests.journeys.steps import PLAN, address_of, fits, is_saved, open_text, retype, save, squeezed, words_of

SENT_BACK = "Hvem er på pladserne om vinteren? Skriv det."
MENDED = "Der er voksne på pladserne hele året, også i de mørke måneder."
LATER = "En tanke til næste år."
CASE = "2021-0345678"


def test_a_plan_is_approved_and_its_paper_proved(enter, person, sample, work, axe):
    secretariat = enter(person(Role.SECRETARIAT))
    party = enter(person(Role.STEERING_GROUP), width=390)
    writer = enter(person(Role.WORKING_GROUP))
    submit(secretariat, axe)
    work()
    send_back(party, axe)
    read_the_remark(writer, address_of(sample, 5), axe)
    mend(writer, MENDED)
    submit(secretariat, axe, explained=True)
    work()
    see_what_changed(party, axe)
    approve(party, axe)
    record_the_others(secretariat, axe)
    work()
    note_the_committee(secretariat, axe)
    approved = Revision.objects.get(number=2)
    assert approved.standing is Standing.APPROVED
    paper = fetch(secretariat)
    mend_later(writer, address_of(sample, 5))
    assert fetch(secretariat) == paper
    the_paper_is_genuine(enter(person(Role.READER), width=390), paper, axe)
    an_altered_paper_is_not(secretariat, paper, axe)


def submit(page: Page, axe, explained: bool = False) -> None:
    page.goto(f"{PLAN}versioner/")
    page.get_by_role("link", name="Send til godkendelse").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Send Tryghedsplan 2022 til godkendelse")
    axe(page)
    if not explained:
        page.expected_errors.append("422")
        page.get_by_role("button", name="Send til godkendelse").click()
        expect(page.locator(".form-summary")).to_be_visible()
        axe(page)
    for field in page.locator(".to-explain textarea").all():
        field.fill("Posterne gælder. Pengene er afsat.")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Tryghedsplan 2022, version 2022\.[12]"))
    axe(page)


def send_back(page: Page, axe) -> None:
    page.goto(f"{PLAN}version/1/godkend/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Godkend Tryghedsplan 2022?")
    expect(page.locator("main")).to_contain_text("Socialforvaltningen")
    expect(page.locator("main")).to_contain_text("Posterne gælder. Pengene er afsat.")
    assert fits(page)
    axe(page)
    page.get_by_text("Tilføj en kommentar til en aktivitet").click()
    place = page.get_by_label("Hvad handler den om?").first
    place.select_option(place.locator("option", has_text="legepladser").get_attribute("value"))
    page.get_by_label("Kommentar", exact=True).first.fill(SENT_BACK)
    page.get_by_role("button", name="Send tilbage").click()
    expect(page.get_by_role("button", name="Ja, send tilbage")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Ja, send tilbage").click()
    expect(page.locator("main")).to_contain_text(
        re.compile("sendt version 2022.1 tilbage|sendte version 2022.1 tilbage")
    )
    axe(page)


def read_the_remark(page: Page, address: str, axe) -> None:
    page.goto(address)
    expect(page.get_by_role("complementary").last).to_contain_text(SENT_BACK)
    axe(page)


def mend(page: Page, text: str) -> None:
    open_text(page, "tidsplan")
    retype(page, text)
    save(page, "tidsplan")
    is_saved(page, "tidsplan")


def see_what_changed(page: Page, axe) -> None:
    page.goto(f"{PLAN}aendringer/?fra=2022.1&til=2022.2")
    expect(page.locator("main")).to_contain_text("1 justeret")
    expect(page.locator("main ins").first).to_be_visible()
    assert fits(page)
    axe(page)


def approve(page: Page, axe) -> None:
    page.goto(f"{PLAN}version/2/godkend/")
    page.get_by_role("button", name="Godkend", exact=True).click()
    page.get_by_role("button", name="Ja, godkend").click()
    expect(page.locator("main")).to_contain_text("godkendt version 2022.2")
    axe(page)


def record_the_others(page: Page, axe) -> None:
    page.goto(f"{PLAN}version/2/moede/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notér et møde i styregruppen")
    for party in page.locator(".attending input[type=checkbox]").all():
        party.check()
    axe(page)
    note_the_meeting(page, "Referat 3/2021", axe)
    expect(page.locator("main")).to_contain_text("Godkendt")


def note_the_meeting(page: Page, reference: str, axe) -> None:
    page.get_by_label("Dato").fill(page.get_by_label("Dato").input_value() or "20. november 2026")
    page.get_by_label(re.compile("^(Referat|Sag)")).fill(reference)
    page.get_by_role("button", name="Notér mødet").click()
    expect(page.get_by_role("heading", name="Skal det noteres sådan?")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Ja, notér det").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2022, version 2022.2")


def note_the_committee(page: Page, axe) -> None:
    page.goto(f"{PLAN}version/2/moede/")
    expect(page.locator("main")).to_contain_text("Økonomiudvalget orienteres om version 2022.2")
    note_the_meeting(page, CASE, axe)
    expect(page.locator("main")).to_contain_text(CASE)
    axe(page)


def fetch(page: Page) -> bytes:
    """The version's paper, as the browser gets it."""
    answer = page.request.get(f"{PLAN}version/2/papir.pdf")
    assert answer.status == 200
    name = re.search(r'filename="([^"]+)"', answer.headers["content-disposition"])
    assert name
    assert name.group(1) == "tryghedsplan-amager-2022-version-2022.2-godkendt.pdf"
    text = words_of(PdfReader(BytesIO(answer.body())))
    assert squeezed(MENDED) in text
    assert squeezed(LATER) not in text
    assert "UDKAST" not in text
    assert "godkendtafstyregruppen" in text.lower()
    return answer.body()


def mend_later(page: Page, address: str) -> None:
    page.goto(address)
    mend(page, LATER)


def check(page: Page, paper: bytes) -> None:
    page.goto("/amager/papirer/kontrol/")
    page.locator("input[type=file]").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": paper}
    )
    page.get_by_role("button", name="Kontrollér").click()


def the_paper_is_genuine(page: Page, paper: bytes, axe) -> None:
    check(page, paper)
    expect(page.locator("main")).to_contain_text("Ægte")
    expect(page.locator("main")).to_contain_text("2022.2")
    expect(page.locator("main")).to_contain_text(CASE)
    assert fits(page)
    axe(page)


def an_altered_paper_is_not(page: Page, paper: bytes, axe) -> None:
    middle = len(paper) // 2
    check(page, paper[:middle] + bytes([paper[middle] ^ 1]) + paper[middle + 1 :])
    expect(page.locator("main .verdict, main section").first).to_contain_text("Ændret")
    axe(page)
