# SPDX-License-Identifier: MPL-2.0
"""What charts are made of. Coordinates and sizes are CSS pixels from the upper left corner.

Colours stand on the drawing itself, since the paper's engine gives a stylesheet no say inside drawings and the screen's
policy lets no drawing bring its own. On the screen `static/app.css` says otherwise by the names of the layers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

TEXT, STRONG = 12.5, 13.5
"""Sizes of type: of the axes, and of values and names."""

LEADING = 16.0


@dataclass(frozen=True, slots=True)
class Paint:
    """How a layer is drawn, as the paper has it."""

    fill: str = "none"
    stroke: str = "none"
    width: float = 1
    dashes: str = "none"
    size: float = TEXT
    weight: int = 400


INK, SOFT, RULE, HAIR, ACCENT, OCHRE, SAND, GREEN, WHITE = (
    "#16191d", "#4b545e", "#8d97a2", "#cdd4db", "#0f3f6b", "#7a4a06", "#f7ecd8", "#1d6638", "#ffffff",
)  # fmt: skip

PAINTS = {
    "c-grid": Paint(stroke=HAIR),
    "c-base": Paint(stroke=RULE),
    "c-breakzone": Paint(fill=SAND),
    "c-break": Paint(stroke=OCHRE, width=1.5, dashes="2 3"),
    "c-target": Paint(stroke=GREEN, width=2),
    "c-city": Paint(stroke=SOFT, width=1.75, dashes="5 4"),
    "c-cdot": Paint(fill=SOFT, stroke=WHITE, width=1.5),
    "c-cdot c-hollow": Paint(fill=WHITE, stroke=SOFT, width=1.75),
    "c-area": Paint(stroke=ACCENT, width=2.5),
    "c-whisker": Paint(stroke=ACCENT, width=1.25),
    "c-dot": Paint(fill=ACCENT, stroke=WHITE, width=2),
    "c-dot c-hollow": Paint(fill=WHITE, stroke=ACCENT, width=2.5),
    "c-fill": Paint(fill=ACCENT),
    "c-fill c-hollow": Paint(fill=WHITE, stroke=ACCENT, width=2),
    "c-unseen": Paint(fill=WHITE, stroke=RULE, dashes="3 2"),
    "c-ring": Paint(fill=WHITE, stroke=RULE),
    "c-rest": Paint(fill=HAIR),
    "c-tick": Paint(stroke=INK, width=2),
    "t-axis": Paint(fill=SOFT),
    "t-break": Paint(fill=OCHRE),
    "t-target": Paint(fill=GREEN, weight=600),
    "t-unseen": Paint(fill=SOFT),
    "t-val": Paint(fill=INK, size=STRONG, weight=600),
    "t-city": Paint(fill=SOFT, size=STRONG, weight=600),
    "t-area": Paint(fill=ACCENT, size=STRONG, weight=600),
}
"""Every layer there is, by its class."""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline, `anchor` what stands at `x`: start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks that are drawn alike; `kind` is their class."""

    kind: str
    paths: tuple[str, ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def paint(self) -> Paint:
        return PAINTS[self.kind]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with what it says in words. `notes` are sentences that belong under it; `id` is one page's own."""

    id: str
    width: float
    height: float
    title: str
    description: str
    layers: tuple[Layer, ...] = ()
    notes: tuple[str, ...] = ()
    size: str = "wide"

    @property
    def is_empty(self) -> bool:
        return not self.layers


def px(number: float) -> str:
    """A coordinate inside a path: one decimal, none where it is whole."""
    return f"{round(number, 1):g}"


def level(x: float, y: float, to: float) -> str:
    return f"M{px(x)} {px(y)}H{px(to)}"


def upright(x: float, y: float, to: float) -> str:
    return f"M{px(x)} {px(y)}V{px(to)}"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"M{px(x)} {px(y)}h{px(width)}v{px(height)}h{px(-width)}z"


def through(points: Iterable[tuple[float, float]]) -> str:
    """A line from point to point."""
    return "M" + "L".join(f"{px(x)} {px(y)}" for x, y in points)


_NARROW, _BROAD = frozenset("fijlrtI.,:;!'()|/ ­\u00a0"), frozenset("mwMWÆæ%@…–")


def width_of(text: str, size: float) -> float:
    """About how wide a line is: rather a little too wide than too narrow, for IBM Plex Sans in its heavier cut."""
    ems = sum(0.36 if sign in _NARROW else 0.92 if sign in _BROAD else 0.7 if sign.isupper() else 0.6 for sign in text)
    return ems * size


def shortened(text: str, room: float, size: float) -> str:
    """The text, or as much of it as the room holds with "…" after it."""
    if width_of(text, size) <= room:
        return text
    kept = next((at for at in range(len(text), 0, -1) if width_of(f"{text[:at].rstrip()}…", size) <= room), 0)
    return f"{text[:kept].rstrip()}…"


Room = tuple[float, float, float, float]
"""Left, top, right, bottom."""


_AIR = 3.0


@dataclass(slots=True)
class Ground:
    """The drawing's ground: what stands on it already, so that words find a place of their own."""

    width: float
    height: float
    taken: list[Room] = field(default_factory=list)

    def take(self, x: float, y: float, around: float) -> None:
        """A mark that words must keep off."""
        self.taken.append((x - around, y - around, x + around, y + around))

    def take_line(self, points: Iterable[tuple[float, float]]) -> None:
        """A line through these points that words must keep off."""
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = max(1, int(max(abs(to_x - x), abs(to_y - y)) // 5))
            for step in range(steps + 1):
                share = step / steps
                self.take(x + (to_x - x) * share, y + (to_y - y) * share, 1.5)

    def put(self, lines: tuple[str, ...], size: float, spots: Iterable[tuple[float, float, str]]) -> tuple[Words, ...]:
        """The lines at the first of these spots (x, baseline of the first line, anchor) that is free; else nothing."""
        broad = max(width_of(line, size) for line in lines)
        for x, y, anchor in spots:
            left = x - {"start": 0.0, "middle": broad / 2, "end": broad}[anchor]
            room = (left, y - size * 0.8, left + broad, y + (len(lines) - 1) * LEADING + size * 0.2)
            if self._is_free(room):
                self.taken.append((left - _AIR, room[1], left + broad + _AIR, room[3]))
                return tuple(Words(x, y + at * LEADING, line, anchor) for at, line in enumerate(lines))
        return ()

    def _is_free(self, room: Room) -> bool:
        left, top, right, bottom = room
        inside = left >= 0 and top >= 0 and right <= self.width and bottom <= self.height
        return inside and not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self.taken
        )
