# SPDX-License-Identifier: MPL-2.0
"""A verdict as lines of text."""

from collections.abc import Iterator

from partnerskab.danish import counted

from .differing import Differing, PageFault, Spot
from .verdict import Verdict


def lines(verdict: Verdict) -> Iterator[str]:
    """The verdict, the weightiest first; what belongs below a line is set in."""
    yield f"{verdict.sign.value}: {verdict.told[0]}"
    yield from verdict.told[1:]
    for leg in verdict.legs:
        yield f"  {leg.title}: {leg.told}"
        if names := ", ".join(one.who for one in leg.answers if one.decision.party_name):
            yield f"    {names}"
    yield from (f"  {reference}" for reference in verdict.references)
    if verdict.differing:
        yield from _differing(verdict.differing)
    if verdict.data:
        yield verdict.data
    if verdict.changes:
        yield from (f"  {row.title}: {row.phrase} {row.difference}".rstrip() for row in verdict.changes.rows)
        told = verdict.changes
        yield from (f"  {more}" for more in (told.rest, told.moves, told.others) if more)


def _differing(found: Differing) -> Iterator[str]:
    for page in found.pages:
        yield f"Side {page.number}: {page.fault.value}."
        yield from _spots(page)
    for name, genuine, here in found.metadata:
        yield f"{name}: {genuine or 'tomt'} → {here or 'tomt'}"


def _spots(page: PageFault) -> Iterator[str]:
    yield from (f"  {_spot(spot)}" for spot in page.spots)
    if page.more:
        yield f"  og {counted(page.more, 'sted', 'steder', neuter=True)} til."


def _spot(spot: Spot) -> str:
    gone = f"[ægte: {spot.genuine}]" if spot.genuine else ""
    come = f"[her: {spot.here}]" if spot.here else ""
    return " ".join(filter(None, ("…", spot.before, gone, come, spot.after, "…")))
