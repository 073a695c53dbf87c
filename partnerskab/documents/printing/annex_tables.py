# SPDX-License-Identifier: MPL-2.0
"""The annex's two tables: what has changed, by difference, and the plan year's money before and now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerskab.content.tree import PlanContent
from partnerskab.revisions.comparing.areas import are_two
from partnerskab.revisions.comparing.entries import Entry
from partnerskab.revisions.comparing.money import LOOSE, AreaKey, area_key
from partnerskab.revisions.comparing.telling import signed
from partnerskab.revisions.presenting import Presented
from partnerskab.revisions.presenting.sums import SumRow, entry_row, shift_row

from .measuring import MM, SEMIBOLD, width
from .money import millimetres

_NARROWEST, _WIDEST = 17.5, 30.0
_TYPE, _AIR = 12.0, 2.0
LONGEST_AMOUNT = 15
"""Characters of a field from which it is set as words, on as many lines as it needs."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A line of the first table; `anchor` is where the annex tells more, empty where there is no more."""

    number: str
    title: str
    what: str
    difference: str
    anchor: str


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """A focus area with its sums before and now, and what stands under it."""

    sums: SumRow
    rows: tuple[SumRow, ...]


def changes_table(changes: Presented, anchors: Mapping[str, str]) -> tuple[ChangeRow, ...]:
    """What has changed, from most up to most down; `anchors` are the places of activities by their later or last id."""
    return tuple(
        ChangeRow(
            "" if entry.number is None else str(entry.number),
            entry.title,
            entry.phrase,
            signed(entry.difference),
            anchors.get(entry.after_id or entry.before_id, ""),
        )
        for entry in changes.summary.by_money
    )


def money_groups(changes: Presented, before: PlanContent, after: PlanContent) -> tuple[MoneyGroup, ...]:
    """Every activity under the focus area it stands in now, or stood in last; the loose posts last."""
    by_title = are_two(before.agreement, after.agreement)
    places = {
        activity.id: area_key(activity, plan, by_title) for plan in (before, after) for activity in plan.activities
    }
    under: dict[AreaKey, list[Entry]] = {}
    for entry in changes.summary.entries:
        place = (None, LOOSE) if entry.is_loose else places[entry.after_id or entry.before_id]
        under.setdefault(place, []).append(entry)
    groups = []
    for named in changes.comparison.money.areas:
        title = named.name if named.number is None else f"{named.number}. {named.name}"
        place = (named.number, named.name if by_title or named.number is None else "")
        rows = tuple(entry_row(entry) for entry in under.get(place, []))
        groups.append(MoneyGroup(shift_row(title, named.money.headline), rows))
    return tuple(groups)


def column(rows: Iterable[SumRow]) -> str:
    """The width of a column of amounts, for the stylesheet."""
    texts = [text for row in rows for text in (row.before, row.after, row.difference) if len(text) <= LONGEST_AMOUNT]
    widest = max(((width(text, _TYPE, SEMIBOLD) / MM) + _AIR for text in texts), default=0.0)
    return millimetres(min(_WIDEST, max(_NARROWEST, widest)))
