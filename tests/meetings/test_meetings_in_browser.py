# SPDX-License-Identifier: MPL-2.0
"""A meeting in a real browser, from the call to minutes that the next meeting approves; and every page readable by
all."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from partnerskab import danish
from partnerskab.agreements.models import Agreement
from partnerskab.meetings.models import Meeting
from partnerskab.notices.models import Notice
from partnerskab.revisions.lifecycle import Word
from partnerskab.revisions.models import Revision
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def plan(transactional_db, make_plan):
    """A small plan under an agreement that is still in force."""
    made = make_plan(2)
    Agreement.objects.update(valid_to=timezone.localdate() + datetime.timedelta(400))
    made.agreement.refresh_from_db()
    return made


@pytest.fixture
def enter(new_page, live_server, cast) -> Callable[..., Page]:
    """The secretariat's browser."""

    def go(width: int = 1280, user: object = None) -> Page:
        page = new_page(width=width)
        page.expected_errors += ["409", "422"]
        log_in(page, user or cast.secretariat, live_server.url)
        return page

    return go


def day(off: int) -> str:
    return danish.date(timezone.localdate() + datetime.timedelta(off))


def call(page: Page, body: str, on: str) -> None:
    page.goto("/amager/moede/")
    page.get_by_role("link", name="Indkald til møde").click()
    page.get_by_label("Hvem mødes").select_option(label=body)
    page.get_by_label("Dato").fill(on)
    page.get_by_label("Begynder kl.").fill("14.30")
    page.get_by_label("Sted").fill("Beboerhuset")
    page.get_by_role("button", name="Videre til dagsordenen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forslag til dagsordenen")


def move_to(page: Page, on: str) -> None:
    """The meeting is held on another day than it was called to."""
    page.get_by_role("button", name="Rediger mødets oplysninger").click()
    page.get_by_label("Dato").fill(on)
    page.get_by_label("Begynder kl.").fill("")
    page.get_by_role("button", name="Gem oplysningerne").click()
    expect(page.get_by_role("button", name="Rediger mødets oplysninger")).to_be_focused()


def come(page: Page, name: str) -> None:
    page.get_by_role("button", name="Rediger deltagerne").click()
    names = page.locator("#rows-deltagere [name$='-name']")
    expect(names.first).to_be_focused()
    at = [one.input_value() for one in names.all()].index(name)
    page.locator("#rows-deltagere [name$='-standing']").nth(at).select_option("present")
    page.get_by_role("button", name="Gem deltagere").click()
    expect(page.get_by_role("button", name="Rediger deltagerne")).to_be_focused()


def test_from_the_call_to_approved_minutes(enter, axe, act, plan, cast):
    steering = plan.agreement.bodies.create(kind="steering", name="Styregruppen", meetings_least=1)
    version = act.submit()
    act.recommend(version)
    page = enter()
    call(page, "Styregruppen", day(7))
    page.get_by_role("button", name="Læg dem på dagsordenen").click()
    expect(page.locator(".point > h3")).to_have_text(["1Tryghedsplan 2022", "2Næste møde"])
    page.get_by_role("link", name="Send indkaldelse").click()
    expect(page.get_by_role("heading", name="3 får en mail")).to_be_visible()
    page.get_by_role("button", name="Send indkaldelsen").click()
    expect(page.get_by_text("Indkaldelsen er sendt.")).to_be_visible()
    assert Notice.objects.filter(text__startswith="Du er indkaldt").count() == 3

    move_to(page, day(-1))
    page.reload()
    come(page, "Stine Styrer")
    page.get_by_role("button", name="Skriv Referat af Næste møde").click()
    editor = page.locator(".minuted [contenteditable]")
    expect(editor).to_be_focused()
    page.wait_for_timeout(60)
    page.keyboard.type("Vi ses igen til efteråret.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".minuted .prose")).to_have_text("Vi ses igen til efteråret.")

    page.get_by_role("link", name="Notér beslutningen på versionen").click()
    expect(page.get_by_label("Dato")).to_have_value(day(-1))
    expect(page.get_by_role("checkbox", name="Socialforvaltningen")).to_be_checked()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    expect(page.locator(".decided .outcome")).to_have_text("Vedtaget")
    assert Revision.objects.get(pk=version.pk).is_approved

    page.get_by_role("link", name="Send referatet ud").click()
    expect(page.get_by_text("Intet spærrer for at sende referatet.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Send referatet ud").click()
    expect(page.get_by_text("er sendt til godkendelse.")).to_be_visible()

    call(page, "Styregruppen", day(1))
    page.get_by_role("button", name="Læg dem på dagsordenen").click()
    move_to(page, day(0))
    page.reload()
    page.get_by_role("link", name="Notér, at referatet er godkendt").click()
    page.get_by_label("Godkendt").check()
    page.get_by_role("button", name="Notér mødet").click()
    page.get_by_role("button", name="Ja, notér det").click()
    expect(page.locator(".decided .outcome").first).to_have_text("Vedtaget")
    page.goto(f"/amager/moede/?aar={timezone.localdate().year}")
    expect(page.locator(".state-approved").first).to_be_visible()
    assert Meeting.objects.filter(body=steering, revisions__outcome__fate="approved").count() == 1


@WIDTHS
def test_every_page_is_readable_by_all(enter, axe, minutes, steering_meeting, cast, plan, width):
    sent = minutes.submit()
    minutes.record(sent, 0, {"": Word("approved")})
    here, version = "/amager/moede/2022-1/", "/amager/moede/2022-1/version/1/"
    page = enter(width)
    point = steering_meeting.points.first()
    edits = (f"{here}oplysninger/rediger/", f"{here}raekker/deltagere/rediger/", f"{here}raekker/dagsorden/rediger/",
             f"{here}raekker/bilag-{point.pk}/rediger/", f"{here}punkt/{point.pk}/beslutning/rediger/")  # fmt: skip
    pages = ("/amager/moede/?aar=2022", "/amager/moede/ny/", here, f"{here}forslag/", f"{here}indkald/",
             f"{here}aflys/", version, f"{version}laes/", f"{here}versioner/", f"{here}indsend/",
             f"{here}aendringer/", *edits)  # fmt: skip
    for address in pages:
        page.goto(address)
        axe(page)
        assert fits(page), address
    Meeting.objects.update(held_on=timezone.localdate() + datetime.timedelta(3), called_at=None)
    for address in (here, f"{here}indkald/"):
        page.goto(address)
        axe(page)
        assert fits(page), address
    reader = enter(width, cast.reader)
    for address in ("/amager/moede/?aar=2022", here, f"{version}laes/"):
        reader.goto(address)
        axe(reader)
        assert fits(reader), address


@WIDTHS
def test_what_opens_on_the_page(enter, axe, steering_meeting, plan, width):
    page = enter(width)
    page.goto("/amager/moede/2022-1/")
    for button in (
        "Rediger mødets oplysninger",
        "Rediger deltagerne",
        "Rediger beslutningen om Penge til sommerens arrangementer",
        "Rediger bilag til Status på planen",
        "Skriv Penge til sommerens arrangementer",
    ):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("button", name=button)).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")  # so that the bar lies over no button
    axe(page)
    assert fits(page)
    page.reload()
    page.get_by_role("button", name="Rediger dagsordenens punkter").click()
    expect(page.locator("form#rows-dagsorden [name$='-title']").first).to_be_focused()
    page.get_by_role("button", name="Flyt punkt 2 op").click()
    expect(page.locator("form#rows-dagsorden [name$='-title']").first).to_have_value(
        "Penge til sommerens arrangementer"
    )
    axe(page)
    page.get_by_role("button", name="Gem dagsordenen").click()
    expect(page.locator("#toc ol ol a").first).to_have_text("1. Penge til sommerens arrangementer")
    expect(page.get_by_role("button", name="Rediger dagsordenens punkter")).to_be_focused()
    axe(page)


def test_two_people_write_the_same_decision(enter, steering_meeting, plan, cast):
    point = steering_meeting.points.get(kind="decision")
    page = enter()
    page.goto("/amager/moede/2022-1/")
    page.get_by_role("button", name=f"Rediger beslutningen om {point.title}").click()
    field = page.get_by_label("Hvad blev besluttet?")
    field.fill("Mine ord")
    point.decision, point.version = "Deres ord", point.version + 1
    point.save()
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_role("heading", name="Beslutningen blev ændret, mens du skrev")).to_be_visible()
    expect(page.locator(".sides")).to_contain_text("Deres ord")
    expect(field).to_have_value("Mine ord")
    page.get_by_role("button", name="Gem min udgave").click()
    expect(page.locator(f"#beslutning-{point.pk} .decision")).to_have_text("Mine ord")
