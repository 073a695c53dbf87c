# SPDX-License-Identifier: MPL-2.0
"""What a version costs, in words for those who decide: a plan in its year, an agreement by the frames it sets."""

from collections.abc import Iterator
from dataclasses import dataclass

from partnerskab import danish
from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.canonical import Content
from partnerskab.content.totals import allotted, plan_totals
from partnerskab.content.tree import FrameContent, PlanContent

METER = 600
"""The meter's whole length in units of its drawing: the frame."""

_PURPOSES = {"activities": "aktiviteter", "management": "projektledelse"}


@dataclass(frozen=True, slots=True)
class Cost:
    """`total` is whole kr. from every funder in the plan year, or of all frames in the agreement's period, which `when`
    says; sentences are empty where there is nothing to say."""

    when: str
    total: int
    own: str
    of_frame: str
    is_over: bool
    is_example: bool
    meter: int
    difference: str


def cost(content: Content, before: Content | None, since: str) -> Cost | None:
    """The cost, and the difference from the version before, whose label is `since` ("2021.2"); None of a status."""
    if isinstance(content, PlanContent):
        return _of_plan(content, before if isinstance(before, PlanContent) else None, since)
    if isinstance(content, WholeAgreement):
        return _of_agreement(content, before if isinstance(before, WholeAgreement) else None, since)
    return None


def _of_plan(content: PlanContent, before: PlanContent | None, since: str) -> Cost:
    """The cost against the frame, and against the version before."""
    total, taken = _total(content), allotted(content, content.year)
    frame = content.agreement.frame(content.year)
    return Cost(
        when=str(content.year),
        total=total,
        own=f"Heraf {danish.kr(taken)} af partnerskabets egne midler." if taken != total else "",
        of_frame=_of_frame(taken, frame.kr) if frame else f"Aftalen nævner ingen ramme for {content.year}.",
        is_over=frame is not None and taken > frame.kr,
        is_example=frame is not None and frame.is_example,
        meter=min(METER, METER * taken // frame.kr) if frame and frame.kr else 0,
        difference=_difference(total, content.year, before, since),
    )


def _of_agreement(content: WholeAgreement, before: WholeAgreement | None, since: str) -> Cost:
    """All that it sets aside, each year and purpose, and the difference from the version before."""
    total = _frames(content)
    gap = total - _frames(before) if before else 0
    told = f"{danish.kr(abs(gap))} {'mere' if gap > 0 else 'mindre'} end" if gap else "Det samme som"
    return Cost(
        when=content.period,
        total=total,
        own="",
        of_frame=" ".join(_set_aside(content.frames)) or "Aftalen nævner ingen rammer.",
        is_over=False,
        is_example=any(frame.is_example for frame in content.frames),
        meter=0,
        difference=f"{told} i version {since}." if before else "",
    )


def _frames(content: WholeAgreement) -> int:
    return sum(frame.kr for frame in content.frames)


def _set_aside(frames: tuple[FrameContent, ...]) -> Iterator[str]:
    """ "1.400.000 kr. om året til aktiviteter.", or each year by itself where they differ."""
    for purpose in dict.fromkeys(frame.purpose for frame in frames):
        own = [frame for frame in frames if frame.purpose == purpose]
        name = _PURPOSES.get(purpose, purpose)
        if len(own) > 1 and len({frame.kr for frame in own}) == 1:
            yield f"{danish.kr(own[0].kr)} om året til {name}."
        else:
            yield f"Til {name}: {', '.join(f'{danish.kr(frame.kr)} i {frame.year}' for frame in own)}."


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
