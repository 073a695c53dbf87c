# SPDX-License-Identifier: MPL-2.0
"""Real lists: three levels of dashes, three of figures, and the dash of a table's cell."""

from collections.abc import Iterator

from .building import Node, part, twips, w
from .faces import ACCENT

DEEPEST = 2
_LETTERS = ("decimal", "lowerLetter", "lowerRoman")


def numbering(lists: list[tuple[int, int]]) -> bytes:
    """The numbering's part; each of `lists` (level and first number) counts for itself."""
    dashes = [_level(level, "bullet", "–", 5) for level in range(DEEPEST + 1)] + [_level(3, "bullet", "–", 4)]
    figures = [_level(level, _LETTERS[level], f"%{level + 1}.", 7) for level in range(DEEPEST + 1)]
    own = [_own(at, level, first) for at, (level, first) in enumerate(lists, start=3)]
    return part("numbering", [_kind(1, dashes), _kind(2, figures), _num(1, 1), _num(2, 2), *own])


def _kind(at: int, levels: list[Node]) -> Node:
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=at)


def _level(level: int, form: str, sign: str, room: int) -> Node:
    left = room * (1 if level > DEEPEST else level + 1)
    return w(
        "lvl", w("start", val=1), w("numFmt", val=form), *_style(level, form), w("lvlText", val=sign),
        w("lvlJc", val="left"), w("pPr", w("ind", left=twips(left), hanging=twips(room))),
        w("rPr", w("color", val=ACCENT)), ilvl=level,
    )  # fmt: skip


def _style(level: int, form: str) -> Iterator[Node]:
    if level > DEEPEST:
        yield w("pStyle", val="TableBullet")
    else:
        yield w("pStyle", val=f"List{'Bullet' if form == 'bullet' else 'Number'}{level + 1 if level else ''}")


def _num(at: int, kind: int, *changes: Node) -> Node:
    return w("num", w("abstractNumId", val=kind), *changes, numId=at)


def _own(at: int, level: int, first: int) -> Node:
    return _num(at, 2, w("lvlOverride", w("startOverride", val=first), ilvl=level))
