# SPDX-License-Identifier: MPL-2.0
"""The list of a plan's versions, and how every page tells draft and versions apart."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerskab.content.canonical import to_json
from partnerskab.editing import change
from partnerskab.revisions import lifecycle
from partnerskab.revisions.models import Revision
from tests.cast import store
from tests.content_examples import example_plan

ADDRESS = reverse("versions", args=["amager", 2022])
PLAN = reverse("plan", args=["amager", 2022])


def text(client, address: str = ADDRESS) -> str:
    """The page in words, from the bar down."""
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode().replace("\u00a0", " ").split('<header class="bar">')[1]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))


def rename(act) -> None:
    activity = act.plan.activities.order_by("number").first()
    change(activity, activity.version, title="Et nyt navn")


@pytest.fixture
def many(act):
    """Copies of one sent-back version, as the years bring them: 300 in all."""
    first = act.submit()
    lifecycle.withdraw(first, act.cast.secretariat)
    data = to_json(first.frozen)

    def make(number: int) -> None:
        last = Revision.objects.order_by("-number").first().number
        Revision.objects.bulk_create(
            Revision(
                plan=act.plan,
                number=at,
                content=data,
                content_sha256=first.content_sha256,
                submitted_by=act.cast.secretariat,
                submitted_at=first.submitted_at,
                message="Endnu en.",
            )
            for at in range(last + 1, number + 1)
        )

    return make


def test_before_the_first_version_the_page_tells_how_it_works(client, cast, plan):
    client.force_login(cast.working_group)
    page = text(client)
    assert "Der er ingen versioner endnu" in page
    assert "Kun sekretariatet kan sende til godkendelse." in page
    client.force_login(cast.secretariat)
    assert "Send til godkendelse" in text(client)


def test_versions_stand_newest_first_with_what_they_came_to(client, cast, act):
    first = act.submit("Den første.")
    act.recommend(first)
    act.answer(first, "Socialforvaltningen", "sent_back")
    rename(act)
    second = act.submit("Den anden.")
    act.recommend(second)
    act.answer(second, "Socialforvaltningen")
    client.force_login(cast.secretariat)
    page = text(client)
    assert page.index("Version 2022.2") < page.index("Version 2022.1 ")
    assert "1 af 3 parter har svaret." in page
    assert "Sendt tilbage" in page
    assert "Den anden." in page
    assert "Ændringer siden 2022.1" in page
    html = client.get(ADDRESS).content.decode()
    assert 'fra=2022.1&amp;til=2022.2"' in html


def test_the_draft_tells_what_it_changes_in_the_version_in_force(client, cast, act):
    act.approve(act.submit())
    rename(act)
    client.force_login(cast.secretariat)
    page = text(client)
    assert "Siden version 2022.1: 1 justeret aktivitet." in page
    assert "Det er den, der gælder." in page
    assert "til=kladde" in client.get(ADDRESS).content.decode()


def test_readers_see_the_approved_versions_alone(client, cast, act):
    act.approve(act.submit())
    rename(act)
    act.submit("Hemmelig endnu.")
    client.force_login(cast.reader)
    page = text(client)
    assert "Version 2022.1" in page
    assert "2022.2" not in page
    assert "Kladden" not in page
    assert "Læs planen" in text(client, "/amager/")


def test_readers_hear_that_nothing_is_approved_yet(client, cast, act):
    act.submit()
    client.force_login(cast.reader)
    assert "Ingen version er godkendt endnu" in text(client)
    assert "2022.1" not in text(client, "/amager/")


def test_three_hundred_versions_take_no_more_queries_and_come_25_at_a_time(client, cast, many):
    client.force_login(cast.secretariat)
    counts, addresses = [], (ADDRESS, PLAN, reverse("front", args=["amager"]))
    for number in (3, 300):
        many(number)
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:3] == counts[3:]
    page = client.get(ADDRESS).content.decode()
    assert page.count('id="version-') == 25
    assert "Side 1 af 12" in page
    assert 'id="version-1"' in client.get(f"{ADDRESS}?side=12").content.decode()


def test_pages_of_the_draft_say_what_is_before_the_parties(client, cast, act):
    client.force_login(cast.working_group)
    assert "Du redigerer kladden" not in text(client, PLAN)
    version = act.submit()
    page = text(client, PLAN)
    assert "Til godkendelse: version 2022.1" in page
    assert "Version 2022.1 er til godkendelse. Ændringer her kommer med i næste version." in page
    act.approve(version)
    page = text(client, PLAN)
    assert "Du redigerer kladden. Version 2022.1 gælder." in page
    assert "Se planen, der gælder" in page
    client.force_login(cast.collaborator)
    assert "Du læser kladden. Version 2022.1 gælder." in text(client, PLAN)


def test_the_plan_of_an_earlier_year_is_in_force_until_this_one_is(client, cast, act):
    act.approve(act.submit())
    plan = act.plan.agreement.plans.create(year=2023)
    client.force_login(cast.secretariat)
    page = text(client, reverse("plan", args=["amager", plan.year]))
    assert "Version 2022.1 gælder." in page
    assert "Versioner af Tryghedsplan 2022" in text(client, reverse("versions", args=["amager", 2023]))


def test_what_waits_for_a_member_stands_on_the_front_page(client, cast, act):
    version = act.submit()
    client.force_login(cast.secretariat)
    assert "Version 2022.1 venter på arbejdsgruppen" in text(client, "/amager/")
    act.recommend(version)
    client.force_login(cast.steering_group)
    page = text(client, "/amager/")
    assert "Socialforvaltningen mangler at svare" in page
    assert "Tryghedsplan 2022 ligger hos styregruppen. Ingen af de tre parter har svaret endnu." in page
    act.answer(version, "Socialforvaltningen")
    page = text(client, "/amager/")
    assert "mangler at svare" not in page
    assert "Én af tre parter har svaret." in page
    act.approve(version)
    client.force_login(cast.secretariat)
    page = text(client, "/amager/")
    assert "Tryghedsplan 2022 er godkendt. Version 2022.1 gælder" in page
    assert "Økonomiudvalget skal orienteres" in page


def test_another_partnership_has_its_own(client, cast, act):
    act.submit()
    store(example_plan(1), cast.elsewhere)
    client.force_login(cast.stranger)
    assert "Der er ingen versioner endnu" in text(client, reverse("versions", args=["vestby", 2022]))


def test_pages_that_are_not_the_draft_do_not_claim_to_be(client, cast, act):
    act.submit()
    client.force_login(cast.secretariat)
    for name in ("front", "members", "papers", "plan_new"):
        assert "Du redigerer" not in text(client, reverse(name, args=["amager"]))
    assert "Du redigerer" in text(client, reverse("activity", args=["amager", 2022, act.plan.activities.first().pk]))


def test_the_name_of_the_plan_leads_readers_to_what_they_may_read(client, cast, act):
    client.force_login(cast.reader)
    assert f'class="place-plan" href="{ADDRESS}"' in client.get("/amager/").content.decode()
