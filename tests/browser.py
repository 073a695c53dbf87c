# SPDX-License-Identifier: MPL-2.0
"""A real browser for tests: `page` is a fresh one that fails its test on what a visitor should never meet.

A request that leaves the server under test, an error in the console (a refused script or style among them) or in a
script fails the test at its end. A test that provokes an error says so: `page.expected_errors.append("409")`.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, Page, expect, sync_playwright

# A busy machine is slow, not wrong: how long a test waits for what it expects, in milliseconds.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

# Playwright keeps an event loop running in this thread; Django's guard would take every query for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = (
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
)
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "preload": False,
    "resultTypes": ["violations"],  # what passes is told briefly: the whole of it is megabytes
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once for all tests; the one without windows takes half the time."""
    program = next((path for path in CHROMIUM if Path(path).exists()), None)
    assert program, "Chromium is missing: apt-get install chromium-headless-shell"
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=flags)
        yield chromium
        chromium.close()


class _Requests:
    """Counts what the server under test is answering: a page that is closed does not wait for its answers, and the
    emptying of the database after the test would meet them."""

    def __init__(self) -> None:
        self._all_answered = threading.Condition()
        self._running = 0
        request_started.connect(self._begun)
        request_finished.connect(self._done)

    def _begun(self, **_: object) -> None:
        self._add(1)

    def _done(self, **_: object) -> None:
        self._add(-1)

    def _add(self, number: int) -> None:
        if threading.current_thread() is threading.main_thread():
            return  # the test's own client
        with self._all_answered:
            self._running += number
            self._all_answered.notify_all()

    def wait(self) -> None:
        """Wait until nothing is answered any more, also of what was sent at the last moment."""
        time.sleep(0.05)
        with self._all_answered:
            assert self._all_answered.wait_for(lambda: self._running == 0, timeout=30), "a request is still answered"


@pytest.fixture(scope="session")
def requests_on_the_way() -> _Requests:
    """What the server is answering now."""
    return _Requests()


@pytest.fixture
def new_page(browser: Browser, live_server, requests_on_the_way: _Requests) -> Iterator[Callable[..., Page]]:
    """Make a page in a context of its own (another person, a phone): new_page(width=390)."""
    contexts = []
    pages = []

    def make(width: int = 1280, height: int = 800) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        contexts.append(context)
        pages.append(page)
        _watch(page, urlsplit(live_server.url).netloc)
        return page

    yield make
    for context in contexts:
        context.close()
    requests_on_the_way.wait()
    slips = [slip for page in pages for slip in page.slips if not _expected(slip, page)]
    assert not slips, "\n".join(slips)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page on the live server, at a laptop's size."""
    return new_page()


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail on any violation of WCAG 2.2 AA or of axe's best practices on the page as it stands now."""

    def check(page: Page) -> None:
        page.evaluate("scrollTo(0, 0)")  # what is scrolled half below the bar at the top is not too small to be pressed
        result = Axe().run(page, options=AXE_OPTIONS)
        assert result.violations_count == 0, result.generate_report()

    return check


def _watch(page: Page, server: str) -> None:
    page.slips = []
    page.expected_errors = []

    def request_made(request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != server:
            page.slips.append(f"a request left the server: {request.url}")

    def said(message) -> None:
        if message.type == "error":
            page.slips.append(f"console: {message.text} ({message.location.get('url')})")

    page.on("request", request_made)
    page.on("console", said)
    page.on("pageerror", lambda error: page.slips.append(f"script: {error}"))


def _expected(slip: str, page: Page) -> bool:
    return any(words in slip for words in page.expected_errors)
