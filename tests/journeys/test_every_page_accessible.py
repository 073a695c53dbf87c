# SPDX-License-Identifier: MPL-2.0
"""axe on every page for every role, and on what opens in them, on a laptop and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from partnerskab.agreements.models import Role
from tests.cast import Cast
from tests.journeys.conftest import log_in
from tests.journeys.steps import PLAN, address_of, fits, open_money, open_text

WIDTHS = pytest.mark.parametrize("width", [1280, 390])
READ = (
    "/amager/",
    PLAN,
    f"{PLAN}okonomi/",
    f"{PLAN}okonomi/forbrug/",
    f"{PLAN}okonomi/flytninger/",
    f"{PLAN}okonomi/ramme/",
    f"{PLAN}laes/",
    f"{PLAN}eftersyn/",
    f"{PLAN}kapitler/",
    f"{PLAN}okonomi/linjer/",
    "/amager/maal/2021-2024/",
    "/amager/maal/2021-2024/indikatorer/",
    f"{PLAN}succeskriterier/",
    "/amager/opfoelgning/",
    "/amager/aftale/",
    "/amager/aftale/2021-2024/",
    "/amager/aftale/2021-2024/laes/",
    "/amager/aftale/2021-2024/eftersyn/",
    "/amager/aftale/2021-2024/rammer/",
    "/amager/kontakter/",
    "/amager/forslag/",
    "/amager/forslag/nyt/",
    "/amager/aarshjul/",
    "/amager/aarshjul/2022/",
    "/amager/aarshjul/frister/2021-2024/",
    "/amager/moede/",
    "/amager/indstilling/",
    "/amager/indstilling/2022-1/",
)
WRITTEN = (
    f"{PLAN}raekkefoelge/",
    f"{PLAN}nummerering/",
    f"{PLAN}aktivitet/ny/",
    f"{PLAN}okonomi/flyt/",
    f"{PLAN}okonomi/ramme/enhed/",
)
# The last three see what the first sees, with fewer buttons or none; each is looked at where it works most.
WHO_READS_DRAFTS = [
    (Role.SECRETARIAT, 1280),
    (Role.SECRETARIAT, 390),
    (Role.WORKING_GROUP, 1280),
    (Role.STEERING_GROUP, 390),
    (Role.COLLABORATOR, 1280),
]
KEPT = (
    "/amager/maal/2021-2024/ny/",
    "/amager/maal/2021-2024/opret/",
    f"{PLAN}okonomi/ramme/rediger/",
    f"{PLAN}okonomi/ramme/regler/",
    f"{PLAN}indlaes/",
    "/amager/maal/2021-2024/laes-ind/",
    "/amager/medlemmer/",
    "/amager/medlemmer/nyt/",
    "/amager/plan/ny/",
    "/amager/naeste-aar/2023/",
    "/amager/aftale/ny/",
    "/amager/aftale/2021-2024/rammer/rediger/",
    "/amager/kontakter/ny/",
    "/amager/aarshjul/frister/2021-2024/liste/rediger/",
    "/amager/moede/ny/",
    "/amager/indstilling/ny/",
    "/amager/indstilling/2022-1/hoved/rediger/",
    "/amager/indstilling/2022-1/liste/bilag/rediger/",
)


@pytest.fixture
def plan(transactional_db, make_plan):
    """A small plan that has everything."""
    return make_plan(2)


@pytest.fixture
def look(new_page, live_server, axe) -> Callable[..., None]:
    """Look at addresses as somebody: no violations, nothing to scroll sideways."""

    def visit(user, width: int, *addresses: str) -> None:
        page = new_page(width=width)
        log_in(page, user, live_server.url)
        page.expected_errors.append("403")
        for address in addresses:
            page.goto(address)
            axe(page)
            assert fits(page), address

    return visit


@pytest.mark.parametrize(("role", "width"), WHO_READS_DRAFTS)
def test_every_page_for_those_who_read_drafts(look, cast: Cast, plan, case, role, width):
    pages = [*READ, address_of(plan, 1), f"{address_of(plan, 1)}historik/"]
    if role in (Role.SECRETARIAT, Role.WORKING_GROUP):
        pages += WRITTEN
    if role == Role.SECRETARIAT:
        pages += KEPT
    look(cast.members[role], width, *pages)


@WIDTHS
def test_every_page_for_those_who_do_not(look, cast: Cast, plan, width):
    look(cast.reader, width, "/amager/", "/amager/medlemmer/", PLAN, "/amager/aftale/", "/amager/aftale/2021-2024/")


@WIDTHS
def test_what_opens_on_an_activity(new_page, live_server, axe, cast: Cast, plan, width):
    page = new_page(width=width)
    page.expected_errors += ["409", "422"]
    log_in(page, cast.secretariat, live_server.url)
    page.goto(address_of(plan, 1))
    page.locator("summary.who").click()
    axe(page)
    page.keyboard.press("Escape")
    page.goto(address_of(plan, 1))
    for button in (
        "#facts .edit",
        "#areas .edit",
        "#anchoring .edit",
        "#rows-leverancer > .edit",
        "#rows-aktoerer > .edit",
    ):
        page.locator(button).click()
        expect(page.locator(button)).to_have_count(0)
    open_text(page, "formål")
    open_money(page)
    page.get_by_role("button", name="Tilføj post").click()
    expect(page.get_by_label("Budgetpost")).to_be_focused()
    refused = page.locator("#penge input[name=amount]").first
    refused.fill("50,00,0")
    refused.press("Enter")
    expect(page.locator("#penge").get_by_role("alert")).to_contain_text("ikke gemt")
    page.get_by_label("Titel", exact=True).fill(" ")
    page.get_by_role("button", name="Gem oplysninger").click()
    expect(page.locator("form#facts .form-summary")).to_be_visible()
    axe(page)
    assert fits(page)
