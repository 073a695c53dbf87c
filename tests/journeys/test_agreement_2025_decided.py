# SPDX-License-Identifier: MPL-2.0
"""The agreement 2025-2028 decided: recommended by the steering group, answered by each of its fourteen parties, and its
approved paper proved genuine at the command line."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Agreement, Membership, Organisation, Partnership, Role, User
from partnerskab.revisions.models import Revision, Standing
from tests.agreement_examples import PARTIES, example_agreement
from tests.agreement_rows import mapped, png, store_agreement, store_picture
from tests.journeys.conftest import log_in
from tests.journeys.steps import squeezed, words_of

ADDRESS = "/amager/aftale/2025-2028/"


@pytest.fixture
def agreement(transactional_db) -> Agreement:
    """The whole agreement, with a secretariat and somebody who answers for each party."""
    partnership = Partnership.objects.create(name="Amager Partnerskab", slug="amager")
    store_picture(png(), partnership)
    agreement = store_agreement(mapped(example_agreement(), png()), partnership)
    _member(partnership, Role.SECRETARIAT, "Sanne Sekretær", Organisation.objects.get(name="Sikker By"))
    for place, (_, name) in enumerate(PARTIES):
        _member(partnership, Role.STEERING_GROUP, f"Medlem {place}", Organisation.objects.get(name=name))
    return agreement


def _member(partnership: Partnership, role: Role, name: str, organisation: Organisation) -> None:
    email = f"{name.lower().replace(' ', '.').replace('æ', 'ae')}@eksempel.dk"
    user = User.objects.create_user(email, name=name)
    Membership.objects.create(user=user, partnership=partnership, role=role, organisation=organisation)


def test_every_party_answers_and_the_paper_is_proved(enter_as, agreement, work, tmp_path: Path):
    secretariat = enter_as(Membership.objects.get(role=Role.SECRETARIAT))
    submit(secretariat)
    work()
    note_that_it_is_recommended(secretariat)
    work()
    members = {str(one.organisation): one for one in Membership.objects.filter(role=Role.STEERING_GROUP)}
    for left, (_, name) in zip(reversed(range(len(PARTIES))), PARTIES, strict=True):
        answer(enter_as(members[name], 390), name)
        approved = Revision.objects.get().standing is Standing.APPROVED
        assert approved is (left == 0), f"{name} answered, {left} left"
    work()
    pdf = fetch(secretariat)
    is_proved(pdf, tmp_path)


@pytest.fixture
def enter_as(new_page, live_server):
    """The page of a width, for whoever is to use it next: a browser for each of fourteen would be slow."""
    pages: dict[int, Page] = {}

    def enter(member: Membership, width: int = 1280) -> Page:
        if width not in pages:
            pages[width] = new_page(width=width)
        log_in(pages[width], member.user, live_server.url)
        return pages[width]

    return enter


def submit(page: Page) -> None:
    page.goto(f"{ADDRESS}indsend/")
    for field in page.locator(".to-explain textarea").all():
        field.fill("Baseline skrives ind ved første afrapportering.")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partnerskabsaftale 2025-2028, version 2025-2028.1")


def note_that_it_is_recommended(page: Page) -> None:
    page.goto(f"{ADDRESS}version/1/moede/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notér et møde i styregruppen")
    page.get_by_label("Dato").fill("20. november 2026")
    page.get_by_label("Referat", exact=False).first.fill("Referat 3/2026")
    page.get_by_role("radio", name="Indstillet til godkendelse").check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    page.wait_for_url(f"**{ADDRESS}version/1/")
    expect(page.locator("main")).to_contain_text("Referat 3/2026")


def answer(page: Page, party: str) -> None:
    page.goto(f"{ADDRESS}version/1/godkend/")
    expect(page.locator("main")).to_contain_text(f"Du svarer for {party}.")
    page.get_by_role("button", name="Godkend", exact=True).click()
    page.get_by_role("button", name="Ja, godkend").click()
    expect(page.get_by_role("heading", name="Du har godkendt version 2025-2028.1")).to_be_visible()


def fetch(page: Page) -> bytes:
    """The approved paper, as it is served."""
    answer = page.request.get(f"{ADDRESS}version/1/papir.pdf")
    assert answer.status == 200
    assert "version-2025-2028.1-godkendt.pdf" in answer.headers["content-disposition"]
    text = words_of(PdfReader(BytesIO(answer.body())))
    assert "GODKENDT" in text
    assert "UDKAST" not in text
    assert all(squeezed(f"{over}{name}") in text for over, name in PARTIES)
    return answer.body()


def is_proved(pdf: bytes, folder: Path) -> None:
    """`verify_document` says genuine, and altered once a byte is another."""
    paper, altered = folder / "aftale.pdf", folder / "aendret.pdf"
    paper.write_bytes(pdf)
    said = StringIO()
    call_command("verify_document", str(paper), stdout=said)
    assert said.getvalue().startswith("Ægte: Version 2025-2028.1 af Partnerskabsaftale 2025-2028")
    assert ", ".join(name for _, name in PARTIES) in said.getvalue()
    assert "Styregruppen indstiller" in said.getvalue()
    middle = len(pdf) // 2
    altered.write_bytes(pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :])
    with pytest.raises(CommandError) as refusal:
        call_command("verify_document", str(altered), stdout=StringIO())
    assert refusal.value.returncode == 1
