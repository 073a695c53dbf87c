# SPDX-License-Identifier: MPL-2.0
"""How wide a table's columns are: as a browser would have it, from the longest word and the longest line of each."""

from collections.abc import Sequence

from partnerskab.documents.printing.measuring import MM, SEMIBOLD, width

_SIZE = 12.7
"""Table text in CSS pixels."""
_ROOM = 3.0
"""Millimetres between columns, and something for typefaces wider than ours."""
_WIDER = 1.15


def extent(text: str) -> tuple[float, float]:
    """The longest word and the longest line of a cell, in millimetres; a hard space holds words together."""
    lines = text.split("\n")
    longest_word = max((_mm(word) for one in lines for word in one.split(" ")), default=0)
    return longest_word, max(map(_mm, lines), default=0)


def shared(columns: Sequence[tuple[float, float]], whole: float) -> list[float]:
    """The widths of columns with these words and lines, together as wide as the table."""
    least = [word + _ROOM for word, _ in columns]
    most = [max(line + _ROOM, word + _ROOM) for word, line in columns]
    short, wanted = whole - sum(least), sum(most) - sum(least)
    if short <= 0:
        return [one * whole / sum(least) for one in least]
    if wanted > short:
        return [low + (high - low) * short / wanted for low, high in zip(least, most, strict=True)]
    squares = sum(one**2 for one in most)  # what is left goes to the widest rather than to all alike
    return [one + (short - wanted) * one**2 / squares for one in most]


def _mm(text: str) -> float:
    return width(text, _SIZE, SEMIBOLD) * _WIDER / MM
