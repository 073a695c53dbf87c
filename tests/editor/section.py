# SPDX-License-Identifier: MPL-2.0
"""What the editor's tests share: the section page, opened for editing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.editor.pages import saved

PASTE = """({type, text}) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData(type, text)
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}))
}"""


@pytest.fixture
def writing(page: Page, settings, transactional_db) -> Callable[[str], Locator]:
    """Open the section with this text in the editor and give back the textbox."""
    settings.ROOT_URLCONF = "tests.editor.pages"

    def start(text: str = "") -> Locator:
        saved.text, saved.refuse = text, 0
        page.goto("/")
        return open_section(page)

    return start


def open_section(page: Page) -> Locator:
    """Press Rediger and wait for the editor."""
    page.get_by_role("button", name="Rediger").click()
    textbox = page.get_by_role("textbox", name="Formål")
    expect(textbox).to_be_focused()
    # the editor sets the cursor once more 20 ms after it got the focus; nobody types that early
    page.evaluate("new Promise(done => setTimeout(done, 60))")
    return textbox


def save(page: Page) -> str:
    """Press Gem, wait for the section as it is read, and give back what is stored."""
    page.get_by_role("button", name="Gem formål").click()
    page.locator("section.unit:not(.is-open)").wait_for()
    return saved.text


def paste(page: Page, html: str, kind: str = "text/html") -> None:
    """Put this in the clipboard and paste it where the cursor is."""
    page.evaluate(PASTE, {"type": kind, "text": html})
