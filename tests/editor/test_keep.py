# SPDX-License-Identifier: MPL-2.0
"""Nothing typed is lost: a refused save, a dead network, a reload, a tab left by mistake."""

import re

import pytest
from playwright.sync_api import expect

from tests.editor.pages import saved
from tests.editor.section import open_section, save

pytestmark = pytest.mark.django_db(transaction=True)

DRAFTS = "Object.keys(sessionStorage).filter(key => key.startsWith('udkast:')).length"


def press_save(page):
    page.get_by_role("button", name="Gem formål").click()


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "Du er logget ud"), (403, "Nej. Intet er gemt."), (500, "fejl 500"), (413, "for stor")],
)
def test_a_refused_save_keeps_the_text_and_says_why(writing, page, axe, status, words):
    textbox = writing("<p>Før</p>")
    textbox.press_sequentially(" og efter")
    saved.refuse = status
    page.expected_errors.append(str(status))
    press_save(page)
    expect(page.get_by_role("alert").filter(has_text=words)).to_be_visible()
    expect(textbox).to_have_text("Før og efter")
    axe(page)
    saved.refuse = 0
    assert save(page) == "<p>Før og efter</p>"
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_expired_session_links_to_the_login_in_a_new_window(writing, page):
    textbox = writing()
    textbox.press_sequentially("Ord")
    saved.refuse = 401
    page.expected_errors.append("401")
    press_save(page)
    login = page.get_by_role("link", name="Log ind i et nyt vindue")
    expect(login).to_have_attribute("target", "_blank")
    expect(login).to_have_attribute("href", re.compile("/konto/"))


def test_a_save_after_a_new_login_uses_the_new_token(writing, page):
    textbox = writing()
    textbox.press_sequentially("Ord")
    page.context.add_cookies([{"name": "csrftoken", "value": "n" * 32, "url": page.url}])
    assert save(page) == "<p>Ord</p>"


def test_a_dead_network_keeps_the_text(writing, page):
    textbox = writing()
    textbox.press_sequentially("Ord")
    page.context.set_offline(True)
    page.expected_errors += ["ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest"]
    press_save(page)
    expect(page.get_by_role("alert")).to_contain_text("ingen forbindelse")
    page.context.set_offline(False)
    assert save(page) == "<p>Ord</p>"


def test_leaving_with_unsaved_text_warns_and_a_saved_text_does_not(writing, page):
    warnings = []
    page.on("dialog", lambda dialog: (warnings.append(dialog.type), dialog.accept()))
    textbox = writing()
    page.reload()
    assert warnings == []
    textbox = open_section(page)
    textbox.press_sequentially("Ord")
    page.reload()
    assert warnings == ["beforeunload"]


def test_unsaved_text_is_offered_after_a_reload(writing, page, axe):
    page.on("dialog", lambda dialog: dialog.accept())
    textbox = writing("<p>Før</p>")
    textbox.press_sequentially(" og efter")
    page.reload()
    expect(page.get_by_role("status").filter(has_text="ikke gemt tekst")).to_contain_text("i Formål")
    textbox = open_section(page)
    expect(textbox).to_have_text("Før")
    axe(page)
    page.get_by_role("button", name="Hent den").click()
    expect(textbox).to_have_text("Før og efter")
    assert save(page) == "<p>Før og efter</p>"
    page.reload()
    open_section(page)
    expect(page.get_by_role("button", name="Hent den")).to_have_count(0)


def test_unsaved_text_can_be_thrown_away(writing, page):
    page.on("dialog", lambda dialog: dialog.accept())
    textbox = writing("<p>Før</p>")
    textbox.press_sequentially(" og efter")
    page.reload()
    open_section(page)
    page.get_by_role("button", name="Kassér den").click()
    page.reload()
    open_section(page)
    expect(page.get_by_role("button", name="Hent den")).to_have_count(0)


def test_undoing_the_edit_leaves_no_copy(writing, page):
    textbox = writing("<p>Før</p>")
    textbox.press_sequentially(" og efter")
    page.wait_for_function(f"() => {DRAFTS} === 1")
    page.get_by_role("button", name="Fortryd").last.click()
    expect(page.locator("section.is-open")).to_have_count(0)
    assert page.evaluate(DRAFTS) == 0


def stale_save(page, textbox):
    textbox.press_sequentially(" og efter")
    saved.refuse = 409
    page.expected_errors.append("409")
    press_save(page)
    expect(page.get_by_role("button", name="Fortsæt")).to_be_visible()


def test_a_text_in_conflict_is_offered_when_the_page_is_left_before_it_is_settled(writing, page):
    page.on("dialog", lambda dialog: dialog.accept())
    stale_save(page, writing("<p>Før</p>"))
    page.reload()
    expect(page.get_by_role("status").filter(has_text="ikke gemt tekst")).to_have_count(1)
    textbox = open_section(page)
    page.get_by_role("button", name="Hent den").click()
    expect(textbox).to_have_text("Før og efter")


def test_a_settled_conflict_leaves_no_copy(writing, page):
    stale_save(page, writing("<p>Før</p>"))
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.locator("section.is-open")).to_have_count(0)
    assert page.evaluate(DRAFTS) == 0


def test_a_refused_text_comes_back_whole_with_its_reason(writing, page):
    textbox = writing()
    page.expected_errors.append("422")
    textbox.evaluate("box => box.editor.commands.setContent('<p>' + 'ord '.repeat(60000) + '</p>')")
    press_save(page)
    expect(page.get_by_role("alert").filter(has_text="for lang")).to_be_visible()
    assert len(page.get_by_role("textbox", name="Formål").inner_text()) > 200_000


def test_without_javascript_the_textarea_takes_plain_text(browser, live_server, settings, transactional_db):
    settings.ROOT_URLCONF = "tests.editor.pages"
    saved.text, saved.refuse = "", 0
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/formaal/ret/")
    expect(plain.get_by_role("toolbar")).to_have_count(0)
    plain.locator("textarea").fill("Første\n\nAnden")
    plain.get_by_role("button", name="Gem formål").click()
    context.close()
    assert saved.text == "<p>Første</p><p>Anden</p>"
