# SPDX-License-Identifier: MPL-2.0
"""What is answered of one activity in a round: read as it stands, and written without losing anybody's words.

An answer is one form over three kinds of rows: the answer itself, what was delivered of each deliverable, and what
became of each success criterion in the year (which is the row that the plan's own pages write too).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Q
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from activities.models import Activity, CriterionResult, Deliverable, SuccessCriterion
from activities.results import FIELDS as RESULT_FIELDS
from activities.results import answer_of, begins_at, hold, with_answers
from partnerskab.agreements.models import User
from partnerskab.editing import Editable, as_version, create_together
from partnerskab.lists.saving import RESTORED

from .closing import ClosedError
from .merging import Merged, merge
from .models import Answer, DeliverableResult, Round

ANSWER_FIELDS = ("state", "happened", "money_note", "next_steps", "learning")
DELIVERY_FIELDS = ("delivered", "note")

ANSWER = "svar"
"""The key of the answer itself; deliverables and criteria have their ids."""

Typed = Mapping[str, Mapping[str, str]]
"""What was typed, by key and field."""


class ClashError(Exception):
    """Somebody saved something else meanwhile, in the same fields. `standing` is what is saved now; `merged` has by key
    what would stand if what was typed here did."""

    def __init__(self, standing: "Standing", merged: dict[str, Merged]) -> None:
        super().__init__("somebody else was there first")
        self.standing, self.merged = standing, merged

    @property
    def clashes(self) -> list[tuple[str, str]]:
        """Key and field of each."""
        return [(key, name) for key, one in self.merged.items() for name in one.clashes]


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the answer: its key, its row (None: nobody has written it), and the fields that people write."""

    key: str
    row: Editable | None
    fields: tuple[str, ...]

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def values(self) -> dict[str, str]:
        return _values(self.row, self.fields)


@dataclass(frozen=True, slots=True)
class Standing:
    """All of an activity's answer as it is saved."""

    round: Round
    activity: Activity
    answer: Answer | None
    deliverables: Sequence[Deliverable]
    criteria: Sequence[SuccessCriterion]
    deliveries: Mapping[UUID, DeliverableResult] = field(default_factory=dict)
    results: Mapping[UUID, CriterionResult] = field(default_factory=dict)

    @property
    def units(self) -> list[Unit]:
        """Its parts in the order of the form."""
        deliveries = [Unit(str(one.pk), self.deliveries.get(one.pk), DELIVERY_FIELDS) for one in self.deliverables]
        results = [Unit(str(one.pk), self.results.get(one.pk), RESULT_FIELDS) for one in self.criteria]
        return [Unit(ANSWER, self.answer, ANSWER_FIELDS), *deliveries, *results]

    @property
    def version(self) -> str:
        """What a form carries to say what it was read at."""
        return " ".join(f"{unit.key}:{unit.version}" for unit in self.units)

    @property
    def is_sent(self) -> bool:
        return self.answer is not None and self.answer.is_sent


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: whether anything was written, whether it was sent by it, and whether something that
    somebody else wrote meanwhile stands beside it."""

    written: bool
    sent: bool
    taken: bool


def standing_at(found: Round, activity_id: UUID, *, lock: bool = False) -> Standing:
    """The answer of an activity as it is saved now; three queries. With `lock` nobody else writes the results, which
    other pages write too, nor takes away what is answered, until the transaction ends; the rest of an answer is held by
    whoever holds its round.

    Raises:
        Activity.DoesNotExist: the round's plan has no such activity.
    """
    told = FilteredRelation("answers", condition=Q(answers__round=found))
    near = ("focus_area", "predecessor__plan", "told__sent_by", "told__returned_by")
    rows = Activity.objects.filter(plan=found.plan_id).annotate(told=told).select_related(*near)
    activity = (hold(rows) if lock else rows).get(pk=activity_id)
    activity.plan, answer = found.plan, getattr(activity, "told", None)
    promised: Any = Deliverable.objects.filter(activity=activity).order_by("order", "pk")
    if answer:
        answer.round, answer.activity = found, activity
        told = FilteredRelation("results", condition=Q(results__answer=answer))
        promised = promised.annotate(told=told).select_related("told")
    criteria = with_answers(SuccessCriterion.objects.filter(activity=activity), found.plan.year)
    deliverables, measured = list(promised), list(criteria.order_by("order", "pk"))
    return Standing(
        found,
        activity,
        answer,
        deliverables,
        measured,
        {one.pk: row for one in deliverables if (row := getattr(one, "told", None))},
        {one.pk: row for one in measured if (row := answer_of(one))},
    )


def save(standing: Standing, read_at: str, typed: Typed, by: User, *, send: bool) -> Saved:
    """Let the answer stand as typed, field by field; with `send` it is done, if it was not before. The caller holds the
    round, and has read `standing` under its lock.

    `read_at` is the `Standing.version` of the form. What a removed deliverable or criterion was told of is left out.

    Raises:
        ClosedError: the round takes no answers.
        ClashError: somebody saved something else in the same fields since; nothing is written.
    """
    if not standing.round.is_open:
        raise ClosedError
    merged = _merge(standing, versions(read_at), typed)
    if any(one.clashes for one in merged.values()):
        raise ClashError(standing, merged)
    now_sent = send and not standing.is_sent
    marks = {"sent_at": timezone.now(), "sent_by": by} if now_sent else {}
    delivered = any(any(merged[str(one.pk)].values.values()) for one in standing.deliverables)
    answer, written = _write_answer(standing, merged[ANSWER].values | marks, is_needed=delivered)
    written |= _write_deliveries(standing, answer, merged)
    written |= _write_results(standing, merged)
    return Saved(written, now_sent, any(one.taken for one in merged.values()))


def versions(read_at: str) -> dict[str, int]:
    """Each key's version in a form; what cannot be read is of a row that was not there."""
    parts = (part.rpartition(":") for part in read_at.split())
    return {key: as_version(number) for key, _, number in parts}


def bring_back(promised: Deliverable) -> None:
    """Let what was told of a deliverable stand again that went when it did."""
    gone = DeliverableResult.history.filter(deliverable_id=promised.pk, history_type="-").order_by("history_date")
    latest = {record.answer_id: record.instance for record in gone}
    rows = [latest[key] for key in Answer.objects.filter(pk__in=latest).values_list("pk", flat=True)]
    for row in rows:
        row.version += 1
    create_together(rows, because=RESTORED)


def _merge(standing: Standing, read: Mapping[str, int], typed: Typed) -> dict[str, Merged]:
    """Each part with what is to stand; those nobody typed anything of stay."""
    units = standing.units
    stale = [unit for unit in units if unit.key in typed and read.get(unit.key, 0) != unit.version]
    earlier = _earlier(standing, stale, read)
    return {
        unit.key: merge(earlier.get(unit.key, unit.values), typed.get(unit.key, unit.values), unit.values)
        for unit in units
    }


def _earlier(standing: Standing, stale: Iterable[Unit], read: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """What the stale parts held when the form was read; nothing, where nobody had written them. A query for each kind
    of row that is stale."""
    found = {unit.key: dict.fromkeys(unit.fields, "") for unit in stale}
    asked = {unit.key: (unit, read[unit.key]) for unit in stale if read.get(unit.key)}
    for key, record in _records(standing, asked):
        unit, version = asked[key]
        if record.version == version:
            found[key] = _values(record, unit.fields)
    return found


def _records(standing: Standing, asked: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """The history of the rows that those parts are kept in, each with its part's key."""
    numbers = {version for _, version in asked.values()}
    if ANSWER in asked:
        rows = Answer.history.filter(round_id=standing.round.pk, activity_id=standing.activity.pk)
        yield from ((ANSWER, record) for record in rows.filter(version__in=numbers))
    promised = [one.pk for one in standing.deliverables if str(one.pk) in asked]
    if promised and standing.answer:
        told = DeliverableResult.history.filter(deliverable_id__in=promised, answer_id=standing.answer.pk)
        yield from ((str(record.deliverable_id), record) for record in told.filter(version__in=numbers))
    if criteria := [one.pk for one in standing.criteria if str(one.pk) in asked]:
        results = CriterionResult.history.filter(criterion_id__in=criteria, year=standing.round.plan.year)
        results = results.filter(version__in=numbers)
        yield from ((str(record.criterion_id), record) for record in results)


def _values(row: Any, names: Iterable[str]) -> dict[str, str]:
    return {name: getattr(row, name) if row else "" for name in names}


def _write_answer(standing: Standing, values: Mapping[str, Any], *, is_needed: bool) -> tuple[Answer, bool]:
    """The answer with these values, and whether that was written; it comes into being with its first word, or when it
    `is_needed` to keep others."""
    row = standing.answer or Answer(round=standing.round, activity=standing.activity)
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    if standing.answer and differing:
        row.version += 1
        row.save(update_fields=[*differing, "version"])
    elif standing.answer is None and (differing or is_needed):
        row.save(force_insert=True)
        return row, True
    return row, bool(differing)


def _write_deliveries(standing: Standing, answer: Answer, merged: Mapping[str, Merged]) -> bool:
    wanted = {one.pk: merged[str(one.pk)].values for one in standing.deliverables}
    fresh = {key: DeliverableResult(answer=answer, deliverable_id=key) for key in wanted}
    return _write_together(DeliverableResult, {**fresh, **standing.deliveries}, wanted, DELIVERY_FIELDS)


def _write_results(standing: Standing, merged: Mapping[str, Merged]) -> bool:
    wanted = {one.pk: merged[str(one.pk)].values for one in standing.criteria}
    year, said = standing.round.plan.year, [key for key, values in wanted.items() if any(values.values())]
    made = [key for key in said if key not in standing.results]
    begins = begins_at(made, year) if made else {}
    fresh = {key: CriterionResult(criterion_id=key, year=year, version=begins.get(key, 1)) for key in wanted}
    return _write_together(CriterionResult, {**fresh, **standing.results}, wanted, RESULT_FIELDS)


def _write_together(
    model: type[Any], rows: Mapping[UUID, Any], wanted: Mapping[UUID, Mapping[str, str]], names: tuple[str, ...]
) -> bool:
    """Write the rows that differ from what is wanted; at most four statements. Whether there were any."""
    differing = [rows[key] for key, values in wanted.items() if _values(rows[key], names) != values]
    made = [row for row in differing if row._state.adding]
    changed = [row for row in differing if not row._state.adding]
    by_row = {rows[key].pk: values for key, values in wanted.items()}
    for row in differing:
        for name, value in by_row[row.pk].items():
            setattr(row, name, value)
        row.make_legible()
    create_together(made)
    for row in changed:
        row.version += 1
    if changed:
        bulk_update_with_history(changed, model, [*names, "version"])
    return bool(differing)
