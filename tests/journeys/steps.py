# SPDX-License-Identifier: MPL-2.0
"""What people do over and over: open a text, write it anew, change an amount, fetch the paper."""

import re
from io import BytesIO
from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from activities.models import Activity, Plan

PLAN = "/amager/plan/2022/"


def address_of(plan: Plan, number: int) -> str:
    """The page of the activity with that number."""
    return reverse("activity", args=["amager", plan.year, Activity.objects.get(plan=plan, number=number).pk])


def editor(page: Page, name: str) -> Locator:
    """The open editor of a text: editor(page, "formål")."""
    return page.get_by_role("textbox", name=name.capitalize(), exact=True)


def open_text(page: Page, name: str) -> Locator:
    """Click "Rediger" and wait until the cursor stands in the text."""
    page.get_by_role("button", name=f"Rediger {name}", exact=True).click()
    expect(editor(page, name)).to_be_focused()
    page.wait_for_timeout(60)
    return editor(page, name)


def retype(page: Page, text: str) -> None:
    """Write over all that stands where the cursor is."""
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def save(page: Page, name: str) -> None:
    """Click the button that saves the text."""
    page.get_by_role("button", name=f"Gem {name}", exact=True).click()


def is_saved(page: Page, name: str) -> None:
    """The text stands as text again, with the focus on its button."""
    expect(page.get_by_role("button", name=f"Rediger {name}", exact=True)).to_be_focused()


def cell(page: Page, post: str, year: int, unit: str = "kr.") -> Locator:
    """The field of an amount in the open money table."""
    return page.get_by_label(f"{post} {year}, {unit}", exact=True)


def open_money(page: Page) -> None:
    """Open the activity's money table."""
    page.locator("#penge").get_by_role("button", name="Rediger økonomi").click()
    expect(page.locator("#penge.is-editing")).to_be_visible()


def fits(page: Page) -> bool:
    """Nothing needs scrolling sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def paper(page: Page) -> PdfReader:
    """The PDF, fetched by the button of the page."""
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("link", name=re.compile("Hent.*PDF")).click()
    return PdfReader(BytesIO(Path(download.value.path()).read_bytes()))


def words_of(pdf: PdfReader) -> str:
    """All its text without spaces, line ends or hyphens, which the setting of lines puts anywhere."""
    return squeezed("".join(page.extract_text() for page in pdf.pages))


def squeezed(text: str) -> str:
    """The text as `words_of` has it."""
    return re.sub(r"[\s\u00ad-]", "", text)
