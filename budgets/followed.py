# SPDX-License-Identifier: MPL-2.0
"""What has become of a year's money: budget, spent, expected and left over, for a post or for many together.

Whole kr. throughout. Blank, "-" and words are no nought: a post without kroner in its budget has nothing left and
nothing overspent, and what is spent on it stands apart from the sums of what is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Followed:
    """A post in a year: its budget in kr. if it has any, and what is entered of it. `is_own` is the partnership's own
    money; `purpose` is the frame it comes out of."""

    budget: int | None
    spent: int | None = None
    forecast: int | None = None
    is_own: bool = True
    purpose: str = "activities"


@dataclass(frozen=True, slots=True)
class Sums:
    """The figures of some posts together; None where no post has any.

    `remainder` is the budget less what is spent on posts that have a budget. `expected` is what will be left of those
    that say what the year comes to: the others are taken to be spent as budgeted. `unbudgeted` is spent on posts
    without kroner in their budget, and in no remainder. `unentered` counts the posts with a budget and nothing spent.
    """

    budget: int | None
    spent: int | None
    forecast: int | None
    remainder: int | None
    expected: int | None
    unbudgeted: int
    unentered: int

    @property
    def is_overspent(self) -> bool:
        return self.remainder is not None and self.remainder < 0

    @property
    def will_be_overspent(self) -> bool:
        return self.expected is not None and self.expected < 0


@dataclass(frozen=True, slots=True)
class AgainstFrame:
    """A year's frame and what becomes of it; only the partnership's own money comes out of it."""

    purpose: str
    frame: int
    allotted: int
    spent: int
    expected: int
    """What the year comes to: as forecast, and as budgeted where nothing is."""

    @property
    def free(self) -> int:
        return self.frame - self.allotted

    @property
    def left(self) -> int:
        return self.frame - self.spent

    @property
    def left_over(self) -> int:
        return self.frame - self.expected


def sums(posts: Iterable[Followed]) -> Sums:
    """Add some posts up; a single one is summed to itself."""
    found = list(posts)
    budgeted = [post for post in found if post.budget is not None]
    foreseen = [post for post in budgeted if post.forecast is not None]
    entered = [post for post in budgeted if post.spent is not None]
    budget = _added(post.budget for post in found)
    spent_of_budget = _added(post.spent for post in budgeted)
    return Sums(
        budget=budget,
        spent=_added(post.spent for post in found),
        forecast=_added(post.forecast for post in found),
        remainder=None if budget is None or spent_of_budget is None else budget - spent_of_budget,
        expected=_added((post.budget or 0) - (post.forecast or 0) for post in foreseen),
        unbudgeted=_added(post.spent for post in found if post.budget is None) or 0,
        unentered=len(budgeted) - len(entered),
    )


def against_frame(frame: int, purpose: str, posts: Iterable[Followed]) -> AgainstFrame:
    """A frame of whole kr. set against the partnership's own posts of that purpose."""
    own = [post for post in posts if post.is_own and post.purpose == purpose]
    return AgainstFrame(
        purpose=purpose,
        frame=frame,
        allotted=_added(post.budget for post in own) or 0,
        spent=_added(post.spent for post in own) or 0,
        expected=sum((post.budget or 0) if post.forecast is None else post.forecast for post in own),
    )


def _added(figures: Iterable[int | None]) -> int | None:
    found = [figure for figure in figures if figure is not None]
    return sum(found) if found else None
