# SPDX-License-Identifier: MPL-2.0
"""A pool never gives out more than it has: whoever writes, in whatever order, and however many at once."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budgets import pools, posts
from budgets.cells import CellWrite, write_all
from budgets.models import FundingAmount, FundingLine, Pool, PoolApplication
from budgets.overspending import Overspent
from budgets.refusals import Refused
from partnerskab.danish import Amount
from partnerskab.editing import Stale
from tests.budgets.test_same_moment import wait_for_a_lock
from tests.same_moment import at_once

DAY = datetime.date(2022, 3, 1)


@pytest.fixture
def pool(plan) -> Pool:
    """Activity 2 of the plan, which has 72.000 kr. in 2022."""
    return pools.make(plan.activities.get(number=2))


@pytest.fixture
def line(pool) -> FundingLine:
    return FundingLine.objects.of(pool.activity.plan.agreement.partnership, 2022).get(activity=pool.activity)


def asked(pool: Pool, kr: int = 20_000) -> PoolApplication:
    return pools.apply(pool, applicant="Haveforeningen", purpose="Fællesspisning", kr=kr, applied_on=DAY)


def granted(pool: Pool, kr: int) -> PoolApplication:
    application = asked(pool, kr)
    pools.grant(application, application.version, kr, DAY, "Arbejdsgruppen")
    return application


@pytest.mark.django_db
def test_a_grant_above_the_rest_is_refused_with_what_is_missing(pool):
    granted(pool, 60_000)
    with pytest.raises(
        Overspent, match=r"80.000\xa0kr. ud i 2022, men kun have 72.000\xa0kr. Der mangler 8.000\xa0kr."
    ):
        granted(pool, 20_000)
    granted(pool, 12_000)
    assert pools.rest(pool) == 0


@pytest.mark.django_db
def test_what_is_withdrawn_or_not_spent_can_be_granted_again(pool):
    first, second = granted(pool, 40_000), granted(pool, 32_000)
    pools.withdraw(first, first.version, DAY)
    pools.pay(second, second.version, DAY)
    pools.account(second, second.version, DAY, 30_000)
    assert pools.rest(pool) == 42_000
    granted(pool, 42_000)
    with pytest.raises(Overspent):
        pools.take_back(first, first.version)
    with pytest.raises(Overspent):
        pools.take_back(second, second.version)


@pytest.mark.django_db
def test_the_money_of_a_pool_cannot_go_below_what_it_gave_out(pool, line, plan):
    granted(pool, 60_000)
    cell = line.amounts.get(year=2022)
    with pytest.raises(Overspent):
        write_all(plan, [CellWrite(line.pk, 2022, cell.version, Amount(59_999))])
    with pytest.raises(Overspent):
        posts.remove(line, line.version)
    write_all(plan, [CellWrite(line.pk, 2022, cell.version, Amount(60_000)), CellWrite(line.pk, 2021, 1, Amount())])
    assert FundingAmount.objects.get(pk=cell.pk).kr == 60_000


@pytest.mark.django_db
def test_within_one_act_money_may_change_place(pool, line, plan):
    granted(pool, 72_000)
    other = posts.add(plan, pool.activity, post="Pavilloner")
    cell = line.amounts.get(year=2022)
    write_all(plan, [CellWrite(line.pk, 2022, cell.version, Amount(0)), CellWrite(other.pk, 2022, 0, Amount(72_000))])
    assert pools.rest(pool) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("written", ["-", "drift", "", "71.999"])
def test_a_cell_says_why_it_keeps_its_money(client, cast, pool, line, written):
    granted(pool, 72_000)
    client.force_login(cast.working_group)
    address = reverse("money_cell", args=["amager", 2022, line.pk, 2022])
    response = client.post(address, {"amount": written, "version": 1}, headers={"hx-request": "true"})
    assert response.status_code == 422
    assert "ville give 72.000\xa0kr. ud i 2022" in response.content.decode()
    assert line.amounts.get(year=2022).kr == 72_000
    assert 'data-stored="72.000"' in response.content.decode()
    again = client.post(address, {"amount": "73.000", "version": 1}, headers={"hx-request": "true"})
    assert again.status_code == 200


@pytest.mark.django_db
def test_a_pools_post_needs_somebody_who_pays(client, cast, pool, line):
    granted(pool, 1)
    client.force_login(cast.working_group)
    data = {"post": line.post, "payer": "unfunded", "version": 1}
    address = reverse("line_edit", args=["amager", 2022, line.pk])
    response = client.post(address, data, headers={"hx-request": "true"})
    assert response.status_code == 422
    assert "men kun have 0\xa0kr." in response.content.decode()


@pytest.mark.django_db
def test_an_ordinary_activity_is_not_asked(plan):
    line = FundingLine.objects.get(activity__number=9, post="Lønmidler")
    assert write_all(plan, [CellWrite(line.pk, 2022, 1, Amount())])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("model", "values"),
    [(FundingAmount, {"kr": 1}), (FundingLine, {"funding": "unfunded"}), (PoolApplication, {"granted": 72_001})],
    ids=["amount", "post", "application"],
)
def test_the_database_itself_says_no(pool, line, model, values):
    application = granted(pool, 70_000)
    rows = {FundingAmount: line.amounts.filter(year=2022), FundingLine: FundingLine.objects.filter(pk=line.pk)}
    written = rows.get(model, PoolApplication.objects.filter(pk=application.pk))
    with pytest.raises(IntegrityError, match="would give out"):
        written.update(**values)
    assert pools.rest(pool) == 2_000


@pytest.mark.django_db(transaction=True)
def test_fifty_who_grant_at_once_never_overspend(pool):
    applications = [asked(pool, 7_000) for _ in range(50)]

    def grant(application: PoolApplication) -> bool:
        try:
            return pools.grant(application, application.version, 7_000, DAY, "Arbejdsgruppen")
        except Overspent:
            return False

    outcomes = at_once([lambda each=each: grant(each) for each in applications])
    assert outcomes.count(True) == 10
    assert pools.rest(pool) == 2_000


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", range(4))
def test_granting_while_the_money_is_lowered_leaves_one_of_the_two(pool, line, plan, again):
    application = asked(pool, 50_000)

    def tried(act) -> bool:
        try:
            return bool(act())
        except Overspent:
            return False

    outcomes = at_once(
        [
            lambda: tried(lambda: pools.grant(application, 1, 50_000, DAY, "")),
            lambda: tried(lambda: write_all(plan, [CellWrite(line.pk, 2022, 1, Amount(30_000))])),
        ]
    )
    assert sorted(outcomes) == [False, True]
    assert pools.rest(pool) >= 0


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_one_application_meet(pool):
    application = asked(pool)

    def decide(act) -> str:
        try:
            return str(act(PoolApplication.objects.get(pk=application.pk)))
        except (Stale, Refused):
            return "met"

    outcomes = at_once(
        [
            lambda: decide(lambda row: pools.grant(row, 1, 20_000, DAY, "Tre parter")),
            lambda: decide(lambda row: pools.refuse(row, 1, DAY, "To parter")),
        ]
    )
    assert sorted(outcomes) == ["True", "met"]


STEPS = "grant refuse pay account withdraw take_back".split()
STEP = st.tuples(
    st.integers(0, 3),
    st.sampled_from(STEPS),
    st.integers(1, 40_000),
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, max_size=14))
def test_any_steps_in_any_order_leave_the_pool_whole(pool, steps):
    with transaction.atomic():
        applications = [asked(pool, 30_000) for _ in range(4)]
        for place, step, kr in steps:
            row = applications[place]
            acts = {
                "grant": lambda row=row, kr=kr: pools.grant(row, row.version, kr, DAY, ""),
                "refuse": lambda row=row: pools.refuse(row, row.version, DAY, ""),
                "pay": lambda row=row: pools.pay(row, row.version, DAY),
                "account": lambda row=row, kr=kr: pools.account(row, row.version, DAY, kr),
                "withdraw": lambda row=row: pools.withdraw(row, row.version, DAY),
                "take_back": lambda row=row: pools.take_back(row, row.version),
            }
            try:
                acts[step]()
            except Refused:
                row.refresh_from_db()
            assert pools.rest(pool) >= 0
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_an_activity_becomes_a_pool_only_once_its_money_stands(plan):
    activity = plan.activities.get(number=2)
    line = FundingLine.objects.get(activity=activity)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            write_all(plan, [CellWrite(line.pk, 2022, 1, Amount(10_000))])
            made = other.submit(at_once, [lambda: pools.make(activity)])
            wait_for_a_lock()
        (pool,) = made.result(timeout=10)
    assert pools.rest(pool) == 10_000
