# SPDX-License-Identifier: MPL-2.0
"""Beginning a case paper: from a version, which fills it in, or from nothing."""

import re

import pytest
from django.urls import reverse

from budgets.models import Frame, Spending
from partnerskab.cases.models import CasePaper
from partnerskab.danish import kr
from partnerskab.documents.proposing import gathering
from partnerskab.revisions.lifecycle import Word
from tests.revisions.acting import NOTED, SENT_BACK, Acting, now

NEW = reverse("case_new", args=["amager"])


def begin(browser, **said):
    return browser.post(NEW, {"body": "Økonomiudvalget", "aim": "note", **said})


def test_the_list_names_what_a_case_can_be_about(secretariat, approved):
    page = secretariat.get(NEW).text
    assert "Tryghedsplan 2022, version 2022.1 (godkendt)" in page
    assert "Ikke om en version" in page


def test_a_version_before_its_parties_can_be_chosen_and_one_sent_back_cannot(cast, secretariat, act):
    version = act.submit()
    assert gathering.find(cast.partnership, "plan/2022/1") == version
    act.recommend(version, SENT_BACK, "Ret beløbet.")
    assert gathering.find(cast.partnership, "plan/2022/1") is None
    response = begin(secretariat, about="plan/2022/1")
    assert response.status_code == 422
    assert "Vælg en af versionerne på listen" in response.text


def test_an_address_from_a_version_chooses_it(secretariat, approved):
    page = secretariat.get(f"{NEW}?om=plan/2022/1").text
    assert re.search(r'<option value="plan/2022/1" selected>', page)
    page = secretariat.get(reverse("revision", args=["amager", "plan/2022", 1])).text
    assert f"{NEW}?om=plan%2F2022%2F1" in page


def test_it_is_filled_in_from_the_version(about_plan, approved, cast):
    case = about_plan
    assert case.title == "Tryghedsplan 2022 for Amager Partnerskab"
    assert (case.mark, case.body, case.aim) == ("2022-1", "Økonomiudvalget", "decision")
    assert case.subject_sha256 == approved.content_sha256
    first = case.recommendations.first()
    assert first.text == "Økonomiudvalget godkender Tryghedsplan 2022 (version 2022.1)"
    for text in (case.resume, case.problem, case.solution, case.economy, case.process):
        assert text.startswith("<p>")
    assert [row.body for row in case.handlings.all()][-1] == "Økonomiudvalget"
    assert "Styregruppen" in [row.body for row in case.handlings.all()]
    assert [row.sha256 for row in case.annexes.all()] == [approved.content_sha256]
    assert case.history.first().history_user == cast.secretariat
    assert case.recommendations.first().history.first().history_user == cast.secretariat


def test_numbers_go_on_within_the_year(secretariat, about_plan):
    begin(secretariat, about="plan/2022/1")
    begin(secretariat, title="Noget andet", meeting_on="3. maj 2022")
    assert set(CasePaper.objects.values_list("year", "number")) == {(2022, 1), (2022, 2), (2022, 3)}


def test_a_case_about_nothing_has_a_title_and_the_committees_row(secretariat, plan):
    response = begin(secretariat)
    assert response.status_code == 422
    assert "Giv sagen en titel" in response.text
    assert begin(secretariat, title="Forlængelse af aftalen").status_code == 302
    case = CasePaper.objects.get()
    assert (case.title, case.resume, case.subject_sha256) == ("Forlængelse af aftalen", "", "")
    assert [(row.body, row.text) for row in case.handlings.all()] == [
        ("Økonomiudvalget", "Sagen forelægges til efterretning")
    ]


def test_what_was_typed_stays_when_something_is_wrong(secretariat, approved):
    response = begin(secretariat, about="plan/2022/1", meeting_on="engang i maj", case_number="2022-77")
    assert response.status_code == 422
    assert "engang i maj" in response.text
    assert 'value="2022-77"' in response.text
    assert "kan ikke læses som en dato" in response.text
    assert not CasePaper.objects.exists()


def test_a_status_and_a_follow_up_can_be_cases_too(secretariat, cast, follow, midterm, act):
    follow.record(follow.submit(), 0, {"": Word("approved")})
    Acting(cast, midterm).submit()
    assert begin(secretariat, about="maal/status/2022/1").status_code == 302
    assert begin(secretariat, about="opfoelgning/2022-midtvejs/1").status_code == 302
    titles = CasePaper.objects.order_by("number").values_list("title", flat=True)
    assert list(titles) == [
        "Status på målene 2022 for Amager Partnerskab",
        "Midtvejsstatus 2022 for Amager Partnerskab",
    ]


def test_the_money_of_a_follow_up_is_of_the_day_it_was_submitted(secretariat, cast, midterm, time_machine):
    line = midterm.plan.funding_lines.filter(funding="own", purpose="activities").first()
    Spending.objects.create(line=line, year=2022, spent=1_000)
    time_machine.move_to("2022-05-11 10:00+02:00")
    Acting(cast, midterm).submit()
    time_machine.move_to("2022-06-01 10:00+02:00")
    begin(secretariat, about="opfoelgning/2022-midtvejs/1")
    assert "Forbrugt til og med 11. maj 2022" in CasePaper.objects.get().economy.replace("\u00a0", " ")


def test_the_frame_of_a_plan_is_that_of_its_version(secretariat, approved):
    frame = approved.frozen.agreement.frame(2022)
    Frame.objects.filter(year=2022, purpose="activities").update(kr=frame.kr + 1_000_000)
    begin(secretariat, about="plan/2022/1")
    assert f"som er {kr(frame.kr)} i 2022".replace("\u00a0", " ") in CasePaper.objects.get().economy


def test_who_sent_the_last_one_is_proposed_for_the_next(secretariat, about_plan):
    CasePaper.objects.update(sender="Socialforvaltningen", officer="Sanne Sekretær")
    page = secretariat.get(NEW).text
    assert 'value="Socialforvaltningen"' in page
    assert 'value="Sanne Sekretær"' in page


def test_without_an_agreement_the_way_to_it_is_shown(secretariat, cast):
    assert "Der er ingen aftale endnu" in secretariat.get(NEW).text


def test_the_committee_has_it_on_record_that_it_was_told(secretariat, act, approved):
    act.record(approved, 2, {"": Word(NOTED)})
    begin(secretariat, about="plan/2022/1", body="Borgerrepræsentationen")
    said = [(row.body, row.text) for row in CasePaper.objects.get().handlings.all()]
    assert ("Økonomiudvalget", "Blev orienteret om planen") in said
    assert now(approved).is_approved


@pytest.mark.parametrize("om", ["plan/2022/9", "plan/abc/1", "aftale/2021-2024/1", "moede/2022-1/1", "/", "plan/2022/"])
def test_an_address_that_names_no_version_is_no_error(secretariat, approved, om):
    assert secretariat.get(NEW, {"om": om}).status_code == 200
