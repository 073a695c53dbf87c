# SPDX-License-Identifier: MPL-2.0
"""The way to a decision, drawn: a ring prepares, a filled ring with a tick decides, a dashed one is informed."""

from partnerskab.content.tree import Step

from . import svg
from .measuring import SEMIBOLD, wrap

ACTS = {"recommends": "indstiller", "approves": "godkender", "is_informed": "orienteres"}
_FIRST_COLUMN = 174
_IN_A_ROW = 4
_LINE, _NAME = 22, 60
_BODY, _ACT = svg.Type(14, 600, svg.ACCENT, leading=19), svg.Type(12, 600)


def route_text(steps: tuple[Step, ...]) -> str:
    """The route in one sentence."""
    parts = [f"{step.body} {ACTS.get(step.act, step.act)}" for step in steps]
    return f"{', derefter '.join(parts)}."


def drawing(steps: tuple[Step, ...]) -> str:
    """The route as stations on a line, four in a row; the first at the margin, the others from the text's axis."""
    rows = [steps[at : at + _IN_A_ROW] for at in range(0, len(steps), _IN_A_ROW)]
    parts, y = [], 0.0
    for row in rows:
        drawn, height = _row(row, y, goes_on=row is not rows[-1])
        parts.append(drawn)
        y += height
    return svg.drawing(y, f"Beslutningsgang: {route_text(steps)} Det samme står som tekst under figuren.", parts)


def _row(steps: tuple[Step, ...], y: float, goes_on: bool) -> tuple[str, float]:
    places = _places(len(steps))
    ends = [*places[1:], svg.SHEET + 12]
    tallest, parts = 1, []
    for at, step in enumerate(steps):
        x, end = places[at], ends[at]
        lines = wrap(step.body, end - x - 24, 14, SEMIBOLD)
        tallest = max(tallest, len(lines))
        following = steps[at + 1].act if at + 1 < len(steps) else "approves" if goes_on else ""
        if following:
            parts.append(svg.arrow(x + 27, y + _LINE, end - 14, dashes="4 4" if following == "is_informed" else ""))
        parts.append(_station(step, x + 11, y + _LINE))
        parts.append(svg.column(x, y + _NAME, lines, _BODY))
        under = y + _NAME + _BODY.leading * len(lines)
        parts.append(svg.words(x, under, ACTS.get(step.act, step.act), _ACT))
    return "".join(parts), _NAME + _BODY.leading * tallest + 16


def _places(count: int) -> list[float]:
    """Where stations begin: the first at the margin, the rest shared out from the axis."""
    if count <= 1:
        return [0.0] * count
    share = (svg.SHEET - _FIRST_COLUMN) / (count - 1)
    return [0.0, *(_FIRST_COLUMN + share * at for at in range(count - 1))]


def _station(step: Step, x: float, y: float) -> str:
    if step.act == "approves":
        tick = svg.line(f"M{x - 5:.2f} {y:.2f}l3.6 4l6.4 -8", svg.WHITE, 2)
        return svg.ring(x, y, svg.ACCENT) + tick
    return svg.ring(x, y, dashes="4 3" if step.act == "is_informed" else "")
