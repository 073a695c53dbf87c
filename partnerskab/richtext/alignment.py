# SPDX-License-Identifier: MPL-2.0
"""Which block, list item or table row of a later text stands where an earlier one stood; and the same for words.

The matching itself is difflib's; what is added is judgement: paragraphs that share enough words are one paragraph
rewritten, and a lone "og" between two changes is no anchor.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, groupby, pairwise
from typing import TypeVar

from .tree import Break, Footnote, Inline, Run

Part = TypeVar("Part")

LIKE_ENOUGH = 0.25
"""The share of common words from which two parts are told as one that was rewritten."""
MOST_COMPARED = 2_500
"""Pairs of parts looked at for likeness between two parts that are equal; beyond that they are told as out and in."""
LEAST_KEPT = 0.25
"""Where less than this share of the shorter side stays, the whole is told as out and in."""
SHORT_WORD = 3
MOST_MEETINGS = 30_000
"""How often a thing on one side may be the same as one on the other; a sentence of 100 words has some hundred."""

_TOKENS = re.compile(r"\w+(?:[-–.,:/@]\w+)*\s*|[^\w\s]\s*|\s+")
_ENDS = (". ", "! ", "? ")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a sign, with the space after it and the look it has."""

    text: str
    look: Run

    @property
    def key(self) -> tuple[str, str]:
        """What must be the same for the token to be the same: its letters, and where it leads. Not its look."""
        return self.text.strip(), self.look.href

    @property
    def is_word(self) -> bool:
        return bool(_WORD.search(self.text))


Line = tuple[Token, ...]

BREAK = "\n"
"""The text of the token that stands for a line break."""


def split(words: str) -> list[str]:
    """Words and signs, each with the space after it: "50.000 ", "13-15-årige", ", "."""
    return _TOKENS.findall(words)


def tokens(inlines: Sequence[Inline]) -> Line:
    """A line as tokens; a footnote as words in brackets, so that it is compared like the rest.

    A space always follows a word, whatever look it has, so that formatting alone changes no token.
    """
    found: list[Token] = []
    for inline in inlines:
        if isinstance(inline, Break):
            found.append(Token(BREAK, Run("")))
            continue
        if isinstance(inline, Footnote):
            text, look = said(inline), Run("")
        else:
            text, look = inline.text, replace(inline, text="")
        for part in split(text):
            if not part.isspace():
                found.append(Token(part, look))
            elif found and found[-1].text[-1] not in " \n":
                found[-1] = replace(found[-1], text=f"{found[-1].text} ")
    return tuple(found)


def said(note: Footnote) -> str:
    """A footnote as words in brackets."""
    return f" [Fodnote: {note.text}]"


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens that are the same on both sides, or what went out and what came in its place."""

    is_same: bool
    before: Line
    after: Line


def steps(before: Line, after: Line) -> list[Step]:
    """The way from one line to the other: sentence by sentence first, then word by word within each."""
    found: list[Step] = []
    for earlier, later in aligned(_sentences(before), _sentences(after), keys, lambda *_: True, words):
        found += _word_steps(earlier or (), later or ())
    return list(_joined(found))


def _joined(found: Sequence[Step]) -> Iterator[Step]:
    """Neighbouring steps without a difference as one."""
    for is_same, group in groupby(found, lambda step: step.is_same):
        run = list(group)
        if is_same:
            before, after = chain.from_iterable(s.before for s in run), chain.from_iterable(s.after for s in run)
            yield Step(True, tuple(before), tuple(after))
        else:
            yield from run


def keys(line: Line) -> tuple[tuple[str, str], ...]:
    """What must be the same for a line to be the same."""
    return tuple(token.key for token in line)


def words(line: Line) -> Counter[str]:
    """The words of a line without their capitals."""
    return Counter(token.text.strip().lower() for token in line if token.is_word)


def _sentences(line: Line) -> list[Line]:
    """The line cut where a sentence ends and another begins with a capital; "ca. 150" and "1. halvår" are not cut."""
    starts = [
        place + 1
        for place, (token, following) in enumerate(pairwise(line))
        if token.text in _ENDS and following.text[:1].isupper()
    ]
    return [line[start:end] for start, end in pairwise([0, *starts, len(line)])]


def _word_steps(before: Line, after: Line) -> list[Step]:
    """Word by word, without crumbs that are the same by chance."""
    way = opcodes(keys(before), keys(after))
    found = [Step(tag == "equal", before[a:b], after[c:d]) for tag, a, b, c, d in way]
    found = _without_crumbs(found)
    kept = sum(_letters(step.after) for step in found if step.is_same)
    if kept < LEAST_KEPT * min(_letters(before), _letters(after)):
        return [Step(False, before, after)]
    return found


def opcodes(
    before: Sequence[Hashable], after: Sequence[Hashable], most: int = MOST_MEETINGS
) -> Sequence[tuple[str, int, int, int, int]]:
    """difflib's way from one sequence to the other; where the same few things stand again and again, which takes it
    minutes, only what both begin and end with is the same."""
    counts, others = Counter(before), Counter(after)
    if sum(count * others[thing] for thing, count in counts.items()) <= most:
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    begin = _alike_from_start(before, after)
    end = _alike_from_start(before[begin:][::-1], after[begin:][::-1])
    last, other_last = len(before) - end, len(after) - end
    found = [
        ("equal", 0, begin, 0, begin),
        ("replace", begin, last, begin, other_last),
        ("equal", last, len(before), other_last, len(after)),
    ]
    return [step for step in found if step[1] < step[2] or step[3] < step[4]]


def _alike_from_start(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    return next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other),
        min(len(before), len(after)),
    )


def aligned(
    before: Sequence[Part],
    after: Sequence[Part],
    key: Callable[[Part], Hashable],
    may_pair: Callable[[Part, Part], bool],
    words: Callable[[Part], Counter[str]],
) -> Iterator[tuple[Part | None, Part | None]]:
    """Parts side by side in reading order; None where a part came in or went out, what went out first."""
    for tag, a, b, c, d in opcodes([key(part) for part in before], [key(part) for part in after]):
        if tag == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            yield from _rewritten(before[a:b], after[c:d], may_pair, words)


def _rewritten(
    before: Sequence[Part],
    after: Sequence[Part],
    may_pair: Callable[[Part, Part], bool],
    words: Callable[[Part], Counter[str]],
) -> Iterator[tuple[Part | None, Part | None]]:
    """Parts between two that are equal: the pairs that are most alike on the whole, and the rest out and in."""
    at = to = 0
    for one, other in _best_pairs(before, after, may_pair, words):
        yield from ((part, None) for part in before[at:one])
        yield from ((None, part) for part in after[to:other])
        yield before[one], after[other]
        at, to = one + 1, other + 1
    yield from ((part, None) for part in before[at:])
    yield from ((None, part) for part in after[to:])


def _best_pairs(
    before: Sequence[Part],
    after: Sequence[Part],
    may_pair: Callable[[Part, Part], bool],
    words: Callable[[Part], Counter[str]],
) -> list[tuple[int, int]]:
    """Pairs in rising order on both sides, with the greatest likeness in sum. One part each is always a pair."""
    if len(before) == len(after) == 1:
        return [(0, 0)] if may_pair(before[0], after[0]) else []
    if len(before) * len(after) > MOST_COMPARED:
        return []
    earlier, later = [words(part) for part in before], [words(part) for part in after]
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [
        [(0.0, [])] * (len(after) + 1) for _ in range(len(before) + 1)
    ]
    for one in range(len(before)):
        for other in range(len(after)):
            found = max(best[one][other + 1], best[one + 1][other], key=lambda each: each[0])
            like = likeness(earlier[one], later[other]) if may_pair(before[one], after[other]) else 0.0
            total, chosen = best[one][other]
            if like >= LIKE_ENOUGH and total + like > found[0]:
                found = (total + like, [*chosen, (one, other)])
            best[one + 1][other + 1] = found
    return best[-1][-1][1]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of their words that the two have in common, 0 to 1."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _without_crumbs(found: list[Step]) -> list[Step]:
    """Neighbouring changes as one, with the sign or the short word that stands alone between them."""
    kept: list[Step] = []
    for place, step in enumerate(found):
        is_between = 0 < place < len(found) - 1
        is_change = not step.is_same or (is_between and _is_crumb(step.after))
        if is_change and kept and not kept[-1].is_same:
            last = kept.pop()
            kept.append(Step(False, last.before + step.before, last.after + step.after))
        else:
            kept.append(Step(not is_change, step.before, step.after))
    return kept


def _is_crumb(same: Line) -> bool:
    """A short word alone, or signs; not where a sentence or a line ends."""
    words = [token for token in same if token.is_word]
    ends = any(token.text.strip() in (".", "", ";", ":") for token in same)
    return not ends and len(words) <= 1 and all(len(token.text.strip()) <= SHORT_WORD for token in words)


def _letters(line: Line) -> int:
    return sum(len(token.text.strip()) for token in line if token.is_word)
