# SPDX-License-Identifier: MPL-2.0
"""The editor's tools, from mouse and keyboard, in a form that htmx swapped in."""

import pytest
from playwright.sync_api import expect

from tests.editor.section import paste, save

pytestmark = pytest.mark.django_db(transaction=True)


def tool(page, name):
    return page.get_by_role("toolbar", name="Skriveværktøjer").get_by_role("button", name=name, exact=True)


def test_the_editor_opens_with_name_hint_and_cursor(writing, page, axe):
    textbox = writing("<p>Kære alle</p>")
    expect(textbox).to_be_focused()
    expect(textbox).to_have_attribute("aria-describedby", "felt-hj")
    expect(page.locator("textarea")).to_be_hidden()
    axe(page)


def test_marks_headings_and_lists_are_stored(writing, page):
    textbox = writing()
    textbox.press_sequentially("Delmål")
    tool(page, "Mellemrubrik").click()
    expect(tool(page, "Mellemrubrik")).to_have_attribute("aria-pressed", "true")
    textbox.press("Enter")
    tool(page, "Fed").click()
    textbox.press_sequentially("Stærk")
    tool(page, "Fed").click()
    textbox.press_sequentially(" og ")
    textbox.press("Control+i")
    textbox.press_sequentially("skrå")
    textbox.press("Control+i")
    textbox.press("Enter")
    tool(page, "Punktliste").click()
    textbox.press_sequentially("et")
    textbox.press("Enter")
    textbox.press("Tab")
    textbox.press_sequentially("to")
    assert save(page) == (
        "<h3>Delmål</h3><p><strong>Stærk</strong> og <em>skrå</em></p><ul><li>et<ul><li>to</li></ul></li></ul>"
    )


def test_undo_and_redo_are_dimmed_until_there_is_something(writing, page):
    textbox = writing()
    expect(tool(page, "Fortryd")).to_have_attribute("aria-disabled", "true")
    textbox.press_sequentially("ord")
    tool(page, "Fortryd").click()
    expect(textbox).to_have_text("")
    tool(page, "Gentag").click()
    expect(textbox).to_have_text("ord")


def test_a_link_is_asked_for_and_wrong_addresses_refused(writing, page, axe):
    textbox = writing("<p>Læs mere</p>")
    textbox.press("Control+a")
    textbox.press("Control+k")
    address = page.get_by_label("Linkets adresse").get_by_role("textbox")
    expect(address).to_be_focused()
    address.fill("javascript:alert(1)")
    address.press("Enter")
    expect(page.get_by_text("Skriv en adresse som")).to_be_visible()
    axe(page)
    address.fill("www.kk.dk/tryghed")
    address.press("Enter")
    expect(textbox).to_be_focused()
    assert save(page) == '<p><a href="https://www.kk.dk/tryghed">Læs mere</a></p>'


def test_a_link_can_be_removed(writing, page):
    textbox = writing('<p><a href="https://www.kk.dk">Læs</a></p>')
    textbox.press("ArrowLeft")
    tool(page, "Link").click()
    page.get_by_role("button", name="Fjern link").click()
    assert save(page) == "<p>Læs</p>"


def test_a_footnote_is_written_changed_and_removed_from_the_keyboard(writing, page, axe):
    textbox = writing("<p>Ord</p>")
    textbox.press("Alt+F10")
    expect(tool(page, "Fed")).to_be_focused()
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    expect(tool(page, "Fodnote")).to_be_focused()
    page.keyboard.press("Enter")
    text = page.get_by_label("Fodnotens tekst").get_by_role("textbox")
    text.fill("Se planen")
    text.press("Enter")
    expect(textbox).to_be_focused()
    mark = page.get_by_role("img", name="Fodnote: Se planen")
    expect(mark).to_be_visible()
    axe(page)
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(text).to_have_value("Se planen")
    text.fill("Se aftalen")
    text.press("Enter")
    assert save(page) == '<p>Ord<span class="footnote">Se aftalen</span></p>'
    expect(page.get_by_role("list", name="Fodnoter")).to_contain_text("Se aftalen")
    axe(page)


def test_a_table_grows_and_lets_the_keyboard_out(writing, page, axe):
    textbox = writing("<p>Her</p>")
    tool(page, "Tabel").click()
    expect(tool(page, "Slet række")).to_be_visible()
    textbox.press_sequentially("År")
    textbox.press("Tab")
    textbox.press_sequentially("Antal")
    tool(page, "Slet kolonne").click()
    tool(page, "Slet række").click()
    tool(page, "Række under").click()
    axe(page)
    for _ in range(12):
        page.keyboard.press("Tab")
    expect(textbox).not_to_be_focused()
    assert save(page).count("<tr>") == 3


def test_the_toolbar_is_one_stop_and_walks_with_arrows(writing, page):
    textbox = writing("<p>Ord</p>")
    textbox.press("Shift+Tab")
    expect(tool(page, "Fed")).to_be_focused()
    page.keyboard.press("End")
    expect(tool(page, "Gentag")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tool(page, "Fed")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(tool(page, "Kursiv")).to_have_attribute("aria-pressed", "true")


def test_control_enter_saves(writing, page):
    textbox = writing()
    textbox.press_sequentially("Gemt")
    textbox.press("Control+Enter")
    expect(page.locator(".prose")).to_have_text("Gemt")


def test_the_editor_ends_when_swapped_out_and_starts_again(writing, page):
    writing("<p>Ord</p>")
    page.get_by_role("button", name="Fortryd").last.click()
    expect(page.locator(".ProseMirror")).to_have_count(0)
    page.get_by_role("button", name="Rediger").click()
    expect(page.locator(".ProseMirror")).to_have_count(1)


def test_hostile_paste_leaves_only_text(writing, page):
    # Newer Chromium tells in the console that it refused the handlers of the document that the paste is read in.
    page.expected_errors.append("Executing inline event handler")
    writing()
    paste(
        page,
        '<p onclick="boom()">Ord <img src="http://ond.example/x.png" onerror="boom()"><script>boom()</script>'
        '<a href="javascript:boom()">klik</a><svg onload="boom()"><text>s</text></svg></p>'
        '<div style="background:url(http://ond.example/y.png)">to</div>',
    )
    assert save(page) == "<p>Ord klik</p><p>to</p>"
