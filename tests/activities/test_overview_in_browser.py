# SPDX-License-Identifier: MPL-2.0
"""The overview, the activity page and their forms in a browser: readable by all, and worked from the keyboard."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from activities.models import Deliverable
from activities.row_lists import rows_of
from tests.content_examples import empty_plan

pytestmark = pytest.mark.django_db(transaction=True)

PLAN = "/amager/plan/2022/"


@pytest.fixture
def enter(new_page, live_server):
    """Open a page at a width as a person who has logged in."""

    def open_page(user, path, width=1280):
        client = Client()
        client.force_login(user)
        page = new_page(width=width)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(path)
        return page

    return open_page


def fits(page):
    """Nothing needs scrolling sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def focused(page):
    """What a screen reader says of the element with the focus."""
    return page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")


@pytest.mark.parametrize("activities", [0, 1, 40])
def test_the_overview_is_readable_by_all(enter, axe, cast, make_plan, activities):
    plan = make_plan(activities) if activities else make_plan(content=empty_plan())
    for width in (1280, 390):
        page = enter(cast.secretariat, f"/amager/plan/{plan.year}/", width)
        assert page.locator("h1").inner_text() == f"Tryghedsplan {plan.year}"
        axe(page)
        assert fits(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_activity_page_and_its_forms_are_readable_by_all(enter, axe, cast, plan, width):
    page = enter(cast.secretariat, f"{PLAN}aktivitet/{plan.activities.get(number=1).pk}/", width)
    axe(page)
    assert fits(page)
    page.locator("#facts .edit").click()
    page.locator("#areas .edit").click()
    for name in ("leverancer", "aktoerer"):
        page.locator(f"#rows-{name} > .edit").click()
        page.locator(f"form#rows-{name}").wait_for()
    page.locator("#rows-kriterier > [role=button]").click()
    page.locator("form#rows-kriterier").wait_for()
    page.locator("form#facts").wait_for()
    page.locator("form#areas").wait_for()
    axe(page)
    assert fits(page)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["raekkefoelge/", "nummerering/", "aktivitet/ny/"])
def test_the_plan_s_other_pages_are_readable_by_all(enter, axe, cast, plan, path, width):
    page = enter(cast.secretariat, PLAN + path, width)
    axe(page)
    assert fits(page)


def test_a_changed_title_shows_in_the_line_of_facts_and_the_focus_stays(enter, cast, plan):
    page = enter(cast.working_group, f"{PLAN}aktivitet/{plan.activities.get(number=9).pk}/")
    page.locator("#facts .edit").focus()
    page.keyboard.press("Enter")
    page.locator("form#facts").wait_for()
    assert focused(page) == "title"
    page.get_by_label("Titel", exact=True).fill("Blå Bane")
    page.get_by_label("Tilstand", exact=True).select_option("justeret")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Gem oplysninger").press("Enter")
    page.locator("#facts-line .life-adjusted").wait_for()
    assert page.locator("h1").inner_text() == "Blå Bane"
    assert focused(page).startswith("Rediger")
    page.locator("#live", has_text="Aktivitetens oplysninger er gemt.").wait_for()


def test_two_people_edit_the_facts_and_both_values_are_shown(enter, axe, cast, plan):
    path = f"{PLAN}aktivitet/{plan.activities.get(number=9).pk}/"
    mine, theirs = enter(cast.working_group, path), enter(cast.colleague, path)
    mine.expected_errors.append("409")
    for page, title in ((mine, "Min titel"), (theirs, "Deres titel")):
        page.locator("#facts .edit").click()
        page.get_by_label("Titel", exact=True).fill(title)
    theirs.get_by_role("button", name="Gem oplysninger").click()
    theirs.locator("h1", has_text="Deres titel").wait_for()
    mine.get_by_role("button", name="Gem oplysninger").click()
    mine.locator(".conflict").wait_for()
    assert "Min titel" in mine.locator(".mine").inner_text()
    assert "Deres titel" in mine.locator(".sides").inner_text()
    assert mine.get_by_label("Titel", exact=True).input_value() == "Min titel"
    axe(mine)
    mine.get_by_role("button", name="Gem min udgave").click()
    mine.locator("h1", has_text="Min titel").wait_for()


def test_rows_are_added_moved_and_taken_away_from_the_keyboard(enter, cast, plan):
    activity = plan.activities.get(number=9)
    page = enter(cast.working_group, f"{PLAN}aktivitet/{activity.pk}/")
    page.locator("#rows-leverancer > .edit").press("Enter")
    page.locator("form#rows-leverancer").wait_for()
    page.get_by_role("button", name="Tilføj leverance").press("Enter")
    page.locator('textarea[name="ny-1-text"]:focus').wait_for()
    page.keyboard.type("fester i gården")
    up = page.get_by_role("button", name="Flyt leverance 3 op")
    up.press("Enter")
    page.locator("#live", has_text="Flyttet til plads 2 af 3.").wait_for()
    page.keyboard.press("Enter")
    page.locator("#live", has_text="Flyttet til plads 1 af 3.").wait_for()
    assert page.locator('[value="up:ny-1"]').evaluate("it => it === document.activeElement")
    page.get_by_role("button", name="Fjern leverance 3").press("Enter")
    page.locator('[value="add"]:focus').wait_for()
    page.get_by_role("button", name="Gem leverancer").press("Enter")
    page.locator("div#rows-leverancer").wait_for()
    assert [row.text for row in rows_of(Deliverable, activity)] == ["fester i gården", "arrangementer på legepladserne"]


def test_a_refused_row_keeps_what_was_typed_and_leads_to_its_field(enter, axe, cast, plan):
    page = enter(cast.working_group, f"{PLAN}aktivitet/{plan.activities.get(number=9).pk}/")
    page.expected_errors.append("422")
    page.locator("#rows-aktoerer > .edit").click()
    page.locator("form#rows-aktoerer").wait_for()
    page.get_by_role("group", name="Aktør 1").get_by_label("Navn").fill("")
    page.get_by_role("group", name="Aktør 2").get_by_label("Navn").fill("Beboerhuset")
    page.get_by_role("button", name="Gem aktører").click()
    page.locator(".form-summary").wait_for()
    axe(page)
    assert page.get_by_role("group", name="Aktør 2").get_by_label("Navn").input_value() == "Beboerhuset"
    page.get_by_role("link", name="Aktør 1: Skriv aktørens navn, eller fjern rækken.").press("Enter")
    assert page.evaluate("document.activeElement.name").endswith("-name")


def test_activities_are_ordered_from_the_keyboard(enter, axe, cast, plan):
    page = enter(cast.working_group, f"{PLAN}raekkefoelge/")
    page.get_by_role("button", name="Flyt Blå Bane – arena for brobygning op").press("Enter")
    page.locator("#live", has_text="er nu nummer 2 af 5 i Positive fællesskaber.").wait_for()
    page.keyboard.press("Enter")
    page.locator("#live", has_text="er nu nummer 1 af 5 i Positive fællesskaber.").wait_for()
    assert list(plan.activities.in_reading_order().values_list("number", flat=True))[6] == 9
    page.get_by_label("Flyt Blå Bane – arena for brobygning til").select_option("2")
    page.get_by_role("button", name="Flyt Blå Bane – arena for brobygning til det valgte område").press("Enter")
    page.locator('[value="area"]:focus').wait_for()
    page.locator("#live", has_text="i Tryggere byliv.").wait_for()
    axe(page)
    page.get_by_role("link", name="Nummerér forfra").click()
    page.get_by_role("button", name="Nummerér forfra").click()
    page.wait_for_url(f"**{PLAN}")
    assert plan.activities.get(title__startswith="Blå Bane").number == 7


def test_an_activity_is_added_ended_and_taken_up_again(enter, axe, cast, plan):
    page = enter(cast.working_group, PLAN)
    page.get_by_role("link", name="Tilføj aktivitet").click()
    page.get_by_label("Titel", exact=True).fill("Fællesspisning")
    page.get_by_label("Indsatsområde").select_option("2")
    page.get_by_role("button", name="Tilføj aktiviteten").click()
    page.locator("h1", has_text="Fællesspisning").wait_for()
    axe(page)
    page.locator("#facts .edit").click()
    page.get_by_role("button", name="Afslut aktiviteten").click()
    page.get_by_role("button", name="Ja, afslut aktiviteten").press("Enter")
    page.locator("#facts-line .life-ended").wait_for()
    page.get_by_role("button", name="Genoptag aktiviteten").click()
    page.locator("#facts-line .life-new").wait_for()


def test_a_title_that_was_not_saved_is_offered_after_a_reload(enter, cast, plan):
    activity = plan.activities.get(number=1)
    page = enter(cast.working_group, f"{PLAN}aktivitet/{activity.pk}/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#facts .edit").click()
    page.get_by_label("Titel", exact=True).fill("En bedre titel")
    page.reload()
    page.locator("#facts .edit").click()
    page.get_by_role("button", name="Hent den").click()
    page.get_by_role("button", name="Gem oplysninger").click()
    page.locator("h1", has_text="En bedre titel").wait_for()
    activity.refresh_from_db()
    assert activity.title == "En bedre titel"


def test_rows_that_were_not_saved_are_offered_after_a_reload(enter, axe, cast, plan):
    activity = plan.activities.get(number=1)
    page = enter(cast.working_group, f"{PLAN}aktivitet/{activity.pk}/")
    page.on("dialog", lambda dialog: dialog.accept())
    first, *others = rows_of(Deliverable, activity)
    edit, form = page.locator("#rows-leverancer > .edit"), page.locator("form#rows-leverancer")
    edit.click()
    form.get_by_label("Leverance", exact=True).first.fill("torvedage")
    form.get_by_role("button", name="Tilføj leverance").click()
    expect(form.get_by_label("Leverance", exact=True)).to_have_count(2 + len(others))
    form.get_by_label("Leverance", exact=True).last.fill("gåture")
    form.get_by_role("button", name="Fjern leverance 2").click()
    expect(form.get_by_label("Leverance", exact=True)).to_have_count(1 + len(others))
    page.reload()
    edit.click()
    axe(page)
    form.get_by_role("button", name="Hent den").click()
    expect(form.get_by_label("Leverance", exact=True).last).to_have_value("gåture")
    page.reload()
    edit.click()
    form.get_by_role("button", name="Hent den").click()
    expect(form.get_by_label("Leverance", exact=True).first).to_be_focused()
    form.get_by_role("button", name="Gem leverancer").click()
    edit.wait_for()
    stand = [row.text for row in rows_of(Deliverable, activity)]
    assert stand == ["torvedage", *(row.text for row in others[1:]), "gåture"]
    page.reload()
    edit.click()
    form.wait_for()
    expect(page.get_by_role("button", name="Hent den")).to_have_count(0)
    assert first.pk in {row.pk for row in rows_of(Deliverable, activity)}


def test_areas_that_were_not_saved_are_offered_after_a_reload(enter, cast, plan):
    activity = plan.activities.get(number=1)
    page = enter(cast.working_group, f"{PLAN}aktivitet/{activity.pk}/")
    page.on("dialog", lambda dialog: dialog.accept())
    edit, boxes = page.locator("#areas .edit"), page.locator("form#areas input[type=checkbox][name=others]")
    edit.click()
    boxes.last.wait_for()
    before = [box.is_checked() for box in boxes.all()]
    boxes.last.set_checked(not before[-1])
    page.reload()
    edit.click()
    expect(boxes.last).to_be_checked(checked=before[-1])
    page.get_by_role("button", name="Hent den").click()
    expect(boxes.last).to_be_checked(checked=not before[-1])
    page.get_by_role("button", name="Gem indsatsområder").click()
    edit.wait_for()
    assert activity.area_links.count() == sum(before) + (-1 if before[-1] else 1)
