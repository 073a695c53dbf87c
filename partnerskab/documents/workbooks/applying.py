# SPDX-License-Identifier: MPL-2.0
"""What was read of a workbook, written into the plan: one act, all or nothing, told once in the history."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from activities.models import Plan
from budgets import cells, posts, posts_together, spending
from budgets.models import FundingAmount, FundingLine, Spending
from budgets.overspending import kept_whole
from budgets.posts_together import Act
from partnerskab import danish
from partnerskab.agreements.models import Organisation
from partnerskab.content.freezing import freeze
from partnerskab.names import folded
from partnerskab.spreadsheets.cells import Sheet

from .changes import Change, Kind, Payer, Payers, Read
from .exporting import standing_spending
from .reading import read

_FIELDS = {Kind.POST: "post", Kind.NOTE: "note"}


def look(plan: Plan, sheets: tuple[Sheet, ...]) -> Read:
    """What the sheets would change in the plan as it stands now; the number of queries is constant.

    Raises:
        Refused: they cannot be read as this plan's money.
    """
    return read(freeze(plan), sheets, standing_spending(plan), known_payers())


def known_payers() -> Payers:
    """The organisations' names, by every name they go by."""
    found: dict[str, str] = {}
    for name, short, aliases in Organisation.objects.order_by("name").values_list("name", "short_name", "aliases"):
        for other in (short, *aliases):
            if other:
                found.setdefault(folded(other), name)
    return found | {folded(name): name for name in Organisation.objects.values_list("name", flat=True)}


def hold(plan: Plan) -> None:
    """Let nobody change the plan's posts and cells until this transaction ends, so that what is looked at stays."""
    posts.hold(plan)
    rows = FundingAmount.objects.select_for_update(of=("self",)).filter(line__plan=plan).order_by("pk")
    list(rows.values_list("pk", flat=True))


def apply(plan: Plan, changes: Iterable[Change], because: str) -> None:
    """Write the changes, which were read of the plan as it stands.

    New posts come first and removals last, so that money moved within a pool never seems to be missing.

    Raises:
        Overspent: a pool would give out more than it has; nothing is written.
        StaleCells, StaleSpending, FundingLine.DoesNotExist: somebody wrote there meanwhile; nothing is written.
    """
    of_kind: dict[Kind, list[Change]] = defaultdict(list)
    for change in changes:
        of_kind[change.kind].append(change)
    act = Act(timezone.now(), because)
    with transaction.atomic(), kept_whole():
        posts.hold(plan)
        made = _made(plan, of_kind[Kind.ADDED], act)
        facts = (Kind.POST, Kind.NOTE, Kind.PURPOSE, Kind.PAYER)
        _write_facts(plan, [change for kind in facts for change in of_kind[kind]], act)
        _write_cells(plan, [*of_kind[Kind.AMOUNT], *made], act)
        _write_spending(plan, [*of_kind[Kind.SPENT], *of_kind[Kind.FORECAST]], act)
        posts_together.remove(plan, [UUID(change.line) for change in of_kind[Kind.REMOVED]], act)


def _made(plan: Plan, added: list[Change], act: Act) -> list[Change]:
    """Make the new posts; their amounts, as changes of the posts they now have."""
    organisations = _organisations(added)
    lines = [
        FundingLine(
            plan=plan,
            activity_id=UUID(change.activity) if change.activity else None,
            post=change.post,
            note=change.text,
            purpose=change.purpose,
            **_paid_by(change.payer, organisations),
        )
        for change in added
    ]
    posts_together.make(plan, lines, act)
    return [
        Change(Kind.AMOUNT, change.owner, change.post, "", "", line=str(line.pk), year=amount.year, amounts=(amount,))
        for line, change in zip(lines, added, strict=True)
        for amount in change.amounts
    ]


def _write_facts(plan: Plan, changes: list[Change], act: Act) -> None:
    organisations = _organisations(changes)
    wanted: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for change in changes:
        fields = wanted[UUID(change.line)]
        if change.kind is Kind.PAYER:
            fields.update(_paid_by(change.payer, organisations))
        elif change.kind is Kind.PURPOSE:
            fields["purpose"] = change.purpose
        else:
            fields[_FIELDS[change.kind]] = change.text
    posts_together.change(plan, wanted, act)


def _write_cells(plan: Plan, changes: list[Change], act: Act) -> None:
    rows = FundingAmount.objects.filter(line__plan=plan).values_list("line", "year", "version")
    versions = {(str(line), year): version for line, year, version in rows}
    writes = [
        cells.CellWrite(
            UUID(change.line),
            change.year,
            versions.get((change.line, change.year), 0),
            danish.Amount(amount.kr, amount.qualifier, amount.note),
        )
        for change in changes
        for amount in change.amounts
    ]
    if writes:
        cells.write_all(plan, writes, act.because, act.moment)


def _write_spending(plan: Plan, changes: list[Change], act: Act) -> None:
    rows = {str(row.line_id): row for row in Spending.objects.filter(line__plan=plan, year=plan.year)}
    wanted: dict[str, dict[str, int | None]] = defaultdict(dict)
    for change in changes:
        wanted[change.line][change.kind.value] = change.kr
    writes = []
    for line, figures in wanted.items():
        row = rows.get(line)
        standing = {"spent": row.spent, "forecast": row.forecast} if row else {"spent": None, "forecast": None}
        both = standing | figures
        version = row.version if row else 0
        writes.append(spending.SpendingWrite(UUID(line), plan.year, version, both["spent"], both["forecast"]))
    if writes:
        spending.write_all(plan, writes, act.because, act.moment)


def _organisations(changes: Iterable[Change]) -> dict[str, UUID]:
    names = {change.payer.name for change in changes if change.payer.funding == "organisation"}
    return dict(Organisation.objects.filter(name__in=names).values_list("name", "pk")) if names else {}


def _paid_by(payer: Payer, organisations: dict[str, UUID]) -> dict[str, Any]:
    return {
        "funding": payer.funding,
        "funder_id": organisations[payer.name] if payer.funding == "organisation" else None,
        "other_funder": payer.name if payer.funding == "other" else "",
    }
