# SPDX-License-Identifier: MPL-2.0
"""Freezing an agreement gives back what was stored, always the same bytes, in a constant number of queries."""

import dataclasses
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from targets.series import Baseline
from tests.agreement_examples import empty_agreement, example_agreement
from tests.agreement_rows import mapped, png, store_agreement, store_picture

pytestmark = pytest.mark.django_db


def comparable(thing: Any) -> Any:
    """The content without what storing makes anew: ids, and the day a baseline was set on."""
    if isinstance(thing, tuple):
        return tuple(map(comparable, thing))
    if not dataclasses.is_dataclass(thing) or isinstance(thing, type):
        return thing
    changes = {field.name: comparable(getattr(thing, field.name)) for field in dataclasses.fields(thing)}
    return dataclasses.replace(thing, **changes | {name: "" for name in ("id", "set_on") if name in changes})


def with_baseline(content: WholeAgreement) -> WholeAgreement:
    held = replace(content.targets[2], baseline=Baseline(2024, Decimal("58.2"), source="Registeret", page="4"))
    owned = replace(content.targets[0], focus_area=2)
    return replace(content, targets=(owned, content.targets[1], held, *content.targets[3:]))


@pytest.mark.parametrize("content", [example_agreement(), empty_agreement()], ids=["2025-2028", "empty"])
def test_freezing_gives_back_the_agreement_that_was_stored(cast, content: WholeAgreement) -> None:
    frozen = freeze_whole_agreement(store_agreement(content, cast.partnership))
    assert comparable(frozen) == comparable(content)


def test_map_baseline_and_dates_come_along(cast) -> None:
    picture = png()
    store_picture(picture, cast.partnership)
    content = with_baseline(mapped(example_agreement(), picture))
    last = replace(content.parties[-1], from_date="2025-06-01", to_date="2026-12-31")
    content = replace(content, parties=(*content.parties[:-1], last))
    frozen = freeze_whole_agreement(store_agreement(content, cast.partnership))
    assert comparable(frozen) == comparable(content)


def test_the_same_rows_always_give_the_same_bytes(cast) -> None:
    agreement = store_agreement(example_agreement(), cast.partnership)
    assert to_json(freeze_whole_agreement(agreement)) == to_json(freeze_whole_agreement(agreement))


def many(content: WholeAgreement) -> WholeAgreement:
    """The agreement with three times as much of all there may be more of."""

    def thrice(rows, *named):
        return tuple(
            replace(row, **{name: f"{getattr(row, name)} {at}" for name in named}) for at in range(3) for row in rows
        )

    areas = tuple(replace(area, number=at) for at, area in enumerate(content.areas * 3, start=1))
    later = [replace(content.boundaries[0], from_date=f"{year}-01-01") for year in (2026, 2027)]
    return replace(
        content,
        areas=areas,
        boundaries=(*content.boundaries, *later),
        parties=thrice(content.parties, "name"),
        bodies=thrice(content.bodies, "name"),
        staff=thrice(content.staff, "title", "organisation"),
        targets=thrice(content.targets, "title", "indicator")[: len(content.targets) * 3 - 1],
        steps=content.steps * 3,
    )


def test_many_rows_take_no_more_queries_than_few(cast) -> None:
    few = store_agreement(with_baseline(example_agreement()), cast.elsewhere)
    content = many(with_baseline(example_agreement()))
    content = replace(content, targets=tuple(aim for aim in content.targets if aim.rule != "share"))
    lots = store_agreement(content, cast.partnership)
    counted = []
    for agreement in (few, lots):
        with CaptureQueriesContext(connection) as asked:
            freeze_whole_agreement(agreement)
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 16
