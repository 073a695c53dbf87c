# SPDX-License-Identifier: MPL-2.0
"""Proposing a part anew: shown beside what stands, taken only on a word, and never over somebody else's text."""

import re

from django.db.models import F
from django.urls import reverse

from partnerskab.cases.models import CasePaper, Recommendation
from partnerskab.content.canonical import fingerprint_shown
from partnerskab.editing import change
from partnerskab.revisions.models import Revision
from tests.revisions.acting import Acting, edit
from tests.same_moment import just_before_lock

from .conftest import at


def mark_in(response) -> str:
    return re.search(r'name="mark" value="([^"]*)"', response.text)[1]


def test_nothing_new_is_said_so(secretariat, about_plan):
    page = secretariat.get(at("case_again", about_plan, "resume")).text
    assert "Forslaget siger det samme" in page
    assert "Brug forslaget" not in page


def test_both_are_shown_and_nothing_is_written_by_looking(secretariat, about_plan):
    change(about_plan, about_plan.version, solution="<p>Min egen løsning.</p>")
    page = secretariat.get(at("case_again", about_plan, "loesning")).text
    assert "Min egen løsning." in page
    assert "Planen for 2022 har to aktiviteter" in page
    about_plan.refresh_from_db()
    assert about_plan.solution == "<p>Min egen løsning.</p>"


def test_the_proposal_is_taken_and_the_old_text_stays_in_the_history(secretariat, about_plan):
    change(about_plan, about_plan.version, solution="<p>Min egen løsning.</p>")
    address = at("case_again", about_plan, "loesning")
    response = secretariat.post(address, {"mark": mark_in(secretariat.get(address))})
    assert response.headers["Location"].endswith("#loesning")
    about_plan.refresh_from_db()
    assert "Planen for 2022 har to aktiviteter" in about_plan.solution
    assert "<p>Min egen løsning.</p>" in about_plan.history.values_list("solution", flat=True)


def test_a_text_that_was_changed_meanwhile_is_not_replaced(secretariat, about_plan):
    change(about_plan, about_plan.version, solution="<p>Min egen.</p>")
    address = at("case_again", about_plan, "loesning")
    mark = mark_in(secretariat.get(address))
    change(about_plan, about_plan.version, solution="<p>Andres.</p>")
    response = secretariat.post(address, {"mark": mark})
    assert response.status_code == 409
    assert "Andres." in response.text
    about_plan.refresh_from_db()
    assert about_plan.solution == "<p>Andres.</p>"


def test_rows_are_proposed_anew_too(secretariat, about_plan):
    first = about_plan.recommendations.first()
    proposed = first.text
    change(first, first.version, text="noget andet")
    Recommendation.objects.create(case=about_plan, order=9, text="og mere")
    address = at("case_again", about_plan, "indstilling")
    page = secretariat.get(address)
    assert "at noget andet" in page.text
    secretariat.post(address, {"mark": mark_in(page)})
    first.refresh_from_db()
    assert first.text == proposed
    assert not about_plan.recommendations.filter(text="og mere").exists()


def test_rows_that_were_changed_meanwhile_are_not_replaced(secretariat, about_plan):
    first = about_plan.recommendations.first()
    change(first, first.version, text="noget andet")
    address = at("case_again", about_plan, "indstilling")
    mark = mark_in(secretariat.get(address))
    Recommendation.objects.create(case=about_plan, order=9, text="en andens")
    assert secretariat.post(address, {"mark": mark}).status_code == 409
    assert about_plan.recommendations.filter(text="en andens").exists()


def test_only_the_proposal_that_was_shown_is_taken(secretariat, about_plan):
    address = at("case_again", about_plan, "indstilling")
    mark = mark_in(secretariat.get(address))
    change(about_plan, about_plan.version, aim="note")
    before = list(about_plan.recommendations.values_list("text", flat=True))
    response = secretariat.post(address, {"mark": mark})
    assert response.status_code == 409
    assert "til efterretning" in response.text
    assert list(about_plan.recommendations.values_list("text", flat=True)) == before
    assert secretariat.post(address, {"mark": mark_in(response)}).status_code == 302
    assert "til efterretning" in about_plan.recommendations.first().text


def test_an_annex_of_another_version_is_not_the_same(secretariat, about_plan, approved: Revision):
    about_plan.annexes.update(sha256="ab" * 32)
    page = secretariat.get(at("case_again", about_plan, "bilag")).text
    assert "Brug forslaget" in page
    assert f"{approved}: abab abab abab abab" in page.replace("\u00a0", " ")
    assert f"{approved}: {fingerprint_shown(approved.content_sha256)}" in page.replace("\u00a0", " ")


def test_a_case_about_nothing_has_nothing_to_fetch(secretariat, case):
    CasePaper.objects.update(subject_sha256="")
    assert secretariat.get(at("case_again", case, "resume")).status_code == 404
    assert "Hent tallene igen" not in secretariat.get(at("case", case)).text


def test_a_newer_version_is_found_and_the_case_follows_it(secretariat, about_plan, act: Acting, approved: Revision):
    edit(act)
    newer = act.submit()
    page = secretariat.get(at("case", about_plan)).text
    assert "Der er kommet en nyere version: 2022.2" in page
    assert "Bilag 1 er en ældre version" in page
    assert "Skift til version 2022.2" in page
    sending = secretariat.get(reverse("submit", args=["amager", about_plan.address])).context
    assert sending["advises"] == len(secretariat.get(at("case", about_plan)).context["findings"]) > 1
    quicker = secretariat.post(at("case_newer", about_plan), {"newer": "2022.1"})
    assert quicker.status_code == 409
    assert "Der er kommet en nyere version, 2022.2" in quicker.text
    about_plan.refresh_from_db()
    assert about_plan.subject_sha256 == approved.content_sha256
    with just_before_lock("cases_casepaper", lambda: CasePaper.objects.update(officer="En", version=F("version") + 1)):
        assert secretariat.post(at("case_newer", about_plan), {"newer": "2022.2"}).status_code == 302
    about_plan.refresh_from_db()
    assert (about_plan.subject_sha256, about_plan.subject_label) == (
        newer.content_sha256,
        "Tryghedsplan 2022, version 2022.2",
    )
    page = secretariat.get(at("case", about_plan)).text
    assert "Version 2022.2 er ikke godkendt endnu" in page
    assert "Bilag 1 er en ældre version" in page
    address = at("case_again", about_plan, "bilag")
    secretariat.post(address, {"mark": mark_in(secretariat.get(address))})
    assert set(about_plan.annexes.values_list("sha256", flat=True)) == {newer.content_sha256}
    assert about_plan.annexes.count() == 2
    assert "ældre version" not in secretariat.get(at("case", about_plan)).text


def test_there_is_nothing_to_follow_twice(secretariat, about_plan):
    before = about_plan.version
    secretariat.post(at("case_newer", about_plan))
    about_plan.refresh_from_db()
    assert about_plan.version == before
