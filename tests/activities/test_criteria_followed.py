# SPDX-License-Identifier: MPL-2.0
"""What became of the success criteria: answered, corrected, removed, told in the history, and listed for the plan."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import ActivityPartner, CriterionResult, SuccessCriterion
from activities.row_lists import listing_of
from partnerskab.content.canonical import fingerprint
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import Criterion
from partnerskab.lists.saving import restore
from tests.activities.conftest import browser_of
from tests.activities.test_activity_page import address
from tests.content_examples import example_plan

ANSWER = {"state": "met", "figure": "28 unge", "source": "Klubbens lister", "note": "Flest piger."}
NEW = {"version": 0, **ANSWER}


@pytest.fixture
def criterion(plan) -> SuccessCriterion:
    """The only one: of activity 4, "Unge i fast fritidstilbud", 25."""
    return SuccessCriterion.objects.get(activity__plan=plan)


def unit(criterion, part: str = "rediger/", year: int = 2022) -> str:
    return f"/amager/plan/2022/kriterium/{criterion.pk}/{year}/{part}"


def page(**asked: object) -> str:
    return reverse("criteria", args=["amager", 2022]) + "?" + "&".join(f"{key}={value}" for key, value in asked.items())


def test_the_activity_offers_an_answer_for_each_year_of_the_agreement(writer, cast, criterion):
    shown = writer.get(address(criterion.activity)).text
    assert shown.count("Ikke besvaret") == 4
    assert "Skriv resultatet" in shown
    assert all(f'id="svar-{criterion.pk}-{year}"' in shown for year in (2021, 2022, 2023, 2024))
    read = browser_of(cast.steering_group).get(address(criterion.activity)).text
    assert read.count("Ikke besvaret") == 1
    assert "Skriv resultatet" not in read


def test_an_answer_is_saved_and_stands_on_both_pages(writer, criterion, cast):
    form = writer.get(unit(criterion)).text
    assert 'name="version" value="0"' in form
    assert "autofocus" in form
    response = writer.post(unit(criterion), NEW)
    assert response.status_code == 200
    assert "autofocus" in response.text
    assert "plan-changed" in response["HX-Trigger"]
    row = criterion.results.get()
    assert (row.year, {name: getattr(row, name) for name in ANSWER}) == (2022, ANSWER)
    assert row.history.get().history_user == cast.working_group
    for where in (address(criterion.activity), page()):
        text = writer.get(where).text
        assert all(words in text for words in ("28 unge", "Flest piger.", "Klubbens lister", "verdict-ok"))
    assert "ændrede Opfølgning på succeskriterier" in writer.get(address(criterion.activity, "historik")).text


def test_a_save_without_change_writes_nothing(writer, criterion):
    writer.post(unit(criterion), NEW)
    assert writer.post(unit(criterion), {**ANSWER, "version": 1}).status_code == 200
    assert criterion.results.get().history.count() == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"state": ""}, "Vælg en vurdering, for eksempel ”På vej”"),
        ({"state": "godt"}, "Vælg en af vurderingerne på listen."),
        ({"figure": "x" * 81}, "Skriv højst 80 tegn, for eksempel ”43 frivillige”."),
        ({"source": "x" * 201}, "Skriv højst 200 tegn"),
        ({"note": "x" * 501}, "Skriv højst 500 tegn"),
    ],
)
def test_an_invalid_answer_comes_back_with_what_was_typed(writer, criterion, typed, message):
    response = writer.post(unit(criterion), NEW | {"note": "Skrevet bemærkning"} | typed)
    assert response.status_code == 422
    assert message in response.text
    assert 'role="alert"' in response.text
    if "note" not in typed:
        assert "Skrevet bemærkning" in response.text
    assert not criterion.results.exists()


def test_two_who_answer_at_once_are_shown_both(writer, colleague, criterion):
    colleague.post(unit(criterion), NEW | {"figure": "27 unge"})
    response = writer.post(unit(criterion), NEW | {"state": "on_the_way"})
    assert response.status_code == 409
    assert all(f"<mark>{words}</mark>" in response.text for words in ("27 unge", "28 unge", "Nået", "På vej"))
    assert 'name="version" value="1"' in response.text
    assert writer.post(unit(criterion), ANSWER | {"version": 1, "state": "on_the_way"}).status_code == 200
    assert criterion.results.get().state == "on_the_way"


def test_an_answer_removed_meanwhile_is_not_written_unseen(writer, colleague, criterion):
    writer.post(unit(criterion), NEW)
    colleague.post(unit(criterion, "fjern/"), {"version": 1})
    response = writer.post(unit(criterion), ANSWER | {"version": 1, "figure": "30 unge"})
    assert response.status_code == 409
    assert "30 unge" in response.text
    assert 'name="version" value="0"' in response.text
    assert not criterion.results.exists()
    assert writer.post(unit(criterion), NEW | {"figure": "30 unge"}).status_code == 200


def test_an_answer_given_anew_is_another_one_than_was_read(writer, colleague, criterion):
    writer.post(unit(criterion), NEW)
    colleague.post(unit(criterion, "fjern/"), {"version": 1})
    assert colleague.post(unit(criterion), NEW | {"figure": "30 unge"}).status_code == 200
    assert writer.post(unit(criterion), ANSWER | {"version": 1, "figure": "31 unge"}).status_code == 409
    assert writer.post(unit(criterion, "fjern/"), {"version": 1}).status_code == 409
    assert criterion.results.get().figure == "30 unge"


def test_an_answer_is_removed_after_a_question(writer, criterion):
    writer.post(unit(criterion), NEW)
    asked = writer.get(unit(criterion, "fjern/"))
    assert "Ja, fjern svaret" in asked.text
    assert criterion.results.exists()
    response = writer.post(unit(criterion, "fjern/"), {"version": 1})
    assert "Ikke besvaret" in response.text
    assert not criterion.results.exists()
    assert CriterionResult.history.filter(criterion_id=criterion.pk).count() == 2


def test_an_answer_changed_meanwhile_is_not_removed(writer, colleague, criterion):
    writer.post(unit(criterion), NEW)
    colleague.post(unit(criterion), ANSWER | {"version": 1, "figure": "31 unge"})
    response = writer.post(unit(criterion, "fjern/"), {"version": 1})
    assert response.status_code == 409
    assert "31 unge" in response.text
    assert criterion.results.exists()


def test_a_criterion_brought_back_has_its_answers_but_not_those_removed_before(writer, criterion):
    writer.post(unit(criterion), NEW)
    writer.post(unit(criterion, year=2021), NEW)
    writer.post(unit(criterion, "fjern/", year=2021), {"version": 1})
    key, activity = criterion.pk, criterion.activity
    criterion.delete()
    assert not CriterionResult.objects.exists()
    restore(listing_of(SuccessCriterion, activity), key)
    assert [(row.year, row.figure, row.version) for row in CriterionResult.objects.all()] == [(2022, "28 unge", 2)]


def test_the_list_of_criteria_keeps_its_answers_when_it_is_saved(writer, criterion):
    writer.post(unit(criterion), NEW)
    activity = criterion.activity
    form = writer.get(address(activity, "liste", "kriterier", "rediger")).text
    mark = form.split('name="mark" value="')[1].split('"')[0]
    row = {"text": "Unge i tilbud", "number": "25", "data_source": "Klubben"}
    data = {"mark": mark, "row": str(criterion.pk)} | {f"{criterion.pk}-{name}": text for name, text in row.items()}
    response = writer.post(address(activity, "liste", "kriterier", "rediger"), data)
    assert "Unge i tilbud" in response.text
    assert "28 unge" in response.text


def test_years_outside_the_agreement_and_other_plans_have_no_answers(writer, cast, criterion):
    assert writer.get(unit(criterion, year=2030)).status_code == 404
    assert writer.post(unit(criterion, year=2030), NEW).status_code == 404
    assert writer.get(f"/amager/plan/2023/kriterium/{criterion.pk}/2022/").status_code == 404


def test_who_may_not(cast, criterion):
    refused = browser_of(cast.steering_group).post(unit(criterion), NEW)
    assert refused.status_code == 403
    assert "Kun arbejdsgruppen og sekretariatet kan redigere planen." in refused.text
    assert browser_of(cast.stranger).post(unit(criterion), NEW).status_code == 404
    assert browser_of(cast.reader).get(page()).status_code == 403
    read = browser_of(cast.collaborator).get(page()).text
    assert "Ikke besvaret" in read
    assert "<select" not in read


def test_without_a_script_it_works_as_plain_pages(cast, criterion):
    plain = browser_of(cast.working_group, htmx=False)
    assert "<h1>" in plain.get(unit(criterion)).text
    invalid = plain.post(unit(criterion), NEW | {"state": ""})
    assert invalid.status_code == 422
    assert "<h1>" in invalid.text
    saved = plain.post(unit(criterion), NEW)
    assert saved["Location"] == f"{address(criterion.activity)}#succeskriterier"
    listed = plain.post(unit(criterion), ANSWER | {"version": 1, "figure": "29 unge", "liste": "1"})
    assert listed["Location"] == f"/amager/plan/2022/succeskriterier/?aar=2022#svar-{criterion.pk}-2022"


def test_answers_are_no_part_of_the_frozen_plan(writer, plan, criterion):
    before = fingerprint(freeze(plan))
    writer.post(unit(criterion), NEW)
    assert fingerprint(freeze(plan)) == before


@pytest.fixture
def several(make_plan):
    """A plan in which three activities have a criterion each, with two answers for 2022."""
    content = example_plan(12)
    activities = tuple(
        replace(each, criteria=(Criterion("", f"Mål {each.number}", "10", "Optælling"),))
        if each.number in (1, 4, 9)
        else each
        for each in content.activities
    )
    plan = make_plan(content=replace(content, activities=activities))
    states = {"Mål 1": "met", "Mål 9": "not_met"}
    for text, state in states.items():
        row = SuccessCriterion.objects.get(text=text)
        CriterionResult.objects.create(criterion=row, year=2022, state=state, figure="7")
    return plan


def shown(text: str) -> list[str]:
    return [name for name in ("Mål 1", "Mål 4", "Mål 9") if f"<p>{name}</p>" in text.replace("\xa0", " ")]


def test_the_list_counts_who_has_answered_and_who_has_not(writer, several):
    text = writer.get(page()).text
    assert "<strong>2 af 3</strong> er besvaret for 2022." in text
    assert shown(text) == ["Mål 1", "Mål 4", "Mål 9"]
    lead = several.activities.get(number=4).partners.get(role="lead").name
    assert f"{lead} (1)" in text.replace("\xa0", " ")
    assert text.count('name="state"') == 1
    assert 'href="/amager/plan/2022/aktivitet/' in text
    assert "#succeskriterier" in text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"vis": "uden-svar"}, ["Mål 4"]),
        ({"vis": "naaet"}, ["Mål 1"]),
        ({"vis": "ikke-naaet"}, ["Mål 9"]),
        ({"vis": "paa-vej"}, []),
        ({"vis": "ukendt"}, ["Mål 1", "Mål 4", "Mål 9"]),
        ({"aar": 2023, "vis": "uden-svar"}, ["Mål 1", "Mål 4", "Mål 9"]),
        ({"aar": "1999"}, ["Mål 1", "Mål 4", "Mål 9"]),
        ({"ansvarlig": "Ingen"}, []),
    ],
)
def test_the_list_can_be_narrowed(writer, several, asked, expected):
    assert shown(writer.get(page(**asked)).text) == expected


def test_the_list_can_be_narrowed_to_a_responsible_actor(writer, several):
    activity = several.activities.get(number=9)
    ActivityPartner.objects.filter(activity=activity, role="lead").update(name="Fritidscentret & venner")
    assert shown(writer.get(page(ansvarlig="Fritidscentret%20%26%20venner")).text) == ["Mål 9"]


def test_a_plan_without_criteria_says_where_they_are_written(writer, make_plan):
    make_plan(2)
    assert "har ingen succeskriterier endnu" in writer.get(page()).text


def test_the_queries_do_not_depend_on_how_many_there_are(writer, criterion):
    """Of the list, of the activity, and of a save."""
    addresses = (page(), address(criterion.activity))

    def counts() -> list[int]:
        found = []
        for where in addresses:
            writer.get(where)
            with CaptureQueriesContext(connection) as queries:
                assert writer.get(where).status_code == 200
            found.append(len(queries))
        return found

    one = counts()
    rows = [SuccessCriterion(activity=criterion.activity, text=f"Mål {at}", order=at) for at in range(1, 40)]
    SuccessCriterion.objects.bulk_create(rows)
    CriterionResult.objects.bulk_create(CriterionResult(criterion=row, year=2022, state="met") for row in rows)
    assert counts() == one


def test_a_save_makes_few_queries(writer, criterion):
    for typed in (NEW, ANSWER | {"version": 1, "figure": "29 unge"}):
        with CaptureQueriesContext(connection) as queries:
            assert writer.post(unit(criterion), typed).status_code == 200
        assert len([one for one in queries if "SAVEPOINT" not in one["sql"]]) < 10
