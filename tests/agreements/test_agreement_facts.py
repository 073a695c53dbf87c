# SPDX-License-Identifier: MPL-2.0
"""The agreement's title and period are changed at the head of its page."""

import pytest

from tests.activities.conftest import browser_of
from tests.agreements.conftest import at


def typed(agreement, **changed):
    return {
        "title": agreement.title,
        "kind": agreement.kind,
        "valid_from": "1. januar 2025",
        "valid_to": "31. december 2028",
        "version": agreement.version,
    } | changed


def test_the_title_is_saved_in_few_queries(secretariat, empty, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        response = secretariat.post(at("agreement_facts_edit", empty), typed(empty, title="Partnerskabsaftalen"))
    assert response.status_code == 200
    assert "Partnerskabsaftalen" in response.text
    empty.refresh_from_db()
    assert (empty.title, empty.version) == ("Partnerskabsaftalen", 2)


def test_a_save_without_change_writes_nothing(secretariat, empty):
    assert secretariat.post(at("agreement_facts_edit", empty), typed(empty)).status_code == 200
    assert empty.history.count() == 1


def test_a_new_period_has_a_new_address(secretariat, cast, empty):
    longer = typed(empty, valid_to="31. december 2029")
    response = secretariat.post(at("agreement_facts_edit", empty), longer)
    assert response["HX-Redirect"] == "/amager/aftale/2025-2029/"
    empty.refresh_from_db()
    page = browser_of(cast.secretariat, htmx=False).post(at("agreement_facts_edit", empty), typed(empty, version=2))
    assert page["Location"] == "/amager/aftale/2025-2028/"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, "Giv aftalen en titel"),
        ({"valid_from": "nytår"}, "”nytår” kan ikke læses som en dato."),
        ({"valid_to": "1-1-2024"}, "Slutdatoen ligger før startdatoen."),
        ({"valid_from": "1-1-2024"}, "Perioden overlapper ”Aftale om"),
    ],
)
def test_a_wrong_period_is_refused_and_kept(secretariat, agreement, empty, changed, words):
    agreement.title = "Aftale om Amager"
    agreement.save()
    response = secretariat.post(at("agreement_facts_edit", empty), typed(empty, **changed))
    assert response.status_code == 422
    assert words in response.text
    assert next(iter(changed.values())) in response.text


def test_a_period_cannot_leave_its_plans(secretariat, agreement):
    days = {"valid_from": "1. januar 2023", "valid_to": "31. december 2024"}
    response = secretariat.post(at("agreement_facts_edit", agreement), typed(agreement, **days))
    assert response.status_code == 422
    assert "Der er tryghedsplaner uden for den periode: 2022." in response.text


def test_a_stale_title_is_shown_beside_the_saved_one(secretariat, empty):
    secretariat.post(at("agreement_facts_edit", empty), typed(empty, title="Den andens titel"))
    response = secretariat.post(at("agreement_facts_edit", empty), typed(empty, title="Min titel", version=1))
    assert response.status_code == 409
    assert "Min titel" in response.text
    assert "Den andens titel" in response.text
    empty.refresh_from_db()
    assert empty.title == "Den andens titel"
