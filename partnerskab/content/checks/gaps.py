# SPDX-License-Identifier: MPL-2.0
"""Where a paper's own totals and its posts part, and the words for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..totals import line_totals
from ..tree import Line, Stated
from .findings import Figure, Severity
from .wording import kr, listed, quoted


@dataclass(frozen=True, slots=True)
class Gap:
    """A year in which a stated total is not what the posts sum to. Whole kr.

    `posts` is None where no post has an amount; `stated` is None where the paper has a dash, which says that there is
    no money. A gap `is_sure` when nothing in it is "ca.", "anslået" or words.
    """

    year: int
    posts: int | None
    stated: int | None
    is_sure: bool

    @property
    def difference(self) -> int:
        """What the posts give beyond the stated total."""
        return (self.posts or 0) - (self.stated or 0)


def states_money(row: Stated) -> bool:
    """Whether a stated total can be compared: kroner, or a dash for none. Blank and words say nothing of a sum."""
    return row.kr is not None or row.qualifier == "-"


def gaps(stated: Iterable[Stated], source: str, lines: Iterable[Line]) -> tuple[Gap, ...]:
    """The years in which the totals of one source contradict the posts.

    Blank, "-" and 0 are three things in the paper (plan 2022, the overview), but none of them contradicts another:
    the overview has "-" where the tables of activities 3, 4, 7, 10 and 12 have 0.
    """
    rows = [row for row in stated if row.source == source and states_money(row)]
    if not rows:
        return ()
    totals = {total.year: total for total in line_totals(lines, [row.year for row in rows])}
    found = []
    for row in rows:
        total = totals[row.year]
        is_sure = not (total.is_rough or total.has_words or (row.kr is not None and row.qualifier))
        gap = Gap(row.year, total.kr, row.kr, is_sure)
        if gap.difference:
            found.append(gap)
    return tuple(found)


def severity(found: Iterable[Gap]) -> Severity:
    """A gap between firm figures blocks. One with "ca.", "anslået" or words in it (plan 2013) can only advise."""
    return Severity.BLOCKS if any(gap.is_sure for gap in found) else Severity.ADVISES


def years(found: Iterable[Gap]) -> tuple[int, ...]:
    return tuple(gap.year for gap in found)


Side = tuple[str, Callable[[Gap], str]]


def posts_side(label: str) -> Side:
    """What the posts give, under that label."""
    return label, lambda gap: kr(gap.posts)


def stated_side(label: str) -> Side:
    """What the paper states, under that label."""
    return label, lambda gap: "–" if gap.stated is None else kr(gap.stated)


def versus(found: Iterable[Gap], first: Side, second: Side) -> tuple[Figure, ...]:
    """Both figures and the difference; years with the same figures share their rows."""
    rows: list[Figure] = []
    for same in _alike(found):
        (first_label, first_value), (second_label, second_value) = first, second
        rows += (
            Figure(f"{first_label}, {listed(years(same))}", first_value(same[0])),
            Figure(second_label, second_value(same[0])),
            Figure("Forskel" if len(same) == 1 else "Forskel pr. år", kr(abs(same[0].difference)), is_gap=True),
        )
    return tuple(rows)


def sentence(found: Iterable[Gap], source: str) -> str:
    """ "Oversigten siger 60.000 kr. i 2023 og 2024, men posterne giver 55.000 kr." """
    said = []
    for same in _alike(found):
        gap = same[0]
        verb = f"har {quoted('–')}" if gap.stated is None else f"siger {kr(gap.stated)}"
        posts = "har ingen beløb." if gap.posts is None else f"giver {kr(gap.posts)}"
        said.append(f"{source} {verb} i {listed(years(same))}, men posterne {posts}")
    return " ".join(said)


def _alike(found: Iterable[Gap]) -> list[list[Gap]]:
    groups: dict[tuple[int | None, int | None], list[Gap]] = {}
    for gap in found:
        groups.setdefault((gap.posts, gap.stated), []).append(gap)
    return list(groups.values())
