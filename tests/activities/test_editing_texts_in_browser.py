# SPDX-License-Identifier: MPL-2.0
"""Texts edited in a real browser: by mouse and keyboard, by two people at once, and looked over by axe."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from activities.models import ActivitySection


@pytest.fixture
def plan(transactional_db, make_plan):
    """A plan the live server can see."""
    return make_plan()


@pytest.fixture
def opened(new_page, live_server, activity, cast):
    """Open the activity's page as the working group, or as somebody else, at any width."""

    def open_page(user=None, width: int = 1280) -> Page:
        page = new_page(width=width)
        client = Client()
        client.force_login(user or cast.working_group)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page.goto(f"/amager/plan/2022/aktivitet/{activity.pk}/")
        return page

    return open_page


def edit(page: Page, name: str = "formål"):
    """Open a text for editing, and wait until the cursor is in it."""
    page.get_by_role("button", name=f"Rediger {name}", exact=True).click()
    box = page.get_by_role("textbox", name=name.capitalize(), exact=True)
    expect(box).to_be_focused()
    page.wait_for_timeout(60)
    return box


def retype(page: Page, text: str) -> None:
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_text_is_edited_and_saved(opened, purpose):
    page = opened()
    edit(page)
    retype(page, "Flere mødes ved banen.")
    page.get_by_role("button", name="Gem formål").click()
    again = page.get_by_role("button", name="Rediger formål", exact=True)
    expect(again).to_be_focused()
    expect(page.locator("#live")).to_have_text("Formål er gemt.")
    expect(page.locator(f"#text-{purpose.pk}")).to_contain_text("Flere mødes ved banen.")
    expect(page.get_by_role("complementary", name="Eftersyn og historik")).to_contain_text("ændrede Formål")
    purpose.refresh_from_db()
    assert purpose.text == "<p>Flere mødes ved banen.</p>"


def test_cancelling_gives_text_and_focus_back(opened, purpose):
    page = opened()
    edit(page)
    retype(page, "Noget helt andet.")
    page.get_by_role("button", name="Fortryd", exact=True).last.click()
    expect(page.get_by_role("button", name="Rediger formål", exact=True)).to_be_focused()
    expect(page.locator(f"#text-{purpose.pk}")).to_contain_text("gode møder i området")


def test_everything_works_from_the_keyboard(opened, purpose):
    page = opened()
    page.get_by_role("button", name="Rediger formål", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Formål", exact=True)).to_be_focused()
    page.wait_for_timeout(60)
    retype(page, "Skrevet uden mus.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Rediger formål", exact=True)).to_be_focused()
    purpose.refresh_from_db()
    assert purpose.text == "<p>Skrevet uden mus.</p>"


def test_two_texts_of_one_kind_are_open_at_once(opened, objectives):
    page = opened()
    for section in objectives:
        page.locator(f"#text-{section.pk} .edit:not(.past)").click()
        expect(page.locator(f"#text-{section.pk} [role=textbox]")).to_be_visible()
    page.locator(f"#text-{objectives[1].pk} [role=textbox]").click()
    retype(page, "Andet afsnit.")
    page.locator(f"#text-{objectives[0].pk}").get_by_role("button", name="Gem målsætninger").click()
    expect(page.locator(f"#text-{objectives[1].pk} [role=textbox]")).to_have_text("Andet afsnit.")


def test_moving_a_text_keeps_what_is_typed(opened, objectives, activity):
    page = opened()
    second = page.locator(f"#text-{objectives[1].pk}")
    second.locator(".edit:not(.past)").click()
    second.get_by_role("textbox", name="Målsætninger", exact=False).last.click()
    retype(page, "Halvt skrevet")
    second.get_by_role("button", name="Flyt op").click()
    expect(page.locator("#maalsaetninger .text").first).to_have_id(f"text-{objectives[1].pk}")
    expect(second).to_contain_text("Halvt skrevet")
    order = ActivitySection.objects.filter(activity=activity, kind="objectives").values_list("pk", flat=True)
    assert list(order) == [objectives[1].pk, objectives[0].pk]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_stale_save_shows_both_texts_and_loses_none(opened, cast, purpose, axe, width):
    page, other = opened(width=width), opened(cast.colleague)
    edit(page)
    edit(other)
    retype(other, "Politiets tekst om banen.")
    other.get_by_role("button", name="Gem formål").click()
    expect(other.locator(f"#text-{purpose.pk}")).to_contain_text("Politiets tekst")
    retype(page, "Min tekst om banen.")
    page.expected_errors.append("409")
    page.get_by_role("button", name="Gem formål").click()
    panel = page.locator("form.conflict")
    expect(panel).to_contain_text("Formål blev ændret, mens du skrev")
    expect(panel.locator(".mine")).to_contain_text("Min tekst om banen.")
    expect(panel).to_contain_text("Politiets tekst om banen.")
    axe(page)
    page.get_by_role("button", name="Fortsæt").click()
    box = page.get_by_role("textbox", name="Formål", exact=True)
    expect(box).to_contain_text("Min tekst om banen.")
    expect(box).to_contain_text("Politiets tekst om banen.")
    page.get_by_role("button", name="Gem formål").click()
    expect(page.get_by_role("button", name="Rediger formål", exact=True)).to_be_focused()
    purpose.refresh_from_db()
    assert purpose.text == "<p>Min tekst om banen.</p><p>Politiets tekst om banen.</p>"


def test_my_text_can_be_copied_from_the_conflict(opened, purpose):
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    edit(page)
    purpose.version, purpose.text = 2, "<p>En anden.</p>"
    purpose.save()
    retype(page, "Min tekst.")
    page.expected_errors.append("409")
    page.get_by_role("button", name="Gem formål").click()
    page.get_by_role("button", name="Kopiér min tekst").click()
    expect(page.get_by_role("button", name="Teksten er kopieret.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").strip() == "Min tekst."


def test_the_history_opens_and_an_earlier_text_stands_again(opened, purpose, axe):
    before = purpose.text
    page = opened()
    edit(page)
    retype(page, "Et forsøg.")
    page.get_by_role("button", name="Gem formål").click()
    page.get_by_role("link", name="Historik for formål", exact=True).click()
    panel = page.locator(f"#past-{purpose.pk}")
    expect(panel.get_by_role("heading", name="Historik for formål")).to_be_focused()
    expect(panel).to_contain_text("[indsat: Et forsøg.]")
    panel.get_by_text("Se forskellen").click()
    expect(panel).to_contain_text("gode møder i området")
    axe(page)
    panel.get_by_role("button", name="Gendan denne tekst").click()
    expect(page.get_by_role("button", name="Rediger formål", exact=True)).to_be_focused()
    purpose.refresh_from_db()
    assert purpose.text == before


@pytest.mark.parametrize("width", [1280, 390])
def test_shown_and_editing_pass_axe(opened, axe, width):
    page = opened(width=width)
    axe(page)
    edit(page)
    axe(page)


def test_a_refused_text_comes_back_with_a_link_to_the_field(opened, objectives, axe):
    page = opened()
    first = page.locator(f"#text-{objectives[0].pk}")
    first.locator(".edit:not(.past)").click()
    heading = first.get_by_label("Mellemrubrik")
    heading.evaluate("field => field.removeAttribute('maxlength')")
    heading.fill("x" * 121)
    page.expected_errors.append("422")
    first.get_by_role("button", name="Gem målsætninger").click()
    summary = first.get_by_role("alert")
    expect(summary).to_contain_text("Skriv højst 120 tegn")
    axe(page)
    summary.get_by_role("link").click()
    expect(first.get_by_label("Mellemrubrik")).to_be_focused()


def test_chapters_are_added_removed_and_brought_back(opened, plan, axe):
    page = opened()
    page.goto("/amager/plan/2022/kapitler/")
    axe(page)
    page.get_by_role("button", name="Tilføj et bilag").click()
    page.get_by_label("Titel").fill("Bilag om området")
    page.get_by_role("textbox", name="Bilag", exact=True).click()
    page.keyboard.type("Fem afdelinger.")
    axe(page)
    page.get_by_role("button", name="Gem kapitlet").click()
    expect(page.get_by_role("heading", name="Bilag om området")).to_be_visible()
    page.get_by_role("button", name="Rediger Bilag om området").click()
    page.get_by_role("button", name="Fjern kapitlet …").click()
    axe(page)
    page.get_by_role("button", name="Fjern kapitlet", exact=True).click()
    back = page.get_by_role("button", name="Hent det tilbage")
    expect(back).to_be_focused()
    back.click()
    expect(page.get_by_role("heading", name="Bilag om området")).to_be_visible()
    assert plan.sections.filter(kind="appendix").count() == 1
