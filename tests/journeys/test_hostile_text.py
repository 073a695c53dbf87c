# SPDX-License-Identifier: MPL-2.0
"""Somebody pastes, types and sends what is meant to do harm: every page and the paper show it as harmless text.

The browser of these tests fails on any request that leaves the server and on any script that is refused or runs.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from activities.models import Activity, ActivitySection
from partnerskab.agreements.models import Role
from tests.journeys.steps import PLAN, address_of, cell, is_saved, open_money, open_text, paper, save, words_of

HOSTILE = """<p onclick="window.harm=1" style="position:fixed;background:url(http://ude.example/a)">Uskyldig tekst
<script>window.harm = 1</script><img src="http://ude.example/b.png" onerror="window.harm=1">
<img src="file:///etc/passwd"><svg onload="window.harm=1"></svg><iframe src="https://ude.example/"></iframe>
<a href="javascript:window.harm=1">link</a> <a href="data:text/html,x">mere</a>
<style>@import url(http://ude.example/c.css); body { display: none }</style>
<link rel="attachment" href="file:///etc/hostname"><object data="file:///etc/passwd"></object>
\u202eslutning\u2066</p>"""
TITLE = "<script>harm=1</script> \u202e&lt;b&gt; {{ 7*7 }} <img src=x onerror=harm=1>"
SHOWN_TITLE = "<script>harm=1</script> &lt;b&gt; {{ 7*7 }} <img src=x onerror=harm=1>"

PASTE = """(box, html) => {
  const data = new DataTransfer()
  data.setData("text/html", html)
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def page(enter, person, sample) -> Page:
    """Activity 1 before somebody of the working group who means harm."""
    page = enter(person(Role.WORKING_GROUP))
    page.expected_errors.append("422")
    page.goto(address_of(sample, 1))
    return page


def paste_it(page: Page) -> None:
    """Paste over the purpose, and save."""
    box = open_text(page, "formål")
    page.keyboard.press("Control+A")
    box.evaluate(PASTE, HOSTILE)
    save(page, "formål")
    is_saved(page, "formål")


def send_it(page: Page, section: ActivitySection) -> None:
    """Send it past the editor."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
    answer = page.request.post(
        reverse("text_edit", args=["amager", 2022, "afsnit", section.pk]),
        form={"version": str(section.version), "title": "", "text": HOSTILE},
        headers={"X-CSRFToken": token, "HX-Request": "true"},
    )
    assert answer.ok, answer.text()


def type_it(page: Page) -> None:
    """Type it where plain words belong: the title, an amount, the name of a post."""
    page.locator("#facts .edit").click()
    page.get_by_label("Titel", exact=True).fill(TITLE)
    page.get_by_role("button", name="Gem oplysninger").click()
    expect(page.locator("#facts-line")).to_be_visible()
    open_money(page)
    refused = cell(page, "Lønmidler og honorarer", 2023)
    refused.fill("<b onclick=harm=1>\u202edrift</b>")
    refused.press("Tab")
    expect(page.locator("#penge").get_by_role("alert")).to_contain_text("ikke gemt")
    refused.fill("285.000")
    refused.press("Tab")
    expect(page.locator("#penge").get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="Tilføj post").click()
    expect(page.get_by_label("Budgetpost")).to_be_focused()
    page.get_by_label("Budgetpost").fill("<img src=x onerror=harm=1>")
    page.keyboard.press("Enter")
    expect(page.locator("#penge tbody").last).to_contain_text("<img src=x onerror=harm=1>")
    page.get_by_role("button", name="Færdig").click()


def harmless(page: Page) -> None:
    """Nothing ran, and nothing of it stands on the page but words."""
    assert page.evaluate("window.harm") is None
    inside = (
        "main :is(script:not([src]), iframe, object, embed, style, link, img, [onclick], [onerror], [onload], [style])"
    )
    expect(page.locator(inside)).to_have_count(0)
    expect(page.locator("main a[href^='javascript:'], main a[href^='data:'], main a[href^='file:']")).to_have_count(0)
    content = page.content()
    assert not {mark for mark in "\u202e\u2066" if mark in content}


def test_hostile_text_is_harmless_everywhere(page, enter, person, sample):
    activity = Activity.objects.get(plan=sample, number=1)
    paste_it(page)
    send_it(page, activity.sections.get(kind="target_group"))
    type_it(page)
    assert "harm" not in "".join(activity.sections.values_list("text", flat=True))
    other = enter(person(Role.SECRETARIAT))
    for address in (address_of(sample, 1), f"{address_of(sample, 1)}historik/"):
        other.goto(address)
        expect(other.get_by_role("heading", level=1)).to_contain_text(SHOWN_TITLE)
        harmless(other)
    for address in (
        "/amager/",
        PLAN,
        f"{PLAN}raekkefoelge/",
        f"{PLAN}nummerering/",
        f"{PLAN}eftersyn/",
        f"{PLAN}laes/",
    ):
        other.goto(address)
        harmless(other)
    expect(other.locator("article.reading")).to_contain_text(SHOWN_TITLE)
    expect(other.locator("article.reading")).to_contain_text("Uskyldig tekst")
    pdf = paper(other)
    text = words_of(pdf)
    assert "Uskyldigtekst" in text
    assert "onerror=harm=1>" in text
    assert not {word for word in ("root:x:0", "ude.example", "\u202e", "\u2066") if word in text}
    assert [name.rpartition(".")[2] for name in pdf.attachments] == ["json"]
