# SPDX-License-Identifier: MPL-2.0
"""The rows under one activity, and the money of the plan itself, brought to stand as a paper says."""

from collections.abc import Iterable, Iterator, Mapping

from activities.models import Activity, ActivityPartner, ActivitySection, Deliverable, Plan
from budgets.models import FundingAmount, FundingLine, StatedTotal
from partnerskab.agreements.models import Organisation

from ..reading import ParsedPaper
from ..reading.paper import Cell, ParsedActivity
from .syncing import Syncing, Values, in_places, in_places_by

NOT_BY_POST = "Ikke fordelt på poster"
"""The one line of an activity whose money stands in the overview only (plan 2022, activity 6)."""

_LONGEST_POST = 200


def write_rows(
    syncing: Syncing, activity: Activity, read: ParsedActivity, organisations: Mapping[str, Organisation]
) -> None:
    """Sections, deliverables, partners and money of an activity."""
    sections = in_places_by(
        ({"kind": each.kind, "sub_heading": each.sub_heading, "text": each.html} for each in read.sections), "kind"
    )
    syncing.rows(
        ActivitySection,
        activity.sections.all(),
        list(sections),
        (("kind", "sub_heading", "order"), ("kind", "sub_heading"), ("kind", "order")),
        activity=activity,
    )
    syncing.rows(
        Deliverable,
        activity.deliverables.all(),
        in_places({"number": each.number, "text": each.text} for each in read.deliverables),
        (("number", "text"), ("order",)),
        activity=activity,
    )
    syncing.rows(
        ActivityPartner,
        activity.partners.all(),
        in_places(_partners(read, organisations)),
        (("organisation", "name"), ("order",)),
        activity=activity,
    )
    _write_money(syncing, activity, read)


def _partners(read: ParsedActivity, organisations: Mapping[str, Organisation]) -> Iterator[Values]:
    roles = ActivityPartner.Role
    for partner in read.partners:
        organisation = organisations.get(partner.name)
        yield {
            "role": roles.LEAD if partner.is_lead else roles.PARTNER,
            "organisation": organisation,
            "name": "" if organisation else partner.name,
        }


def _write_money(syncing: Syncing, activity: Activity, read: ParsedActivity) -> None:
    posts = [(row.title, row.cells) for row in read.money.rows] if read.money else []
    if not posts and read.stated and any(not cell.is_blank for cell in read.stated.cells):
        posts = [(NOT_BY_POST, read.stated.cells)]
    lines = syncing.rows(
        FundingLine,
        activity.funding_lines.all(),
        in_places({"post": title[:_LONGEST_POST]} for title, _ in posts),
        (("post", "order"), ("post",), ("order",)),
        plan=activity.plan,
        activity=activity,
    )
    for line, (_, cells) in zip(lines, posts, strict=True):
        _write_amounts(syncing, line, cells)
    sources = StatedTotal.Source
    stated = [
        *_stated(sources.TABLE_TOTAL, read.money.total.cells if read.money and read.money.total else ()),
        *_stated(sources.OVERVIEW, read.stated.cells if read.stated else ()),
    ]
    syncing.rows(
        StatedTotal,
        activity.stated_totals.filter(line=None),
        stated,
        (("source", "year"),),
        plan=activity.plan,
        activity=activity,
    )


def write_money_of_plan(syncing: Syncing, plan: Plan, paper: ParsedPaper) -> None:
    """The overview's lines without a number, and the sums under it."""
    rows = paper.overview.lines if paper.overview else ()
    lines = syncing.rows(
        FundingLine,
        plan.funding_lines.filter(activity=None),
        in_places({"post": row.title[:_LONGEST_POST]} for row in rows),
        (("post", "order"), ("post",), ("order",)),
        plan=plan,
    )
    for line, row in zip(lines, rows, strict=True):
        _write_amounts(syncing, line, row.cells)
        stated = list(_stated(StatedTotal.Source.OVERVIEW, row.cells))
        syncing.rows(StatedTotal, line.stated_totals.all(), stated, (("source", "year"),), plan=plan, line=line)
    total = paper.overview.total if paper.overview else None
    syncing.rows(
        StatedTotal,
        plan.stated_totals.filter(activity=None, line=None),
        list(_stated(StatedTotal.Source.PLAN_TOTAL, total.cells if total else ())),
        (("source", "year"),),
        plan=plan,
    )


def _write_amounts(syncing: Syncing, line: FundingLine, cells: Iterable[Cell]) -> None:
    wanted = [_values(cell) for cell in cells if not cell.is_blank]
    syncing.rows(FundingAmount, line.amounts.all(), wanted, (("year",),), line=line)


def _stated(source: StatedTotal.Source, cells: Iterable[Cell]) -> Iterator[Values]:
    for cell in cells:
        if not cell.is_blank:
            yield {"source": source, **_values(cell)}


def _values(cell: Cell) -> Values:
    return {"year": cell.year, "kr": cell.kr, "qualifier": cell.qualifier, "note": cell.note}
