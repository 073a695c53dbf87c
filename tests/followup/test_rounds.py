# SPDX-License-Identifier: MPL-2.0
"""The secretariat opens a round, reads it at a glance, reminds, sends back, closes it by submitting, opens it again."""

import datetime

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnerskab.content.freezing_followup import freeze_round
from partnerskab.followup.models import Answer, Round
from partnerskab.notices.models import Notice
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Word
from tests.followup.form import address, post, read
from tests.revisions.acting import Acting

ROUND = "/amager/opfoelgning/2022-midtvejs/"
NOW = datetime.datetime(2022, 4, 15, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def follow_up(cast, midterm) -> Acting:
    """What people do to the versions of the half-way status."""
    return Acting(cast, midterm)


def test_opening_proposes_a_day_says_who_is_asked_and_tells_them(now, secretariat, cast, plan, act):
    version = act.approve(act.submit())
    Notice.objects.all().delete()
    opening = reverse("followup_open", args=["amager", "2022-midtvejs"])
    assert opening in secretariat.get("/amager/opfoelgning/").content.decode()
    page = secretariat.get(opening).content.decode()
    assert 'value="10. maj 2022"' in page
    assert "Sanne Sekretær" in page
    assert secretariat.post(opening, {"due_on": "32. maj"}).status_code == 422
    assert secretariat.post(opening, {"due_on": "1. marts 2022"}).status_code == 422
    assert not Round.objects.exists()
    assert secretariat.post(opening, {"due_on": "12. maj 2022"}).headers["Location"] == ROUND
    made = Round.objects.get()
    assert (made.due_on, made.opened_on) == (datetime.date(2022, 5, 12), datetime.date(2022, 4, 15))
    assert (made.plan_label, made.plan_sha256) == (version.label, version.content_sha256)
    told = Notice.objects.filter(followup=made)
    assert told.count() == plan.activities.count()
    first = plan.activities.in_reading_order()[0]
    notice = told.get(key=f"{made.pk}:open:{first.pk}")
    assert notice.text == f"Midtvejsstatus 2022 er åben. Svar på ”{first}” senest 12. maj 2022."
    assert secretariat.get(notice.link).status_code == 200
    secretariat.post(opening, {"due_on": "20. maj 2022"})
    assert Round.objects.get().due_on == datetime.date(2022, 5, 12)


def test_a_round_that_cannot_be_is_not_found(secretariat, plan):
    for mark in ("1999-midtvejs", "2022-hvadsomhelst", "x"):
        assert secretariat.get(reverse("followup_open", args=["amager", mark])).status_code == 404
        assert secretariat.get(reverse("followup", args=["amager", mark])).status_code == 404


def test_the_page_shows_the_whole_plan_at_a_glance(secretariat, plan, midterm):
    page = secretariat.get(ROUND).content.decode()
    assert f"1 af {plan.activities.count()} har svaret" in page
    assert "Går efter planen" in page
    assert "Arne Arbejder" in page
    for activity in plan.activities.all():
        assert activity.title.split()[0] in page
        assert address(midterm, activity) in page


def test_reminding_reaches_those_who_lack_once_a_day(now, secretariat, cast, plan, midterm):
    remind = reverse("followup_remind", args=["amager", midterm.mark])
    lacking = plan.activities.count() - 1
    for day in (0, 0, 1):
        now.shift(datetime.timedelta(days=day))
        secretariat.force_login(cast.secretariat)
        secretariat.post(remind)
    told = Notice.objects.filter(followup=midterm)
    assert told.count() == 2 * lacking
    sent = midterm.answers.get().activity
    assert not told.filter(key__endswith=str(sent.pk)).exists()
    assert "skal være der senest 10. maj 2022" in told.first().text
    one = plan.activities.in_reading_order()[3]
    now.shift(datetime.timedelta(days=30))
    secretariat.force_login(cast.secretariat)
    secretariat.post(remind, {"activity": str(one.pk)})
    late = Notice.objects.filter(followup=midterm).latest("pk")
    assert late.text == f"Svaret på ”{one}” mangler i Midtvejsstatus 2022. Det skulle være der 10. maj 2022."
    assert told.count() == 2 * lacking + 1


def test_an_answer_is_sent_back_with_a_comment_and_sent_again(secretariat, cast, midterm):
    answer = midterm.answers.get()
    back = address(midterm, answer.activity, "followup_return")
    refused = secretariat.post(back, {"comment": " ", "version": answer.version})
    assert refused.status_code == 422
    assert "Skriv, hvad der mangler" in refused.content.decode()
    stale = secretariat.post(back, {"comment": "Hvor mange kom?", "version": 7})
    assert stale.status_code == 409
    assert "Hvor mange kom?" in stale.content.decode()
    assert secretariat.post(back, {"comment": "Hvor mange kom?", "version": answer.version}).status_code == 302
    answer.refresh_from_db()
    assert (answer.is_returned, answer.is_sent) == (True, False)
    told = Notice.objects.get(recipient=cast.working_group, followup=midterm)
    assert told.text == f"Svaret på ”{answer.activity}” er sendt tilbage: Hvor mange kom?"
    assert "Sendt tilbage" in secretariat.get(ROUND).content.decode()
    secretariat.force_login(cast.working_group)
    page = secretariat.get(told.link).content.decode()
    assert "Hvor mange kom?" in page
    typed = read(secretariat, midterm, answer.activity) | {"happened": "Der kom 40 hver gang."}
    post(secretariat, midterm, answer.activity, typed)
    answer.refresh_from_db()
    assert answer.is_returned
    post(secretariat, midterm, answer.activity, read(secretariat, midterm, answer.activity), "send")
    answer.refresh_from_db()
    assert answer.is_sent


def test_what_is_not_sent_cannot_be_sent_back(secretariat, plan, midterm):
    other = plan.activities.in_reading_order()[2]
    response = secretariat.post(address(midterm, other, "followup_return"), {"comment": "Hvad?", "version": "1"})
    assert response.status_code == 409
    assert not Answer.objects.filter(activity=other).exists()


@pytest.mark.parametrize(
    ("meanwhile", "reason"), [("returned", "Svaret er ikke sendt"), ("closed", "Opfølgningen er lukket")]
)
def test_the_comment_stays_where_somebody_else_was_first(secretariat, midterm, meanwhile, reason):
    answer = midterm.answers.get()
    rows = Answer.objects if meanwhile == "returned" else Round.objects
    rows.update(**{f"{meanwhile}_at": timezone.now()})
    back = address(midterm, answer.activity, "followup_return")
    response = secretariat.post(back, {"comment": "Hvor mange kom?", "version": answer.version})
    page = response.content.decode()
    assert response.status_code == 409
    assert reason in page
    assert "\nHvor mange kom?</textarea>" in page
    assert "data-unsaved" not in page


def test_sending_back_holds_the_round_before_it_reads_the_answer(secretariat, midterm):
    answer = midterm.answers.get()
    with CaptureQueriesContext(connection) as queries:
        secretariat.post(
            address(midterm, answer.activity, "followup_return"), {"comment": "Mere", "version": answer.version}
        )
    said = [one["sql"] for one in queries]
    held = next(at for at, sql in enumerate(said) if '"followup_round"' in sql and "FOR NO KEY UPDATE" in sql)
    assert held < next(at for at, sql in enumerate(said) if 'FROM "followup_answer"' in sql)


def test_submitting_closes_and_what_comes_back_opens(follow_up, midterm):
    version = follow_up.submit()
    assert not Round.objects.get().is_open
    lifecycle.withdraw(version, follow_up.cast.secretariat)
    assert Round.objects.get().is_open
    midterm.refresh_from_db()
    version = follow_up.submit()
    follow_up.record(version, 0, {"": Word("sent_back", "Skriv mere om pengene.")})
    assert Round.objects.get().is_open
    midterm.refresh_from_db()
    version = follow_up.submit()
    follow_up.record(version, 0, {"": Word("approved")})
    assert not Round.objects.get().is_open


def test_a_round_that_was_written_in_meanwhile_closes_and_opens(follow_up, midterm):
    Round.objects.update(version=5)
    version = follow_up.submit()
    assert not Round.objects.get().is_open
    Round.objects.update(version=9)
    lifecycle.withdraw(version, follow_up.cast.secretariat)
    assert Round.objects.get().is_open


def test_the_secretariat_opens_again_but_not_while_it_is_being_decided(secretariat, follow_up, midterm):
    again = reverse("followup_reopen", args=["amager", midterm.mark])
    version = follow_up.submit()
    secretariat.post(again)
    assert not Round.objects.get().is_open
    follow_up.record(version, 0, {"": Word("approved")})
    secretariat.post(again)
    assert Round.objects.get().is_open


def test_the_submit_page_closes_the_round(secretariat, cast, midterm):
    submit = reverse("submit", args=["amager", midterm.address])
    page = secretariat.get(submit)
    assert "lukkes for svar" in page.content.decode()
    form = page.context["form"]
    typed = dict.fromkeys(form.findings, "De svarer senere.") | {"version": form["version"].value(), "message": ""}
    assert secretariat.post(submit, typed).status_code == 302
    assert not Round.objects.get().is_open
    for name in ("revision", "revision_reading", "comparison"):
        number = [] if name == "comparison" else [1]
        secretariat.force_login(cast.steering_group)
        assert secretariat.get(reverse(name, args=["amager", midterm.address, *number])).status_code == 200


def test_the_yearly_report_asks_nothing_and_tells_the_last_answers(secretariat, plan, follow, midterm):
    report = reverse("followup_open", args=["amager", "2022-statusrapport"])
    assert "Begynd statusrapport" in secretariat.get(report).content.decode()
    assert secretariat.post(report).status_code == 302
    page = secretariat.get(reverse("followup", args=["amager", "2022-statusrapport"])).content.decode()
    assert "Svarene er fra midtvejsstatus 2022" in page
    assert "Går efter planen" in page
    assert "Aktiviteter med flere partnere" in page
    assert "Mind om svar" not in page
    asked = midterm.answers.get().activity
    assert (
        secretariat.get(reverse("followup_answer", args=["amager", "2022-statusrapport", asked.pk])).status_code == 404
    )
    assert Notice.objects.filter(followup__kind="annual").count() == 0


def test_the_yearly_report_keeps_what_only_the_half_way_round_told(secretariat, plan, midterm):
    told = midterm.answers.get()
    final = Round.objects.create(plan=plan, kind="final", opened_on=datetime.date(2022, 11, 1))
    Answer.objects.create(round=final, activity=told.activity, happened="Begyndt på.")
    other = plan.activities.in_reading_order()[1]
    Answer.objects.create(round=final, activity=other, state="done", happened="Alt nået.", sent_at=timezone.now())
    report = Round.objects.create(plan=plan, kind="annual", opened_on=datetime.date(2022, 12, 1))
    rows = {one.id: one for one in freeze_round(report, report.opened_on).told}
    assert rows[str(told.activity_id)].happened == told.happened
    assert rows[str(told.activity_id)].deliverables[0].delivered == "4 af 6"
    assert rows[str(other.pk)].happened == "Alt nået."
    page = secretariat.get(reverse("followup", args=["amager", "2022-statusrapport"])).content.decode()
    assert "Svarene er fra afrapportering 2022. Hvor en aktivitet ikke har svaret der" in page
    assert address(midterm, told.activity) in page
    assert address(final, other) in page
    assert "<small>Midtvejsstatus</small>" in page


def test_last_time_stands_beside_the_questions(secretariat, plan, midterm):
    told = midterm.answers.get()
    final = Round.objects.create(plan=plan, kind="final", opened_on=datetime.date(2022, 11, 1))
    page = secretariat.get(address(final, told.activity)).content.decode()
    assert "Plakater i opgangene virker bedre end mail." in page
    assert "Midtvejsstatus 2022: 4 af 6" in page
    assert (
        "Plakater i opgangene"
        not in secretariat.get(address(final, plan.activities.in_reading_order()[4])).content.decode()
    )


def test_one_who_lacks_is_asked_for_as_one(secretariat, plan, midterm):
    assert f"Mind alle {plan.activities.count() - 1} om svar" in secretariat.get(ROUND).content.decode()
    kept = [midterm.answers.get().activity_id, plan.activities.in_reading_order()[1].pk]
    plan.activities.exclude(pk__in=kept).delete()
    assert "Mind om det ene svar, der mangler" in secretariat.get(ROUND).content.decode()


@pytest.mark.parametrize("name", ["followups", "followup", "followup_answer", "followup_open"])
def test_pages_ask_as_often_for_one_as_for_many(secretariat, make_plan, name):
    counts = {_queries(secretariat, make_plan, name, activities) for activities in (1, 30, 300)}
    assert len(counts) == 1
    assert counts.pop() < 50


def _queries(client, make_plan, name: str, activities: int) -> int:
    with transaction.atomic():
        plan = make_plan(activities)
        made = Round.objects.create(plan=plan, kind="midterm", opened_on=datetime.date(2022, 4, 1))
        rows = list(plan.activities.in_reading_order())
        Answer.objects.bulk_create(
            Answer(round=made, activity=one, state="done", sent_at=timezone.now()) for one in rows
        )
        arguments = {"followups": [], "followup": [made.mark], "followup_open": ["2022-afrapportering"]}
        address = reverse(name, args=["amager", *arguments.get(name, [made.mark, rows[0].pk])])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        transaction.set_rollback(True)
    return len(queries)
