# SPDX-License-Identifier: MPL-2.0
"""Money moved from one post to another: one act, refused where there is no money to move or it is another's."""

import datetime
from uuid import uuid4

import pytest

from budgets.cells import StaleCells
from budgets.models import FundingAmount, FundingLine, Pool, Reallocation, Transfer
from budgets.posts import add
from budgets.refusals import Refused
from budgets.transfers import Place, Settled, decided_by, move
from partnerskab.agreements.models import Organisation
from partnerskab.content.freezing import freeze
from partnerskab.content.totals import plan_totals
from tests.same_moment import at_once

pytestmark = pytest.mark.django_db
WHY = "Flere arrangementer end ventet"


def post(plan, number: int | None, name: str) -> FundingLine:
    return FundingLine.objects.get(plan=plan, activity__number=number, post=name)


def kr(line: FundingLine, year: int = 2022) -> int | None:
    return FundingAmount.objects.get(line=line, year=year).kr


def put(line: FundingLine, year: int = 2022, **values) -> None:
    FundingAmount.objects.update_or_create(line=line, year=year, defaults={"kr": None, **values})


@pytest.fixture
def wages(plan) -> FundingLine:
    """50.000 kr. in each year."""
    return post(plan, 9, "Lønmidler")


@pytest.fixture
def means(plan) -> FundingLine:
    """5.000 kr. in each year, in the same activity."""
    return post(plan, 9, "Aktivitetsmidler")


@pytest.fixture
def elsewhere(plan) -> FundingLine:
    """75.000 kr. in 2022, in another activity."""
    return post(plan, 10, "Aktivitetsmidler")


def moved(plan, cast, source, target, amount=5_000, years=(2022, 2022), **more) -> Transfer:
    places = Place(source.pk, years[0]), Place(target.pk, years[1])
    return move(plan, *places, amount, WHY, cast.working_group, **more)


def test_both_cells_change_and_the_move_is_written_down(plan, cast, wages, means):
    before = plan_totals(freeze(plan))
    made = moved(plan, cast, wages, means)
    assert (kr(wages), kr(means)) == (45_000, 10_000)
    assert plan_totals(freeze(plan)) == before
    title = wages.activity.title
    assert (made.from_name, made.to_name) == (f"{title}: Lønmidler", f"{title}: Aktivitetsmidler")
    assert (made.kr, made.reason, made.decided_by) == (5_000, WHY, "Arbejdsgruppen")
    assert made.made_by == cast.working_group
    (frozen,) = freeze(plan).transfers
    assert (frozen.kr, frozen.from_line, frozen.to_line) == (5_000, str(wages.pk), str(means.pk))


def test_both_entries_of_the_history_tell_the_move_and_why(plan, cast, wages, elsewhere):
    moved(plan, cast, wages, elsewhere)
    entries = FundingAmount.history.filter(line_id__in=[wages.pk, elsewhere.pk], history_type="~")
    (reason,) = {entry.history_change_reason for entry in entries}
    assert entries.count() == 2
    told, why = reason.splitlines()
    assert told.startswith("flyttede 5.000\u00a0kr. fra ")
    assert why == WHY


@pytest.mark.parametrize(
    ("within", "between", "expected"),
    [
        ("", "", ("Arbejdsgruppen", "Styregruppen")),
        ("Projektlederen", "Bestyrelsen", ("Projektlederen", "Bestyrelsen")),
    ],
)
def test_whose_decision_it_takes_is_the_agreements_to_say(plan, within, between, expected):
    agreement = plan.agreement
    agreement.moves_within, agreement.moves_between = within, between
    one, other = uuid4(), uuid4()
    assert decided_by(agreement, one, one) == expected[0]
    assert decided_by(agreement, one, other) == expected[1]
    assert decided_by(agreement, one, None) == expected[1]
    assert decided_by(agreement, None, None) == expected[1]
    assert decided_by(agreement, one, one, same_year=False) == expected[1]


def test_money_goes_to_another_year_of_the_same_post(plan, cast, wages):
    made = moved(plan, cast, wages, wages, years=(2022, 2023))
    assert (kr(wages, 2022), kr(wages, 2023)) == (45_000, 55_000)
    assert made.decided_by == "Styregruppen"


@pytest.mark.parametrize("standing", [{"qualifier": "-"}, {}])
def test_a_dash_or_nothing_takes_money(plan, cast, wages, means, standing):
    put(means, **standing)
    moved(plan, cast, wages, means)
    cell = FundingAmount.objects.get(line=means, year=2022)
    assert (cell.kr, cell.qualifier) == (5_000, "")


def test_a_cell_that_is_not_there_yet_takes_money(plan, cast, wages, means):
    FundingAmount.objects.filter(line=means, year=2022).delete()
    moved(plan, cast, wages, means)
    assert kr(means) == 5_000


def test_a_rough_amount_stays_rough(plan, cast, wages, means):
    put(means, kr=10_000, qualifier="ca.", note="TMF")
    moved(plan, cast, wages, means)
    cell = FundingAmount.objects.get(line=means, year=2022)
    assert (cell.kr, cell.qualifier, cell.note) == (15_000, "ca.", "TMF")


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        ({"note": "drift"}, "(drift)"),
        ({"qualifier": "-"}, "(–)"),
        ({}, "(ikke udfyldt)"),
        ({"kr": 90_000, "qualifier": "ca."}, "(ca. 90.000\u00a0kr.)"),
        ({"kr": 4_999}, "har 4.999\u00a0kr. Skriv højst"),
    ],
)
def test_without_so_much_sure_money_nothing_is_moved(plan, cast, wages, means, standing, said):
    put(wages, **standing)
    with pytest.raises(Refused) as refused:
        moved(plan, cast, wages, means)
    assert said in str(refused.value)
    assert kr(means) == 5_000
    assert not Transfer.objects.exists()


def test_the_same_cell_is_no_other_place(plan, cast, wages):
    with pytest.raises(Refused, match="står der allerede"):
        moved(plan, cast, wages, wages)


def test_a_year_outside_the_agreement_takes_no_money(plan, cast, wages, means):
    with pytest.raises(Refused, match="2021–2024"):
        moved(plan, cast, wages, means, years=(2022, 2025))


def test_nothing_is_no_move(plan, cast, wages, means):
    with pytest.raises(Refused, match="hvor meget"):
        moved(plan, cast, wages, means, amount=0)


def test_words_take_no_money(plan, cast, wages, means):
    put(means, note="drift")
    with pytest.raises(Refused, match="drift"):
        moved(plan, cast, wages, means)


def test_money_stays_with_whoever_gave_it(plan, cast, wages):
    fund = add(plan, wages.activity, post="Ombygning", funding="other", other_funder="Landsbyggefonden")
    house = Organisation.objects.first()
    theirs = add(plan, wages.activity, post="Lokaler", funding="organisation", funder=house)
    with pytest.raises(Refused, match="Opret en post, som partnerskabet betaler"):
        moved(plan, cast, wages, fund)
    put(fund, kr=9_000)
    with pytest.raises(Refused, match=house.name):
        moved(plan, cast, fund, theirs)
    beside = add(plan, wages.activity, post="Inventar", funding="other", other_funder="landsbyggefonden")
    moved(plan, cast, fund, beside)
    assert kr(beside) == 5_000


def test_a_post_that_nobody_pays_has_no_money_and_takes_none(plan, cast, wages):
    unpaid = add(plan, wages.activity, post="Ny bane", funding="unfunded")
    put(unpaid, kr=90_000)
    for way in ((unpaid, wages), (wages, unpaid)):
        with pytest.raises(Refused, match="hvem der betaler"):
            moved(plan, cast, *way)


def test_a_post_that_is_gone_or_anothers_is_no_place(plan, cast, wages, make_plan):
    with pytest.raises(FundingLine.DoesNotExist):
        move(plan, Place(wages.pk, 2022), Place(uuid4(), 2022), 5_000, WHY, cast.working_group)


def test_an_amount_that_was_changed_since_it_was_read_holds_the_move_back(plan, cast, wages, means):
    with pytest.raises(StaleCells):
        move(plan, Place(wages.pk, 2022, version=7), Place(means.pk, 2022, version=1), 5_000, WHY, cast.working_group)
    assert (kr(wages), kr(means)) == (50_000, 5_000)


@pytest.fixture
def proposal(plan, wages) -> Reallocation:
    pool = Pool.objects.create(activity=wages.activity)
    return Reallocation.objects.create(plan=plan, pool=pool, kr=5_000, proposed_on=datetime.date(2022, 12, 1))


def test_a_move_carries_a_proposal_out(plan, cast, wages, elsewhere, proposal):
    made = moved(plan, cast, wages, elsewhere, proposal=proposal.pk)
    proposal.refresh_from_db()
    assert proposal.transfer == made


def test_a_proposal_is_carried_out_once_and_not_when_dropped(plan, cast, wages, elsewhere, proposal):
    moved(plan, cast, wages, elsewhere, proposal=proposal.pk)
    with pytest.raises(Settled):
        moved(plan, cast, wages, elsewhere, proposal=proposal.pk)
    dropped = Reallocation.objects.create(
        plan=plan,
        pool=proposal.pool,
        kr=5_000,
        proposed_on=proposal.proposed_on,
        dropped_on=proposal.proposed_on,
        dropped_because="Fortrudt",
    )
    with pytest.raises(Settled):
        moved(plan, cast, wages, elsewhere, proposal=dropped.pk)
    assert Transfer.objects.count() == 1


def test_another_sum_or_another_post_does_not_carry_it_out(plan, cast, wages, elsewhere, proposal):
    with pytest.raises(Refused, match="Forslaget er om"):
        moved(plan, cast, wages, elsewhere, amount=4_000, proposal=proposal.pk)
    with pytest.raises(Refused, match="puljens poster"):
        moved(plan, cast, elsewhere, wages, proposal=proposal.pk)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", range(3))
def test_two_who_move_the_last_kroner_get_them_once(plan, cast, wages, means, elsewhere, again):
    def attempt(target: FundingLine) -> str:
        try:
            moved(plan, cast, wages, target, amount=50_000)
        except (StaleCells, Refused):
            return "refused"
        return "moved"

    assert sorted(at_once([lambda: attempt(means), lambda: attempt(elsewhere)])) == ["moved", "refused"]
    assert kr(wages) == 0
    assert kr(means) + kr(elsewhere) == 5_000 + 75_000 + 50_000
    assert Transfer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_proposal_is_carried_out_by_one_of_two(plan, cast, wages, means, elsewhere, proposal):
    def attempt(target: FundingLine) -> str:
        try:
            moved(plan, cast, wages, target, proposal=proposal.pk)
        except (Settled, StaleCells):
            return "refused"
        return "moved"

    assert sorted(at_once([lambda: attempt(means), lambda: attempt(elsewhere)])) == ["moved", "refused"]
    assert Transfer.objects.count() == 1
