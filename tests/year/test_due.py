# SPDX-License-Identifier: MPL-2.0
"""What is due in a year, how it stands, and what the data itself says is done."""

import datetime

import pytest

from budgets.models import Pool
from partnerskab.agreements.models import Agreement
from partnerskab.year.due import State
from partnerskab.year.models import DeadlineDone
from partnerskab.year.proposing import carry, propose
from targets.models import Baseline, Definition, Indicator, Place, Reading, Target

from .conftest import day, on


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (day(1, 1), State.COMING, "om 6 måneder"),
        (day(4, 30), State.COMING, "om 2 måneder"),
        (day(5, 1), State.NOW, "om 60 dage"),
        (day(6, 29), State.NOW, "i morgen"),
        (day(6, 30), State.NOW, "i dag"),
        (day(7, 1), State.LATE, "for 1 dag siden"),
        (day(7, 3), State.LATE, "for 3 dage siden"),
    ],
)
def test_a_deadline_stands_by_the_day(deadline, calendar_on, today, state, left):
    deadline()
    [due] = calendar_on(today).of_year(2022)
    assert (due.state, due.left, due.span) == (state, left, "maj og juni")


def test_a_single_day_is_something_to_do_a_month_before(deadline, calendar_on):
    deadline(month=12, day=15)
    assert [due.state for due in calendar_on(day(11, 14)).of_year(2022)] == [State.COMING]
    [due] = calendar_on(day(11, 15)).of_year(2022)
    assert (due.state, due.span) == (State.NOW, "15. december")


def test_nothing_is_said_of_times_before_the_calendar_was_kept(deadline, calendar_on):
    deadline(made_on=day(7, 1))
    calendar = calendar_on(day(8, 1))
    assert [due.state for due in calendar.of_year(2022)] == [State.BEFORE]
    assert [due.state for due in calendar.of_year(2023)] == [State.COMING]
    assert calendar.open == []


def test_a_deadline_falls_only_where_its_agreement_covers_it_and_in_its_own_year(deadline, calendar_on):
    deadline()
    deadline("Ny aftale", month=9, only_in=2024)
    calendar = calendar_on(day(1, 1))
    titles = {year: [due.deadline.title for due in calendar.of_year(year)] for year in (2020, 2023, 2024, 2025)}
    assert titles == {2020: [], 2023: ["Midtvejsstatus"], 2024: ["Midtvejsstatus", "Ny aftale"], 2025: []}


def test_the_next_are_not_done_and_not_over(deadline, calendar_on, cast):
    over, done, coming = deadline("Over", month=1), deadline("Gjort", month=6), deadline("Kommer", month=8)
    DeadlineDone.objects.create(deadline=done, year=2022, day=day(3, 1), ticked_by=cast.secretariat)
    found = calendar_on(day(3, 2)).next(3)
    assert [(due.deadline, due.year) for due in found] == [(coming, 2022), (over, 2023), (done, 2023)]


def state_of(calendar_on, kind: str, today: datetime.date, year: int = 2022) -> State:
    [due] = [each for each in calendar_on(today).of_year(year) if each.deadline.kind == kind]
    return due.state


def test_next_years_plan_is_done_by_its_versions(deadline, calendar_on, act):
    deadline("Udkast", kind="draft", month=11)
    deadline("Plan", kind="next_plan", month=12)
    today = day(1, 10)
    assert state_of(calendar_on, "draft", today, 2021) is State.LATE
    revision = act.submit()
    assert state_of(calendar_on, "draft", today, 2021) is State.DONE
    assert state_of(calendar_on, "next_plan", today, 2021) is State.LATE
    act.approve(revision)
    assert state_of(calendar_on, "next_plan", today, 2021) is State.DONE
    assert state_of(calendar_on, "next_plan", today, 2022) is State.COMING


def test_a_draft_that_is_sent_at_night_is_sent_that_day(deadline, calendar_on, act):
    deadline("Udkast", kind="draft", month=11)
    with on(day(11, 20, 2021), 0, 30):
        act.submit()
    [due] = calendar_on(day(1, 10)).of_year(2021)
    assert due.done.day == day(11, 20, 2021)


def test_a_withdrawn_draft_is_none(deadline, calendar_on, act, cast):
    from partnerskab.revisions import lifecycle

    deadline("Udkast", kind="draft", month=11)
    lifecycle.withdraw(act.submit(), cast.secretariat)
    assert state_of(calendar_on, "draft", day(1, 10), 2021) is State.LATE


def test_the_status_is_done_when_approved(deadline, calendar_on, follow):
    from partnerskab.revisions.lifecycle import Word

    deadline("Status", kind="targets", month=5)
    revision = follow.submit()
    assert state_of(calendar_on, "targets", day(6, 1)) is State.LATE
    follow.record(revision, 0, {"": Word("approved")})
    assert state_of(calendar_on, "targets", day(6, 1)) is State.DONE


def test_a_new_agreement_is_done_when_the_next_one_is_approved(deadline, calendar_on, agree):
    deadline("Aftalen", kind="agreement", month=12)
    assert state_of(calendar_on, "agreement", day(12, 10), 2022) is State.NOW
    agree.approve(agree.submit())
    assert state_of(calendar_on, "agreement", day(12, 10), 2022) is State.NOW
    Agreement.objects.filter(pk=agree.matter.pk).update(valid_from=datetime.date(2023, 1, 1))
    made = calendar_on(day(12, 10)).facts
    assert ("agreement", 2022) in made


def test_pools_are_accounted_for_when_all_are_closed(deadline, calendar_on, plan):
    deadline("Regnskab", kind="pool", month=12, day=31)
    first, second, *_ = plan.activities.order_by("number")
    Pool.objects.all().delete()
    today = datetime.date(2023, 1, 5)
    assert state_of(calendar_on, "pool", today) is State.DONE  # the plan has no pool
    one, two = Pool.objects.create(activity=first), Pool.objects.create(activity=second, closed_on=today)
    assert state_of(calendar_on, "pool", today) is State.LATE
    Pool.objects.filter(pk=one.pk).update(closed_on=two.closed_on)
    assert state_of(calendar_on, "pool", today) is State.DONE


def test_the_survey_is_in_when_every_target_of_it_is_read(deadline, calendar_on, cast, agreement):
    deadline("Undersøgelsen", kind="survey", month=4)
    here = Place.objects.create(partnership=cast.partnership, name="Her", kind="area")
    town = Place.objects.create(partnership=cast.partnership, name="Byen", kind="city")
    found = []
    for name in ("Dag", "Nat"):
        indicator = Indicator.objects.create(
            partnership=cast.partnership, name=name, unit="percent", direction="up", topic="safety"
        )
        definition = Definition.objects.create(indicator=indicator, text="Andel")
        values = {"rule": "near", "indicator": indicator, "place": here, "reference": town, "final_year": 2024}
        Target.objects.create(agreement=agreement, title=name, **values)
        found.append((indicator, definition))
    assert state_of(calendar_on, "survey", day(5, 1)) is State.LATE
    for indicator, definition in found:
        assert state_of(calendar_on, "survey", day(5, 1)) is State.LATE
        Reading.objects.create(
            indicator=indicator, place=here, year=2022, definition=definition, value=80, source="Undersøgelsen 2022"
        )
    assert state_of(calendar_on, "survey", day(5, 1)) is State.DONE
    assert Baseline.objects.count() == 0


def test_a_proposed_year_is_whole_and_never_laid_over_another(agreement, cast):
    agreement.bodies.create(kind="committee", name="Borgerrepræsentationen")
    made = propose(agreement, cast.secretariat)
    assert {row.kind for row in made} >= {"midterm", "final", "targets", "survey", "next_plan", "pool", "annual"}
    assert {row.kind: str(row.when) for row in made}["midterm"] == "maj/juni"
    assert [row.body for row in made if row.kind == "midterm"] == ["Borgerrepræsentationen"]
    assert [row.only_in for row in made if row.kind == "agreement"] == [2024]
    assert propose(agreement, cast.secretariat) == []
    assert agreement.deadlines.count() == len(made)
    assert agreement.deadlines.first().history.first().history_user == cast.secretariat


def test_an_agreement_that_ends_in_june_asks_for_the_next_in_spring(agreement, cast, calendar_on):
    Agreement.objects.filter(pk=agreement.pk).update(valid_to=day(6, 30, 2024))
    agreement.refresh_from_db()
    [row] = [each for each in propose(agreement, cast.secretariat) if each.kind == "agreement"]
    assert str(row.when) == "marts-juni 2024"
    assert row in [due.deadline for due in calendar_on(day(4, 1, 2024)).of_year(2024)]


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (day(12, 31, 2024), "september-december 2024"),
        (day(6, 15, 2024), "marts til 15. juni 2024"),
        (day(1, 31, 2024), "januar 2024"),
    ],
)
def test_the_next_agreement_is_asked_for_before_this_one_ends(agreement, ends, words):
    agreement.valid_to = ends
    [row] = [each for each in propose(agreement) if each.kind == "agreement"]
    assert str(row.when) == words


def test_an_agreement_that_begins_in_july_is_done_that_year(agree, calendar_on):
    agree.approve(agree.submit())
    Agreement.objects.filter(pk=agree.matter.pk).update(valid_from=day(7, 1, 2022))
    assert ("agreement", 2022) in calendar_on(day(12, 10)).facts


def test_what_would_come_too_late_is_carried_to_the_end(deadline, agreement, cast):
    deadline("Ny aftale", month=9, last_month=12, only_in=2024)
    later = Agreement.objects.create(
        partnership=cast.partnership, title="Aftale 2025-2029", valid_from=day(1, 1, 2025), valid_to=day(6, 30, 2029)
    )
    carry(agreement, later, cast.secretariat)
    assert str(later.deadlines.get().when) == "marts-juni 2029"


def test_the_year_is_carried_into_the_next_agreement(deadline, agreement, cast):
    deadline("Midtvejsstatus", paper="Midtvejsstatus", body="Økonomiudvalget", note="I juni")
    deadline("Sidste år", month=9, only_in=2024)
    deadline("Ét år midt i", month=9, only_in=2022)
    later = Agreement.objects.create(
        partnership=cast.partnership, title="Aftale 2025-2028", valid_from=day(1, 1, 2025), valid_to=day(12, 31, 2028)
    )
    carry(agreement, later, cast.secretariat)
    rows = list(later.deadlines.all())
    assert [(row.title, row.only_in, row.goes) for row in rows] == [
        ("Midtvejsstatus", None, "Midtvejsstatus til Økonomiudvalget"),
        ("Sidste år", 2028, ""),
    ]
    assert agreement.deadlines.count() == 3
    assert rows[0].history.get().history_change_reason == "begyndt fra en tidligere aftale"
