# SPDX-License-Identifier: MPL-2.0
"""The page that shows what has changed: which sides, what stands on it, and for whom."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Activity, Plan
from budgets.models import FundingAmount
from partnerskab.documents.printing.process import Limits
from partnerskab.revisions.choosing import Side
from partnerskab.revisions.models import Revision
from tests.cast import Cast

from .acting import Acting

ADDRESS = "/amager/plan/2022/aendringer/"


def shown(client: Client, query: str = "", status: int = 200) -> str:
    """The page's text with its marks, white space made one."""
    response = client.get(ADDRESS + query)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def rewrite(plan: Plan) -> None:
    """A text, an amount and a title of the first activity, and the second one's number, are other ones."""
    first, second = plan.activities.order_by("order")
    text = first.sections.get(kind="timeline")
    text.text = text.text.replace("hver uge", "hver anden uge")
    text.save()
    FundingAmount.objects.filter(line__activity=first, year=2022, kr=285_000).update(kr=300_000)
    Activity.objects.filter(pk=first.pk).update(title="Dialog og værtskab")
    Activity.objects.filter(pk=second.pk).update(number=7)


@pytest.fixture
def approved(act: Acting) -> Revision:
    """The small plan's first version, approved."""
    return act.approve(act.submit())


@pytest.fixture
def secretariat(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretariat)
    return client


def test_the_draft_is_held_against_the_version_in_force(secretariat, act, approved, plan):
    rewrite(plan)
    act.submit()
    page = shown(secretariat)
    assert "Ændringer siden version 2022.1" in page
    assert "Kladden for 2022, som den er nu" in page
    assert re.search(r"<del>.*?hver.*?</del>|<ins>.*?anden.*?</ins>", page)
    assert "+15.000" in page
    assert '<span class="t">, kommunikation</span>' in page
    assert "nummer <del>" in page
    assert '<option value="2022.2">Version 2022.2, indsendt' in page


def test_a_version_is_held_against_the_one_it_follows(secretariat, act, approved, plan):
    rewrite(plan)
    act.submit()
    plan.activities.order_by("order").first().sections.all().delete()
    page = shown(secretariat, "?til=2022.2")
    assert "Ændringer siden version 2022.1" in page
    assert "2022 i version 2022.2" in page
    assert "slettet: Baggrund" not in page


def test_any_two_can_be_held_together_the_other_way_too(secretariat, act, approved, plan):
    rewrite(plan)
    page = shown(secretariat, "?fra=kladde&til=2022.1")
    assert "Ændringer siden kladden" in page
    assert "−15.000" in page


def test_the_same_on_both_sides_says_so(secretariat, approved):
    page = shown(secretariat)
    assert "Ingen ændringer." in page
    assert 'id="penge"' not in page


def test_without_a_version_everything_is_new_and_offered_to_read(secretariat, plan):
    page = shown(secretariat)
    assert "Der er ingen version at holde kladden op imod endnu." in page
    assert reverse("reading", args=["amager", 2022]) in page
    assert "<ins" not in page


def test_the_first_version_has_nothing_to_be_held_against(secretariat, approved):
    assert "Version 2022.1 er den første." in shown(secretariat, "?til=2022.1")


@pytest.mark.parametrize("query", ["?fra=2022.9", "?til=sidste+måned", "?fra=%00&til=<b>", "?fra=kladde&til=2099.1"])
def test_a_side_that_nobody_knows_is_told_with_what_to_write(secretariat, approved, query):
    page = shown(secretariat, query, status=404)
    assert "for eksempel 2022.1 i adressen" in page
    assert "<b>" not in page
    assert '<select class="form-select" id="fra"' in page


def test_a_reader_sees_approved_versions_only(client, cast, act, approved, plan):
    rewrite(plan)
    second = act.submit()
    client.force_login(cast.reader)
    page = shown(client)
    assert "Version 2022.1 er den første, der er godkendt." in page
    for hidden in ("?til=kladde", f"?til={second.label}", f"?fra={second.label}&til=2022.1"):
        assert "Der er ingen version" in shown(client, hidden, status=404)
    act.approve(second)
    page = shown(client)
    assert "Ændringer siden version 2022.1" in page
    assert "Kladden" not in page


def test_a_reader_of_a_plan_never_approved_is_told_so(client, cast, plan):
    client.force_login(cast.reader)
    assert "er ikke godkendt endnu" in shown(client)


def test_the_day_is_the_readers_own(plan):
    late = datetime.datetime(2021, 11, 22, 23, 30, tzinfo=datetime.UTC)
    side = Side(plan, Revision(plan=plan, number=3, submitted_at=late))
    assert side.title == "Version 2022.3, indsendt 23. november 2021"


def test_new_and_ended_activities_are_told_calmly(secretariat, approved, plan):
    first = plan.activities.order_by("order").first()
    new = Activity.objects.create(plan=plan, number=9, title="Nattevandring", focus_area=first.focus_area, order=9)
    gone = first.pk
    first.delete()
    page = shown(secretariat)
    assert 'id="nye"' in page
    assert 'id="ophoert"' in page
    assert reverse("reading", args=["amager", 2022]) + f"#a-{new.pk}" in page
    assert reverse("revision_reading", args=["amager", 2022, 1]) + f"#a-{gone}" in page
    assert "1 ny aktivitet" in page


def test_the_page_asks_as_often_for_many_activities_as_for_few(secretariat, cast, make_plan, act, approved, plan):
    rewrite(plan)
    few = _queries(secretariat)
    area = plan.activities.first().focus_area
    for number in range(20, 60):
        Activity.objects.create(plan=plan, number=number, title=f"Nummer {number}", focus_area=area, order=number)
    act.submit()
    assert _queries(secretariat) == few


def _queries(client: Client) -> int:
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(ADDRESS).status_code == 200
    return len(asked)


def test_hostile_text_is_only_text(secretariat, approved, plan):
    Activity.objects.filter(plan=plan, number=1).update(title='<img src=x onerror="alert(1)"> & "')
    page = shown(secretariat)
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_the_same_two_can_be_had_as_a_paper(secretariat, act, approved, plan):
    rewrite(plan)
    assert "/aendringer.pdf?fra=2022.1&amp;til=kladde" in shown(secretariat)
    response = secretariat.get("/amager/plan/2022/aendringer.pdf?fra=2022.1&til=kladde")
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="aendringer-amager-2022.1-til-kladde.pdf"'
    assert response.content.startswith(b"%PDF-1.7")


def test_a_versions_own_annex_is_the_stored_one(secretariat, act, approved, plan):
    rewrite(plan)
    act.submit()
    response = secretariat.get("/amager/plan/2022/aendringer.pdf?til=2022.2")
    assert response["Location"] == reverse("stored_annex", args=["amager", 2022, 2])


def test_a_reader_gets_no_paper_of_a_draft(client, cast, approved, plan):
    client.force_login(cast.reader)
    for query in ("", "?til=kladde", "?fra=kladde&til=2022.1"):
        assert client.get(f"/amager/plan/2022/aendringer.pdf{query}").status_code == 404


def test_a_paper_that_cannot_be_drawn_says_why_and_what_to_do(secretariat, approved, plan, monkeypatch):
    rewrite(plan)
    monkeypatch.setattr("partnerskab.documents.printing.annex.render.__defaults__", (Limits(0.01, 1, 10**8),))
    response = secretariat.get("/amager/plan/2022/aendringer.pdf?fra=2022.1&til=kladde")
    assert response.status_code == 503
    page = response.content.decode()
    assert "Papiret kunne ikke laves" in page
    assert "/amager/plan/2022/aendringer/?fra=2022.1&amp;til=kladde" in page
