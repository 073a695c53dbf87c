# SPDX-License-Identifier: MPL-2.0
"""In a browser: a plan is rolled forward, and a proposal goes from a phone into the plan."""

import re

import pytest
from playwright.sync_api import expect

from activities.models import Activity, Plan
from partnerskab.planning.models import Beginning, Proposal
from tests.journeys.conftest import log_in
from tests.journeys.steps import fits

WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.fixture
def plan(transactional_db, make_plan) -> Plan:
    """Three activities of 2022."""
    return make_plan(3)


@pytest.fixture
def enter(new_page, live_server, plan):
    """A page for somebody: enter(user, width)."""

    def open_page(user, width):
        page = new_page(width=width)
        page.expected_errors += ["422", "409"]
        log_in(page, user, live_server.url)
        return page

    return open_page


def write_the_reason_anew(page, axe):
    page.get_by_role("link", name="Ret begrundelsen").click()
    axe(page)
    assert fits(page)
    page.get_by_label("Forankret hos").fill("Fritidscentret")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Forankret hos Fritidscentret. Kører videre i fritidscentret")).to_be_visible()


@WIDTHS
def test_whoever_comes_second_sees_what_was_chosen(enter, axe, cast, plan, width):
    slow, quick = enter(cast.secretariat, width), enter(cast.secretariat, 1280)
    for page in (slow, quick):
        page.goto("/amager/naeste-aar/2023/")
    row = slow.locator(".roll-row").first
    row.get_by_label("Ophør", exact=True).check()
    row.get_by_label("Begrundelse").fill("Kører videre i fritidscentret")
    quick.get_by_role("button", name="Begynd planen for 2023").click()
    expect(quick.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2023")
    slow.get_by_role("button", name="Begynd planen for 2023").click()
    expect(slow.get_by_role("heading", level=1)).to_have_text("Planen for 2023 er allerede begyndt")
    expect(slow.get_by_role("region", name="Det, du havde valgt")).to_contain_text("Kører videre i fritidscentret")
    axe(slow)
    assert fits(slow)


@WIDTHS
def test_the_secretariat_begins_next_years_plan(enter, axe, cast, plan, width):
    page = enter(cast.secretariat, width)
    page.goto("/amager/")
    axe(page)
    page.get_by_role("link", name="Begynd planen for 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begynd planen for 2023")
    axe(page)
    assert fits(page)
    first, second = (page.locator(".roll-row").nth(at) for at in range(2))
    expect(first.get_by_label("Begrundelse")).to_be_hidden()
    first.get_by_label("Ophør", exact=True).check()
    expect(first.get_by_label("Begrundelse")).to_be_visible()
    expect(first.get_by_label("Nummer i 2023")).to_be_hidden()
    second.get_by_label("Justér", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Begynd planen for 2023").click()
    expect(page.locator(".form-summary")).to_be_focused()
    axe(page)
    page.locator(".form-summary a").click()
    expect(first.get_by_label("Begrundelse")).to_be_focused()
    page.keyboard.type("Kører videre i fritidscentret")
    expect(second.get_by_label("Justér", exact=True)).to_be_checked()
    page.get_by_role("button", name="Begynd planen for 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2023")
    axe(page)
    assert fits(page)
    rows = Activity.objects.filter(plan__year=2023).order_by("number")
    assert [(row.number, row.state) for row in rows] == [(1, "justeret"), (2, "fortsat")]
    page.get_by_role("link", name="Se, hvad der er ændret siden da").click()
    axe(page)
    page.go_back()
    page.get_by_role("link", name=re.compile("Hent fra 2022")).click()
    expect(page.get_by_text("Kører videre i fritidscentret")).to_be_visible()
    axe(page)
    assert fits(page)
    write_the_reason_anew(page, axe)
    page.get_by_role("button", name="Hent").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(plan.activities.in_reading_order()[0].title)
    page.goto("/amager/plan/2023/okonomi/")
    expect(page.locator(".proposed-mark").first).to_be_visible()
    axe(page)
    page.get_by_role("group", name="Planår").get_by_role("link", name="2022").click()
    expect(page).to_have_url(re.compile("/plan/2022/okonomi/"))
    page.goto("/amager/plan/2023/")
    page.get_by_role("button", name="Beløbene er gennemgået").click()
    expect(page.get_by_text("Beløbene for 2023 står nu som planens egne.")).to_be_visible()
    assert Beginning.objects.get().amounts_seen_at


@WIDTHS
def test_a_proposal_goes_into_the_plan(enter, axe, cast, plan, width):
    page = enter(cast.collaborator, width)
    page.goto("/amager/")
    page.get_by_role("link", name="Stil et forslag").click()
    axe(page)
    assert fits(page)
    page.get_by_label("Titel").fill("Nattevandring")
    page.get_by_label("Hvad kan det koste?").fill("25.000")
    page.get_by_role("button", name="Send ind").click()
    expect(page.locator(".form-summary")).to_contain_text("Skriv, hvad forslaget går ud på")
    axe(page)
    page.get_by_label("Hvad er forslaget?").fill("Voksne går ture fredag og lørdag.")
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.get_by_text("Kladden er gemt. Kun du kan se den.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Skriv videre eller send ind").click()
    page.get_by_role("button", name="Send ind").click()
    expect(page.get_by_text("Forslaget er sendt ind.")).to_be_visible()

    other = enter(cast.working_group, width)
    other.goto("/amager/forslag/")
    axe(other)
    assert fits(other)
    other.get_by_role("link", name="Nattevandring").click()
    axe(other)
    other.get_by_role("link", name="Tag med i planen").click()
    axe(other)
    assert fits(other)
    other.get_by_role("button", name="Tag med i 2022").click()
    expect(other.locator(".form-summary")).to_contain_text("Vælg et indsatsområde")
    other.get_by_label("Indsatsområde").select_option("2")
    other.get_by_role("button", name="Tag med i 2022").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Nattevandring")
    expect(other.get_by_text("Voksne går ture fredag og lørdag.")).to_be_visible()
    axe(other)

    page.reload()
    expect(page.get_by_role("heading", name="Forslaget er taget med")).to_be_visible()
    axe(page)
    assert Proposal.objects.get().activity.plan == plan


@WIDTHS
def test_no_is_said_with_a_reason(enter, axe, cast, plan, width):
    row = Proposal.objects.create(
        partnership=plan.partnership,
        year=2023,
        title="Nattevandring",
        what="Voksne går ture.",
        author=cast.collaborator,
        sent_at=plan.history.first().history_date,
    )
    page = enter(cast.working_group, width)
    page.goto(f"/amager/forslag/{row.pk}/")
    page.get_by_role("link", name="Svar nej").click()
    axe(page)
    page.get_by_role("button", name="Send svaret").click()
    expect(page.locator(".form-summary")).to_contain_text("Skriv en begrundelse")
    axe(page)
    page.get_by_label("Begrundelse").fill("Der er et tilbud i forvejen.")
    page.get_by_role("button", name="Send svaret").click()
    expect(page.get_by_role("heading", name="Behandlet")).to_be_visible()
    axe(page)
    assert fits(page)
