# SPDX-License-Identifier: MPL-2.0
"""How many activities of the plan meet a target, as one square each."""

import math
from decimal import Decimal

from ..series import Aim, Sharing
from .drawing import STRONG, TEXT, Chart, Layer, Words, box, upright

_LARGE, _SMALL = 32.0, 20.0
_GAP = 8.0
_MANY = 18


def needed(sharing: Sharing, limit: Decimal | None) -> int:
    """How many activities must count for the share to be reached: `limit` per cent, rounded up."""
    return math.ceil(len(sharing.activities) * (limit or Decimal(0)) / 100)


def dots(aim: Aim) -> Chart:
    """Filled squares count, open ones do not, and a stroke stands after the last that is needed."""
    sharing = aim.sharing
    total = len(sharing.activities) if sharing else 0
    if sharing is None or not total:
        return Chart(f"d-{aim.id}", 0, 0, aim.title, "Der er ingen aktiviteter at tælle.", size="dots")
    side, in_row = (_LARGE, 6) if total <= _MANY else (_SMALL, 9)
    enough, goal = len(sharing.enough), needed(sharing, aim.limit)
    places = [((side + _GAP) * (at % in_row), 28 + (side + _GAP + 2) * (at // in_row)) for at in range(total)]
    squares = tuple(box(x, y, side, side) for x, y in places)
    low = places[-1][1] + side
    return Chart(
        id=f"d-{aim.id}",
        width=248,
        height=low + 26,
        title=f"{enough} af {total} aktiviteter har mindst {sharing.partners} samarbejdspartnere",
        description=f"Målet er {goal} af {total}.",
        layers=(
            Layer("c-fill", paths=squares[:enough]),
            Layer("c-ring", paths=squares[enough:]),
            *_goal(places, goal, side),
            Layer("t-val", words=(Words(0, STRONG, f"{enough} af {total}"),)),
            Layer("t-axis", words=(Words(0, low + TEXT + 8, f"Stregen viser målet: {goal}"),)),
        ),
        size="dots",
    )


def _goal(places: list[tuple[float, float]], goal: int, side: float) -> tuple[Layer, ...]:
    if not 0 < goal <= len(places):
        return ()
    x, y = places[goal - 1]
    return (Layer("c-tick", paths=(upright(x + side + _GAP / 2, y - 4, y + side + 4),)),)
