# SPDX-License-Identifier: MPL-2.0
"""The agreement 2021-2024 with the usual targets, and readings of them; the client is the secretariat's."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from activities.models import Plan
from partnerskab.agreements.models import Agreement, AreaVersion
from targets import usual
from targets.models import Indicator, Place, Reading, Target
from tests.cast import Cast

MARK = "2021-2024"


def url(name: str, *more: object) -> str:
    """An address about the targets of the agreement 2021-2024."""
    return reverse(name, args=["amager", MARK, *more])


@pytest.fixture
def agreement(plan: Plan, client: Client, cast: Cast) -> Agreement:
    """Without targets."""
    client.force_login(cast.secretariat)
    return plan.agreement


@pytest.fixture
def aimed(agreement: Agreement) -> Agreement:
    """With the usual targets and no readings."""
    usual.create(agreement)
    return agreement


@pytest.fixture
def area(aimed: Agreement) -> AreaVersion:
    """The area as it was from the first day."""
    return aimed.area_versions.get()


@pytest.fixture
def wider(aimed: Agreement) -> AreaVersion:
    """The area as it was widened on 1 January 2023."""
    return AreaVersion.objects.create(agreement=aimed, from_date=datetime.date(2023, 1, 1))


def target(title: str) -> Target:
    return Target.objects.get(title=title)


def indicator(name: str) -> Indicator:
    return Indicator.objects.get(name=name)


def place(kind: str = "area") -> Place:
    return Place.objects.get(partnership__slug="amager", kind=kind)


def read(name: str, year: int, value: Any, kind: str = "area", **more: Any) -> Reading:
    """Write a reading of an indicator, in the partnership's area or in the city."""
    of = indicator(name)
    said = {"source": f"Tryghedsundersøgelsen {year}", "page": "s. 14", **more}
    if kind == "area" and "area_version" not in said:
        said["area_version"] = AreaVersion.objects.earliest("from_date")
    return Reading.objects.create(
        indicator=of, place=place(kind), year=year, value=Decimal(str(value)), definition=of.definitions.get(), **said
    )


@pytest.fixture
def known(aimed: Agreement, area: AreaVersion, wider: AreaVersion) -> Agreement:
    """With readings of every kind: a widened area, a preliminary figure, a missing baseline, small numbers."""
    for year, day, night in ((2021, 85, 72), (2022, 86, 75), (2023, 81, 70), (2024, 83, 71)):
        of = area if year < 2023 else wider
        read("Trygge i dagtimerne", year, day, area_version=of, significant="yes", margin=Decimal("1.5"))
        read("Trygge i aften- og nattetimerne", year, night, area_version=of, significant="no", is_example=True)
        read("Trygge i dagtimerne", year, 88, "city")
        for name in ("Chikane", "Hærværk", "Narkotika", "Trusler"):
            read(name, year, year - 1990, area_version=of, is_preliminary=year == 2024)
        read("Indbrud", year, 200 + year - 2020, area_version=of)
    read("Borgervendt kriminalitet", 2023, "58.3", area_version=wider, denominator=62_500)
    return aimed


@pytest.fixture
def visit(new_page: Callable[..., Page], live_server: Any, cast: Cast) -> Callable[..., Page]:
    """Open an address as somebody: visit(address, user=cast.reader, width=390); the secretariat if nobody is named."""

    def open_page(address: str, user: Any = None, width: int = 1280) -> Page:
        client = Client()
        client.force_login(user or cast.secretariat)
        page = new_page(width=width)
        session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([session])
        page.goto(address)
        return page

    return open_page
