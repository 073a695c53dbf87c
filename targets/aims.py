# SPDX-License-Identifier: MPL-2.0
"""From live rows to aims: an agreement's targets with all that is known for them, in a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone

from activities.models import Activity, ActivityPartner, Plan
from partnerskab import danish
from partnerskab.agreements.models import Agreement, AreaVersion

from . import series
from .models import Baseline, Definition, Indicator, Reading, Target
from .series import Aim, Counted, Point, Series, Sharing, exact

SeriesByCell = dict[tuple[UUID, UUID], Series]


def agreed_aims(agreement: Agreement) -> tuple[Aim, ...]:
    """The targets as they were agreed, with their baselines and without readings: four queries."""
    rows, totals = list(_with_baselines(agreement)), _totals(agreement)
    return tuple(_aim(row, baseline, totals) for row, baseline in rows)


def followed_aims(agreement: Agreement) -> tuple[Aim, ...]:
    """The targets with their readings, and the newest plan's partners for those that are a share of activities."""
    return _followed(agreement, None)


def aims_of_year(agreement: Agreement, year: int) -> tuple[Aim, ...]:
    """The same as far as that year goes: later readings and plans are left out."""
    return tuple(
        replace(
            aim, series=aim.series and aim.series.until(year), reference=aim.reference and aim.reference.until(year)
        )
        for aim in _followed(agreement, year)
    )


def _followed(agreement: Agreement, year: int | None) -> tuple[Aim, ...]:
    rows, totals = list(_with_baselines(agreement)), _totals(agreement)
    wanted = {row.indicator_id for row, _ in rows if row.indicator_id}
    known = all_series(wanted)
    sharing = newest_sharing(agreement, year) if any(row.rule == "share" for row, _ in rows) else None
    return tuple(_aim(row, baseline, totals, known, sharing) for row, baseline in rows)


def all_series(indicators: Iterable[UUID]) -> SeriesByCell:
    """The series of each of these indicators in each place it was read in; one query."""
    found: dict[tuple[UUID, UUID], list[Point]] = defaultdict(list)
    names: dict[UUID, tuple[str, str]] = {}
    rows = Reading.objects.filter(indicator__in=indicators).select_related("place", "area_version", "definition")
    for row in rows.order_by("year", "area_version__from_date", "definition__number"):
        found[row.indicator_id, row.place_id].append(point_of(row))
        names[row.place_id] = row.place.name, row.place.kind
    return {key: Series(*names[key[1]], tuple(points)) for key, points in found.items()}


def point_of(row: Reading) -> Point:
    """A reading as a plain value."""
    return Point(
        year=row.year,
        value=exact(row.value),
        denominator=row.denominator,
        sample_size=row.sample_size,
        margin=None if row.margin is None else exact(row.margin),
        significant=row.significant,
        is_preliminary=row.is_preliminary,
        area=str(row.area_version_id or ""),
        area_name=_since(row.area_version),
        definition=row.definition.number,
        source=row.source,
        page=row.page,
        note=row.note,
        is_example=row.is_example,
    )


def newest_sharing(agreement: Agreement, year: int | None = None) -> Sharing | None:
    """How many cooperating partners each activity of the agreement's newest plan has, or of its newest until that
    year; None without a plan.

    Ended activities and the appendix do not count. Two queries.
    """
    plans = Plan.objects.filter(agreement=agreement).order_by("-year")
    plan = (plans if year is None else plans.filter(year__lte=year)).first()
    return sharing_of(plan) if plan else None


def sharing_of(plan: Plan, partners: int = 2) -> Sharing:
    """The same of one plan."""
    cooperating = Count("partners", filter=Q(partners__role=ActivityPartner.Role.PARTNER))
    rows = Activity.objects.filter(plan=plan, is_appendix=False).exclude(state=Activity.State.ENDED).in_reading_order()
    found = rows.annotate(cooperating=cooperating).values_list("pk", "number", "title", "cooperating")
    return Sharing(plan.year, tuple(Counted(str(key), number, title, of) for key, number, title, of in found), partners)


def _with_baselines(agreement: Agreement) -> Iterator[tuple[Target, Baseline | None]]:
    rows = Target.objects.filter(agreement=agreement).select_related("indicator", "place", "reference", "focus_area")
    rows = rows.prefetch_related("indicator__definitions").order_by("order", "pk")
    in_force = Baseline.objects.filter(target__agreement=agreement, corrected_by=None)
    known = {one.target_id: one for one in in_force.select_related("area_version", "definition")}
    for row in rows:
        yield row, known.get(row.pk)


def _totals(agreement: Agreement) -> dict[UUID, tuple[str, ...]]:
    """The indicators that each one is a part of, the nearest first; one query."""
    rows = Indicator.objects.filter(partnership=agreement.partnership_id).values_list("pk", "name", "part_of")
    above = {key: (name, total) for key, name, total in rows}
    return {key: tuple(_names_above(key, above)) for key in above}


def _names_above(key: UUID, above: dict[UUID, tuple[str, UUID | None]]) -> Iterator[str]:
    seen = {key}
    while (total := above[key][1]) is not None and total not in seen:
        seen.add(total)
        yield above[total][0]
        key = total


def _aim(
    row: Target,
    baseline: Baseline | None,
    totals: dict[UUID, tuple[str, ...]],
    known: SeriesByCell | None = None,
    sharing: Sharing | None = None,
) -> Aim:
    indicator = row.indicator
    said: dict[str, Any] = {}
    if indicator:
        said = {
            "topic": indicator.topic,
            "indicator": indicator.name,
            "unit": indicator.unit,
            "unit_name": indicator.unit_name,
            "direction": indicator.direction,
            "definition": _newest_text(indicator.definitions.all()),
            "small_numbers": indicator.small_numbers,
            "totals": totals[indicator.pk],
        }
    return Aim(
        id=str(row.pk),
        code=row.code,
        title=row.title,
        wording=row.wording,
        rule=row.rule,
        source=row.data_source or (indicator.source if indicator else ""),
        place=row.place.name if row.place else "",
        near=row.reference.name if row.reference else "",
        focus_area=row.focus_area.number if row.focus_area else None,
        partners=row.partners,
        baseline_year=row.baseline_year,
        final_year=row.final_year,
        limit=None if row.limit is None else exact(row.limit),
        pending=row.pending,
        series=_series(known, row.indicator_id, row.place),
        reference=_series(known, row.indicator_id, row.reference),
        baseline=_baseline(baseline) if baseline else None,
        sharing=Sharing(sharing.plan_year, sharing.activities, row.partners)
        if sharing and row.rule == "share"
        else None,
        **said,
    )


def _series(known: SeriesByCell | None, indicator: UUID | None, place: Any) -> Series | None:
    if known is None or indicator is None or place is None:
        return None
    return known.get((indicator, place.pk), Series(place.name, place.kind, ()))


def _newest_text(definitions: Iterable[Definition]) -> str:
    return max(definitions, key=lambda one: one.number).text if definitions else ""


def _baseline(row: Baseline) -> series.Baseline:
    return series.Baseline(
        year=row.year,
        value=exact(row.value),
        denominator=row.denominator,
        area=str(row.area_version_id or ""),
        area_name=_since(row.area_version),
        definition=row.definition.number if row.definition else 1,
        source=row.source,
        page=row.page,
        set_on=timezone.localtime(row.set_at).date().isoformat(),
        is_example=row.is_example,
    )


def _since(area: AreaVersion | None) -> str:
    return f"området fra {danish.date(area.from_date)}" if area else ""
