# SPDX-License-Identifier: MPL-2.0
"""Compares two plans. Plain values are compared first; only what differs is looked into."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

from partnerskab.content.tree import (
    ActivityContent,
    AgreementContent,
    Line,
    PlanContent,
)

from . import keys
from .activity import ActivityAlone, ActivityChange, Name
from .areas import are_two, home, serves
from .changes import Fact, Facts, Pair, Placed, Rekeyed, Rows
from .comparison import AgreementChange, Comparison, LooseChange, PostName, in_place
from .labels import same_labels
from .matching import Places, activity_pairs, order_of, out_of_order, pairs
from .money import PlanYears, plan_money
from .posts import NOTHING, both_sides

Row = TypeVar("Row")

NO_ROWS: Rows[Any] = Rows()
SAME_AGREEMENT = AgreementChange()
ROWS = frozenset(
    "agreement chapters activities lines stated sections partners deliverables criteria "
    "applications transfers estates areas theory parties steps frames".split()
)
"""The fields of the tree that are compared row by row."""


def compare(before: PlanContent | None, after: PlanContent) -> Comparison:
    """What differs; without an earlier plan everything is new. Neither plan is changed, nothing is rendered."""
    earlier = before or NOTHING
    years = PlanYears(earlier, after)
    places = activity_pairs(earlier.activities, after.activities, same_plan=earlier.id == after.id)
    gone, new = _alone(earlier.activities, after.activities, places)
    by_title = are_two(earlier.agreement, after.agreement)
    names = _names(earlier, by_title), _names(after, by_title)
    passed = _passed(*names, places)
    return Comparison(
        before_year=years.before,
        after_year=years.after,
        is_first=before is None,
        facts=_facts(earlier, after),
        agreement=_agreement(earlier.agreement, after.agreement),
        chapters=rows(earlier.chapters, after.chapters, *keys.CHAPTER),
        gone=tuple(ActivityAlone(p.place, p.row, years.money(p.row.lines, ())) for p in gone),
        new=tuple(ActivityAlone(p.place, p.row, years.money((), p.row.lines)) for p in new),
        kept=tuple(
            _activity(
                (earlier.activities[at], after.activities[place]),
                (names[0][at], names[1][place]),
                years,
                place in passed,
            )
            for at, place in places
        ),
        order=order_of(places),
        lines=rows(earlier.lines, after.lines, *keys.LINE),
        stated=rows(earlier.stated, after.stated, *keys.STATED),
        transfers=rows(earlier.transfers, after.transfers, *keys.TRANSFER),
        loose=_loose(earlier.lines, after.lines, years),
        money=plan_money(earlier, after, years),
    )


def rows(
    before: Sequence[Row],
    after: Sequence[Row],
    by: Sequence[Callable[[Row], Any]],
    words: Callable[[Row], str] | None = None,
) -> Rows[Row]:
    """How one list of rows became the other; `by` and `words` say which row is which (see `pairs`)."""
    if before == after:
        return NO_ROWS
    places = pairs(before, after, by, words)
    gone, new = _alone(before, after, places)
    changed: list[Pair[Row]] = []
    silent: list[Pair[Row]] = []
    rekeyed = []
    for at, place in places:
        earlier, later = before[at], after[place]
        if earlier == later:
            continue
        if _differ_in_id_alone(earlier, later):
            rekeyed.append(Rekeyed(at, place, earlier.id, later.id))  # type: ignore[attr-defined]
        else:
            (silent if _read_alike(earlier, later) else changed).append(Pair(at, place, earlier, later))
    return Rows(gone, new, tuple(changed), tuple(rekeyed), tuple(silent), order_of(places))


def _alone(
    before: Sequence[Row], after: Sequence[Row], places: Places
) -> tuple[tuple[Placed[Row], ...], tuple[Placed[Row], ...]]:
    """The rows that are matched with none: of the earlier list, and of the later."""
    earlier, later = {at for at, _ in places}, {place for _, place in places}
    return (
        tuple(Placed(at, row) for at, row in enumerate(before) if at not in earlier),
        tuple(Placed(place, row) for place, row in enumerate(after) if place not in later),
    )


def _differ_in_id_alone(before: Any, after: Any) -> bool:
    return hasattr(before, "id") and before.id != after.id and replace(before, id=after.id) == after


def _read_alike(before: Any, after: Any) -> bool:
    """Whether two posts differ in nothing but their id, cells that are blank on the one side and missing on the other,
    and whether a funder of that name is an organisation in the list or not. What a paper states of last year's post is
    nothing that this year's could lack."""
    if not (isinstance(before, Line) and isinstance(after, Line)):
        return False
    if before.id != after.id:
        before, after = replace(before, stated=()), replace(after, stated=())
    return _as_read(before) == _as_read(after)


def _as_read(line: Line) -> Line:
    amounts = tuple(amount for amount in line.amounts if not amount.is_blank or amount.remark)
    return replace(line, id="", amounts=amounts, funding="own" if line.funding == "own" else "other")


@cache
def _plain_fields(part: type) -> tuple[str, ...]:
    """The fields that are told as facts: all that are not compared row by row."""
    return tuple(field.name for field in fields(part) if field.name not in ROWS)


def _facts(before: Any, after: Any) -> Facts:
    """The plain fields of a part of the tree that differ."""
    return tuple(
        Fact(name, earlier, later)
        for name in _plain_fields(after.__class__)
        if (earlier := getattr(before, name)) != (later := getattr(after, name))
    )


def _agreement(before: AgreementContent, after: AgreementContent) -> AgreementChange:
    if before == after:
        return SAME_AGREEMENT
    return AgreementChange(
        facts=_facts(before, after),
        estates=rows(before.estates, after.estates, *keys.WORDS),
        areas=rows(before.areas, after.areas, *keys.AREA),
        cross_cutting=rows(before.theory.cross_cutting, after.theory.cross_cutting, *keys.WORDS),
        cross_results=rows(before.theory.cross_results, after.theory.cross_results, *keys.WORDS),
        effects=rows(before.theory.effects, after.theory.effects, *keys.WORDS),
        parties=rows(before.parties, after.parties, *keys.PARTY),
        steps=rows(before.steps, after.steps, *keys.STEP),
        frames=rows(before.frames, after.frames, *keys.FRAME),
    )


def _activity(
    sides: tuple[ActivityContent, ActivityContent], names: tuple[Name, Name], years: PlanYears, has_moved_past: bool
) -> ActivityChange:
    before, after = sides
    money = years.money(before.lines, after.lines)
    if before == after:
        return ActivityChange(*names, money, has_moved_past=has_moved_past)
    change = ActivityChange(
        *names,
        money,
        facts=_facts(before, after),
        sections=rows(before.sections, after.sections, *keys.SECTION),
        partners=rows(before.partners, after.partners, *keys.PARTNER),
        deliverables=rows(before.deliverables, after.deliverables, *keys.DELIVERABLE),
        criteria=rows(before.criteria, after.criteria, *keys.CRITERION),
        lines=rows(before.lines, after.lines, *keys.LINE),
        stated=rows(before.stated, after.stated, *keys.STATED),
        applications=rows(before.applications, after.applications, *keys.APPLICATION),
        has_moved_past=has_moved_past,
    )
    return replace(change, same=same_labels(before, after, change))


def _names(plan: PlanContent, by_title: bool) -> tuple[Name, ...]:
    return tuple(
        Name(
            activity.id,
            activity.number,
            activity.title,
            activity.area,
            activity.is_appendix,
            activity.state,
            place,
            home(activity, plan.agreement, by_title),
            serves(activity, plan.agreement, by_title),
        )
        for place, activity in enumerate(plan.activities)
    )


def _passed(before: Sequence[Name], after: Sequence[Name], places: Places) -> frozenset[int]:
    """The later places of activities that have moved past others within their focus area, or within the appendix."""
    stayed: dict[tuple[str, bool], Places] = defaultdict(list)
    for at, place in places:
        if (group := before[at].home) == after[place].home:
            stayed[group].append((at, place))
    return frozenset(within[rank][1] for within in stayed.values() for rank in out_of_order(order_of(within)))


def _loose(before: Sequence[Line], after: Sequence[Line], years: PlanYears) -> tuple[LooseChange, ...]:
    """Every post without an activity, as names and sums."""
    return in_place(
        LooseChange(
            _post_name(before, at),
            _post_name(after, place),
            years.post(earlier, later).headline,
            years.money((earlier,) if earlier else (), (later,) if later else ()),
            is_changed=not _read_alike(earlier, later),
        )
        for at, place in both_sides(before, after)
        for earlier, later in [(None if at is None else before[at], None if place is None else after[place])]
    )


def _post_name(lines: Sequence[Line], place: int | None) -> PostName | None:
    return None if place is None else PostName(lines[place].id, lines[place].post, lines[place].funder, place)
