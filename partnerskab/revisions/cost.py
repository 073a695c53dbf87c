# SPDX-License-Identifier: MPL-2.0
"""What a version costs in its plan year, in words for those who decide."""

from dataclasses import dataclass

from partnerskab import danish
from partnerskab.content.totals import allotted, plan_totals
from partnerskab.content.tree import PlanContent

METER = 600
"""The meter's whole length in units of its drawing: the frame."""


@dataclass(frozen=True, slots=True)
class Cost:
    """`total` is whole kr. from every funder in the plan year; sentences are empty where there is nothing to say."""

    year: int
    total: int
    own: str
    of_frame: str
    is_over: bool
    is_example: bool
    meter: int
    difference: str


def cost(content: PlanContent, before: PlanContent | None, since: str) -> Cost:
    """The cost against the frame, and against the version before, whose label is `since` ("2021.2")."""
    total, taken = _total(content), allotted(content, content.year)
    frame = content.agreement.frame(content.year)
    return Cost(
        year=content.year,
        total=total,
        own=f"Heraf {danish.kr(taken)} af partnerskabets egne midler." if taken != total else "",
        of_frame=_of_frame(taken, frame.kr) if frame else f"Aftalen nævner ingen ramme for {content.year}.",
        is_over=frame is not None and taken > frame.kr,
        is_example=frame is not None and frame.is_example,
        meter=min(METER, METER * taken // frame.kr) if frame and frame.kr else 0,
        difference=_difference(total, content.year, before, since),
    )


def _total(content: PlanContent) -> int:
    return next((total.kr or 0 for total in plan_totals(content) if total.year == content.year), 0)


def _of_frame(taken: int, frame: int) -> str:
    share = f"{danish.percent(100 * taken / frame, places=0)} af rammen på " if frame else "Rammen er "
    left = frame - taken
    rest = f"{danish.kr(left)} er fri." if left >= 0 else f"Det er {danish.kr(-left)} over."
    return f"{share}{danish.kr(frame)} {rest}"


def _difference(total: int, year: int, before: PlanContent | None, since: str) -> str:
    if before is None:
        return ""
    then = f"i version {since}" if before.year == year else f"i {before.year} (version {since})"
    gap = total - _total(before)
    if not gap:
        return f"Det samme som {then}."
    return f"{danish.kr(abs(gap))} {'mere' if gap > 0 else 'mindre'} end {then}."
