# SPDX-License-Identifier: MPL-2.0
"""Sending a plan in a browser: explained, changed by another meanwhile, sent, taken back; readable by all."""

import pytest
from playwright.sync_api import expect

from partnerskab.editing import change
from partnerskab.revisions.models import Revision
from tests.journeys.steps import fits

pytestmark = pytest.mark.django_db(transaction=True)

WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def secretariat(new_page, live_server, client, cast):
    """A browser where the secretariat has logged in."""

    def open_page(width: int):
        client.force_login(cast.secretariat)
        page = new_page(width=width)
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.expected_errors += ["409", "422"]
        return page

    return open_page


@WIDTHS
def test_what_was_typed_survives_reload_and_a_changed_draft(secretariat, axe, plan, width):
    page = secretariat(width)
    page.goto("/amager/plan/2022/indsend/")
    axe(page)
    assert fits(page)
    for field in page.get_by_label("Forklar, hvorfor planen sendes alligevel").all():
        field.fill("Pengene er afsat.")
    page.get_by_label("Besked til dem, der skal godkende").fill("Svar gerne inden jul.")
    page.wait_for_timeout(600)
    page.reload()
    page.get_by_role("button", name="Hent den").click()
    activity = plan.activities.get(number=1)
    change(activity, activity.version, title="Et nyt navn")
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("alert")).to_contain_text("Planen er ændret, siden du så den.")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Besked til dem, der skal godkende")).to_have_value("Svar gerne inden jul.")
    axe(page)
    page.get_by_role("button", name="Send til godkendelse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2022, version 2022.1")
    assert Revision.objects.get().message == "Svar gerne inden jul."
    axe(page)
    assert fits(page)
    page.goto("/amager/plan/2022/indsend/")
    expect(page.locator(".keep-notice")).to_have_count(0)


@WIDTHS
def test_the_pages_of_versions_are_readable_by_all(secretariat, axe, act, width):
    version = act.submit()
    page = secretariat(width)
    for path in (
        "",
        "plan/2022/",
        "plan/2022/versioner/",
        "plan/2022/version/1/laes/",
        "plan/2022/version/1/traek-tilbage/",
    ):
        page.goto(f"/amager/{path}")
        axe(page)
        assert fits(page)
    page.get_by_label("Hvorfor trækkes versionen tilbage?").fill("Et beløb var forkert.")
    page.get_by_role("button", name="Ja, træk den tilbage").click()
    expect(page.get_by_text("Version 2022.1 er trukket tilbage.")).to_be_visible()
    axe(page)
    act.approve(act.submit())
    assert version.number == 1
    for path in ("", "plan/2022/version/2/", "plan/2022/versioner/"):
        page.goto(f"/amager/{path}")
        axe(page)
        assert fits(page)
