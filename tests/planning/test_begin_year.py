# SPDX-License-Identifier: MPL-2.0
"""Beginning next year's plan from this year's: what the page shows, what is written, and what is refused."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, ActivityPartner, CriterionResult, Plan
from budgets.models import FundingAmount, FundingLine, Pool, Spending, StatedTotal
from partnerskab.agreements.models import Agreement, Membership, Organisation, Partnership, Role
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.content.totals import activity_totals
from partnerskab.editing import change
from partnerskab.planning.areas import matched
from partnerskab.planning.models import Beginning, LeftBehind
from partnerskab.revisions.comparing import compare
from partnerskab.revisions.comparing.changes import Fate
from partnerskab.revisions.models import Revision
from tests.budgets.test_same_moment import wait_for_a_lock
from tests.cast import store
from tests.content_examples import example_plan
from tests.revisions.acting import edit
from tests.same_moment import at_once

from .steps import ADDRESS, offered, seen


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def first_of(plan: Plan) -> Activity:
    return plan.activities.in_reading_order().first()


def said(response) -> str:
    """The page's words, unbroken spaces as others."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def new_plan() -> Plan:
    return Plan.objects.select_related("agreement__partnership").get(year=2023)


def test_without_a_version_the_draft_is_taken_and_the_page_says_so(secretariat, plan):
    page = secretariat.get(ADDRESS).content.decode()
    assert "kladden for 2022" in page
    assert "har ingen godkendt version, så kladden bruges" in page


def test_last_years_results_stand_beside(secretariat, plan):
    first = first_of(plan)
    criterion = first.success_criteria.create(text="Flere kommer", number="200")
    CriterionResult.objects.create(criterion=criterion, year=2022, state="met", figure="214")
    line = first.funding_lines.order_by("order").first()
    Spending.objects.create(line=line, year=2022, spent=280_000, forecast=285_000)
    page = said(secretariat.get(ADDRESS))
    assert "Brugt 280.000 kr. af 350.000 kr." in page
    assert "Forventet 285.000 kr." in page
    assert "Flere kommer, mål 200: 214" in page
    assert "Nået" in page


def test_as_proposed_everything_goes_on(secretariat, plan, cast):
    before = to_json(freeze(plan))
    typed = offered(secretariat)
    response = secretariat.post(ADDRESS, typed)
    assert response["Location"] == "/amager/plan/2023/"
    content = freeze(new_plan())
    assert len(content.activities) == 12
    assert {row.state for row in content.activities} == {"fortsat"}
    assert [row.number for row in content.activities] == list(range(1, 13))
    assert to_json(freeze(plan)) == before
    beginning = Beginning.objects.get(plan=new_plan())
    assert beginning.from_plan == plan
    assert beginning.revision is None
    history = Activity.history.filter(plan=new_plan()).first()
    assert history.history_user == cast.secretariat
    assert history.history_change_reason == "ført videre fra kladden for 2022"


def test_the_comparison_works_from_the_first_minute(secretariat, plan, act):
    loose = plan.funding_lines.filter(activity=None).first()
    StatedTotal.objects.create(plan=plan, line=loose, source="overview", year=2021, kr=loose.amounts.first().kr)
    revision = act.approve(act.submit())
    typed = offered(secretariat)
    ids = [str(row.pk) for row in plan.activities.in_reading_order()]
    typed |= {f"valg-{ids[1]}": "ophoer", f"grund-{ids[1]}": "Ingen deltagere", f"valg-{ids[0]}": "juster"}
    assert secretariat.post(ADDRESS, typed).status_code == 302
    adjusted = Activity.objects.get(plan=new_plan(), predecessor=ids[0])
    section = adjusted.sections.get(kind="purpose")
    change(section, section.version, text="<p>Noget andet.</p>")
    found = compare(Revision.objects.get(pk=revision.pk).frozen, freeze(new_plan()))
    fates = {change.before.id: change.fate for change in found.kept}
    assert fates[ids[0]] is Fate.ADJUSTED
    assert [alone.activity.id for alone in found.gone] == [ids[1]]
    frozen = {row.id: row for row in freeze(plan).activities}
    for key in ids[2:]:
        this_year, next_year = (total.kr or 0 for total in activity_totals(frozen[key], (2022, 2023)))
        assert fates[key] is (Fate.UNCHANGED if this_year == next_year else Fate.ADJUSTED), frozen[key].title
    assert Fate.UNCHANGED in fates.values()
    for loose in found.loose:
        assert (loose.fate is Fate.UNCHANGED) is (not loose.headline.difference), loose.name.post
    page = secretariat.get(reverse("comparison", args=["amager", 2023])).content.decode()
    assert "2022.1" in page
    assert adjusted.title in page
    assert "Ophørt" in page


def test_without_a_version_the_comparison_is_with_last_years_draft(secretariat, plan):
    typed = offered(secretariat)
    first = first_of(plan)
    secretariat.post(ADDRESS, typed | {f"valg-{first.pk}": "ophoer", f"grund-{first.pk}": "Slut"})
    address = reverse("comparison", args=["amager", 2023])
    page = said(secretariat.get(address))
    assert "Ændringer siden kladden for 2022" in page
    assert first.title in page
    turned = said(secretariat.get(address, {"fra": "kladde", "til": "kladde-2022"}))
    assert "Ændringer siden kladden" in turned
    paper = secretariat.get(reverse("comparison_paper", args=["amager", 2023]))
    assert paper["Content-Type"] == "application/pdf"


def test_the_version_in_force_is_taken_and_the_draft_may_be_chosen(secretariat, plan, act):
    act.approve(act.submit())
    assert "er ændret, siden" not in secretariat.get(ADDRESS).content.decode()
    edit(act, "Kladdens navn")
    page = secretariat.get(ADDRESS).content.decode()
    assert "Kladden for 2022 er ændret, siden version 2022.1 blev godkendt." in page
    assert "Kladdens navn" not in page
    assert "Kladdens navn" in secretariat.get(f"{ADDRESS}?fra=kladde").content.decode()
    secretariat.post(ADDRESS, offered(secretariat))
    assert not new_plan().activities.filter(title="Kladdens navn").exists()
    assert Beginning.objects.get().revision.label == "2022.1"


def test_no_version_is_touched(secretariat, plan, act):
    act.approve(act.submit())
    before = list(Revision.objects.values())
    secretariat.post(ADDRESS, offered(secretariat))
    assert list(Revision.objects.values()) == before


def test_what_ends_is_left_with_its_reason(secretariat, plan):
    typed = offered(secretariat)
    row = first_of(plan)
    typed |= {f"valg-{row.pk}": "ophoer", f"hos-{row.pk}": "Fritidscentret", f"grund-{row.pk}": "Fast drift"}
    secretariat.post(ADDRESS, typed)
    left = LeftBehind.objects.get()
    assert (left.activity, left.number, left.anchored_with, left.reason) == (row.pk, 1, "Fritidscentret", "Fast drift")
    assert [one.number for one in freeze(new_plan()).activities] == list(range(1, 12))


def test_an_end_without_a_word_is_refused_and_nothing_typed_is_lost(secretariat, plan):
    typed = offered(secretariat)
    rows = list(plan.activities.in_reading_order())
    typed |= {f"valg-{rows[0].pk}": "ophoer", f"nr-{rows[1].pk}": "77"}
    response = secretariat.post(ADDRESS, typed)
    assert response.status_code == 422
    page = response.content.decode()
    assert "hvem der fører den videre, eller hvorfor den ophører" in page
    assert 'value="77"' in page
    assert not Plan.objects.filter(year=2023).exists()


@pytest.mark.parametrize("number", ["0", "ti", "10000"])
def test_a_number_that_is_none_is_refused(secretariat, plan, number):
    typed = offered(secretariat) | {f"nr-{first_of(plan).pk}": number}
    response = secretariat.post(ADDRESS, typed)
    assert response.status_code == 422
    assert "Skriv nummeret med tal, fx 12" in said(response)


def test_a_number_used_twice_is_refused(secretariat, plan):
    typed = offered(secretariat)
    first, other = list(plan.activities.in_reading_order())[:2]
    typed |= {f"nr-{first.pk}": "40", f"nr-{other.pk}": "40"}
    response = secretariat.post(ADDRESS, typed)
    assert response.status_code == 422
    assert "Nummer 40 har" in response.content.decode()


def test_a_typed_number_stays_and_the_others_close_ranks(secretariat, plan):
    typed = offered(secretariat)
    first, other = list(plan.activities.in_reading_order())[:2]
    secretariat.post(ADDRESS, typed | {f"nr-{first.pk}": "2"})
    numbers = dict(Activity.objects.filter(plan=new_plan()).values_list("predecessor", "number"))
    assert (numbers[first.pk], numbers[other.pk]) == (2, 1)
    assert sorted(numbers.values()) == list(range(1, 13))


def test_a_plan_that_moved_on_meanwhile_is_shown_anew_with_what_was_chosen(secretariat, plan, act):
    typed = offered(secretariat)
    last = list(plan.activities.in_reading_order())[3]
    typed |= {f"valg-{last.pk}": "ophoer", f"grund-{last.pk}": "Sidste gang"}
    edit(act, "Et nyt navn")
    response = secretariat.post(ADDRESS, typed)
    assert response.status_code == 409
    page = response.content.decode()
    assert "blev ændret, mens du valgte" in page
    assert "Et nyt navn" in page
    assert 'value="Sidste gang"' in page
    assert not Plan.objects.filter(year=2023).exists()


def test_a_year_that_has_a_plan_is_refused_with_a_link(secretariat, plan):
    typed = offered(secretariat)
    secretariat.post(ADDRESS, typed)
    for response in (secretariat.get(ADDRESS), secretariat.post(ADDRESS, typed)):
        assert response.status_code == 409
        assert "Planen for 2023 er allerede begyndt" in response.content.decode()
        assert 'href="/amager/plan/2023/"' in response.content.decode()
    assert new_plan().activities.count() == 12


def test_whoever_comes_second_still_sees_what_was_chosen(secretariat, plan):
    typed = offered(secretariat)
    first, other = list(plan.activities.in_reading_order())[:2]
    secretariat.post(ADDRESS, typed | {f"valg-{first.pk}": "ophoer", f"grund-{first.pk}": "Ingen kræfter"})
    second = typed | {f"valg-{first.pk}": "ophoer", f"hos-{first.pk}": "Fritidscentret", f"valg-{other.pk}": "juster"}
    page = said(secretariat.post(ADDRESS, second))
    assert "Det, du havde valgt" in page
    assert f"{first.title}</strong><span>Ophør. Forankret hos Fritidscentret. </span>" in page
    assert "I planen for 2023: Ophør. Ingen kræfter" in page
    assert f"{other.title}</strong><span>Justér. </span>" in page
    assert "Det, du havde valgt" not in said(secretariat.get(ADDRESS))


@pytest.mark.django_db(transaction=True)
def test_beginning_waits_for_whoever_writes_in_the_empty_plan(secretariat, plan):
    empty, typed = Plan.objects.create(agreement=plan.agreement, year=2023), offered(secretariat)
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            Plan.objects.select_for_update(of=("self",)).get(pk=empty.pk)
            begun = other.submit(at_once, [lambda: secretariat.post(ADDRESS, typed)])
            wait_for_a_lock()
            Activity.objects.create(plan=empty, title="Nattevandring", number=1, focus_area=first_of(plan).focus_area)
        [response] = begun.result(timeout=30)
    assert response.status_code == 409
    assert [row.title for row in empty.activities.all()] == ["Nattevandring"]


def test_an_empty_plan_is_filled(secretariat, plan):
    empty = Plan.objects.create(agreement=plan.agreement, year=2023)
    assert "Før planen for 2022 videre" in secretariat.get("/amager/plan/2023/").content.decode()
    secretariat.post(ADDRESS, offered(secretariat))
    assert empty.activities.count() == 12


@pytest.mark.parametrize("year", [2031, 10_000])
def test_a_year_that_no_agreement_covers_says_so(secretariat, plan, year):
    page = secretariat.get(f"/amager/naeste-aar/{year}/").content.decode()
    assert f"Ingen af partnerskabets aftaler dækker {year}" in page
    assert reverse("agreement_new", args=["amager"]) in page


def test_a_pool_begins_anew(secretariat, plan):
    pool = Pool.objects.filter(activity__plan=plan).first() or Pool.objects.create(activity=first_of(plan))
    pool.applications.create(applicant="Klubben", purpose="Fest", kr=500, applied_on=datetime.date(2022, 3, 1))
    secretariat.post(ADDRESS, offered(secretariat))
    fresh = Pool.objects.get(activity__plan=new_plan(), activity__predecessor=pool.activity)
    assert not fresh.applications.exists()
    assert fresh.closed_on is None


def test_organisations_are_carried_as_such(secretariat, plan):
    first = first_of(plan)
    police = Organisation.objects.create(name="Nærpolitiet")
    first.partners.create(organisation=police, role="partner", order=80)
    first.partners.create(organisation=police, name="Det lokale politi", role="partner", order=81, note="torsdage")
    line = first.funding_lines.create(plan=plan, post="Bil", funding="organisation", funder=police, order=80)
    line.amounts.create(year=2023, kr=3_000, qualifier="ca.")
    secretariat.post(ADDRESS, offered(secretariat))
    row = Activity.objects.get(plan=new_plan(), predecessor=first)
    carried = ActivityPartner.objects.filter(activity=row, organisation=police).order_by("order")
    assert [(one.name, one.note) for one in carried] == [("", ""), ("Det lokale politi", "torsdage")]
    assert FundingLine.objects.get(activity=row, post="Bil").funder == police
    assert FundingAmount.objects.get(line__activity=row, line__post="Bil").qualifier == "ca."


def test_the_amounts_of_the_year_are_marked_as_proposals_until_they_are_seen(secretariat, plan):
    secretariat.post(ADDRESS, offered(secretariat))
    row = Activity.objects.filter(plan=new_plan(), funding_lines__amounts__kr__gt=0).in_reading_order().first()
    places = ("/amager/plan/2023/okonomi/", reverse("activity", args=["amager", 2023, row.pk]))
    for address in places:
        assert "proposed-mark" in secretariat.get(address).content.decode()
        assert "proposed-mark" not in secretariat.get(address.replace("2023", "2022", 1)).content.decode()
    assert "beløb for 2023 er forslag" in secretariat.get("/amager/plan/2023/").content.decode()
    cell = FundingAmount.objects.filter(line__activity=row, year=2023, kr__gt=0).first()
    change(cell, cell.version, kr=cell.kr + 1_000)
    marked = secretariat.get(places[1]).content.decode().count("proposed-mark")
    secretariat.post(reverse("amounts_seen", args=["amager", 2023]), seen(secretariat))
    for address in places:
        assert "proposed-mark" not in secretariat.get(address).content.decode()
    assert marked < FundingAmount.objects.filter(line__activity=row, year=2023, kr__gt=0).count()


@pytest.fixture
def next_agreement(plan) -> Agreement:
    """The agreement that follows, with one focus area that keeps its name under another number."""
    agreement = Agreement.objects.create(
        partnership=plan.partnership,
        title="Aftalen 2025-2028",
        valid_from=datetime.date(2025, 1, 1),
        valid_to=datetime.date(2028, 12, 31),
    )
    for number, title in enumerate(("Trygge naboer", "Unge på vej", "Tryggere byliv"), start=1):
        agreement.focus_areas.create(number=number, title=title)
    return agreement


def test_into_the_next_agreement_areas_are_known_by_title_or_chosen(secretariat, plan, next_agreement):
    address = "/amager/naeste-aar/2025/"
    typed = offered(secretariat, address)
    known = next_agreement.focus_areas.get(title="Tryggere byliv")
    assert typed["omraade-2"] == str(known.pk)
    assert typed["omraade-1"] == ""
    response = secretariat.post(address, typed)
    assert response.status_code == 422
    assert "hører under nu" in response.content.decode()
    first = next_agreement.focus_areas.get(number=1)
    assert secretariat.post(address, typed | {"omraade-1": first.pk, "omraade-3": first.pk}).status_code == 302
    content = freeze(Plan.objects.select_related("agreement__partnership").get(year=2025))
    assert {row.area for row in content.activities if not row.is_appendix} == {1, 3}
    assert all(row.area not in row.other_areas for row in content.activities)
    assert [row.number for row in content.activities] == list(range(1, len(content.activities) + 1))
    years = {cell.year for line in content.all_lines() for cell in line.amounts}
    assert years <= {2025, 2026, 2027, 2028}


@pytest.mark.parametrize(("key", "is_found"), [("", True), ("00000000-0000-0000-0000-000000000000", False)])
def test_an_area_that_is_gone_is_not_the_one_that_has_its_number(plan, key, is_found):
    content = freeze(plan)
    first, *others = content.agreement.areas
    areas = (replace(first, id=key), *others)
    found = matched(replace(content, agreement=replace(content.agreement, areas=areas)), plan.agreement)
    assert (first.number in found) is is_found
    assert {area.number for area in others} <= found.keys()


@pytest.mark.parametrize("role", ["working_group", "steering_group", "collaborator", "reader"])
def test_only_the_secretariat_begins_a_plan(client, cast, plan, role):
    client.force_login(getattr(cast, role))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, {}).status_code == 403


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_number_of_queries_does_not_grow(cast, client, method):
    counted = []
    for many in (1, 30, 300):
        partnership = Partnership.objects.create(name=f"Partnerskab {many}", slug=f"p-{many}")
        Membership.objects.create(user=cast.secretariat, partnership=partnership, role=Role.SECRETARIAT)
        store(example_plan(many), partnership)
        client.force_login(cast.secretariat)
        address = f"/p-{many}/naeste-aar/2023/"
        typed = offered(client, address)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address) if method == "get" else client.post(address, typed)
        assert response.status_code == (200 if method == "get" else 302)
        counted.append(len(asked))
    print(counted)
    assert counted[1] == counted[2]
    assert counted[2] - counted[0] <= 6


def test_the_front_page_and_the_plan_lead_here(secretariat, plan):
    for address in ("/amager/", "/amager/plan/2022/"):
        assert f'href="{ADDRESS}"' in secretariat.get(address).content.decode()
    assert secretariat.get("/amager/naeste-aar/")["Location"] == ADDRESS


def test_a_new_plan_is_begun_from_the_earlier_one_or_empty(secretariat, plan):
    address = reverse("plan_new", args=["amager"])
    assert "Planen fra året før" in secretariat.get(address).content.decode()
    assert secretariat.post(address, {"year": "2023", "begin": "tidligere"})["Location"] == ADDRESS
    assert secretariat.post(address, {"year": "2023", "begin": "tom"})["Location"] == "/amager/plan/2023/"


@pytest.fixture
def broken_year(plan) -> Agreement:
    """The agreement in force ends in the middle of 2023, when another begins; return the other one."""
    Agreement.objects.filter(pk=plan.agreement_id).update(valid_to=datetime.date(2023, 6, 30))
    begins, ends = datetime.date(2023, 7, 1), datetime.date(2027, 6, 30)
    return plan.partnership.agreements.create(title="Aftalen 2023-2027", valid_from=begins, valid_to=ends)


def test_a_year_of_two_agreements_has_one_plan_of_the_newest(secretariat, plan, broken_year):
    for area in plan.agreement.focus_areas.all():
        broken_year.focus_areas.create(number=area.number, title=area.title)
    secretariat.post(reverse("plan_new", args=["amager"]), {"year": "2023", "begin": "tom"})
    assert secretariat.post(ADDRESS, offered(secretariat)).status_code == 302
    assert new_plan().agreement == broken_year


def test_a_plan_that_stands_keeps_its_agreement(secretariat, plan, broken_year):
    standing = Plan.objects.create(agreement=plan.agreement, year=2023)
    secretariat.post(reverse("plan_new", args=["amager"]), {"year": "2023", "begin": "tom"})
    secretariat.post(ADDRESS, offered(secretariat))
    assert new_plan() == standing
    assert standing.activities.count() == 12


def test_content_of_unlike_units_keeps_its_unit(secretariat, make_plan):
    make_plan(content=replace(example_plan(2), unit=1_000))
    secretariat.post(ADDRESS, offered(secretariat))
    assert new_plan().unit == 1_000
