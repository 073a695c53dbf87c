# SPDX-License-Identifier: MPL-2.0
"""Which row of the later plan is which row of the earlier one, and which of them stand in another place.

Everything here is symmetric: the answer for (after, before) is the answer for (before, after) turned round.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from partnerskab.content.tree import ActivityContent

Row = TypeVar("Row")
Key = Callable[[Row], Hashable]
"""What names a row; None where the row has no such name."""

Places = list[tuple[int, int]]
"""Pairs of places counted from 0, the earlier and the later, in the order of the later."""

LIKE_ENOUGH = 0.5
"""The share of all words that two rows have in common, from which one is told as the other with other words."""
MOST_COMPARED = 2_500
"""Pairs of rows that are looked at for likeness; beyond that only names count."""

_WORDS = re.compile(r"\w+")


def pairs(
    before: Sequence[Row],
    after: Sequence[Row],
    keys: Iterable[Key[Row]],
    words: Callable[[Row], str] | None = None,
) -> Places:
    """Rows matched by each key in turn, those with the same key in the order they stand; last by their words."""
    rest = _Rest(len(before), len(after))
    for key in keys:
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in rest.before:
            waiting[key(before[place])].append(place)
        waiting.pop(None, None)
        found = [(queue.pop(0), place) for place in rest.after if (queue := waiting.get(key(after[place])))]
        rest.match(found)
        if not (rest.before and rest.after):
            break
    if words and rest.before and len(rest.before) * len(rest.after) <= MOST_COMPARED:
        rest.match(_alike(before, after, rest, words))
    return sorted(rest.matched, key=lambda pair: pair[1])


def activity_pairs(before: Sequence[ActivityContent], after: Sequence[ActivityContent], same_plan: bool) -> Places:
    """Activities by identity alone, never by title or number.

    One activity is the other when they have the same id, or one is the other's predecessor; within one plan also when
    both continue the same activity of last year (a paper that is read in anew makes new rows).
    """
    if before == after:
        return [(place, place) for place in range(len(after))]
    rest = _Rest(len(before), len(after))
    rest.match(pairs(before, after, [lambda activity: activity.id or None]))
    earlier = {activity.id: place for place, activity in enumerate(before) if activity.id}
    later = {activity.id: place for place, activity in enumerate(after) if activity.id}
    links = [(earlier[row.predecessor], place) for place, row in enumerate(after) if row.predecessor in earlier]
    links += [(place, later[row.predecessor]) for place, row in enumerate(before) if row.predecessor in later]
    rest.match(sorted(links, key=sum))
    if same_plan:
        ahead, behind = list(rest.before), list(rest.after)
        left = [before[place] for place in ahead], [after[place] for place in behind]
        again = pairs(*left, [lambda activity: activity.predecessor or None])
        rest.match((ahead[place], behind[at]) for place, at in again)
    return sorted(rest.matched, key=lambda pair: pair[1])


def order_of(places: Places) -> tuple[int, ...]:
    """For each matched row in the later order, its rank among the matched in the earlier; empty if none has moved."""
    earlier = [place for place, _ in places]
    rank = {place: rank for rank, place in enumerate(sorted(earlier))}
    order = tuple(rank[place] for place in earlier)
    return () if order == tuple(range(len(order))) else order


def out_of_order(order: Sequence[int]) -> frozenset[int]:
    """The places in `order` of what has moved past the rest; both, where two have changed places.

    What stands in every longest rising run has stayed; the others have moved.
    """
    ending, starting = _rising(order), _rising([-rank for rank in reversed(order)])[::-1]
    longest = max(ending, default=0)
    on_a_longest = [place for place in range(len(order)) if ending[place] + starting[place] == longest + 1]
    alone = Counter(ending[place] for place in on_a_longest)
    stayed = {place for place in on_a_longest if alone[ending[place]] == 1}
    return frozenset(range(len(order))) - stayed


def _rising(order: Sequence[int]) -> list[int]:
    """For each place, the length of the longest rising run that ends there."""
    tails: list[int] = []
    lengths = []
    for rank in order:
        at = bisect_left(tails, rank)
        tails[at : at + 1] = [rank]
        lengths.append(at + 1)
    return lengths


class _Rest:
    """The places not matched yet, and the pairs found so far."""

    def __init__(self, before: int, after: int) -> None:
        self.before = dict.fromkeys(range(before))
        self.after = dict.fromkeys(range(after))
        self.matched: Places = []

    def match(self, found: Iterable[tuple[int, int]]) -> None:
        """Take the pairs whose rows are both still free, in the order given."""
        for earlier, later in found:
            if earlier in self.before and later in self.after:
                del self.before[earlier], self.after[later]
                self.matched.append((earlier, later))


def _alike(before: Sequence[Row], after: Sequence[Row], rest: _Rest, words: Callable[[Row], str]) -> Places:
    """The rest by likeness, the most alike first. Pairs that exclude each other never share the sum of their places."""
    earlier = {place: set(_WORDS.findall(words(before[place]).lower())) for place in rest.before}
    later = {place: set(_WORDS.findall(words(after[place]).lower())) for place in rest.after}
    found = [
        (len(one & other) / len(one | other), place, at)
        for place, one in earlier.items()
        for at, other in later.items()
        if one & other
    ]
    found.sort(key=lambda each: (-each[0], each[1] + each[2]))
    return [(place, at) for likeness, place, at in found if likeness >= LIKE_ENOUGH]
