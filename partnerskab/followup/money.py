# SPDX-License-Identifier: MPL-2.0
"""An activity's money in the plan's year, beside what is told of it. The figures are entered where spending is."""

from dataclasses import dataclass

from django.db.models import FilteredRelation, Q

from activities.models import Activity
from budgets.followed import Followed, Sums, sums
from budgets.models import Funding, FundingLine, funder_name


@dataclass(frozen=True, slots=True)
class Post:
    """A post with who pays it (empty: the partnership itself) and its figures of the year."""

    name: str
    payer: str
    followed: Followed

    @property
    def sums(self) -> Sums:
        return sums([self.followed])


@dataclass(frozen=True, slots=True)
class Money:
    """The posts of an activity; `sums` are of the partnership's own."""

    posts: tuple[Post, ...]

    @property
    def sums(self) -> Sums:
        return sums(post.followed for post in self.posts if post.followed.is_own)


def money_of(activity: Activity) -> Money:
    """The activity's posts in its plan's year; one query."""
    year = activity.plan.year
    lines = FundingLine.objects.filter(activity=activity).annotate(
        cell=FilteredRelation("amounts", condition=Q(amounts__year=year)),
        told=FilteredRelation("spending", condition=Q(spending__year=year)),
    )
    columns = ("post", "funding", "funder__name", "other_funder", "cell__kr", "told__spent", "told__forecast")
    return Money(
        tuple(
            Post(post, funder_name(funding, funder, other), Followed(kr, spent, forecast, funding == Funding.OWN))
            for post, funding, funder, other, kr, spent, forecast in lines.order_by("order", "pk").values_list(*columns)
        )
    )
