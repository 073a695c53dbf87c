# SPDX-License-Identifier: MPL-2.0
"""The pages around the plan in a browser: readable by all in every state, and worked from the keyboard."""

import pytest
from django.test import Client

from partnerskab.agreements.models import Membership, Organisation, User
from tests.content_examples import empty_plan

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = pytest.mark.parametrize("width", [1280, 390])
LONG = "Foreningen for sammenhængende ungdomsuddannelsesvejledningssamarbejder " * 2


@pytest.fixture
def enter(new_page, live_server):
    """Open a page at a width as a person who has logged in."""

    def open_page(user, path, width=1280):
        client = Client()
        client.force_login(user)
        page = new_page(width=width)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.expected_errors += ["status of 403", "status of 422"]
        page.goto(path)
        return page

    return open_page


def fits(page, narrowest: int = 320) -> bool:
    """Nothing needs scrolling sideways, from a small phone to a large screen."""
    height = page.viewport_size["height"]
    for width in (narrowest, page.viewport_size["width"], 1920):
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            return False
    return True


def look(page, axe) -> None:
    axe(page)
    assert fits(page)


@WIDTHS
def test_pages_before_the_login(new_page, axe, cast, width):
    cast.partnership.is_sample = True
    cast.partnership.save()
    page = new_page(width=width)
    page.expected_errors.append("status of 404")
    for path in ("/konto/login/", "/konto/password/reset/", "/konto/password/reset/done/",
                 "/konto/password/reset/key/1-x/", "/konto/inactive/", "/findes/ikke/"):  # fmt: skip
        page.goto(path)
        look(page, axe)
    page.goto("/konto/login/")
    page.get_by_role("button", name="Log ind").click()
    page.get_by_label("E-mail").fill("ingen@eksempel.dk")
    page.get_by_label("Adgangskode").fill("forkert adgangskode")
    page.get_by_role("button", name="Log ind").click()
    assert page.get_by_role("alert").inner_text().startswith("E-mail og adgangskode passer ikke sammen.")
    look(page, axe)


@WIDTHS
def test_pages_of_a_member(enter, axe, cast, plan, width):
    page = enter(cast.secretariat, "/amager/", width)
    for path in ("", "plan/ny/", "plan/2022/laes/", "plan/2022/eftersyn/", "medlemmer/", "medlemmer/nyt/",
                 f"medlemmer/{cast.reader.memberships.get().pk}/",
                 f"medlemmer/{cast.reader.memberships.get().pk}/afslut/"):  # fmt: skip
        assert page.goto(f"/amager/{path}").status == 200
        look(page, axe)
    for path in ("/konto/password/change/", "/konto/logout/"):
        page.goto(path)
        look(page, axe)
    page.goto("/amager/medlemmer/nyt/")
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.get_by_role("button", name="Tilføj").click()
    assert "Skriv en e-mailadresse" in page.get_by_role("alert").inner_text()
    look(page, axe)


@WIDTHS
def test_pages_with_little_to_show(enter, axe, cast, make_plan, width):
    page = enter(cast.secretariat, "/amager/", width)
    assert page.get_by_role("link", name="Begynd en tryghedsplan").is_visible()
    look(page, axe)
    year = make_plan(content=empty_plan()).year
    for path in ("", f"plan/{year}/laes/", f"plan/{year}/eftersyn/"):
        assert page.goto(f"/amager/{path}").status == 200
        look(page, axe)
    page = enter(cast.reader, "/amager/", width)
    look(page, axe)
    page.goto(f"/amager/plan/{year}/laes/")
    assert "Læsere ser kun det, der er godkendt" in page.locator("main").inner_text()
    look(page, axe)


@WIDTHS
def test_many_members_with_long_names(enter, axe, cast, width):
    office = Organisation.objects.create(name=LONG.strip())
    for number in range(40):
        user = User.objects.create_user(f"m{number}@eksempel.dk", name=f"Medlem{number} {LONG}"[:120])
        Membership.objects.create(user=user, partnership=cast.partnership, organisation=office, role="working_group")
    page = enter(cast.secretariat, "/amager/medlemmer/", width)
    assert page.get_by_text("42 medlemmer").is_visible()
    assert page.get_by_role("button", name="Send invitationen igen").count() == 40
    look(page, axe)


def test_a_plan_of_300_activities_is_still_readable(enter, axe, cast, make_plan):
    make_plan(300)
    page = enter(cast.secretariat, "/amager/plan/2022/")
    # the sums of so many are longer than any real plan's
    assert fits(page, narrowest=390)
    page.goto("/amager/plan/2022/eftersyn/")
    look(page, axe)
    page.goto("/amager/plan/2022/laes/")
    assert page.locator(".reading-activity").count() == 300
    assert fits(page)


def test_the_user_menu_works_from_the_keyboard(enter, cast):
    page = enter(cast.secretariat, "/amager/medlemmer/")
    summary = page.locator(".who-menu summary")
    menu = page.locator(".who-panel")
    summary.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skift adgangskode"
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert not menu.is_visible()
    summary.click()
    assert menu.is_visible()
    page.locator("h1").click()
    assert not menu.is_visible()


def test_the_first_tab_leads_past_the_menu(enter, cast):
    page = enter(cast.secretariat, "/amager/medlemmer/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Gå til indhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"


def test_the_menu_of_a_phone_shows_where_one_is(enter, cast, plan):
    page = enter(cast.secretariat, "/amager/medlemmer/", 390)
    here = page.locator(".nav [aria-current]")
    assert here.inner_text() == "Medlemmer"
    box = here.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_contents_list_follows_the_reader(enter, cast, plan):
    page = enter(cast.collaborator, "/amager/plan/2022/laes/")
    fifth = page.locator(".reading-activity").nth(4)
    fifth.evaluate("part => part.scrollIntoView()")
    title = fifth.locator("h3").inner_text()
    here = page.locator(".toc [aria-current=location]")
    page.locator(".toc ol ol [aria-current=location]").wait_for()
    assert here.count() == 1
    assert here.inner_text().split(". ")[-1] in title.replace("\n", " ")


def test_the_reading_page_prints_as_a_paper(enter, cast, plan):
    page = enter(cast.collaborator, "/amager/plan/2022/laes/", 390)
    page.emulate_media(media="print")
    for part in (".bar", ".nav", ".toc", ".site-end", ".to-edit >> nth=0"):
        assert not page.locator(part).is_visible()
    assert page.locator(".drawn").first.is_visible()
    assert page.locator("h1").is_visible()
