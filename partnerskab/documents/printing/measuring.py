# SPDX-License-Identifier: MPL-2.0
"""How wide words are in the paper's own typeface, and which signs it can show.

Needed where the layout engine does not break lines for us: inside drawings, and to choose the widths of columns.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

import pyphen
from fontTools.ttLib import TTFont

MM = 96 / 25.4
"""CSS pixels in a millimetre."""

FACES = Path(__file__).parents[3] / "node_modules/dkfds/src/fonts/IBMPlexSans/complete/ttf"
REGULAR, SEMIBOLD = "Regular", "SemiBold"
_SHORTEST_PART = 3


@cache
def _face(weight: str) -> tuple[dict[int, int], float]:
    """Advance widths by code point, and the units of an em."""
    with TTFont(FACES / f"IBMPlexSans-{weight}.ttf", lazy=True) as font:
        advances = font["hmtx"].metrics
        widths = {code: advances[glyph][0] for code, glyph in font.getBestCmap().items()}
        return widths, font["head"].unitsPerEm


def width(text: str, size: float, weight: str = REGULAR) -> float:
    """The width of a line in CSS pixels at a font size in CSS pixels."""
    advances, em = _face(weight)
    widest = advances[ord("W")]
    return sum(advances.get(ord(sign), widest) for sign in text) * size / em


def wrap(text: str, limit: float, size: float, weight: str = REGULAR) -> list[str]:
    """The lines of a text that may be `limit` pixels wide; words that are wider are hyphenated, or cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}".strip()
        if width(joined, size, weight) <= limit:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, limit, size, weight)
        lines.extend(full)
    return [*lines, line] if line else lines


def fitting(texts: Iterable[str], limit: float, sizes: Sequence[float], weight: str = REGULAR) -> float:
    """The first of these sizes at which no word of the texts needs dividing; the first if there is none."""
    words = {word for text in texts for word in text.split()}
    fits = (size for size in sizes if all(width(word, size, weight) <= limit for word in words))
    return next(fits, sizes[0])


def _pieces(word: str, limit: float, size: float, weight: str) -> list[str]:
    """One word as lines: whole if it fits, else divided as Danish divides it, else wherever the line ends."""
    pieces = []
    while width(word, size, weight) > limit:
        at, hyphen = _division(word, limit, size, weight)
        pieces.append(word[:at] + hyphen)
        word = word[at:]
    return [*pieces, word]


def _division(word: str, limit: float, size: float, weight: str) -> tuple[int, str]:
    for at in reversed(_hyphenation().positions(word)):
        if at >= _SHORTEST_PART and width(word[:at] + "-", size, weight) <= limit:
            return at, "-"
    fitting = (at for at in range(len(word) - 1, 1, -1) if width(word[:at], size, weight) <= limit)
    return next(fitting, 1), ""


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="da_DK")


@cache
def _strangers() -> re.Pattern[str]:
    """Signs that the typeface lacks in one of its faces."""
    common = set(_face(REGULAR)[0]) & set(_face(SEMIBOLD)[0]) & set(_face("Light")[0]) & set(_face("Italic")[0])
    known = "".join(f"\\U{code:08x}" for code in sorted(common) if code > 0x20)
    return re.compile(f"[^\\s{known}]")


@lru_cache(maxsize=1_000)
def _stand_in(sign: str) -> str:
    """What stands for a sign the typeface lacks: nothing for the invisible, its plain form, or a question mark."""
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Mn", "Me"}:
        return ""
    plain = unicodedata.normalize("NFKD", sign)
    return plain if not _strangers().search(plain) else "?"


def showable(text: str) -> str:
    """The text with only signs the typeface has, so that no other typeface is ever called for."""
    return _strangers().sub(lambda found: _stand_in(found[0]), unicodedata.normalize("NFC", text))
