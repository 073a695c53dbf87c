# SPDX-License-Identifier: MPL-2.0
"""A plan's whole year, by the people who live through it: from the approved plan over half-way status, pool, a change
in the middle of the year, meetings and final report to next year's approved plan, and every paper on the way."""

import datetime
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from activities.models import Plan
from budgets import pools
from partnerskab import danish
from partnerskab.documents.ordering import order
from partnerskab.revisions.models import Revision
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import PLAN, squeezed, words_of
from tests.revisions.acting import Acting, small_plan

FOLLOWUP, MEETINGS, CASES = "/amager/opfoelgning/", "/amager/moede/", "/amager/indstilling/"


@pytest.fixture
def plan(transactional_db, make_plan) -> Plan:
    """Two activities, the second a pool; a route for follow-up; two bodies that meet."""
    plan = make_plan(content=small_plan())
    agreement = plan.agreement
    for place, (body, act) in enumerate((("Styregruppen", "approves"), ("Økonomiudvalget", "is_informed"))):
        agreement.approval_steps.create(matter="status", order=place, body=body, act=act)
    agreement.bodies.create(kind="steering", name="Styregruppen", meetings_least=1, order=0)
    agreement.bodies.create(kind="working", name="Arbejdsgruppen", meetings_least=8, meetings_most=10, order=1)
    pools.make(plan.activities.get(number=2))
    return plan


@pytest.fixture
def enter(new_page, live_server) -> Callable[..., Page]:
    """A browser for each person, who stays in it: enter(user)."""
    pages: dict[int, Page] = {}

    def open_page(user) -> Page:
        if user.pk not in pages:
            pages[user.pk] = new_page()
            log_in(pages[user.pk], user, live_server.url)
        return pages[user.pk]

    return open_page


def test_from_an_approved_plan_to_the_next(enter, cast: Cast, plan: Plan, act: Acting, work):
    approve(act, act.submit())
    secretariat, writer = enter(cast.secretariat), enter(cast.working_group)
    round_of_follow_up(secretariat, writer, plan, "midtvejs", "Midtvejsstatus")
    give_from_the_pool(writer, plan)
    change_in_the_middle_of_the_year(writer, plan)
    submit(secretariat, PLAN)
    answer(enter(cast.steering_group), act, Revision.objects.get(plan=plan, number=2))
    hold_a_meeting(secretariat, act)
    round_of_follow_up(secretariat, writer, plan, "afrapportering", "Afrapportering")
    report_on_the_year(secretariat)
    put_it_before_the_committee(secretariat)
    begin_next_year(secretariat)
    next_plan = Plan.objects.get(year=2023)
    submit(secretariat, "/amager/plan/2023/")
    approve(Acting(cast, next_plan), Revision.objects.get(plan=next_plan))
    work()
    every_paper_is_there(secretariat)
    a_reader_sees_what_was_approved(enter(cast.reader))


def approve(act: Acting, revision: Revision) -> None:
    act.approve(revision)
    is_approved(revision)


def is_approved(revision: Revision) -> None:
    """It is, and its paper is ordered as the page of whoever answered last would have."""
    assert Revision.objects.get(pk=revision.pk).is_approved
    order(revision)


def submit(page: Page, home: str) -> None:
    page.goto(f"{home}indsend/")
    for field in page.locator(".to-explain textarea").all():
        field.fill("Det er aftalt sådan.")
    page.get_by_role("button", name=re.compile("Send (til godkendelse|til efterretning|referatet ud)")).click()
    expect(page.get_by_text(re.compile("er sendt (til godkendelse|til efterretning|ud)"))).to_be_visible()


def note(page: Page, version: str, on: str, word: str = "Godkendt") -> None:
    """Note that a meeting said yes to a version."""
    page.goto(f"{version}moede/")
    page.get_by_label("Dato").fill(on)
    page.get_by_role("radio", name=word).check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    page.wait_for_url(f"**{version}")


def round_of_follow_up(secretariat: Page, writer: Page, plan: Plan, mark: str, title: str) -> None:
    """Opened by the secretariat, answered for each activity by the working group, closed, approved at a meeting."""
    secretariat.goto(FOLLOWUP)
    secretariat.get_by_role("link", name=f"Åbn {title.lower()} 2022").click()
    secretariat.get_by_label("Svar senest").fill(danish.date(timezone.localdate() + datetime.timedelta(days=14)))
    secretariat.get_by_role("button", name="Åbn og send mails").click()
    expect(secretariat.get_by_role("heading", level=1)).to_have_text(f"{title} 2022")
    home = f"{FOLLOWUP}2022-{mark}/"
    for activity in plan.activities.in_reading_order():
        writer.goto(f"{home}aktivitet/{activity.pk}/")
        writer.get_by_role("radio", name="Går efter planen").check()
        writer.get_by_label("Hvad er der sket?").fill(f"{title}: de første arrangementer er holdt.")
        writer.get_by_role("button", name="Send svar").click()
        writer.wait_for_url(f"**{home}*")
    writer.goto(home)
    expect(writer.get_by_text("2 af 2 har svaret")).to_be_visible()
    submit(secretariat, home)
    note(secretariat, f"{home}version/1/", "20. juni 2022")
    writer.goto(f"{home}aktivitet/{plan.activities.first().pk}/")
    expect(writer.get_by_text("Opfølgningen er lukket")).to_be_visible()


def give_from_the_pool(page: Page, plan: Plan) -> None:
    activity = plan.activities.get(number=2)
    page.goto(f"{PLAN}aktivitet/{activity.pk}/pulje/")
    page.get_by_role("link", name="Ny ansøgning").click()
    page.get_by_label("Ansøger").fill("Haveforeningen")
    page.get_by_label("Hvad skal pengene bruges til?").fill("Fællesspisning for hele gården")
    page.get_by_label("Søgt beløb").fill("20.000")
    page.get_by_label("Ansøgt den").fill("1. marts 2022")
    page.get_by_role("button", name="Tilføj ansøgning").click()
    page.get_by_role("link", name="Bevilg penge for Haveforeningen").click()
    page.get_by_label("Bevilget beløb").fill("15.000")
    page.get_by_label("Hvem tog del i afgørelsen?").fill("Arbejdsgruppens møde")
    page.get_by_label("Afgjort den").fill("9. marts 2022")
    page.get_by_role("button", name="Bevilg").click()
    expect(page.get_by_role("main")).to_contain_text("Haveforeningen")


def change_in_the_middle_of_the_year(page: Page, plan: Plan) -> None:
    page.goto(f"{PLAN}aktivitet/{plan.activities.get(number=1).pk}/")
    page.get_by_role("button", name="Rediger formål", exact=True).click()
    expect(page.get_by_role("textbox", name="Formål", exact=True)).to_be_focused()
    page.wait_for_timeout(60)
    page.keyboard.press("Control+A")
    page.keyboard.type("Flere skal kende parken, også efter mørkets frembrud.")
    page.get_by_role("button", name="Gem formål", exact=True).click()
    expect(page.get_by_role("button", name="Rediger formål", exact=True)).to_be_focused()


def answer(steering: Page, act: Acting, revision: Revision) -> None:
    """The working group's meeting recommends, one party answers in the browser, and the others do as well."""
    act.recommend(revision)
    steering.goto(f"{PLAN}version/2/godkend/")
    expect(steering.locator("main")).to_contain_text(act.plan.activities.get(number=1).title)
    steering.get_by_role("button", name="Godkend", exact=True).click()
    steering.get_by_role("button", name="Ja, godkend").click()
    expect(steering.get_by_role("heading", name="Du har godkendt version 2022.2")).to_be_visible()
    for party in act.parties():
        if party != "Socialforvaltningen":
            act.answer(revision, party)
    is_approved(revision)


def hold_a_meeting(page: Page, act: Acting) -> None:
    """Held, minuted afterwards, and its minutes approved by the next."""
    page.goto(f"{MEETINGS}ny/")
    page.get_by_label("Hvem mødes").select_option(label="Styregruppen")
    page.get_by_label("Dato").fill("15. november 2022")
    page.get_by_role("button", name="Videre til dagsordenen").click()
    page.get_by_role("button", name="Tilføj det første punkt").click()
    page.locator("#rows-dagsorden [name$='-title']").fill("Status på planen")
    page.get_by_role("button", name="Gem dagsordenen").click()
    expect(page.get_by_role("heading", level=3, name="Status på planen")).to_be_visible()
    page.get_by_role("button", name="Rediger deltagerne").click()
    expect(page.locator("#rows-deltagere [name$='-name']").first).to_be_focused()
    page.locator("#rows-deltagere [name$='-standing']").first.select_option("present")
    page.get_by_role("button", name="Gem deltagere").click()
    expect(page.get_by_role("button", name="Rediger deltagerne")).to_be_focused()
    mark = page.url.rstrip("/").rpartition("/")[2]
    submit(page, f"{MEETINGS}{mark}/")
    note(page, f"{MEETINGS}{mark}/version/1/", "1. december 2022")


def report_on_the_year(page: Page) -> None:
    page.goto(f"{FOLLOWUP}aabn/2022-statusrapport/")
    page.get_by_role("button", name="Begynd statusrapporten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Statusrapport 2022")
    expect(page.locator("main")).to_contain_text("Svarene er fra afrapportering 2022.")
    expect(page.locator("#moeder")).to_contain_text("Styregruppen")
    submit(page, f"{FOLLOWUP}2022-statusrapport/")
    note(page, f"{FOLLOWUP}2022-statusrapport/version/1/", "10. december 2022")


def put_it_before_the_committee(page: Page) -> None:
    page.goto(f"{FOLLOWUP}2022-afrapportering/version/1/")
    page.get_by_role("link", name="Skriv indstilling om denne version").click()
    page.get_by_label("Mødedato").fill("14. december 2022")
    page.get_by_role("button", name="Skriv indstillingen").click()
    expect(page.locator("main")).to_contain_text("Resumé")
    submit(page, f"{CASES}2022-1/")
    note(page, f"{CASES}2022-1/version/1/", "14. december 2022", "Taget til efterretning")


def begin_next_year(page: Page) -> None:
    page.goto("/amager/naeste-aar/2023/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Begynd planen for 2023")
    expect(page.locator("main")).to_contain_text("Går efter planen")
    page.locator(".roll-row").first.get_by_label("Justér", exact=True).check()
    page.get_by_role("button", name="Begynd planen for 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2023")
    page.goto("/amager/plan/2023/aendringer/")
    expect(page.locator("main")).to_contain_text("2022.2")


PAPERS = {
    f"{PLAN}version/2/": "mørkets frembrud",
    "/amager/plan/2023/version/1/": "mørkets frembrud",
    f"{FOLLOWUP}2022-midtvejs/version/1/": "de første arrangementer er holdt",
    f"{FOLLOWUP}2022-afrapportering/version/1/": "de første arrangementer er holdt",
    f"{FOLLOWUP}2022-statusrapport/version/1/": "de første arrangementer er holdt",
    f"{MEETINGS}2022-1/version/1/": "Styregruppen",
    f"{CASES}2022-1/version/1/": "Indstilling",
}
"""Each approved version, and words that its paper holds."""


def every_paper_is_there(page: Page) -> None:
    """As a PDF that says it is approved or noted, and as a Word file that opens and holds the same words."""
    for version, words in PAPERS.items():
        pdf = page.request.get(f"{version}papir.pdf")
        assert pdf.status == 200, version
        text = words_of(PdfReader(BytesIO(pdf.body())))
        assert squeezed(words) in text, version
        stamp = "TAGETTILEFTERRETNING" if version.startswith(CASES) else "GODKENDT"
        assert stamp in text, version
        assert "UDKAST" not in text, version
        word = page.request.get(f"{version}papir.docx")
        assert word.status == 200, version
        document = Document(BytesIO(word.body()))
        everything = squeezed("".join(node.text or "" for node in document.element.body.iter("{*}t")))
        assert squeezed(words) in everything, version
        assert any(one.style.name.startswith("Heading") for one in document.paragraphs), version


def a_reader_sees_what_was_approved(page: Page) -> None:
    page.goto("/amager/papirer/")
    for words in ("Midtvejsstatus 2022", "Afrapportering 2022", "Statusrapport 2022", "Tryghedsplan 2023"):
        expect(page.locator("main")).to_contain_text(words)
