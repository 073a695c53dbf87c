# SPDX-License-Identifier: MPL-2.0
"""A half-way status from its opening to its paper, in real browsers: the secretariat opens it, two answer, one is sent
back, it is closed, the steering group's meeting is recorded, and the PDF is stored."""

import datetime
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from activities.models import Plan
from partnerskab.danish import date
from partnerskab.followup.models import Answer, Round
from partnerskab.revisions.models import Revision, Standing
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits, squeezed, words_of

LIST = "/amager/opfoelgning/"
ROUND = f"{LIST}2022-midtvejs/"


@pytest.fixture
def plan(transactional_db, make_plan) -> Plan:
    """A small plan whose follow-up the steering group approves."""
    plan = make_plan(3)
    plan.agreement.approval_steps.create(matter="status", order=0, body="Styregruppen", act="approves")
    return plan


@pytest.fixture
def enter(new_page, live_server):
    """A browser for somebody."""

    def opened(user, width: int = 1280) -> Page:
        page = new_page(width=width)
        page.expected_errors += ["409", "422"]
        log_in(page, user, live_server.url)
        return page

    return opened


def test_a_half_way_status_from_opening_to_paper(enter, cast, plan, work):
    secretariat, arne, pia = enter(cast.secretariat), enter(cast.working_group), enter(cast.colleague, 390)
    first, second, _ = plan.activities.in_reading_order()
    opened(secretariat)
    answered(arne, first.title)
    two_meet(arne, pia, second.title)
    sent_back(secretariat, first.title)
    mended(arne, first.title)
    closed(secretariat)
    arne.goto(f"{ROUND}aktivitet/{first.pk}/")
    expect(arne.get_by_text("Opfølgningen er lukket")).to_be_visible()
    work()
    decided(secretariat)
    work()
    paper(secretariat)


def opened(page: Page) -> None:
    page.goto(LIST)
    page.get_by_role("link", name="Åbn midtvejsstatus 2022").click()
    page.get_by_label("Svar senest").fill(date(timezone.localdate() + datetime.timedelta(days=20)))
    page.get_by_role("button", name="Åbn og send mails").click()
    expect(page.get_by_text("Midtvejsstatus 2022 er åben")).to_be_visible()
    expect(page.get_by_text("0 af 3 har svaret")).to_be_visible()


def answered(page: Page, title: str) -> None:
    page.goto(ROUND)
    page.locator(".followup-table").get_by_role("link", name=title).click()
    page.get_by_label("Hvad er der sket?").fill("Vi er kommet godt i gang.")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_role("link", name="Vælg, hvordan det går")).to_be_visible()
    expect(page.get_by_label("Hvad er der sket?")).to_have_value("Vi er kommet godt i gang.")
    page.get_by_role("radio", name="Går efter planen").check()
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("1 af 3 har svaret")).to_be_visible()


def two_meet(one: Page, other: Page, title: str) -> None:
    """Both write in the same field; the second one sees both, and nothing is lost."""
    for page, words in ((one, "Arne så ti på torvet."), (other, "Pia talte tolv på torvet.")):
        page.goto(ROUND)
        page.locator(".followup-table").get_by_role("link", name=title).click()
        page.get_by_role("radio", name="Forsinket").check()
        page.get_by_label("Hvad er der sket?").fill(words)
    one.get_by_role("button", name="Gem", exact=True).click()
    expect(one.get_by_text(f"Svaret på ”{title}” er gemt.")).to_be_visible()
    other.get_by_label("Hvad har vi lært?").fill("To ser mere end én.")
    other.get_by_role("button", name="Send svar").click()
    conflict = other.locator(".conflict")
    expect(conflict).to_contain_text("Arne så ti på torvet.")
    expect(conflict).to_contain_text("Pia talte tolv på torvet.")
    other.get_by_label("Hvad er der sket?").fill("Arne så ti på torvet, og Pia talte tolv.")
    other.get_by_role("button", name="Send svar").click()
    expect(other.get_by_text("2 af 3 har svaret")).to_be_visible()
    told = Answer.objects.get(activity__title=title)
    assert (told.state, told.learning) == ("delayed", "To ser mere end én.")


def sent_back(page: Page, title: str) -> None:
    page.goto(ROUND)
    page.locator(".followup-table").get_by_role("link", name=title).click()
    page.get_by_label("Hvad mangler?").fill("Hvor mange var med?")
    page.get_by_role("button", name="Send tilbage").click()
    expect(page.get_by_text("1 af 3 har svaret")).to_be_visible()


def mended(page: Page, title: str) -> None:
    page.goto(ROUND)
    page.locator(".followup-table").get_by_role("link", name=title).click()
    expect(page.get_by_text("Hvor mange var med?")).to_be_visible()
    page.get_by_label("Hvad er der sket?").fill("Vi er kommet godt i gang, og 40 var med.")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("2 af 3 har svaret")).to_be_visible()


def closed(page: Page) -> None:
    page.goto(ROUND)
    page.get_by_role("link", name="Luk og send til godkendelse").click()
    for field in page.locator(".to-explain textarea").all():
        field.fill("Aktiviteten begynder først efter sommerferien.")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("version 2022-midtvejs.1")
    assert not Round.objects.get().is_open


def decided(page: Page) -> None:
    page.goto(f"{ROUND}version/1/moede/")
    page.get_by_label("Dato").fill(date(timezone.localdate()))
    page.get_by_role("radio", name="Godkendt").check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    page.wait_for_url(f"**{ROUND}version/1/")
    assert Revision.objects.get(followup__isnull=False).standing is Standing.APPROVED


def paper(page: Page) -> None:
    answer = page.request.get(f"{ROUND}version/1/papir.pdf")
    assert answer.status == 200
    assert (
        "opfoelgning-amager-2022-midtvejs-version-2022-midtvejs.1-godkendt.pdf" in answer.headers["content-disposition"]
    )
    text = words_of(PdfReader(BytesIO(answer.body())))
    for words in ("GODKENDT", "Vi er kommet godt i gang, og 40 var med.", "Arne så ti på torvet, og Pia talte tolv.",
                  "Mangler svar", "Aktiviteten begynder først efter sommerferien."):  # fmt: skip
        assert squeezed(words) in text, words


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_has_findings_of_axe(enter, axe, cast, plan, midterm, width):
    page = enter(cast.secretariat, width)
    told = midterm.answers.get().activity
    final = Round.objects.create(plan=plan, kind="final", opened_on=datetime.date(2022, 11, 1))
    report = Round.objects.create(plan=plan, kind="annual", opened_on=datetime.date(2022, 12, 1))
    pages = [LIST, ROUND, f"{ROUND}aktivitet/{told.pk}/", f"{LIST}{final.mark}/aktivitet/{told.pk}/",
             f"{LIST}{report.mark}/", f"{ROUND}indsend/", f"{ROUND}versioner/"]  # fmt: skip
    for address in pages:
        page.goto(address)
        axe(page)
        assert fits(page), address
    page.goto(f"{LIST}{final.mark}/aktivitet/{told.pk}/")
    page.get_by_role("button", name="Send svar").click()
    expect(page.locator(".form-summary")).to_be_focused()
    axe(page)
    assert fits(page)
    Round.objects.filter(pk=final.pk).delete()
    page.goto(f"{LIST}aabn/2022-afrapportering/")
    axe(page)
    assert fits(page)


def test_what_was_typed_is_offered_after_a_reload(enter, cast, plan, midterm):
    page = enter(cast.working_group)
    page.on("dialog", lambda dialog: dialog.accept())
    other = plan.activities.in_reading_order()[1]
    page.goto(f"{ROUND}aktivitet/{other.pk}/")
    page.get_by_label("Hvad er der sket?").press_sequentially("Det må ikke blive væk")
    page.get_by_role("radio", name="Forsinket").check()
    page.reload()
    page.get_by_role("button", name="Hent den").click()
    expect(page.get_by_label("Hvad er der sket?")).to_have_value("Det må ikke blive væk")
    expect(page.get_by_role("radio", name="Forsinket")).to_be_checked()


def test_it_works_without_javascript(browser, live_server, cast, plan, midterm):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    log_in(page, cast.working_group, live_server.url)
    other = plan.activities.in_reading_order()[1]
    page.goto(f"{ROUND}aktivitet/{other.pk}/")
    page.get_by_label("Hvad er der sket?").fill("Uden script")
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_role("link", name="Vælg, hvordan det går")).to_be_visible()
    page.get_by_role("radio", name="Gennemført").check()
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("2 af 3 har svaret")).to_be_visible()
    context.close()
