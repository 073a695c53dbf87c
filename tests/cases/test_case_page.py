# SPDX-License-Identifier: MPL-2.0
"""The page of a case paper: its head, its texts and its lists edited where they stand, with nothing lost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerskab.cases import listings
from partnerskab.cases.models import Recommendation
from partnerskab.editing import change
from partnerskab.revisions.lifecycle import Word
from tests.activities.conftest import browser_of
from tests.agreements.test_agreement_lists import posted
from tests.revisions.acting import APPROVED, Acting

from .conftest import at

HEAD = {
    "title": "Tryghedsplan 2022", "body": "Økonomiudvalget", "aim": "tabled", "meeting_on": "14. juni 2022",
    "sender": "Økonomiforvaltningen", "case_number": "2022-0012345", "document_number": "1234567", "officer": "",
}  # fmt: skip


def edit_head(browser, case, **said):
    return browser.post(at("case_head_edit", case), {**HEAD, "version": case.version, **said})


def test_the_page_shows_every_part(secretariat, case):
    page = secretariat.get(at("case", case)).text
    for said in ("Resumé", "Problemstilling", "Løsning", "Økonomi", "Videre proces", "Bilag",
                 "at planen tages til efterretning", "Sagsnr.", "2022-0012345", "Til beslutning"):  # fmt: skip
        assert said in page, said


def test_the_head_is_saved(secretariat, case):
    assert edit_head(secretariat, case, aim="note", officer="Sanne Sekretær").status_code == 200
    case.refresh_from_db()
    assert (case.aim, case.officer, case.version) == ("note", "Sanne Sekretær", 2)


def test_a_head_without_a_change_writes_nothing(secretariat, case):
    assert "Intet var ændret" in edit_head(secretariat, case, aim="decision").headers["HX-Trigger"].encode().decode(
        "unicode_escape"
    )
    case.refresh_from_db()
    assert (case.version, case.history.count()) == (1, 1)


def test_a_wrong_day_is_refused_with_an_example_and_nothing_lost(secretariat, case):
    response = edit_head(secretariat, case, meeting_on="snart", title="Min titel")
    assert response.status_code == 422
    assert "snart" in response.text
    assert "Min titel" in response.text
    assert "12. december 2022" in response.text


def test_two_heads_at_once_are_both_shown(secretariat, case):
    change(case, case.version, case_number="2022-9")
    response = edit_head(secretariat, case, version=1, case_number="2022-8")
    assert response.status_code == 409
    assert "2022-8" in response.text
    assert "2022-9" in response.text


def test_a_text_saved_meanwhile_does_not_stand_in_the_heads_way(secretariat, case):
    change(case, case.version, resume="<p>Nyt.</p>")
    assert edit_head(secretariat, case, version=1).status_code == 200


def test_a_text_is_edited_where_it_stands(secretariat, case):
    address = at("case_text_edit", case, "loesning", case.pk)
    assert "<form" in secretariat.get(address).text
    response = secretariat.post(address, {"text": "<p>Ny løsning.</p>", "version": case.version, "seen": ""})
    assert response.status_code == 200
    case.refresh_from_db()
    assert case.solution == "<p>Ny løsning.</p>"


def test_points_are_added_moved_and_taken_away_as_one(secretariat, case):
    rows = listings.recommendations(case).rows()
    data = posted([rows[1], "ny-1"], listing_mark(rows), text=["midlerne udmøntes", "sagen tages op igen"])
    assert secretariat.post(at("case_rows_edit", case, "indstilling"), data).status_code == 200
    assert list(case.recommendations.values_list("text", flat=True)) == ["midlerne udmøntes", "sagen tages op igen"]


def listing_mark(rows):
    return posted(rows)["mark"]


def test_a_stale_list_of_points_shows_both(secretariat, case):
    rows = listings.recommendations(case).rows()
    data = posted(rows, text=["mit punkt", rows[1].text])
    Recommendation.objects.create(case=case, order=9, text="en andens punkt")
    response = secretariat.post(at("case_rows_edit", case, "indstilling"), data)
    assert response.status_code == 409
    assert "mit punkt" in response.text
    assert "en andens punkt" in response.text
    assert not case.recommendations.filter(text="mit punkt").exists()


def test_an_annex_takes_a_whole_fingerprint_or_none(secretariat, case):
    rows = listings.annexes(case).rows()
    data = posted(rows, title=["Planen"], address=[""], sha256=["abc"])
    response = secretariat.post(at("case_rows_edit", case, "bilag"), data)
    assert response.status_code == 422
    assert "Et fingeraftryk er 64 tegn" in response.text
    data = posted(rows, title=["Planen"], address=[""], sha256=[""])
    assert secretariat.post(at("case_rows_edit", case, "bilag"), data).status_code == 200


def test_a_fingerprint_is_taken_as_it_is_shown(secretariat, case):
    rows = listings.annexes(case).rows()
    shown = " ".join(["AB12"] * 8 + ["\n"] + ["cd34"] * 8)
    data = posted(rows, title=["Planen"], address=["/amager/plan/2022/"], sha256=[shown])
    assert secretariat.post(at("case_rows_edit", case, "bilag"), data).status_code == 200
    annex = case.annexes.get()
    assert (annex.sha256, annex.address) == ("ab12" * 8 + "cd34" * 8, "/amager/plan/2022/")


@pytest.mark.parametrize("address", ["//ond.example/",
                                     "/\\ond.example", "https://ond.example/", "javascript:x", "amager/",
                                     "/\t/ond.example", "/"])  # fmt: skip
def test_an_annex_leads_nowhere_but_to_the_site(secretariat, case, address):
    data = posted(listings.annexes(case).rows(), title=["Planen"], address=[address], sha256=[""])
    response = secretariat.post(at("case_rows_edit", case, "bilag"), data)
    assert response.status_code == 422
    assert "Skriv adressen, som den står efter sidens navn" in response.text


def test_readers_are_told_of_an_annex_without_a_way_that_is_closed_to_them(cast, case):
    case.annexes.update(address="/amager/plan/2022/")
    sent = Acting(cast, case)
    sent.record(sent.submit(), 0, {"": Word(APPROVED)})
    way = '<a href="/amager/plan/2022/">Tryghedsplan 2022'
    page = reverse("revision_reading", args=["amager", case.address, 1])
    assert way in browser_of(cast.collaborator).get(page).text
    text = browser_of(cast.reader).get(page).text
    assert way not in text
    assert "Tryghedsplan 2022" in text


def test_the_political_handling_is_edited_as_one(secretariat, case):
    rows = listings.handlings(case).rows()
    data = posted(
        [*rows, "ny-1"], listing_mark(rows), body=["Styregruppen", "Økonomiudvalget"], on=["", "14. juni 2022"],
        text=["Godkendte planen", "Til efterretning"],
    )  # fmt: skip
    assert secretariat.post(at("case_rows_edit", case, "politisk-behandling"), data).status_code == 200
    assert case.handlings.last().text == "Til efterretning"


def test_without_a_script_each_part_is_a_page(client, cast, case):
    client.force_login(cast.secretariat)
    for address in (at("case_head_edit", case), at("case_rows_edit", case, "indstilling")):
        assert "<!doctype html>" in client.get(address).text
    assert client.get(at("case_head", case)).status_code == 302


def test_others_read_it_and_see_no_button(cast, case):
    page = browser_of(cast.working_group).get(at("case", case)).text
    assert "at planen tages til efterretning" in page
    assert "Rediger" not in page
    assert "Hent tallene igen" not in page


def test_another_partnerships_case_is_not_here(secretariat, case):
    case.agreement.__class__.objects.filter(pk=case.agreement.pk).update(
        partnership=case.agreement.partnership.__class__.objects.get(slug="vestby")
    )
    assert secretariat.get(at("case", case)).status_code == 404


def test_the_list_shows_each_with_what_it_has_come_to(secretariat, case):
    page = secretariat.get(reverse("cases", args=["amager"])).text
    assert re.search(r"2022-1 · Økonomiudvalget", page)
    assert "Kladde" in page
    assert "Skriv en indstilling" in page


def test_the_number_of_queries_does_not_grow_with_rows_or_papers(secretariat, case):
    few = counted(secretariat, case)
    for at_ in range(30):
        Recommendation.objects.create(case=case, order=at_ + 5, text=f"punkt {at_}")
    for number in range(2, 30):
        type(case).objects.create(agreement=case.agreement, year=2022, number=number, title="En til", body="Udvalget")
    assert counted(secretariat, case) == few


def counted(browser, case):
    found = []
    for address in (at("case", case), reverse("cases", args=["amager"]), at("case_rows_edit", case, "indstilling")):
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        found.append(len(queries))
    return found


def test_saving_one_field_takes_few_queries(secretariat, case):
    edit_head(secretariat, case, officer="En")
    case.refresh_from_db()
    with CaptureQueriesContext(connection) as queries:
        edit_head(secretariat, case, officer="En anden")
    assert len(queries) < 15, len(queries)
