# SPDX-License-Identifier: MPL-2.0
"""The page of the whole plan's money: every post by year, with sums, and what is left of the frames."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from budgets.models import Frame, FundingAmount, FundingLine
from partnerskab import danish
from tests.content_examples import empty_plan

pytestmark = pytest.mark.django_db


def page(client, user) -> str:
    client.force_login(user)
    return client.get(reverse("money_grid", args=["amager", 2022])).content.decode()


def cell(html: str, key: str) -> str:
    """What a reader sees in the cell with that id."""
    found = re.search(rf'<td[^>]* id="{key}"[^>]*>(.*?)</td>', html)
    assert found, key
    return re.sub(r"<span class=\"sr\">.*?</span>|<[^>]+>", "", found[1]).strip()


def foot(html: str, row: str) -> list[str]:
    return [cell(html, f"f-{row}-{year}") for year in range(2021, 2025)]


@pytest.fixture
def wages(plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def test_posts_activities_areas_and_the_frame_add_up(client, cast, plan, wages):
    html = page(client, cast.working_group)
    assert cell(html, f"c-{wages.pk}-2022") == "50.000"
    assert cell(html, f"a-{wages.activity_id}-2022") == "55.000"
    assert cell(html, "g-1-2022") == "757.000"
    assert cell(html, "g-bilag-2022") == "50.000"
    assert cell(html, "g-linjer-2021") == "52.000"
    assert foot(html, "ramme") == ["1.400.000"] * 4
    assert foot(html, "fordelt") == ["1.304.000", "1.328.000", "526.000", "501.000"]
    assert foot(html, "fri") == ["96.000", "72.000", "874.000", "899.000"]


def test_blank_dash_and_nought_are_three_things(client, cast, plan, wages):
    wages.amounts.filter(year=2022).update(kr=0)
    html = page(client, cast.working_group)
    pool = FundingLine.objects.get(post="Videnspuljen")
    assert cell(html, f"c-{pool.pk}-2022") == "–"
    assert cell(html, f"c-{pool.pk}-2023") == ""
    assert re.search(rf'id="c-{pool.pk}-2023" class="n cell blank"', html)
    assert cell(html, f"c-{wages.pk}-2022") == "0"
    for meaning in ("nul kroner", "ingen bevilling", "ikke udfyldt"):
        assert meaning in html


def test_words_and_rough_amounts_stand_as_they_are(client, cast, plan, wages):
    wages.amounts.filter(year=2022).update(kr=150_000, qualifier="ca.", note="TMF")
    wages.amounts.filter(year=2023).update(kr=None, note="drift")
    html = page(client, cast.working_group)
    assert cell(html, f"c-{wages.pk}-2022") == danish.hard_spaces("ca. 150.000 TMF")
    assert cell(html, f"a-{wages.activity_id}-2022") == danish.hard_spaces("ca. 155.000")
    assert cell(html, f"c-{wages.pk}-2023") == "drift"
    assert "tæller ikke med i summen" in html


def test_a_plan_in_thousands_is_shown_in_thousands(client, cast, plan, wages):
    plan.unit = 1000
    plan.save()
    html = page(client, cast.working_group)
    assert "Beløb i 1.000 kr." in html
    assert cell(html, f"c-{wages.pk}-2022") == "50"
    assert foot(html, "fri") == ["96", "72", "874", "899"]


def test_others_money_stands_apart_and_leaves_the_frame_alone(client, cast, plan, wages):
    wages.funding, wages.other_funder = "other", "Landsbyggefonden"
    wages.save()
    html = page(client, cast.working_group)
    assert foot(html, "andre") == ["50.000"] * 4
    assert foot(html, "fordelt")[1] == "1.278.000"
    assert cell(html, f"a-{wages.activity_id}-2022") == "55.000"
    assert "Landsbyggefonden" in html
    assert "Andres penge" in html


def test_unfunded_money_is_nobodys(client, cast, plan, wages):
    wages.funding = "unfunded"
    wages.save()
    html = page(client, cast.working_group)
    assert foot(html, "uden") == ["50.000"] * 4
    assert "Andres penge" not in html


def test_project_management_has_its_own_frame(client, cast, plan):
    assert "Projektledelse" not in page(client, cast.working_group)
    FundingLine.objects.filter(post="Mødefacilitering").update(purpose="management")
    html = page(client, cast.working_group)
    assert foot(html, "ledelse") == ["4.000"] * 4
    assert foot(html, "fordelt")[1] == "1.324.000"
    Frame.objects.create(agreement=plan.agreement, year=2022, purpose="management", kr=3_000)
    html = page(client, cast.working_group)
    assert cell(html, "f-ledelse-2022") == "−1.0004.000 af 3.000"
    assert re.search(r'id="f-ledelse-2022" class="n over"', html)


def test_a_year_beyond_the_agreement_has_its_column(client, cast, plan, wages):
    FundingAmount.objects.create(line=wages, year=2025, kr=7_000)
    html = page(client, cast.working_group)
    assert cell(html, f"c-{wages.pk}-2025") == "7.000"
    assert cell(html, "f-fri-2025") == ""
    assert cell(html, "f-fordelt-2025") == "7.000"


def test_a_plan_without_a_frame_says_what_is_allotted(client, cast, plan):
    Frame.objects.all().delete()
    html = page(client, cast.working_group)
    assert "f-ramme" not in html
    assert "f-fri" not in html
    assert foot(html, "fordelt")[0] == "1.304.000"


def test_an_activity_without_money_is_there(client, cast, plan):
    html = page(client, cast.collaborator)
    title = plan.activities.get(number=6).title
    assert title in html
    assert "Ingen penge i planen" in html


def test_who_may_not_edit_reads_the_same_page(client, cast, plan, wages):
    wages.amounts.filter(year=2023).update(remark="Afventer svar")
    html = page(client, cast.steering_group)
    assert 'role="table"' in html
    assert "gridcell" not in html
    assert "data-v" not in html
    assert "grid/start.js" not in html
    assert "Kun arbejdsgruppen og sekretariatet kan redigere planen." in html
    assert "Afventer svar" in html
    assert html.count("757.000") == page(client, cast.working_group).count("757.000")


def test_every_activity_leads_to_its_page(client, cast, plan):
    html = page(client, cast.working_group)
    for activity in plan.activities.all():
        assert f'href="/amager/plan/2022/aktivitet/{activity.pk}/#oekonomi"' in html


def test_an_empty_plan_is_met_with_a_way_on(client, cast, make_plan):
    make_plan(content=replace(empty_plan(), year=2022))
    html = page(client, cast.working_group)
    assert "Der er ingen penge at vise endnu" in html
    assert "Tilføj aktivitet" in html
    assert "Tilføj aktivitet" not in page(client, cast.collaborator)


def test_the_menu_knows_the_page(client, cast, plan):
    html = page(client, cast.working_group)
    assert '<a href="/amager/plan/2022/okonomi/" aria-current="page">Økonomi</a>' in html


def test_a_post_is_renamed_and_leads_back(client, cast, plan, wages):
    client.force_login(cast.working_group)
    address = reverse("line_edit", args=["amager", 2022, wages.pk]) + "?fra=okonomi"
    html = client.get(address).content.decode()
    assert "hx-post" not in html
    sent = {"post": "Løn", "payer": "own", "note": "", "version": 1}
    response = client.post(address, sent)
    assert response.headers["Location"] == f"/amager/plan/2022/okonomi/#r-{wages.pk}"
    wages.refresh_from_db()
    assert wages.post == "Løn"


def test_a_post_is_added_and_leads_back(client, cast, plan, wages):
    client.force_login(cast.working_group)
    address = reverse("money_add", args=["amager", 2022, wages.activity_id]) + "?fra=okonomi"
    assert "Tilbage til økonomien" in client.get(address).content.decode()
    response = client.post(address, {"post": "Andet", "payer": "own", "version": 0})
    made = FundingLine.objects.get(activity=wages.activity_id, post="Andet")
    assert response.headers["Location"] == f"/amager/plan/2022/okonomi/#r-{made.pk}"


def test_a_post_is_removed_and_leads_back(client, cast, plan, wages):
    client.force_login(cast.working_group)
    address = reverse("line_remove", args=["amager", 2022, wages.pk]) + "?fra=okonomi"
    assert "hx-post" not in client.get(address).content.decode()
    response = client.post(address, {"version": 1})
    assert response.headers["Location"].startswith("/amager/plan/2022/okonomi/")
    assert not FundingLine.objects.filter(pk=wages.pk).exists()


@pytest.mark.parametrize("role", ["reader", "stranger"])
def test_who_may_not_read_gets_nothing(client, cast, plan, role):
    client.force_login(getattr(cast, role))
    status = client.get(reverse("money_grid", args=["amager", 2022])).status_code
    assert status == (403 if role == "reader" else 404)
