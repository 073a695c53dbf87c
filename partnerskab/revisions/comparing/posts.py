# SPDX-License-Identifier: MPL-2.0
"""The budget posts of two plans side by side, those included that are the same, for tables that show all of them."""

from collections.abc import Iterator, Sequence

from partnerskab.content.tree import SCHEMA, AgreementContent, Line, PlanContent, Theory

from . import keys
from .matching import pairs
from .money import PlanYears, PostShift

NOTHING = PlanContent(
    schema=SCHEMA,
    id="",
    partnership="",
    slug="",
    year=0,
    agreement=AgreementContent("", "", "", "", (), (), Theory((), (), ()), (), (), ()),
    chapters=(),
    activities=(),
    lines=(),
    stated=(),
)
"""The empty beginning, before there is a plan."""


def posts(before: Sequence[Line], after: Sequence[Line], years: PlanYears) -> tuple[PostShift, ...]:
    """The posts of an activity, or those without one, in their later order; those that are gone last."""
    return tuple(
        years.post(None if at is None else before[at], None if place is None else after[place])
        for at, place in both_sides(before, after)
    )


def both_sides(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[int | None, int | None]]:
    """The places of each post on either side: the later ones in their order, then those that are gone."""
    places = pairs(before, after, *keys.LINE)
    earlier = {place: at for at, place in places}
    yield from ((earlier.get(place), place) for place in range(len(after)))
    kept = set(earlier.values())
    yield from ((at, None) for at in range(len(before)) if at not in kept)
