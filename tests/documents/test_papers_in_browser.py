# SPDX-License-Identifier: MPL-2.0
"""A version's papers in a browser: told while they are on their way, there without a reload, then left in peace."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from activities.models import Plan
from partnerskab.documents.making import make
from partnerskab.documents.models import PaperOrder
from partnerskab.documents.ordering import order
from tests.cast import Cast
from tests.revisions.acting import Acting, small_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_paper_comes_without_a_reload_and_stands_among_the_others(
    new_page, live_server, axe, cast: Cast, make_plan: Callable[..., Plan], width: int
) -> None:
    plan = make_plan(content=replace(small_plan(), activities=(), chapters=(), lines=(), stated=()))
    revision = Acting(cast, plan).submit()
    order(revision)
    PaperOrder.objects.update(state="failed", reason="Der er ikke plads på serverens disk.")
    client = Client()
    client.force_login(cast.secretariat)
    page = new_page(width=width)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto("/amager/plan/2022/version/1/")
    papers = page.get_by_role("region", name="Papiret")
    assert "Der er ikke plads" in papers.inner_text()
    axe(page)
    papers.get_by_role("button", name="Prøv igen").click()
    page.locator(":focus", has_text="afventer").wait_for()
    axe(page)
    make(PaperOrder.objects.get().pk)
    papers.get_by_role("link", name="Tryghedsplan 2022, udkast").wait_for(timeout=20_000)
    assert page.locator("[hx-trigger='every 2s']").count() == 0
    page.goto("/amager/papirer/")
    assert page.get_by_role("link", name="Version 2022.1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    axe(page)
