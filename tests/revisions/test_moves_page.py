# SPDX-License-Identifier: MPL-2.0
"""Money that was moved, on the page of changes, on its annex, and on the few lines that other pages show."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Plan
from budgets.models import FundingAmount, FundingLine, Transfer
from partnerskab.content.freezing import freeze
from partnerskab.documents.printing import annex
from partnerskab.documents.printing.drawing import write_pdf
from partnerskab.documents.printing.edition import draft
from tests.cast import Cast
from tests.documents.printing import no_warnings

from .acting import Acting

SENTENCE = "5.000 kr. flyttet fra Legepladser: Lønmidler 2022 til Legepladser: Aktivitetsmidler 2022."
REASON = "Flere ture i sommer. Arbejdsgruppens beslutning."


@pytest.fixture
def moved(act: Acting, plan: Plan) -> Plan:
    """The small plan, approved; then five thousand kr. moved from one post of its first activity to another."""
    first = plan.activities.order_by("order")[0]
    giving, taking = FundingLine.objects.filter(activity=first).order_by("order")[:2]
    FundingLine.objects.filter(pk=giving.pk).update(post="Lønmidler")
    FundingLine.objects.filter(pk=taking.pk).update(post="Aktivitetsmidler")
    act.approve(act.submit())
    for line, difference in ((giving, -5_000), (taking, 5_000)):
        cell = FundingAmount.objects.get(line=line, year=2022)
        cell.kr += difference
        cell.save()
    Transfer.objects.create(
        plan=plan,
        from_line=giving.pk,
        from_name="Legepladser: Lønmidler",
        from_year=2022,
        to_line=taking.pk,
        to_name="Legepladser: Aktivitetsmidler",
        to_year=2022,
        kr=5_000,
        reason="Flere ture i sommer",
        decided_by="Arbejdsgruppen",
    )
    return plan


def shown(client: Client, cast: Cast, address: str) -> str:
    client.force_login(cast.secretariat)
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").replace("\u2011", "-").split())


def test_the_page_tells_the_move_and_marks_its_cells(client, cast, moved):
    page = shown(client, cast, "/amager/plan/2022/aendringer/")
    assert f"<li>{SENTENCE} {REASON}</li>" in page
    assert '<a href="#flytninger">Flyttede penge <span>1</span></a>' in page
    assert page.count("</i>Flyttet</span>") == 2
    assert 'id="penge"' not in page, "what the activity costs is the same"


def test_the_short_lines_tell_the_move(client, cast, moved):
    page = shown(client, cast, reverse("submit", args=["amager", 2022]))
    assert SENTENCE in page
    assert "Flyttede penge" in page


def test_the_annex_tells_the_move_and_draws_without_a_warning(moved):
    approved = moved.revisions.get()
    day = datetime.date(2022, 6, 1)
    before, after = draft(approved.frozen, day), draft(freeze(moved), day)
    html = " ".join(annex.html(before, after).replace("\xa0", " ").split())
    assert f"{SENTENCE} {REASON}" in html
    assert html.count("(flyttet)") == 2
    with no_warnings():
        assert write_pdf(annex.html(before, after), after.data, after.day)
