# SPDX-License-Identifier: MPL-2.0
"""The agreement's page and the list of agreements: who sees what, and what an empty one says."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from simple_history.utils import bulk_create_with_history

from partnerskab.agreements.models import (
    Agreement,
    AgreementSection,
    Body,
    FocusArea,
    Organisation,
    Party,
    StaffResource,
    TheoryRow,
)
from tests.activities.conftest import browser_of
from tests.agreements.conftest import at, begun


def fill(agreement: Agreement, many: int) -> None:
    """That many of everything the page lists."""
    organisations = [Organisation.objects.create(name=f"{agreement} {number}") for number in range(many)]
    areas = [FocusArea(agreement=agreement, number=number + 1, title=f"Område {number}") for number in range(many)]
    rows = [
        *areas,
        *(Party(agreement=agreement, organisation=each, order=at) for at, each in enumerate(organisations)),
        *(Body(agreement=agreement, kind="working", name=f"Organ {number}") for number in range(many)),
        *(StaffResource(agreement=agreement, title=f"Post {number}", share=50) for number in range(many)),
        *(TheoryRow(agreement=agreement, kind="result", focus_area=area, text="Flere er trygge") for area in areas),
        *(TheoryRow(agreement=agreement, kind="effect", text=f"Effekt {number}") for number in range(many)),
        *(
            AgreementSection(
                agreement=agreement, kind="other", order=number, title=f"Kapitel {number}", text="<p>x</p>"
            )
            for number in range(many)
        ),
    ]
    for row in rows:
        bulk_create_with_history([row], type(row))
    for number in range(many):
        agreement.area_versions.create(from_date=agreement.valid_from + datetime.timedelta(days=number))


def test_an_empty_agreement_says_what_to_write(secretariat, empty):
    page = secretariat.get(at("agreement", empty)).text
    for words in ("Formål er ikke skrevet endnu.", "Ingen parter er skrevet på endnu.", "Området er ikke beskrevet"):
        assert words in page
    assert "Tilføj den første part" in page
    assert "når alle parter har godkendt" in page


@pytest.mark.parametrize("role", ["working_group", "steering_group", "collaborator"])
def test_others_read_the_draft_and_cannot_edit(cast, agreement, role):
    page = browser_of(cast.members[role]).get(at("agreement", agreement)).text
    assert agreement.title in page
    assert "Rediger" not in page.split("<main")[1]
    assert "Tilføj" not in page.split("<main")[1]


def test_a_reader_sees_no_draft(cast, agreement):
    agreement.sections.create(kind="background", text="<p>Hemmelig kladde</p>")
    page = browser_of(cast.reader).get(at("agreement", agreement)).text
    assert "Hemmelig kladde" not in page
    assert "når parterne har godkendt den" in page


def test_another_partnership_learns_nothing(cast, agreement):
    assert browser_of(cast.stranger).get(at("agreement", agreement)).status_code == 404
    elsewhere = reverse("agreement", args=["vestby", agreement.mark])
    assert browser_of(cast.stranger).get(elsewhere).status_code == 404


def test_the_list_says_which_period_is_running(secretariat, agreement, empty):
    page = secretariat.get(reverse("agreements", args=["amager"])).text
    assert page.index(at("agreement", empty)) < page.index(at("agreement", agreement))
    assert "Perioden er i gang" in page
    assert "Udløb 31.\xa0december 2024" in page


def test_without_an_agreement_the_list_says_what_to_do(secretariat):
    assert "Ingen aftale endnu" in secretariat.get(reverse("agreements", args=["amager"])).text


def test_the_pages_make_the_same_number_of_queries_with_one_row_and_thirty(secretariat, cast, empty):
    larger = begun(cast.partnership, 2029)
    fill(empty, 1)
    fill(larger, 30)
    pages = ("agreement", "agreement_theory", "agreement_frames")
    assert [queries(secretariat, at(name, empty)) for name in pages] == [
        queries(secretariat, at(name, larger)) for name in pages
    ]
    assert queries(secretariat, at("agreement", larger)) <= 30
    for name in ("parter", "omraader", "organer", "medarbejdere", "effekter"):
        few = queries(secretariat, at("agreement_rows_edit", empty, name))
        assert few == queries(secretariat, at("agreement_rows_edit", larger, name)), name


def queries(client, address):
    """How many it takes the second time."""
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)
