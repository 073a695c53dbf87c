# SPDX-License-Identifier: MPL-2.0
"""What was left behind is taken over later, one activity at a time."""

import pytest
from django.urls import reverse

from activities.models import Activity, Plan
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.editing import change
from partnerskab.planning.models import LeftBehind
from tests.revisions.acting import edit

from .steps import ADDRESS, offered, seen

TAKE = f"{ADDRESS}hent/"


@pytest.fixture
def left(client, cast, plan) -> Activity:
    """The second activity of 2022, which the plan of 2023 was begun without."""
    client.force_login(cast.secretariat)
    row = list(plan.activities.in_reading_order())[1]
    typed = offered(client) | {f"valg-{row.pk}": "ophoer", f"hos-{row.pk}": "", f"grund-{row.pk}": "Ingen kræfter"}
    client.post(ADDRESS, typed)
    client.force_login(cast.working_group)
    return row


def new_plan() -> Plan:
    return Plan.objects.select_related("agreement__partnership").get(year=2023)


def test_the_overview_leads_to_what_was_left(client, left):
    page = client.get("/amager/plan/2023/").content.decode()
    assert "Begyndt fra kladden for 2022" in page
    assert f'href="{TAKE}"' in page
    listed = client.get(TAKE).content.decode()
    assert left.title in listed
    assert "Ingen kræfter" in listed


def test_an_activity_is_taken_over_with_all_that_is_its_own(client, cast, left, plan):
    before = to_json(freeze(plan))
    response = client.post(TAKE, {"aktivitet": left.pk})
    row = Activity.objects.get(plan=new_plan(), predecessor=left)
    assert response["Location"] == reverse("activity", args=["amager", 2023, row.pk])
    assert row.number == 12
    assert row.state == "fortsat"
    texts = [(one.kind, one.sub_heading, one.text) for one in left.sections.order_by("kind", "order")]
    assert [(one.kind, one.sub_heading, one.text) for one in row.sections.order_by("kind", "order")] == texts
    assert row.funding_lines.count() == left.funding_lines.count()
    assert not LeftBehind.objects.exists()
    assert LeftBehind.history.filter(history_type="-").get().history_change_reason == "hentet fra kladden for 2022"
    assert to_json(freeze(plan)) == before


def test_taking_it_over_twice_is_refused(client, left):
    client.post(TAKE, {"aktivitet": left.pk})
    response = client.post(TAKE, {"aktivitet": left.pk}, follow=True)
    assert "står allerede i planen for 2023" in response.content.decode()
    assert Activity.objects.filter(plan=new_plan(), predecessor=left).count() == 1


def test_what_came_to_this_years_plan_afterwards_can_be_taken_too(client, left, plan):
    added = Activity.objects.create(plan=plan, title="Nattevandring", number=13, focus_area=left.focus_area, order=90)
    assert "Står ikke i planen for 2023." in client.get(TAKE).content.decode()
    client.post(TAKE, {"aktivitet": added.pk})
    assert Activity.objects.get(plan=new_plan(), predecessor=added).title == "Nattevandring"


def test_it_is_taken_as_the_version_had_it_that_the_plan_was_begun_from(client, cast, plan, act):
    act.approve(act.submit())
    client.force_login(cast.secretariat)
    row = plan.activities.order_by("number").first()
    client.post(ADDRESS, offered(client) | {f"valg-{row.pk}": "ophoer", f"grund-{row.pk}": "Slut"})
    edit(act, "Kladdens nye navn")
    client.post(TAKE, {"aktivitet": row.pk})
    assert Activity.objects.get(plan=new_plan(), predecessor=row).title == row.title


def test_amounts_fetched_later_are_proposals_too(client, left):
    address, grid = reverse("amounts_seen", args=["amager", 2023]), "/amager/plan/2023/okonomi/"
    before = seen(client)
    assert "står nu som planens egne" in client.post(address, before, follow=True).text
    assert "proposed-mark" not in client.get(grid).text
    client.post(TAKE, {"aktivitet": left.pk})
    proposed = client.get(grid).text.count("proposed-mark")
    assert proposed
    assert "Der er hentet beløb, siden du åbnede siden." in client.post(address, before, follow=True).text
    assert client.get(grid).text.count("proposed-mark") == proposed
    client.post(address, seen(client))
    assert "proposed-mark" not in client.get(grid).text


@pytest.mark.parametrize("moment", ["", "i går", "2022-10-01T10:00:00"])
def test_amounts_are_seen_at_a_moment(client, left, moment):
    assert client.post(reverse("amounts_seen", args=["amager", 2023]), {"set": moment}).status_code == 404


def reason_of(left: LeftBehind) -> str:
    return f"{TAKE}{left.pk}/"


def test_the_reason_can_be_written_anew(client, left):
    row = LeftBehind.objects.get()
    assert reason_of(row) in client.get(TAKE).text
    assert 'value="Ingen kræfter"' in client.get(reason_of(row)).text
    typed = {"version": "1", "anchored_with": "Fritidscentret", "reason": "Ingen kræfter"}
    assert client.post(reason_of(row), typed)["Location"] == TAKE
    assert "Forankret hos Fritidscentret. Ingen kræfter" in client.get(TAKE).text.replace("\u00a0", " ")
    assert "Intet var ændret." in client.post(reason_of(row), typed, follow=True).text
    assert LeftBehind.history.count() == 2


def test_a_reason_that_says_nothing_is_refused(client, left):
    response = client.post(reason_of(LeftBehind.objects.get()), {"version": "1", "anchored_with": "", "reason": " "})
    assert response.status_code == 422
    assert "Skriv, hvem der fører den videre" in response.text
    assert LeftBehind.objects.get().reason == "Ingen kræfter"


def test_a_reason_that_was_saved_meanwhile_stands_beside(client, left):
    row = LeftBehind.objects.get()
    change(row, row.version, reason="Ingen penge")
    response = client.post(reason_of(row), {"version": "1", "anchored_with": "", "reason": "Ingen lokaler"})
    assert response.status_code == 409
    assert "Ingen penge" in response.text
    assert "Ingen lokaler" in response.text
    assert 'name="version" value="2"' in response.text
    assert LeftBehind.objects.get().reason == "Ingen penge"


def test_a_reason_belongs_to_its_plan(client, left):
    row = LeftBehind.objects.get()
    assert client.get(reason_of(row).replace("2023", "2022")).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_what_is_no_activity_of_the_earlier_plan_is_not_found(client, left, key):
    assert client.post(TAKE, {"aktivitet": key}).status_code == 404


def test_a_plan_without_an_earlier_one_has_nothing_to_take(client, cast, plan):
    client.force_login(cast.working_group)
    assert client.get("/amager/naeste-aar/2022/hent/").status_code == 404
