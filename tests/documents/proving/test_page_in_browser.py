# SPDX-License-Identifier: MPL-2.0
"""Proving papers in a browser: choose, hear the verdict at once, read what differs; on a laptop and on a phone."""

import pytest
from django.test import Client

from partnerskab.content.canonical import to_json
from tests.cast import Cast

from .conftest import edition, printed, proved_plan
from .test_page import PAGE
from .test_proof import dearer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_whole_way(new_page, live_server, axe, approved, approved_pdf: bytes, cast: Cast, width: int) -> None:
    client = Client()
    client.force_login(cast.reader)
    page = new_page(width=width)
    page.expected_errors.append("422")
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    def prove(pdf: bytes, word: str) -> None:
        page.locator("input[type=file]").set_input_files(
            {"name": "p.pdf", "mimeType": "application/pdf", "buffer": pdf}
        )
        with page.expect_navigation(timeout=60_000):
            page.get_by_role("button", name="Kontrollér", exact=True).click()
        assert word in page.locator(":focus").inner_text()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    page.goto(PAGE)
    axe(page)
    prove(approved_pdf, "Ægte")
    forged = printed(edition(dearer(proved_plan()), to_json(proved_plan())))
    prove(forged, "Ændret")
    assert "3.565.000" in page.get_by_role("region", name="Det er anderledes").inner_text()
    prove(b"%PDF-1.7 intet", "Ukendt")
    page.locator("input[type=file]").set_input_files({"name": "p.txt", "mimeType": "text/plain", "buffer": b"Hej"})
    with page.expect_navigation():
        page.get_by_role("button", name="Kontrollér", exact=True).click()
    assert "Filen er ikke en PDF" in page.get_by_role("alert").inner_text()
    axe(page)
