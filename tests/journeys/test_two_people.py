# SPDX-License-Identifier: MPL-2.0
"""Two people write in the same text: the later one sees both, loses neither, and has three ways on."""

import pytest
from playwright.sync_api import Page, expect

from activities.models import ActivitySection
from partnerskab.agreements.models import Role
from tests.journeys.steps import address_of, editor, is_saved, open_text, retype, save

MINE, THEIRS = "Min tekst om naboer.", "Deres tekst om byrum."


@pytest.fixture
def purpose(sample) -> ActivitySection:
    """The text that both write in."""
    return ActivitySection.objects.get(activity__plan=sample, activity__number=1, kind="purpose")


@pytest.fixture
def met(enter, person, sample, purpose) -> Page:
    """The page of the later one, with both texts side by side."""
    mine, theirs = enter(person(Role.WORKING_GROUP)), enter(person(Role.SECRETARIAT))
    for page in (mine, theirs):
        page.goto(address_of(sample, 1))
        open_text(page, "formål")
    retype(theirs, THEIRS)
    save(theirs, "formål")
    is_saved(theirs, "formål")
    retype(mine, MINE)
    mine.expected_errors.append("409")
    save(mine, "formål")
    panel = mine.locator("form.conflict")
    expect(panel.get_by_role("alert")).to_contain_text("Formål blev ændret, mens du skrev")
    expect(panel.get_by_role("alert")).to_contain_text("Sekretariatet")
    expect(panel.locator(".mine")).to_contain_text(MINE)
    expect(panel.locator(".sides")).to_contain_text(THEIRS)
    purpose.refresh_from_db()
    assert purpose.text == f"<p>{THEIRS}</p>"
    return mine


def go_on(page: Page, way: str) -> None:
    page.locator("form.conflict").get_by_text(way, exact=False).first.click()
    page.get_by_role("button", name="Fortsæt").click()


def texts(purpose: ActivitySection) -> list[str]:
    """What stands, and after it everything that ever stood, newest first."""
    purpose.refresh_from_db()
    return [purpose.text, *purpose.history.order_by("-pk").values_list("text", flat=True)]


def test_the_two_are_written_together(met, purpose):
    go_on(met, "Skriv de to sammen")
    expect(editor(met, "formål")).to_contain_text(MINE)
    expect(editor(met, "formål")).to_contain_text(THEIRS)
    save(met, "formål")
    is_saved(met, "formål")
    assert texts(purpose)[0] == f"<p>{MINE}</p><p>{THEIRS}</p>"


def test_mine_is_kept_and_theirs_stays_in_the_history(met, purpose):
    go_on(met, "Min tekst Den gemte")
    is_saved(met, "formål")
    stands, *past = texts(purpose)
    assert stands == f"<p>{MINE}</p>"
    assert f"<p>{THEIRS}</p>" in past


def test_theirs_is_kept_and_mine_stays_in_the_history(met, purpose):
    go_on(met, "Den gemte tekst Din tekst")
    is_saved(met, "formål")
    stands, *past = texts(purpose)
    assert stands == f"<p>{THEIRS}</p>"
    assert f"<p>{MINE}</p>" in past
