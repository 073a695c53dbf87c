# SPDX-License-Identifier: MPL-2.0
"""The few strokes the drawings are made of. Coordinates and sizes are CSS pixels."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

INK, SOFT, RULE, HAIR, TINT, ACCENT = "#16191d", "#4b545e", "#8d97a2", "#cdd4db", "#eef2f6", "#0f3f6b"
WHITE = "#ffffff"
SHEET = 167 * 96 / 25.4
"""The width of a drawing: the page between its margins."""


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size and distance of lines in pixels, weight, colour."""

    size: float
    weight: int = 400
    fill: str = INK
    leading: float = 0


def drawing(height: float, title: str, parts: Iterable[str]) -> str:
    """A drawing as wide as the page; `title` says what it shows to those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(SHEET)} {_n(height)}" height="{_n(height)}" '
        f'role="img"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def words(x: float, y: float, text: str, set_in: Type) -> str:
    """One line of text; `y` is its baseline."""
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" font-family="IBM Plex Sans" font-size="{_n(set_in.size)}" '
        f'font-weight="{set_in.weight}" fill="{set_in.fill}">{escape(text)}</text>'
    )


def column(x: float, y: float, lines: Iterable[str], set_in: Type) -> str:
    """Lines under each other; `y` is the baseline of the first."""
    return "".join(words(x, y + at * set_in.leading, line, set_in) for at, line in enumerate(lines))


def box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'


def outline(x: float, y: float, width: float, height: float) -> str:
    """A box of which only the edge is drawn."""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{WHITE}" stroke="{RULE}"/>'


def line(path: str, stroke: str = ACCENT, width: float = 1.5, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" stroke="{stroke}" stroke-width="{_n(width)}"{dashed} fill="none"/>'


def rule(x: float, y: float, to: float) -> str:
    """A thin level line between rows."""
    return line(f"M{_n(x)} {_n(y)}H{_n(to)}", HAIR, 1)


def arrow(x: float, y: float, to: float, dashes: str = "") -> str:
    """A level arrow whose point is at `to`."""
    return line(f"M{_n(x)} {_n(y)}H{_n(to - 8)}", dashes=dashes) + (
        f'<path d="M{_n(to - 9)} {_n(y - 5)}v10l9 -5z" fill="{ACCENT}"/>'
    )


def ring(x: float, y: float, fill: str = WHITE, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="10.2" fill="{fill}" stroke="{ACCENT}" stroke-width="1.5"{dashed}/>'


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
