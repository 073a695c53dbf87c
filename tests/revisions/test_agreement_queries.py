# SPDX-License-Identifier: MPL-2.0
"""Pages about an agreement's versions ask the database as often for much as for little."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerskab.agreements.models import Agreement
from partnerskab.editing import change
from partnerskab.revisions import lifecycle

from .acting import Acting

ADDRESS = "aftale/2021-2024"
PAGES = ("versions", "comparison", "submit", "revision", "revision_reading", "decide", "record_meeting", "stored_paper")


def asked(client, name: str, *args: object) -> int:
    """How many queries a page makes when it is asked for the second time."""
    address = reverse(name, args=["amager", *args])
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code in (200, 404)
    return len(found)


def counted(client, cast, version: int) -> dict[str, int]:
    found = {}
    for name in PAGES:
        client.force_login(cast.steering_group if name == "decide" else cast.secretariat)
        number = [] if name in ("versions", "comparison", "submit") else [version]
        found[name] = asked(client, name, ADDRESS, *number)
    return found


def fill(agree: Acting) -> None:
    """Many chapters, focus areas, targets, bodies and frames."""
    agreement = agree.matter
    for at in range(5, 25):
        agreement.sections.create(kind="other", title=f"Kapitel {at}", text="<p>Et.</p>", order=at)
        area = agreement.focus_areas.create(number=at, title=f"Område {at}")
        agreement.theory_rows.create(kind="result", focus_area=area, text="Resultat")
        agreement.targets.create(code=str(at), title=f"Mål {at}", rule="share", limit=75)
        agreement.bodies.create(kind="other", name=f"Organ {at}")


def test_a_large_agreement_costs_what_a_small_one_does(client, cast, agree):
    lifecycle.withdraw(agree.submit(), cast.secretariat)
    second = agree.submit()
    small = counted(client, cast, second.number)
    lifecycle.withdraw(second, cast.secretariat)
    fill(agree)
    assert counted(client, cast, agree.submit().number) == small


def test_many_versions_cost_what_two_do(client, cast, agree):
    def another(words: str) -> None:
        purpose = agree.matter.sections.get(kind="purpose")
        change(purpose, purpose.version, text=f"<p>{words}</p>")
        agree.approve(agree.submit())

    client.force_login(cast.secretariat)
    another("Et.")
    another("To.")
    pages = ("versions", "comparison")
    few = {name: asked(client, name, ADDRESS) for name in pages}
    for number in range(5):
        another(f"Nummer {number}.")
    assert {name: asked(client, name, ADDRESS) for name in pages} == few


@pytest.fixture
def more(agree: Acting) -> list[Acting]:
    """Agreements of other periods with the same parties and route."""
    found = []
    for year in (2025, 2029, 2033):
        days = datetime.date(year, 1, 1), datetime.date(year + 3, 12, 31)
        agreement = Agreement.objects.create(
            partnership=agree.cast.partnership, title=f"Aftale {year}", valid_from=days[0], valid_to=days[1]
        )
        agreement.focus_areas.create(number=1, title="Byliv")
        for party in agree.matter.parties.all():
            agreement.parties.create(organisation=party.organisation, order=party.order, role=party.role)
        agreement.approval_steps.create(matter="agreement", order=0, body="Parterne", act="approves", rule="parties")
        found.append(Acting(agree.cast, agreement))
    return found


def test_the_front_page_costs_the_same_for_many_agreements_that_wait(client, cast, agree, more):
    agree.recommend(agree.submit())
    counts = []
    for user in (cast.secretariat, cast.steering_group):
        client.force_login(user)
        counts.append(asked(client, "front"))
    for one in more:
        one.submit()
    for user, before in zip((cast.secretariat, cast.steering_group), counts, strict=True):
        client.force_login(user)
        assert asked(client, "front") == before
    page = client.get(reverse("front", args=["amager"]))
    assert len(page.context["waiting"]) == 4
    assert sum(task.asks for task in page.context["tasks"]) == 4


def test_the_archive_costs_the_same_for_many_matters(client, cast, agree, more):
    client.force_login(cast.secretariat)
    agree.submit()
    before = asked(client, "papers")
    for one in more:
        one.submit()
    assert asked(client, "papers") == before
