# SPDX-License-Identifier: MPL-2.0
"""A comparison in plain Danish, in the singular, in the plural, and where there is nothing to tell."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from activities.models import Activity
from partnerskab.content.tree import LEVELS, ActivityContent, PlanContent
from partnerskab.revisions.comparing import compare, summary
from partnerskab.revisions.comparing.changes import Fact
from partnerskab.revisions.comparing.labels import ORIGINS, STATES, said
from partnerskab.revisions.comparing.telling import signed, unchanged_labels
from partnerskab.revisions.presenting import present
from tests.content.papers import plan_2022
from tests.content_examples import empty_plan

from .test_comparing_activities import next_year, with_activities

SINCE = "version 2022.2"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def retitled(activity: ActivityContent) -> ActivityContent:
    return replace(activity, title=f"{activity.title} igen")


def new(plan: PlanContent, count: int) -> PlanContent:
    added = [replace(plan.activities[0], id=f"new {number}", number=20 + number, lines=()) for number in range(count)]
    return with_activities(plan, *plan.activities, *added)


CASES: list[tuple[Callable[[PlanContent], PlanContent], str]] = [
    (lambda plan: plan, "Ingen ændringer."),
    (lambda plan: new(plan, 1), "1 ny aktivitet."),
    (lambda plan: new(plan, 3), "3 nye aktiviteter."),
    (lambda plan: with_activities(plan, *plan.activities[:-1]), "1 ophørt aktivitet."),
    (lambda plan: with_activities(plan, *plan.activities[:-2]), "2 ophørte aktiviteter."),
    (lambda plan: with_activities(plan, retitled(plan.activities[0]), *plan.activities[1:]), "1 justeret aktivitet."),
    (
        lambda plan: new(with_activities(plan, *map(retitled, plan.activities[:2]), *plan.activities[2:-1]), 3),
        "3 nye aktiviteter, 2 justerede, 1 ophørt.",
    ),
    (
        lambda plan: with_activities(plan, replace(plan.activities[0], number=13), *plan.activities[1:]),
        "1 aktivitet har fået nyt nummer.",
    ),
    (
        lambda plan: with_activities(
            plan, replace(plan.activities[1], number=1), replace(plan.activities[0], number=2), *plan.activities[2:]
        ),
        "2 aktiviteter har fået nyt nummer. 2 er flyttet.",
    ),
]


@pytest.mark.parametrize(("edit", "told"), CASES)
def test_activities_are_counted_in_words_that_fit_the_number(
    edit: Callable[[PlanContent], PlanContent], told: str
) -> None:
    plan = plan_2022()
    assert summary(compare(plan, edit(plan)), SINCE).activities == told


def test_the_money_is_told_against_the_named_version() -> None:
    plan = replace(plan_2022(), year=2021)
    told = summary(compare(plan, next_year(plan)), "version 2021.2")
    assert plain(told.money) == "Samlet 2022: 1.328.000 kr., +24.000 kr. i forhold til version 2021.2."
    assert plain(told.cost) == "Planen koster 1.328.000 kr. i 2022. Det er 24.000 kr. mere end i 2021."
    assert told.loose == "To linjer uden nummer er ophørt."


def test_money_within_a_year_may_be_less_or_the_same() -> None:
    plan = plan_2022()
    less = summary(compare(plan, with_activities(plan, *plan.activities[:-1])), SINCE)
    assert plain(less.cost).endswith("Det er 50.000 kr. mindre end i version 2022.2.")
    assert plain(less.money) == "Samlet 2022: 1.278.000 kr., −50.000 kr. i forhold til version 2022.2."
    same = summary(compare(plan, plan), SINCE)
    assert plain(same.money) == "Samlet 2022: 1.328.000 kr., uændret i forhold til version 2022.2."
    assert plain(same.text) == f"Ingen ændringer. {plain(same.money)}"


def test_the_first_version_is_measured_against_nothing() -> None:
    told = summary(compare(None, plan_2022()))
    assert told.activities == "12 nye aktiviteter."
    assert plain(told.money) == "Samlet 2022: 1.328.000 kr."
    assert plain(told.cost) == "Planen koster 1.328.000 kr. i 2022."
    assert "aftalen" not in told.others


def test_a_plan_without_money_costs_nothing() -> None:
    told = summary(compare(empty_plan(), empty_plan()))
    assert plain(told.cost) == "Planen koster 0 kr. i 2025. Det er det samme som før."


def test_chapters_and_the_agreement_are_told_beside_the_activities() -> None:
    plan = plan_2022()
    agreement = replace(plan.agreement, parties=plan.agreement.parties[1:], frames=(), title="En ny aftale")
    chapters = (replace(plan.chapters[0], text="<p>Nyt.</p>"), plan.chapters[1])
    told = summary(compare(plan, replace(plan, agreement=agreement, chapters=chapters)), SINCE)
    assert told.activities == ""
    assert told.others == "Ét kapitel er ændret. Ét kapitel er taget ud. Ændret i aftalen: titel, parter og rammer."


def test_lines_stand_from_most_up_to_most_down() -> None:
    plan = replace(plan_2022(), year=2021)
    told = summary(compare(plan, next_year(plan)))
    assert [entry.difference for entry in told.by_money] == [50_000, 32_000, 20_000, 10_000, -18_000, -30_000, -40_000]
    assert told.most_up
    assert told.most_down
    assert (told.most_up.number, told.most_down.number) == (12, 7)
    assert [entry.phrase for entry in told.by_money[:2]] == ["Beløb", "Beløb"]


def test_without_money_up_or_down_nothing_is_most() -> None:
    plan = plan_2022()
    told = summary(compare(plan, with_activities(plan, retitled(plan.activities[0]), *plan.activities[1:])))
    assert (told.most_up, told.most_down) == (None, None)
    assert [entry.phrase for entry in told.by_money] == ["Titel"]


def test_an_activity_that_is_gone_stands_where_it_stood() -> None:
    plan = plan_2022()
    told = summary(compare(plan, with_activities(plan, *plan.activities[:3], *plan.activities[4:])))
    assert [entry.number for entry in told.entries[:5]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ((), ""),
        (("Formål",), "Formål er uændret"),
        (("Formål", "Tidsplan"), "Formål og tidsplan er uændrede"),
        (("Baggrund", "Formål", "Målgruppe", "Tidsplan"), "Baggrund, formål, målgruppe og tidsplan er uændrede"),
        (
            ("Baggrund", "Formål", "Målgruppe", "Tidsplan", "Økonomi", "Leverancer", "Ansvarlige aktører"),
            "Baggrund, formål og fem andre afsnit er uændrede",
        ),
    ],
)
def test_unchanged_sections_are_folded_under_one_line(labels: tuple[str, ...], told: str) -> None:
    assert unchanged_labels(labels) == told


def test_a_sign_stands_before_every_difference_but_nought() -> None:
    assert [signed(kroner) for kroner in (24_000, -40_000, 0)] == ["+24.000", "−40.000", "0"]


def test_facts_are_said_as_on_the_screen() -> None:
    assert dict(Activity.State.choices) == STATES
    assert dict(Activity.Origin.choices) == ORIGINS
    assert said(Fact("state", "ny", "ophoert")) == ("Ny", "Ophørt")
    assert said(Fact("is_appendix", False, True)) == ("Nej", "Ja")
    assert said(Fact("other_areas", (1, 2), ())) == ("1, 2", "")
    assert said(Fact("number", None, 4)) == ("", "4")
    assert said(Fact("predecessor", "", "an id")) == ("", "angivet")
    assert dict(Activity.Level.choices) == LEVELS
    assert said(Fact("level", "", "kvarter")) == ("", "Kvarterniveau")


def test_how_an_activity_is_sorted_is_told_in_few_words() -> None:
    plan = plan_2022()
    sorted_ = replace(plan.activities[0], level="bydel", category="Netværk", cfbu_type="Boligområdets image")
    after = with_activities(plan, sorted_, *plan.activities[1:])
    told = summary(compare(plan, after))
    assert [entry.phrase for entry in told.by_money] == ["Kategori og niveau"]
    changed = present(plan, after).changed[0]
    assert [str(part.label) for part in changed.parts] == ["Niveau", "Aktivitetskategori", "CFBU-kategori"]
    assert "Bydelsniveau" in changed.parts[0].items[0]
