# SPDX-License-Identifier: MPL-2.0
"""Moving money on the page: shown first, asked, done once, refused with words, and told in the history."""

import datetime

import pytest
from django.urls import reverse

from budgets.models import FundingAmount, FundingLine, Pool, Reallocation, Transfer
from partnerskab.agreements.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def wages(plan, client, cast) -> FundingLine:
    """50.000 kr. in each year; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


@pytest.fixture
def means(plan) -> FundingLine:
    return FundingLine.objects.get(activity__number=10, post="Aktivitetsmidler")


def url(query: str = "", name: str = "money_move") -> str:
    return reverse(name, args=["amager", 2022]) + query


def typed(source: FundingLine, target: FundingLine, **more) -> dict[str, str | int]:
    found = {"from_line": str(source.pk), "from_year": 2022, "to_line": str(target.pk), "to_year": 2022}
    return found | {"amount": "5.000", "reason": "Flere arrangementer"} | more


def seen(source: FundingLine, target: FundingLine, **more) -> dict[str, str | int]:
    return typed(source, target, **{"do": "move", "from_version": 1, "to_version": 1, **more})


def kr(line: FundingLine) -> int | None:
    return FundingAmount.objects.get(line=line, year=2022).kr


def test_both_sums_and_whose_decision_are_shown_before_anything_is_done(client, wages, means):
    page = client.post(url(), typed(wages, means))
    html = page.content.decode()
    assert page.status_code == 200
    for words in ("50.000\u00a0kr.", "45.000\u00a0kr.", "75.000\u00a0kr.", "80.000\u00a0kr.", "Styregruppen"):
        assert words in html
    assert "fra en aktivitet til en anden" in html
    assert not Transfer.objects.exists()
    assert kr(wages) == 50_000


def test_inside_an_activity_the_working_group_decides(client, wages):
    beside = FundingLine.objects.get(activity__number=9, post="Aktivitetsmidler")
    html = client.post(url(), typed(wages, beside)).content.decode()
    assert "Arbejdsgruppen" in html
    assert "samme aktivitet" in html


def test_the_move_is_done_said_and_listed(client, wages, means):
    page = client.post(url(), seen(wages, means), follow=True)
    html = page.content.decode()
    assert (kr(wages), kr(means)) == (45_000, 80_000)
    assert "5.000\u00a0kr. er flyttet fra" in html
    assert "Flere arrangementer" in html
    assert "Beslutning: Styregruppen." in html


def test_the_activitys_history_tells_it_as_a_move(client, wages, means):
    client.post(url(), seen(wages, means))
    for line in (wages, means):
        for name in ("activity_history", "activity_changes"):
            html = client.get(reverse(name, args=["amager", 2022, line.activity_id])).content.decode()
            assert f"flyttede 5.000\u00a0kr. fra {wages.activity.title}: Lønmidler 2022 til" in html


def test_the_front_page_tells_it_as_a_move(client, wages, means):
    client.post(url(), seen(wages, means))
    assert "flyttede 5.000" in client.get(reverse("front", args=["amager"])).content.decode()


def test_what_was_typed_comes_back_to_be_mended(client, wages, means):
    page = client.post(url(), typed(wages, means, do="edit", amount="7.500"))
    html = page.content.decode()
    assert page.status_code == 200
    assert 'value="7.500"' in html
    assert f'<option value="{wages.pk}" selected>' in html
    assert "Flere arrangementer" in html


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"amount": ""}, "for eksempel 5.000"),
        ({"amount": "50,00,0"}, "kan ikke læses som et beløb"),
        ({"amount": "ca. 5.000"}, "kan ikke flyttes"),
        ({"amount": "0"}, "kan ikke flyttes"),
        ({"amount": "60.000"}, "har 50.000\u00a0kr. Skriv højst det beløb"),
        ({"reason": " "}, "Skriv, hvorfor pengene flyttes"),
        ({"from_line": ""}, "Vælg den post, pengene skal tages fra"),
        ({"to_year": "2031"}, "Vælg en fra listen"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(client, wages, means, more, said):
    page = client.post(url(), typed(wages, means, **more))
    html = page.content.decode()
    assert page.status_code == 422
    assert said in html
    assert f'<option value="{means.pk}" selected>' in html
    assert not Transfer.objects.exists()


def test_amounts_that_changed_meanwhile_are_shown_before_the_move(client, wages, means):
    FundingAmount.objects.filter(line=means, year=2022).update(kr=90_000, version=2)
    page = client.post(url(), seen(wages, means))
    html = page.content.decode()
    assert page.status_code == 409
    assert "95.000\u00a0kr." in html
    assert kr(wages) == 50_000
    assert client.post(url(), seen(wages, means, to_version=2)).status_code == 302
    assert (kr(wages), kr(means)) == (45_000, 95_000)


def test_money_that_went_meanwhile_is_refused(client, wages, means):
    client.post(url(), seen(wages, means, amount="50.000"))
    page = client.post(url(), seen(wages, means, amount="50.000"))
    assert page.status_code in (409, 422)
    assert Transfer.objects.count() == 1
    assert kr(wages) == 0


def test_a_post_that_went_meanwhile_is_said(client, wages, means):
    means.delete()
    page = client.post(url(), seen(wages, means))
    assert page.status_code == 422
    assert "fjernet imens" in page.content.decode()


@pytest.fixture
def proposal(plan, wages) -> Reallocation:
    pool = Pool.objects.create(activity=wages.activity)
    return Reallocation.objects.create(
        plan=plan, pool=pool, kr=5_000, suggestion="Flere lommepengejob", proposed_on=datetime.date(2022, 12, 1)
    )


def test_a_proposal_fills_the_form_and_is_carried_out(client, wages, means, proposal):
    page = client.get(url(f"?fra={wages.pk}&kr=5000&aar=2022&forslag={proposal.pk}"))
    html = page.content.decode()
    assert f'<option value="{wages.pk}" selected>' in html
    assert 'value="5.000"' in html
    assert "Flere lommepengejob" in html
    client.post(url(), seen(wages, means, proposal=str(proposal.pk)))
    proposal.refresh_from_db()
    assert proposal.transfer == Transfer.objects.get()


def test_a_proposal_that_is_settled_moves_nothing(client, wages, means, proposal):
    Reallocation.objects.update(dropped_on=proposal.proposed_on, dropped_because="Fortrudt")
    page = client.post(url(), seen(wages, means, proposal=str(proposal.pk)))
    assert page.status_code == 409
    assert "Forslaget er frafaldet" in page.content.decode()
    assert not Transfer.objects.exists()


@pytest.mark.parametrize("query", ["?fra=x&kr=-5&aar=0&forslag=y", "?kr=99999999999999999999&aar=²"])
def test_an_address_that_makes_no_sense_is_a_plain_form(client, wages, query):
    page = client.get(url(query))
    assert page.status_code == 200
    assert "Se, hvad der sker" in page.content.decode()


def test_whoever_reads_the_draft_reads_the_moves(client, cast, wages, means):
    client.post(url(), seen(wages, means))
    client.force_login(cast.members[Role.STEERING_GROUP])
    html = client.get(url(name="money_moves")).content.decode()
    assert "Flere arrangementer" in html
    assert "Flyt penge" not in html


def test_in_thousands_a_bare_figure_is_in_thousands(client, plan, wages, means):
    plan.unit = 1_000
    plan.save()
    client.post(url(), seen(wages, means, amount="5"))
    assert Transfer.objects.get().kr == 5_000
