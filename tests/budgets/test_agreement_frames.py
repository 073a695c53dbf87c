# SPDX-License-Identifier: MPL-2.0
"""An agreement's frames are seen and written where it has no plan yet, by the page of a plan's frames."""

import pytest

from budgets.models import Frame
from tests.activities.conftest import browser_of
from tests.agreements.conftest import at, begun


@pytest.fixture
def agreed(cast):
    return begun(cast.partnership)


@pytest.fixture
def secretariat(cast):
    return browser_of(cast.secretariat, htmx=False)


def amounts(agreement, kr="", management="", version=0):
    typed = {}
    for year in agreement.years:
        typed |= {f"activities-{year}": kr, f"version-activities-{year}": version}
        typed |= {f"management-{year}": management, f"version-management-{year}": version}
    return typed


def test_the_frames_of_an_agreement_without_a_plan_are_written(secretariat, agreed):
    assert "ingen" in secretariat.get(at("agreement_frames", agreed)).text
    typed = amounts(agreed, "1.900.000", "0,34 mio. kr.")
    saved = secretariat.post(at("agreement_frames_edit", agreed), typed)
    assert saved["Location"] == at("agreement_frames", agreed)
    assert set(Frame.objects.filter(agreement=agreed).values_list("purpose", "kr")) == {
        ("activities", 1_900_000),
        ("management", 340_000),
    }
    assert "1.900.000" in secretariat.get(at("agreement", agreed)).text


def test_an_amount_that_is_none_is_refused_and_kept(secretariat, agreed):
    response = secretariat.post(at("agreement_frames_edit", agreed), amounts(agreed, "50,00,0"))
    assert response.status_code == 422
    assert "50,00,0" in response.text
    assert not Frame.objects.filter(agreement=agreed).exists()


def test_a_stale_save_shows_both(secretariat, agreed):
    secretariat.post(at("agreement_frames_edit", agreed), amounts(agreed, "1.000.000"))
    response = secretariat.post(at("agreement_frames_edit", agreed), amounts(agreed, "2.000.000"))
    assert response.status_code == 409
    assert "1.000.000" in response.text
    assert "2.000.000" in response.text


def test_who_moves_money_is_written_at_the_agreement(secretariat, agreed):
    typed = {"moves_within": "Projektlederen", "moves_between": "", "version": 1}
    assert secretariat.post(at("agreement_frame_rules", agreed), typed).status_code == 302
    agreed.refresh_from_db()
    assert agreed.moves_within == "Projektlederen"
    assert "Projektlederen" in secretariat.get(at("agreement", agreed)).text


def test_each_year_shows_what_its_own_plan_takes(secretariat, plan):
    page = secretariat.get(at("agreement_frames", plan.agreement)).text
    by_plan = secretariat.get(f"/amager/plan/{plan.year}/okonomi/ramme/").text
    row = page.split(">2022<")[1].split("</tr>")[0]
    assert row == by_plan.split(">2022<")[1].split("</tr>")[0]
    assert "Hvordan vises beløb?" not in page


def test_others_read_and_do_not_write(cast, agreed):
    client = browser_of(cast.working_group)
    assert client.get(at("agreement_frames", agreed)).status_code == 200
    assert client.post(at("agreement_frames_edit", agreed), amounts(agreed, "1")).status_code == 403
