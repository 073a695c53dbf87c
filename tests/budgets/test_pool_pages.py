# SPDX-License-Identifier: MPL-2.0
"""A pool on its pages: applications written down, taken from step to step, and the year closed."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budgets import pools
from budgets.models import Pool, PoolApplication, Reallocation

pytestmark = pytest.mark.django_db
DAY = datetime.date(2022, 3, 1)
TYPED = {
    "applicant": "Haveforeningen",
    "purpose": "Fællesspisning",
    "kr": "20.000",
    "applied_on": "1. marts 2022",
    "version": 0,
}


def url(name: str, *args) -> str:
    return reverse(name, args=["amager", 2022, *args])


@pytest.fixture
def pool(plan, client, cast) -> Pool:
    """Activity 2, which has 72.000 kr. in 2022; the client is of the working group."""
    client.force_login(cast.working_group)
    return pools.make(plan.activities.get(number=2))


@pytest.fixture
def application(pool) -> PoolApplication:
    return pools.apply(pool, applicant="Haveforeningen", purpose="Fællesspisning", kr=20_000, applied_on=DAY)


def take(client, application: PoolApplication, step: str, **typed):
    application.refresh_from_db()
    data = {"version": application.version, "day": "2. marts 2022", **typed}
    return client.post(url("pool_step", application.pk, step), data)


def text(client, pool: Pool) -> str:
    return client.get(url("pool", pool.activity_id)).content.decode().replace("\xa0", " ")


def test_an_activity_is_made_a_pool_and_an_ordinary_one_again(client, cast, plan):
    client.force_login(cast.working_group)
    activity = plan.activities.get(number=2)
    page = client.get(url("activity", activity.pk)).content.decode()
    assert "Gør aktiviteten til en pulje" in page
    assert client.post(url("pool_make", activity.pk)).status_code == 302
    assert "Der er 72.000" in client.get(url("activity", activity.pk)).content.decode()
    client.post(url("pool_unmake", activity.pk))
    assert not Pool.objects.exists()
    assert client.get(url("pool", activity.pk)).status_code == 404


def test_a_pool_that_somebody_applied_to_stays_one(client, application):
    response = client.post(url("pool_unmake", application.pool.activity_id), follow=True)
    assert "så længe der er ansøgninger" in response.content.decode()
    assert Pool.objects.exists()


def test_an_empty_pool_says_so(client, pool):
    page = text(client, pool)
    assert "Ingen har søgt puljen endnu" in page
    assert "Der er 72.000 kr. tilbage af 72.000 kr. i 2022" in page


def test_an_application_is_written_down(client, pool):
    assert client.post(url("pool_apply", pool.activity_id), TYPED).status_code == 302
    made = pool.applications.get()
    assert (made.applicant, made.kr, made.applied_on) == ("Haveforeningen", 20_000, DAY)
    page = text(client, pool)
    assert "Haveforeningen" in page
    assert "Ikke behandlet" in page


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("applicant", "", "Skriv foreningens eller gruppens navn"),
        ("kr", "ca. 20.000", "er ikke et sikkert beløb"),
        ("kr", "0", "mindst 1"),
        ("kr", "50,00,0", "kan ikke læses som et beløb"),
        ("kr", "drift", "er ikke et sikkert beløb"),
        ("applied_on", "i går", "kan ikke læses som en dato"),
        ("applied_on", "1. marts 2099", "er ikke kommet endnu"),
    ],
)
def test_bad_input_says_what_to_write_and_keeps_what_was_typed(client, pool, field, typed, message):
    response = client.post(url("pool_apply", pool.activity_id), {**TYPED, field: typed})
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    assert f'value="{typed}"' in page or not typed
    assert "Fællesspisning" in page
    assert not pool.applications.exists()


def test_an_application_goes_all_the_way(client, pool, application):
    assert take(client, application, "bevilg", amount="15.000", took_part="Arbejdsgruppens møde").status_code == 302
    assert "Der er 57.000 kr. tilbage" in text(client, pool)
    assert take(client, application, "udbetal").status_code == 302
    assert take(client, application, "regnskab", amount="14.000").status_code == 302
    page = text(client, pool)
    assert "Gjort op" in page
    assert "Der er 58.000 kr. tilbage" in page
    assert "Arbejdsgruppens møde" in page
    account = client.get(url("pool_year", pool.activity_id)).content.decode()
    for figure in ("20.000", "15.000", "14.000", "58.000", "72.000"):
        assert figure in account


@pytest.mark.parametrize(
    ("step", "typed", "message"),
    [
        ("bevilg", {"amount": "72.001", "took_part": "Tre parter"}, "Der mangler 1"),
        ("bevilg", {"amount": "5.000", "took_part": ""}, "Skriv hvem der var med"),
        ("bevilg", {"amount": "5.000", "took_part": "x", "day": "28. februar 2022"}, "ligger før 1. marts 2022"),
        ("udbetal", {}, "Kun en bevilling"),
        ("regnskab", {"amount": "1"}, "Et regnskab hører til"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(client, application, step, typed, message):
    response = take(client, application, step, **typed)
    assert response.status_code == 422
    assert message in response.content.decode().replace("\xa0", " ")
    application.refresh_from_db()
    assert application.outcome == ""


def test_no_more_is_accounted_for_than_was_granted(client, application):
    take(client, application, "bevilg", amount="15.000", took_part="Tre parter")
    take(client, application, "udbetal")
    response = take(client, application, "regnskab", amount="15.001")
    assert response.status_code == 422
    assert "Der er bevilget 15.000" in response.content.decode().replace("\xa0", " ")


def test_refused_and_withdrawn_bind_nothing(client, pool, application):
    take(client, application, "afslaa", took_part="Fire parter")
    assert "Afslået" in text(client, pool)
    other = pools.apply(pool, applicant="Klubben", purpose="Fest", kr=1_000, applied_on=DAY)
    take(client, other, "traek")
    page = text(client, pool)
    assert "Trukket tilbage" in page
    assert "Der er 72.000 kr. tilbage" in page


def test_the_last_step_is_taken_back(client, pool, application):
    take(client, application, "bevilg", amount="15.000", took_part="Tre parter")
    application.refresh_from_db()
    client.post(url("pool_take_back", application.pk), {"version": application.version})
    application.refresh_from_db()
    assert (application.outcome, application.granted, application.decided_on) == ("", None, None)
    assert "Der er 72.000 kr. tilbage" in text(client, pool)


def test_a_stale_step_shows_what_stands_and_keeps_what_was_typed(client, application):
    pools.correct(application, application.version, kr=25_000)
    typed = {"version": 1, "amount": "11.111", "took_part": "Tre parter", "day": "2. marts 2022"}
    response = client.post(url("pool_step", application.pk, "bevilg"), typed)
    page = response.content.decode().replace("\xa0", " ")
    assert response.status_code == 409
    assert "25.000 kr., 1. marts 2022" in page
    assert 'value="11.111"' in page
    assert 'name="version" value="2"' in page
    assert client.post(url("pool_step", application.pk, "bevilg"), {**typed, "version": 2}).status_code == 302


def test_an_application_is_corrected_until_it_is_decided(client, application):
    response = client.post(url("pool_step", application.pk, "ret"), {**TYPED, "kr": "21.000", "version": 1})
    assert response.status_code == 302
    application.refresh_from_db()
    assert application.kr == 21_000
    take(client, application, "afslaa", took_part="Tre parter")
    application.refresh_from_db()
    refused = client.post(url("pool_step", application.pk, "ret"), {**TYPED, "version": application.version})
    assert refused.status_code == 422


def test_a_step_that_does_not_exist_is_not_found(client, application):
    assert client.get(url("pool_step", application.pk, "spring")).status_code == 404


def test_a_pool_with_undecided_applications_is_not_closed(client, cast, application):
    client.force_login(cast.secretariat)
    address = url("pool_close", application.pool.activity_id)
    response = client.post(address, {"version": application.pool.version, "suggestion": ""})
    assert response.status_code == 422
    assert "Behandl dem, før året lukkes" in response.content.decode()


def test_what_is_left_at_the_years_end_is_proposed_and_moved(client, cast, pool, application, plan):
    take(client, application, "bevilg", amount="20.000", took_part="Tre parter")
    client.force_login(cast.secretariat)
    client.post(url("pool_close", pool.activity_id), {"version": pool.version, "suggestion": "flere lys"})
    proposal = Reallocation.objects.get()
    assert (proposal.kr, proposal.suggestion) == (52_000, "flere lys")
    page = text(client, pool)
    assert "52.000 kr. er foreslået til omdisponering: flere lys" in page.replace("</strong>", "").replace(
        "<strong>", ""
    )
    assert client.get(url("pool_apply", pool.activity_id)).status_code == 200
    refused = client.post(url("pool_apply", pool.activity_id), TYPED)
    assert refused.status_code == 422
    assert "Puljens år blev lukket" in refused.content.decode()
    source = pool.activity.funding_lines.get()
    assert f"fra={source.pk}&amp;kr=52000&amp;aar=2022&amp;forslag={proposal.pk}" in page


def test_a_proposal_falls_with_a_reason_and_the_year_opens_again(client, cast, pool):
    client.force_login(cast.secretariat)
    client.post(url("pool_close", pool.activity_id), {"version": 1, "suggestion": ""})
    proposal = Reallocation.objects.get()
    assert client.post(url("reallocation_drop", proposal.pk), {"version": 1, "because": ""}).status_code == 422
    client.post(url("reallocation_drop", proposal.pk), {"version": 1, "because": "Pengene bliver"})
    assert "Pengene bliver" in text(client, pool)
    pool.refresh_from_db()
    client.post(url("pool_reopen", pool.activity_id), {"version": pool.version})
    pool.refresh_from_db()
    assert pool.closed_on is None


def test_opening_the_year_again_lets_the_proposal_fall(client, cast, pool):
    client.force_login(cast.secretariat)
    client.post(url("pool_close", pool.activity_id), {"version": 1, "suggestion": ""})
    client.post(url("pool_reopen", pool.activity_id), {"version": 2})
    assert Reallocation.objects.get().dropped_because == "Puljens år blev åbnet igen."


@pytest.mark.parametrize("number", [1, 200])
def test_the_number_of_queries_does_not_depend_on_the_applications(client, pool, number):
    PoolApplication.objects.bulk_create(
        PoolApplication(pool=pool, applicant=f"Nr. {each}", purpose="x", kr=1, applied_on=DAY) for each in range(number)
    )
    asked = {}
    for name in ("pool", "pool_year"):
        client.get(url(name, pool.activity_id))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url(name, pool.activity_id)).status_code == 200
        asked[name] = len(queries)
    assert asked == {"pool": 17, "pool_year": 15}


def test_who_only_reads_sees_no_button(client, cast, application):
    client.force_login(cast.steering_group)
    page = text(client, application.pool)
    assert "Haveforeningen" in page
    assert "Bevilg penge" not in page
    assert "Ny ansøgning" not in page
