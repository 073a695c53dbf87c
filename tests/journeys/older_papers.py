# SPDX-License-Identifier: MPL-2.0
"""Older papers entered as a person would: a plan begun, activities added, posts and amounts typed, a note written."""

import re
from collections.abc import Iterable, Mapping, Sequence

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from partnerskab.agreements.models import Membership, User
from partnerskab.documents.beginning import begin, read_facts
from tests.journeys.steps import cell, squeezed


def begin_agreement(slug: str, years: tuple[int, int], areas: Sequence[str]) -> User:
    """A partnership with an agreement of those years and focus areas; its secretariat, who is a member alone."""
    focus_areas = "".join(
        f'[[agreements.focus_areas]]\nnumber = {number}\ntitle = "{title}"\n'
        for number, title in enumerate(areas, start=1)
    )
    facts = f"""
[partnership]
name = "Urbanplanens Partnerskab"
slug = "{slug}"

[[agreements]]
title = "Partnerskabsaftale {years[0]}-{years[1]}"
valid_from = {years[0]}-01-01
valid_to = {years[1]}-12-31
{focus_areas}
[[organisations]]
name = "Helhedsplanen"

[[memberships]]
user = {{ name = "Sanne Sekretær", email = "sanne@eksempel.dk" }}
role = "secretariat"
organisation = "Helhedsplanen"
"""
    begin(read_facts(facts))
    return Membership.objects.get(partnership__slug=slug).user


def begin_plan(page: Page, slug: str, year: int) -> None:
    """Begin the plan of a year."""
    page.goto(f"/{slug}/plan/ny/")
    page.get_by_role("spinbutton").or_(page.get_by_role("textbox")).first.fill(str(year))
    page.get_by_role("button", name="Begynd planen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Tryghedsplan {year}")


def add_activity(page: Page, slug: str, year: int, title: str, area: int) -> None:
    """Add an activity without a number under the focus area with that number, and land on its page."""
    page.goto(f"/{slug}/plan/{year}/aktivitet/ny/")
    page.get_by_label("Titel").fill(title)
    choice = page.get_by_label("Indsatsområde").locator("option", has_text=re.compile(rf"^\s*{area}\b"))
    page.get_by_label("Indsatsområde").select_option(value=choice.get_attribute("value"))
    page.get_by_label("Nummer").fill("")
    page.get_by_role("button", name="Tilføj aktiviteten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()


def serves_too(page: Page, area: str) -> None:
    """Tick a further focus area of the activity that is open."""
    page.get_by_role("button", name=re.compile("Rediger indsatsområde")).click()
    page.locator("#areas").get_by_label(area).check()
    page.get_by_role("button", name="Gem indsatsområder").click()
    expect(page.locator("form#areas")).to_have_count(0)


def add_post(page: Page, post: str, payer: str = "") -> None:
    """Add a post to the open activity's money; `payer` is somebody who is no organisation of the list."""
    if not page.locator("#penge.is-editing").count():
        page.locator("#penge").get_by_role("button", name="Rediger økonomi").click()
    page.get_by_role("button", name="Tilføj post").click()
    form = page.get_by_role("form", name="Ny post")
    form.get_by_label("Budgetpost").fill(post)
    if payer:
        form.get_by_label("Hvem betaler?").select_option("other")
        form.get_by_label("Hvem er den anden?").fill(payer)
    form.get_by_role("button", name="Tilføj", exact=True).click()
    expect(page.get_by_role("button", name=f"Ret posten {post}", exact=True)).to_be_visible()


def type_amounts(page: Page, post: str, amounts: Mapping[int, str], unit: str = "kr.") -> None:
    """Type what stands in a post's fields, and wait until each is saved."""
    for year, written in amounts.items():
        field = cell(page, post, year, unit)
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            field.fill(written)
            field.press("Tab")
        expect(field).not_to_have_attribute("aria-invalid", "true")


def note_to_the_overview(page: Page, slug: str, year: int, title: str, text: str) -> None:
    """Write a text that stands under the overview's table."""
    page.goto(f"/{slug}/plan/{year}/kapitler/")
    page.get_by_role("button", name="Tilføj tekst til oversigten").click()
    form = page.locator("#text-new-overview")
    form.get_by_label("Titel").fill(title)
    form.locator("[contenteditable=true]").click()
    page.keyboard.type(text)
    form.get_by_role("button", name=re.compile("^Gem")).click()
    expect(page.locator("main")).to_contain_text(text)


def overview_rows(pdf: PdfReader, titles: Iterable[str]) -> dict[str, str]:
    """What stands in the overview between each title and the next, squeezed; the titles in the paper's order."""
    pages = [squeezed(page.extract_text()) for page in pdf.pages]
    first = next(at for at, text in enumerate(pages) if "Tabel1.Finansiering" in text)
    text = pages[first].partition("Bem.")[2] + pages[first + 1]
    names = [squeezed(title) for title in titles]
    found, places = {}, []
    for name in names:
        places.append(text.index(name, places[-1] if places else 0))
    for title, name, place, end in zip(titles, names, places, [*places[1:], len(text)], strict=True):
        found[title] = text[place + len(name) : end]
    return found
