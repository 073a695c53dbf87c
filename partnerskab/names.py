# SPDX-License-Identifier: MPL-2.0
"""Names that drift: the same activity, indicator or place spelled in several ways.

Facts behind the rules: plan 2022 writes "Lommepegejobs" and "Lommepengejobs", "ungetilbud" and "tilbud til unge".
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

SAME = 0.78
"""From this likeness on (0 to 1) two names are taken for one."""

_HYPHEN_REMNANT = re.compile(r"(?<=[a-zæøå])-(?=[a-zæøå])")
_MARK = re.compile(r"^(appendiks|bilag)\s*\d*\s*[:.\u2013-]\s*|\(ny\)", re.IGNORECASE)


def folded(name: str) -> str:
    """A name without what does not make another name: case, dashes, hyphens left from line ends, marks, points."""
    name = _HYPHEN_REMNANT.sub("", _MARK.sub("", name).lower())
    return " ".join(re.sub(r"[^\w+]+", " ", name).split())


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; 1 where only case, dashes or hyphen remnants differ."""
    one, other = folded(one), folded(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
    ours, theirs = set(one.split()), set(other.split())
    shared = len(ours & theirs) / len(ours | theirs)
    contained = 0.6 + 0.4 * shared if ours <= theirs or theirs <= ours else 0.0
    return min(0.99, max(letters, contained))


def best_match(name: str, among: Iterable[str], at_least: float = SAME) -> str | None:
    """The name among others that is most like this one, if one is like enough."""
    scored = [(likeness(name, other), other) for other in among]
    score, other = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return other if score >= at_least else None
