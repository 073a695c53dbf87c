# SPDX-License-Identifier: MPL-2.0
"""An activity is answered in one form: kept, sent, and nobody's words are lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.models import CriterionResult, Deliverable, SuccessCriterion
from activities.results import remove, write
from partnerskab.followup.models import Answer, DeliverableResult
from tests.followup.form import address, post, read


@pytest.fixture
def activity(plan, midterm):
    """One that nobody has answered; it has a deliverable and a criterion."""
    activity = plan.activities.in_reading_order()[1]
    activity.deliverables.all().delete()
    activity.success_criteria.all().delete()
    Deliverable.objects.create(activity=activity, order=1, number="6", text="arrangementer")
    SuccessCriterion.objects.create(activity=activity, order=1, text="Flere kommer", number="40")
    return activity


@pytest.fixture
def writer(client, cast):
    client.force_login(cast.working_group)
    return client


@pytest.fixture
def colleague(cast):
    from django.test import Client

    client = Client()
    client.force_login(cast.colleague)
    return client


def fill(typed: dict[str, str], **values: str) -> dict[str, str]:
    """The form with other values; `leveret` and `vurdering` are those of its one deliverable and criterion."""
    names = {"leveret": ("l-", "-delivered"), "vurdering": ("k-", "-state"), "tal": ("k-", "-figure")}
    found = dict(typed)
    for name, value in values.items():
        begin, end = names.get(name, (name, name))
        found[next(key for key in typed if key.startswith(begin) and key.endswith(end))] = value
    return found


def test_a_draft_is_kept_with_all_its_parts(writer, midterm, activity):
    typed = fill(
        read(writer, midterm, activity), happened="Tre er holdt.", leveret="3 af 6", vurdering="on_the_way", tal="25"
    )
    response = post(writer, midterm, activity, typed)
    assert response.headers["Location"] == address(midterm, activity)
    answer = Answer.objects.get(round=midterm, activity=activity)
    assert (answer.happened, answer.state, answer.is_sent) == ("Tre er holdt.", "", False)
    assert DeliverableResult.objects.get(answer=answer).delivered == "3 af 6"
    result = CriterionResult.objects.get(criterion__activity=activity)
    assert (result.year, result.state, result.figure) == (2022, "on_the_way", "25")
    assert read(writer, midterm, activity)["happened"] == "Tre er holdt."


def test_sending_asks_for_how_it_goes_and_what_has_happened(writer, midterm, activity):
    typed = fill(read(writer, midterm, activity), learning="Plakater virker.")
    response = post(writer, midterm, activity, typed, "send")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Vælg, hvordan det går" in page
    assert "Skriv, hvad der er sket" in page
    assert "Plakater virker." in page
    assert not Answer.objects.filter(activity=activity).exists()
    response = post(writer, midterm, activity, fill(typed, state="delayed", happened="Vi kom sent i gang."), "send")
    assert response.headers["Location"] == f"/amager/opfoelgning/2022-midtvejs/#aktivitet-{activity.pk}"
    answer = Answer.objects.get(activity=activity)
    assert (answer.is_sent, answer.sent_by.name) == (True, "Arne Arbejder")


def test_a_sent_answer_is_changed_and_stays_sent(writer, midterm):
    answer = midterm.answers.get()
    sent_at = answer.sent_at
    typed = fill(read(writer, midterm, answer.activity), happened="Fem er holdt.")
    assert post(writer, midterm, answer.activity, typed).status_code == 302
    answer.refresh_from_db()
    assert (answer.happened, answer.is_sent, answer.sent_at) == ("Fem er holdt.", True, sent_at)
    assert [one.happened for one in Answer.history.filter(id=answer.pk)][0:1] == ["Fem er holdt."]
    emptied = fill(read(writer, midterm, answer.activity), happened=" ")
    assert post(writer, midterm, answer.activity, emptied).status_code == 422


def test_a_save_without_a_change_writes_nothing(writer, midterm, activity):
    for one in (activity, midterm.answers.get().activity):
        before = [model.history.count() for model in (Answer, DeliverableResult, CriterionResult)]
        assert post(writer, midterm, one, read(writer, midterm, one)).status_code == 302
        assert [model.history.count() for model in (Answer, DeliverableResult, CriterionResult)] == before


def test_two_in_the_same_field_are_both_shown_and_nothing_is_lost(writer, colleague, midterm, activity):
    mine, theirs = read(writer, midterm, activity), read(colleague, midterm, activity)
    post(colleague, midterm, activity, fill(theirs, happened="Pias ord", leveret="2 af 6", learning="Pia lærte noget"))
    response = post(writer, midterm, activity, fill(mine, happened="Arnes ord", leveret="3 af 6"))
    page = response.content.decode()
    assert response.status_code == 409
    for words in ("Arnes ord", "Pias ord", "2 af 6", "3 af 6"):
        assert words in page
    assert Answer.objects.get(activity=activity).happened == "Pias ord"
    form = response.context["form"]
    again = {"version": form.read_at, **{name: form.answer[name].value() or "" for name in form.answer.fields}}
    assert again["learning"] == "Pia lærte noget"
    for part in (*form.deliveries, *form.criteria):
        again |= {part.form[name].html_name: part.form[name].value() or "" for name in part.form.fields}
    assert post(writer, midterm, activity, again).status_code == 302
    answer = Answer.objects.get(activity=activity)
    assert (answer.happened, answer.learning) == ("Arnes ord", "Pia lærte noget")
    assert answer.deliveries.get().delivered == "3 af 6"
    assert {one.happened for one in Answer.history.filter(id=answer.pk)} == {"Pias ord", "Arnes ord"}


def test_two_in_different_fields_do_not_meet(writer, colleague, midterm, activity):
    mine, theirs = read(writer, midterm, activity), read(colleague, midterm, activity)
    post(colleague, midterm, activity, fill(theirs, learning="Pia lærte noget", vurdering="met"))
    response = post(writer, midterm, activity, fill(mine, happened="Arnes ord"))
    assert response.status_code == 302
    answer = Answer.objects.get(activity=activity)
    assert (answer.happened, answer.learning) == ("Arnes ord", "Pia lærte noget")
    assert CriterionResult.objects.get(criterion__activity=activity).state == "met"


def test_a_result_written_on_the_activitys_page_is_met(writer, midterm, activity):
    criterion = activity.success_criteria.get()
    typed = read(writer, midterm, activity)
    CriterionResult.objects.create(criterion=criterion, year=2022, state="met", figure="41")
    response = post(writer, midterm, activity, fill(typed, vurdering="not_met", tal="12"))
    assert response.status_code == 409
    assert "41" in response.content.decode()
    assert CriterionResult.objects.get().figure == "41"


def test_a_result_given_anew_in_an_answer_is_another_one(writer, midterm, activity):
    criterion = activity.success_criteria.get()
    write(criterion, 2022, 0, {"state": "met", "figure": "41"})
    before = read(writer, midterm, activity)
    remove(criterion, 2022, 1)
    post(writer, midterm, activity, fill(read(writer, midterm, activity), vurdering="not_met", tal="12"))
    assert CriterionResult.objects.get().version == 2
    assert post(writer, midterm, activity, fill(before, tal="45")).status_code == 409
    assert CriterionResult.objects.get().figure == "12"


def test_a_figure_needs_its_judgement(writer, midterm, activity):
    typed = fill(read(writer, midterm, activity), tal="25")
    response = post(writer, midterm, activity, typed)
    assert response.status_code == 422
    assert "Vælg en vurdering" in response.content.decode()


def test_a_closed_round_takes_no_answer_and_keeps_what_was_typed(writer, midterm, activity):
    typed = fill(read(writer, midterm, activity), happened="For sent")
    midterm.closed_at = timezone.now()
    midterm.save()
    response = post(writer, midterm, activity, typed)
    assert response.status_code == 409
    assert "Opfølgningen er lukket" in response.content.decode()
    assert "For sent" in response.content.decode()
    assert not Answer.objects.filter(activity=activity).exists()
    page = writer.get(address(midterm, activity)).content.decode()
    assert "<textarea" not in page
    assert "Opfølgningen er lukket" in page


def test_those_who_may_not_answer_read_it(client, cast, midterm):
    activity = midterm.answers.get().activity
    for user in (cast.steering_group, cast.collaborator):
        client.force_login(user)
        page = client.get(address(midterm, activity)).content.decode()
        assert "Fire arrangementer er holdt" in page
        assert "<textarea" not in page
        assert post(client, midterm, activity, {"happened": "x"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 30])
def test_a_save_asks_a_fixed_number_of_times(writer, midterm, activity, rows):
    for at in range(rows):
        Deliverable.objects.create(activity=activity, order=at + 2, text=f"Leverance {at}")
        SuccessCriterion.objects.create(activity=activity, order=at + 2, text=f"Kriterium {at}")
    typed = read(writer, midterm, activity)
    typed |= {key: "3" for key in typed if key.endswith("-delivered")}
    typed |= {key: "met" for key in typed if key.startswith("k-") and key.endswith("-state")}
    assert asked(writer, midterm, activity, typed) <= 14
    typed = fill(read(writer, midterm, activity), happened="Mere er sket.")
    assert asked(writer, midterm, activity, typed) < 10


def asked(writer, midterm, activity, typed) -> int:
    """How many statements a save makes; savepoints are those that a test alone has."""
    with CaptureQueriesContext(connection) as queries:
        assert post(writer, midterm, activity, typed).status_code == 302
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]])
