# SPDX-License-Identifier: MPL-2.0
"""Targets in a browser: every state looked at by axe on a laptop and a phone, and written with the keyboard alone."""

from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from activities.models import Activity
from targets.baselines import set_baseline
from targets.models import Reading, Target
from targets.ordering import standing
from tests.journeys.steps import fits

from .conftest import indicator, place, target, url

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
DAY = "Trygge i dagtimerne"


@WIDTHS
def test_the_page_full_of_everything(visit, known, area, cast, axe, width):
    values = {"year": 2020, "value": Decimal(220), "area_version": area, "source": "Brev fra politiet"}
    set_baseline(target("Indbrud"), values, cast.secretariat)
    page = visit(url("targets"), width=width)
    axe(page)
    assert fits(page)
    shown = "chart-wide" if width == 1280 else "chart-narrow"
    section = page.locator(f"#maal-{target('Trygge beboere i dagtimerne').pk}")
    expect(section.locator(".chart:visible")).to_have_count(1)
    expect(section.locator(f"svg.{shown}")).to_be_visible()
    expect(page.get_by_role("link", name="Målinger og indikatorer")).to_be_visible()
    expect(page.get_by_role("link", name="Nyt mål")).to_be_visible()
    expect(section.get_by_role("img")).to_have_accessible_name("Trygge beboere i dagtimerne: Området og Hele byen")


@WIDTHS
def test_every_page_of_its_own(visit, known, area, cast, axe, width):
    values = {"year": 2020, "value": Decimal(220), "area_version": area, "source": "Brev fra politiet"}
    set_baseline(target("Indbrud"), values, cast.secretariat)
    page = visit(reverse("front", args=["amager"]), width=width)
    axe(page)
    own = indicator(DAY)
    for address in (
        url("targets_order"),
        url("target_edit", target("Indbrud").pk),
        url("target_remove", target("Indbrud").pk),
        url("baseline", target("Indbrud").pk),
        url("baseline", target("Vold og våben").pk),
        url("indicators"),
        url("indicator_new"),
        url("indicator_edit", own.pk),
        url("indicator_remove", own.pk),
        url("definition_new", own.pk),
        url("definition_edit", own.pk, 1),
        url("readings", own.pk),
        url("reading_new", own.pk),
        url("reading_edit", own.readings.first().pk),
        url("reading_remove", own.readings.first().pk),
        url("place_new"),
        url("place_edit", place().pk),
    ):
        page.goto(address)
        axe(page)
        assert fits(page), address


@WIDTHS
def test_an_agreement_begins_with_the_usual_targets(visit, agreement, axe, width):
    page = visit(url("targets"), width=width)
    axe(page)
    page.get_by_role("link", name="Se forslaget").click()
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Opret 13 mål").click()
    expect(page.get_by_text("13 mål er oprettet")).to_be_visible()
    axe(page)
    assert fits(page)
    expect(page.get_by_role("link", name="Skriv den første måling").first).to_be_visible()


def test_the_rule_decides_what_is_asked_for(visit, aimed):
    page = visit(url("target_new"))
    rule = page.get_by_label("Hvornår er målet nået?")
    seen = {
        "near": {"Måles på", "Måles hvor", "Sammenlignes med", "Slutår"},
        "hold": {"Måles på", "Måles hvor", "Baselineår", "Slutår"},
        "reach": {"Måles på", "Måles hvor", "Tallet, der skal nås", "Slutår"},
        "share": {"Tallet, der skal nås", "Mindst så mange samarbejdspartnere"},
        "monitor": {"Måles på", "Måles hvor"},
    }
    every = set().union(*seen.values())
    for value, labels in seen.items():
        rule.select_option(value)
        for label in every:
            field = page.get_by_label(label)
            if label in labels:
                expect(field).to_be_visible()
            elif not (label == "Baselineår" and value == "near"):
                expect(field).to_be_hidden()


@WIDTHS
def test_a_target_is_written_with_the_keyboard_and_refused_where_it_is_wrong(visit, aimed, axe, width):
    page = visit(url("target_new"), width=width)
    page.expected_errors.append("422")
    page.get_by_label("Navn").fill("Omdømme")
    page.get_by_label("Hvornår er målet nået?").select_option("reach")
    page.get_by_label("Tallet, der skal nås").fill("4.5")
    page.get_by_role("button", name="Opret målet").press("Enter")
    summary = page.locator(".form-summary")
    expect(summary).to_contain_text("for eksempel 83,5 eller 1.234")
    expect(page.get_by_label("Tallet, der skal nås")).to_have_value("4.5")
    axe(page)
    assert fits(page)
    summary.get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Måles på").select_option(label=DAY)
    page.get_by_label("Måles hvor").select_option(label="Partnerskabsområdet")
    page.get_by_label("Tallet, der skal nås").fill("84,5")
    page.get_by_label("Tallet, der skal nås").press("Enter")
    expect(page.get_by_text("Målet ”Omdømme” er oprettet.")).to_be_visible()
    assert Target.objects.get(title="Omdømme").limit == Decimal("84.5")


@WIDTHS
def test_two_versions_of_a_reading_are_shown_side_by_side(visit, known, axe, width):
    row = indicator(DAY).readings.order_by("year").first()
    page = visit(url("reading_edit", row.pk), width=width)
    page.expected_errors.append("409")
    Reading.objects.filter(pk=row.pk).update(value=77, version=5)
    page.get_by_label("Værdi").fill("78,5")
    page.get_by_role("button", name="Gem målingen").click()
    conflict = page.locator(".conflict")
    expect(conflict).to_contain_text("78,5")
    expect(conflict).to_contain_text("77")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Gem min udgave").click()
    expect(page.get_by_text("Målingen er gemt")).to_be_visible()
    row.refresh_from_db()
    assert row.value == Decimal("78.5")


def test_readings_are_written_one_after_another(visit, aimed, area):
    page = visit(url("reading_new", indicator("Indbrud").pk))
    page.get_by_label("Sted").select_option(label="Partnerskabsområdet")
    page.get_by_label("År", exact=True).fill("2021")
    page.get_by_label("Værdi").fill("1.220")
    page.get_by_label("Området, som det var").select_option(index=1)
    page.get_by_role("button", name="Gem, og skriv den næste").click()
    expect(page.get_by_label("År", exact=True)).to_have_value("2022")
    page.get_by_label("Værdi").fill("1.180")
    page.get_by_role("button", name="Gem målingen").click()
    expect(page.get_by_role("table", name="Målinger af Indbrud")).to_contain_text("1.180")
    assert list(Reading.objects.order_by("year").values_list("year", "value")) == [(2021, 1220), (2022, 1180)]


def test_a_baseline_is_set_and_the_page_tells_who(visit, known):
    page = visit(url("targets"))
    page.get_by_role("link", name="Fastsæt baseline for Indbrud").click()
    page.get_by_label("Værdi").fill("220")
    page.get_by_label("Området, som det var").select_option(index=2)
    page.get_by_label("Kilde", exact=True).fill("Brev fra politiet")
    page.get_by_role("button", name="Fastsæt baseline").click()
    table = page.get_by_role("table", name="Kriminalitet: mål, baseline og nyeste tal")
    expect(table.get_by_role("row", name="Indbrud")).to_contain_text("af Sanne Sekretær")
    assert page.url.endswith(f"#maal-{target('Indbrud').pk}")


def test_targets_are_moved_with_the_keyboard_and_the_button_keeps_the_focus(visit, aimed):
    page = visit(url("targets_order"))
    first, second = standing(aimed)[:2]
    button = page.get_by_role("button", name=f"Flyt {first} ned")
    button.focus()
    button.press("Enter")
    expect(page.locator("#live")).to_have_text(f"{first} er nu nummer 2 af 13.")
    expect(page.get_by_role("button", name=f"Flyt {first} ned")).to_be_focused()
    assert standing(aimed)[:2] == [second, first]


def test_the_target_follows_when_partners_are_changed_on_the_activity(visit, aimed, plan, cast):
    """From the list of those that lack partners to the activity, and back: it is gone from the list."""
    activity = Activity.objects.get(plan=plan, number=11)
    activity.partners.filter(role="partner").last().delete()
    page = visit(url("targets"))
    section = page.locator(f"#maal-{Target.objects.get(rule='share').pk}")
    expect(section).to_contain_text("10 af 11 aktiviteter")
    section.get_by_role("link", name=activity.title).click()
    page.wait_for_url("**/aktivitet/**")
    actors = page.locator("#aktoerer")
    actors.get_by_role("button", name="Rediger aktører").click()
    add_partner(actors, "Nærpolitiet")
    expect(page.locator("#rows-aktoerer .people")).to_contain_text("Nærpolitiet")
    page.goto(url("targets"))
    expect(section).to_contain_text("Alle 11 aktiviteter har mindst 2 samarbejdspartnere")
    expect(section.get_by_role("link", name=activity.title)).to_have_count(0)


def add_partner(actors, name: str) -> None:
    """A third row in the list of actors, saved."""
    rows = actors.locator(".rows-edit > li")
    expect(rows).to_have_count(2)
    actors.get_by_role("button", name="Tilføj aktør").click()
    expect(rows).to_have_count(3)
    rows.last.locator("select[name$=role]").select_option(label="Samarbejdspartner")
    rows.last.get_by_label("Navn").fill(name)
    actors.get_by_role("button", name="Gem aktører").click()


@WIDTHS
def test_nothing_is_asked_of_those_who_only_read(visit, known, cast, axe, width):
    page: Page = visit(url("targets"), user=cast.steering_group, width=width)
    axe(page)
    expect(page.get_by_role("link", name="Ret målet")).to_have_count(0)
    expect(page.get_by_text("Kun sekretariatet kan ændre mål")).to_be_visible()
