# SPDX-License-Identifier: MPL-2.0
"""Pages about targets ask the database as often for many as for one, and a save asks it seldom."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from targets import usual
from targets.models import Definition, Indicator, Reading, Target

from .conftest import indicator, place, read, target, url

pytestmark = pytest.mark.django_db


def asked(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def many(agreement, area, count: int) -> None:
    """Targets with an indicator each, and a reading of each in the area and in the city."""
    for at in range(count):
        own = Indicator.objects.create(
            partnership=agreement.partnership, name=f"Indikator {at}", unit="count", direction="down", topic="crime"
        )
        first = Definition.objects.create(indicator=own, number=1)
        rule = {"rule": "hold", "baseline_year": 2020} if at % 2 else {"rule": "monitor"}
        Target.objects.create(agreement=agreement, title=f"Mål {at}", indicator=own, place=place(), order=at, **rule)
        for kind, of in (("area", area), ("city", None)):
            Reading.objects.create(
                indicator=own, place=place(kind), year=2022, value=at, area_version=of, definition=first, source="x"
            )


def addresses() -> dict[str, str]:
    own = indicator("Trygge i dagtimerne")
    return {
        "targets": url("targets"),
        "order": url("targets_order"),
        "indicators": url("indicators"),
        "readings": url("readings", own.pk),
        "target": url("target_edit", target("Indbrud").pk),
        "reading": url("reading_edit", own.readings.first().pk),
        "baseline": url("baseline", target("Indbrud").pk),
        "front": reverse("front", args=["amager"]),
    }


def test_every_page_asks_as_often_for_thirty_as_for_one(client, known, area):
    read("Trygge i dagtimerne", 2019, 80)
    few = {name: asked(client, address) for name, address in addresses().items()}
    many(known, area, 30)
    for year in range(1990, 2019):
        read("Trygge i dagtimerne", year, Decimal(70), sample_size=800)
    assert {name: asked(client, address) for name, address in addresses().items()} == few


def test_one_target_asks_as_often_as_thirty(client, agreement):
    usual.create(agreement)
    Target.objects.exclude(title="Indbrud").delete()
    read("Indbrud", 2022, 5)
    one = asked(client, url("targets"))
    many(agreement, agreement.area_versions.first(), 30)
    assert asked(client, url("targets")) == one


def test_a_save_of_all_fields_asks_seldom(client, known):
    row = indicator("Trygge i dagtimerne").readings.first()
    sent = {
        "place": row.place_id,
        "year": row.year,
        "value": "77,7",
        "area_version": row.area_version_id or "",
        "definition": row.definition_id,
        "significant": "no",
        "source": row.source,
        "version": row.version,
    }
    with CaptureQueriesContext(connection) as queries:
        assert client.post(url("reading_edit", row.pk), sent).status_code == 302
    asked_for = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked_for) <= 18, "\n".join(asked_for)
