# SPDX-License-Identifier: MPL-2.0
"""A new agreement is begun from nothing or from an earlier one, of which nothing is touched."""

import pytest
from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.beginning import Part
from partnerskab.agreements.models import Agreement, ApprovalStep
from partnerskab.content.canonical import fingerprint
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from targets.models import Indicator, Place, Target
from tests.activities.conftest import browser_of

ADDRESS = reverse("agreement_new", args=["amager"])
TYPED = {
    "title": "Partnerskabsaftale 2025-2028",
    "kind": "partnership",
    "valid_from": "1. januar 2025",
    "valid_to": "31. december 2028",
}


@pytest.fixture
def browser_page(cast):
    return browser_of(cast.secretariat, htmx=False)


@pytest.fixture
def whole(agreement):
    """The earlier agreement with a row of everything that is not there already."""
    agreement.sections.create(kind="background", text="<p>Siden 2013.</p>")
    agreement.bodies.create(kind="working", name="Arbejdsgruppen", meetings_least=8, meetings_most=10)
    agreement.staff.create(title="Projektleder", share=50)
    ApprovalStep.objects.create(agreement=agreement, matter="agreement", order=1, body="Byrådet", act="approves")
    return agreement


def test_from_nothing_it_has_the_routes_and_no_more(browser_page, cast):
    response = browser_page.post(ADDRESS, TYPED)
    assert response["Location"] == "/amager/aftale/2025-2028/"
    agreement = Agreement.objects.get()
    assert (agreement.predecessor, agreement.sections.count(), agreement.parties.count()) == (None, 0, 0)
    steps = agreement.approval_steps.values_list("matter", "body", "act", "rule")
    assert list(steps) == [
        ("agreement", "Parterne", "approves", "parties"),
        ("plan", "Styregruppen", "approves", "parties"),
        ("plan", "Økonomiudvalget", "is_informed", "meeting"),
        ("status", "Styregruppen", "approves", "meeting"),
        ("status", "Økonomiudvalget", "is_informed", "meeting"),
    ]
    assert agreement.history.get().history_user == cast.secretariat


def test_from_an_earlier_one_everything_comes_along_and_the_old_is_untouched(browser_page, whole):
    before, versions = fingerprint(freeze_whole_agreement(whole)), whole.history.count()
    everything = [part for part in Part.values if part != Part.TARGETS]
    browser_page.post(ADDRESS, TYPED | {"earlier": whole.mark, "parts": everything})
    new = Agreement.objects.get(valid_from__year=2025)
    whole.refresh_from_db()
    assert new.predecessor == whole
    assert (fingerprint(freeze_whole_agreement(whole)), whole.history.count()) == (before, versions)
    old, made = freeze_whole_agreement(whole), freeze_whole_agreement(new)
    names = [(each.kind, each.title, each.text) for each in made.chapters]
    assert names == [(each.kind, each.title, each.text) for each in old.chapters]
    assert [one.name for one in made.parties] == [one.name for one in old.parties]
    assert [(a.number, a.title, a.results) for a in made.areas] == [(a.number, a.title, a.results) for a in old.areas]
    assert made.theory == old.theory
    assert [body.name for body in made.bodies] == ["Arbejdsgruppen"]
    assert [post.share for post in made.staff] == [50]
    assert [(step.body) for step in made.steps] == ["Byrådet"]
    assert made.boundaries[0].from_date == "2025-01-01"
    assert made.boundaries[0].estates == old.boundaries[-1].estates
    assert made.frames == ()
    assert not {area.id for area in made.areas} & {area.id for area in old.areas}
    assert Plan.objects.get().agreement == whole


def test_what_is_not_chosen_stays_behind(browser_page, whole):
    browser_page.post(ADDRESS, TYPED | {"earlier": whole.mark, "parts": ["parties"]})
    new = Agreement.objects.get(valid_from__year=2025)
    assert new.parties.count() == whole.parties.count() > 0
    assert (new.sections.count(), new.focus_areas.count(), new.theory_rows.count()) == (0, 0, 0)
    assert new.approval_steps.count() == 5


def test_a_party_that_left_does_not_come_along(browser_page, whole):
    party = whole.parties.first()
    party.to_date = whole.valid_to
    party.save()
    browser_page.post(ADDRESS, TYPED | {"earlier": whole.mark, "parts": ["parties"]})
    new = Agreement.objects.get(valid_from__year=2025)
    assert new.parties.count() == whole.parties.count() - 1


def test_targets_come_without_their_baselines_where_they_are_asked_for(browser_page, whole):
    indicator = Indicator.objects.create(partnership=whole.partnership, name="Andel trygge", unit="percent")
    place = Place.objects.create(partnership=whole.partnership, name="Området")
    area = whole.focus_areas.first()
    old = Target.objects.create(
        agreement=whole, code="1", title="Flere trygge", rule="hold", indicator=indicator, place=place,
        baseline_year=2020, final_year=2024, focus_area=area,
    )  # fmt: skip
    old.baselines.create(year=2020, value=70, source="Undersøgelsen")
    browser_page.post(ADDRESS, TYPED | {"earlier": whole.mark, "parts": ["areas", "targets"]})
    new = Target.objects.get(agreement__valid_from__year=2025)
    assert (new.title, new.baseline_year, new.final_year, new.baselines.count()) == ("Flere trygge", 2024, 2028, 0)
    assert new.focus_area.agreement == new.agreement
    old.refresh_from_db()
    assert (old.baseline_year, old.version) == (2020, 1)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, "Giv aftalen en titel"),
        ({"valid_from": "2025"}, "”2025” kan ikke læses som en dato."),
        ({"valid_from": "1. januar 2024"}, "Perioden overlapper ”"),
        ({"valid_to": "1. januar 2024"}, "Slutdatoen ligger før startdatoen."),
        ({"earlier": "1999-2000"}, "Vælg en af partnerskabets aftaler"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(browser_page, whole, changed, words):
    response = browser_page.post(ADDRESS, TYPED | changed)
    assert response.status_code == 422
    assert words in response.text
    assert Agreement.objects.count() == 1
    for name, value in (TYPED | changed).items():
        if value and name != "earlier":
            assert value in response.text


def test_two_agreements_of_the_same_years_would_share_an_address(browser_page, cast):
    half = {"valid_from": "1. januar 2025", "valid_to": "30. juni 2025"}
    rest = {"valid_from": "1. juli 2025", "valid_to": "31. december 2025"}
    assert browser_page.post(ADDRESS, TYPED | half).status_code == 302
    response = browser_page.post(ADDRESS, TYPED | rest)
    assert response.status_code == 422
    assert "dækker de samme år" in response.text


def test_another_partnerships_agreement_cannot_be_begun_from(browser_page, cast):
    other = Agreement.objects.create(
        partnership=cast.elsewhere, title="Vestby", valid_from="2017-01-01", valid_to="2020-12-31"
    )
    assert browser_page.post(ADDRESS, TYPED | {"earlier": "2017-2020"}).status_code in (302, 422)
    assert not Agreement.objects.filter(predecessor=other).exists()
