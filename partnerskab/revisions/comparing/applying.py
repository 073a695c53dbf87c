# SPDX-License-Identifier: MPL-2.0
"""Puts a comparison to its proof: with it, the earlier plan becomes the later one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from partnerskab.content.tree import ActivityContent, AgreementContent, PlanContent, Theory

from .activity import ActivityChange
from .changes import Facts, Rows
from .comparison import AgreementChange, Comparison
from .posts import NOTHING

Row = TypeVar("Row")


def apply(before: PlanContent | None, comparison: Comparison) -> PlanContent:
    """The later plan, from the earlier one and what `compare` said of the two."""
    earlier = before or NOTHING
    activities = _rebuilt(
        earlier.activities,
        gone=[alone.place for alone in comparison.gone],
        new={alone.place: alone.activity for alone in comparison.new},
        changed={
            change.after.place: _activity(earlier.activities[change.before.place], change) for change in comparison.kept
        },
        order=comparison.order,
    )
    return replace(
        earlier,
        **_values(comparison.facts),
        agreement=_agreement(earlier.agreement, comparison.agreement),
        chapters=apply_rows(earlier.chapters, comparison.chapters),
        activities=activities,
        lines=apply_rows(earlier.lines, comparison.lines),
        stated=apply_rows(earlier.stated, comparison.stated),
        transfers=apply_rows(earlier.transfers, comparison.transfers),
    )


def _activity(before: ActivityContent, change: ActivityChange) -> ActivityContent:
    return replace(
        before,
        **_values(change.facts),
        sections=apply_rows(before.sections, change.sections),
        partners=apply_rows(before.partners, change.partners),
        deliverables=apply_rows(before.deliverables, change.deliverables),
        criteria=apply_rows(before.criteria, change.criteria),
        lines=apply_rows(before.lines, change.lines),
        stated=apply_rows(before.stated, change.stated),
        applications=apply_rows(before.applications, change.applications),
    )


def _agreement(before: AgreementContent, change: AgreementChange) -> AgreementContent:
    theory = before.theory
    return replace(
        before,
        **_values(change.facts),
        estates=apply_rows(before.estates, change.estates),
        areas=apply_rows(before.areas, change.areas),
        theory=Theory(
            cross_cutting=apply_rows(theory.cross_cutting, change.cross_cutting),
            cross_results=apply_rows(theory.cross_results, change.cross_results),
            effects=apply_rows(theory.effects, change.effects),
        ),
        parties=apply_rows(before.parties, change.parties),
        steps=apply_rows(before.steps, change.steps),
        frames=apply_rows(before.frames, change.frames),
    )


def _values(facts: Facts) -> dict[str, Any]:
    return {fact.field: fact.after for fact in facts}


def apply_rows(before: Sequence[Row], change: Rows[Row]) -> tuple[Row, ...]:
    """The later list, from the earlier one and how it became the later."""
    changed: dict[int, Any] = {pair.place: pair.after for pair in (*change.changed, *change.silent)}
    for pair in change.rekeyed:
        changed[pair.place] = replace(before[pair.before_place], id=pair.after_id)  # type: ignore[type-var]
    gone = [placed.place for placed in change.gone]
    return _rebuilt(before, gone, {placed.place: placed.row for placed in change.new}, changed, change.order)


def _rebuilt(
    before: Sequence[Row], gone: Sequence[int], new: Mapping[int, Row], changed: Mapping[int, Row], order: Sequence[int]
) -> tuple[Row, ...]:
    """Take out, put in order, put in, and write anew; `new` and `changed` have later places."""
    out = set(gone)
    kept = [row for place, row in enumerate(before) if place not in out]
    left = iter([kept[rank] for rank in order] if order else kept)
    whole = [new[place] if place in new else next(left) for place in range(len(kept) + len(new))]
    return tuple(changed.get(place, row) for place, row in enumerate(whole))
