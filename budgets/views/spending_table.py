# SPDX-License-Identifier: MPL-2.0
"""The follow-up of a year as its page shows it: posts by activity and focus area with their sums, against the frame.

Two queries, whatever the size of the plan.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import F, FilteredRelation, Q

from activities.models import Plan
from budgets.followed import AgainstFrame, Followed, Sums, against_frame, sums
from budgets.models import Frame, Funding, FundingLine, funder_name
from partnerskab import danish

FIGURES = {"forbrug": "spent", "forventet": "forecast"}
"""The two figures people enter, by their names in addresses."""
NAMES = {"spent": "Forbrug", "forecast": "Forventet"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that can be typed: what is saved, and what was typed and not saved."""

    line_id: str
    figure: str
    name: str
    stored: str
    typed: str | None = None
    refusal: str = ""

    @property
    def text(self) -> str:
        return self.stored if self.typed is None else self.typed

    @property
    def place(self) -> str:
        """For ids: one of its kind on the page."""
        return f"{self.line_id}-{self.figure}"

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return next(slug for slug, name in FIGURES.items() if name == self.figure)

    @property
    def column(self) -> str:
        return NAMES[self.figure]


@dataclass(frozen=True, slots=True)
class Row:
    """A post: `budget` in words for its cell, `version` 0 where nothing has been entered."""

    id: str
    post: str
    payer: str
    budget: str
    followed: Followed
    version: int
    entries: tuple[Entry, ...]

    @property
    def sums(self) -> Sums:
        return sums([self.followed])


@dataclass(frozen=True, slots=True)
class Group:
    """An activity, a focus area or the whole plan: `key` stands in the ids of its sums."""

    key: str
    title: str
    id: str = ""
    number: int | None = None
    rows: tuple[Row, ...] = ()
    activities: "tuple[Group, ...]" = ()

    @property
    def all_rows(self) -> tuple[Row, ...]:
        return self.rows or tuple(row for activity in self.activities for row in activity.all_rows)

    @property
    def sums(self) -> Sums:
        return sums(row.followed for row in self.all_rows)


@dataclass(frozen=True, slots=True)
class SpendingTable:
    year: int
    unit: int
    areas: tuple[Group, ...]
    frames: tuple[AgainstFrame, ...] = field(default=())

    @property
    def whole(self) -> Group:
        return Group("ialt", "Hele planen", activities=self.areas)

    def around(self, line_id: str) -> tuple[Row, tuple[Group, ...]]:
        """A post, and every group whose sums it is in.

        Raises:
            LookupError: the plan has no such post, or no longer.
        """
        for area in self.areas:
            for activity in area.activities:
                for row in activity.rows:
                    if row.id == line_id:
                        return row, (activity, area, self.whole)
        raise LookupError(line_id)


def spending_table(plan: Plan, year: int) -> SpendingTable:
    """The follow-up of one of the agreement's years, as the rows hold it now."""
    areas = []
    for (_, area_no, area, is_appendix, loose), in_area in groupby(_read(plan, year), key=_area):
        activities = []
        for (activity_id, number, title), posts in groupby(in_area, key=_activity):
            rows = tuple(_row(each, plan.unit) for each in posts)
            key = f"aktivitet-{activity_id}" if activity_id else "linjer"
            activities.append(Group(key, title or "", str(activity_id or ""), number, rows))
        name = "Linjer uden nummer" if loose else "Appendiks" if is_appendix else area
        key = "uden-aktivitet" if loose else "appendiks" if is_appendix else f"omraade-{area_no}"
        areas.append(Group(key, name, number=area_no, activities=tuple(activities)))
    followed = [row.followed for area in areas for row in area.all_rows]
    frames = Frame.objects.filter(agreement=plan.agreement_id, year=year).values_list("kr", "purpose")
    against = tuple(against_frame(kr, purpose, followed) for kr, purpose in frames)
    return SpendingTable(year, plan.unit, tuple(areas), against)


def _read(plan: Plan, year: int) -> Iterable[dict[str, Any]]:
    lines = FundingLine.objects.filter(plan=plan).annotate(
        cell=FilteredRelation("amounts", condition=Q(amounts__year=year)),
        followed=FilteredRelation("spending", condition=Q(spending__year=year)),
    )
    area = "activity__focus_area__number"
    ordered = lines.order_by(
        F("activity__is_appendix").asc(nulls_last=True),
        F(area).asc(nulls_last=True),
        "activity__order",
        "activity__number",
        "activity_id",
        "order",
        "pk",
    )
    return ordered.values(
        "id", "post", "funding", "funder__name", "other_funder", "purpose", "activity_id", "activity__number",
        "activity__title", "activity__is_appendix", area, "activity__focus_area__title", "cell__kr", "cell__qualifier",
        "cell__note", "followed__spent", "followed__forecast", "followed__version",
    )  # fmt: skip


def _area(row: dict[str, Any]) -> tuple[Any, ...]:
    is_appendix, number = bool(row["activity__is_appendix"]), row["activity__focus_area__number"]
    title = row["activity__focus_area__title"]
    loose = row["activity_id"] is None
    return (loose, None, "", True, False) if is_appendix else (loose, number, title, False, loose)


def _activity(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["activity_id"], row["activity__number"], row["activity__title"]


def _row(found: dict[str, Any], unit: int) -> Row:
    line_id, post = str(found["id"]), found["post"]
    followed = Followed(
        budget=found["cell__kr"],
        spent=found["followed__spent"],
        forecast=found["followed__forecast"],
        is_own=found["funding"] == Funding.OWN,
        purpose=found["purpose"],
    )
    name = f"{post}, {found['activity__title']}" if found["activity__title"] else post
    entries = (
        Entry(line_id, figure, name, "" if (kr := getattr(followed, figure)) is None else danish.amount(kr, unit))
        for figure in NAMES
    )
    payer = funder_name(found["funding"], found["funder__name"], found["other_funder"])
    version = found["followed__version"] or 0
    return Row(line_id, post, payer, _budget(found, unit), followed, version, tuple(entries))


def _budget(found: dict[str, Any], unit: int) -> str:
    """What stands in the budget's cell, in words; a dash as one, and nothing for a blank."""
    if found["cell__qualifier"] == "-":
        return "–"
    kr, qualifier = found["cell__kr"], found["cell__qualifier"]
    figure = danish.amount(kr, unit) if kr is not None else ""
    return danish.hard_spaces(" ".join(filter(None, (qualifier, figure, found["cell__note"]))))
