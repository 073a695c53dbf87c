# SPDX-License-Identifier: MPL-2.0
"""Saving cells of the grid, one or a whole block, and taking the last change back; with the sums that follow."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from activities.models import Plan
from budgets import typed_cells
from budgets.cells import Place, StaleCells, block_reason, write_all
from budgets.models import FundingAmount, FundingLine
from budgets.overspending import Overspent
from budgets.typed_cells import TypedCell
from budgets.undoing import ChangedSince, NothingToUndo, undo_last
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import User
from partnerskab.content.tree import Amount

from .following_sums import Following, following
from .grid_table import Field
from .units import say

_GONE = "Posten er fjernet af en anden imens. Kopiér det, du har skrevet, og tryk Esc for at slippe feltet."
_NOTHING = "Du har ikke ændret beløb her for nylig, så der er ikke noget at fortryde."
_CHANGED = "Din sidste ændring kan ikke fortrydes, for en anden har ændret et af felterne siden. Ret beløbet selv."
_WRONG_YEAR = "Siden er i uorden. Kopiér det, du har skrevet, og genindlæs siden."


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a cell that was not saved; with `field` both what stands and what was typed are shown."""

    place: Place
    why: str = ""
    typed: str = ""
    field: Field | None = None
    last: Any = None

    @property
    def line_id(self) -> str:
        return str(self.place[0])

    @property
    def year(self) -> int:
        return self.place[1]


@require_POST
@requires(Action.EDIT_PLAN)
def money_cells(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Save the cells in `cells`, all or none. 422 says of each refused cell why; 409 shows each that somebody else has
    changed, or whose post is gone."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    try:
        cells = typed_cells.read(request.POST.get("cells", ""))
        _hold_to_years(plan, cells)
    except ValueError as refusal:
        return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    writes, refused = typed_cells.clean(plan, cells)
    if refused:
        return _refused(request, plan, [Remark(place, why) for place, why in refused.items()], 422)
    because = block_reason(request.POST.get("how", ""), len(cells))
    return _written(request, plan, cells, lambda: write_all(plan, writes, because))


def _written(
    request: MemberRequest, plan: Plan, cells: Sequence[TypedCell], act: Callable[[], list[FundingAmount]]
) -> HttpResponse:
    try:
        written = act()
    except StaleCells as stale:
        return _refused(request, plan, _met(plan, stale.current, cells), 409)
    except FundingLine.DoesNotExist:
        standing = set(FundingLine.objects.filter(plan=plan).values_list("pk", flat=True))
        gone = [Remark(cell.place, _GONE) for cell in cells if cell.line_id not in standing]
        return _refused(request, plan, gone, 409)
    except Overspent as no:
        return _refused(request, plan, _overspent(plan, cells, str(no)), 422)
    return _saved(request, plan, written, [cell.place for cell in cells])


@require_POST
@requires(Action.EDIT_PLAN)
def money_undo(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """Take back the person's own last change of the plan's amounts; 409 with the reason where that cannot be."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    assert isinstance(request.user, User)  # noqa: S101 members are users
    try:
        written = undo_last(plan, request.user)
    except NothingToUndo:
        return HttpResponse(_NOTHING, status=409, content_type="text/plain; charset=utf-8")
    except (ChangedSince, FundingLine.DoesNotExist):
        return HttpResponse(_CHANGED, status=409, content_type="text/plain; charset=utf-8")
    except Overspent as no:
        return HttpResponse(str(no), status=409, content_type="text/plain; charset=utf-8")
    return _saved(request, plan, written, [(row.line_id, row.year) for row in written], undone=True)


def _hold_to_years(plan: Plan, cells: Sequence[TypedCell]) -> None:
    """Only the years that the grid shows may hold money."""
    beyond = {cell.year for cell in cells} - set(plan.agreement.years)
    if beyond:
        shown = FundingAmount.objects.filter(line__plan=plan, year__in=beyond).values_list("year", flat=True)
        if beyond - set(shown):
            raise ValueError(_WRONG_YEAR)


def _saved(
    request: MemberRequest, plan: Plan, written: list[FundingAmount], places: Collection[Place], undone: bool = False
) -> HttpResponse:
    """The cells as they now stand, and the sums that follow; a save without a change answers with the cells alone."""
    found = following(plan, places)
    context = {"fields": found.fields, "sums": found.sums if written else ()}
    response = render(request, "budgets/_grid_saved.html", context)
    return say(response, _words(found, len(places), undone), saved=bool(written)) if written else response


def _words(found: Following, cells: int, undone: bool) -> str:
    if cells > 1:
        size = f"{danish.amount(cells)} felter"
        return f"Fortrudt: {size} er som før." if undone else f"{size} er gemt."
    (field,) = found.fields
    name = f"{found.posts[field.line_id]} {field.year}"
    if undone:
        return f"Fortrudt: {name} er igen {field.stored or 'tomt'}."
    left = next((total for total in found.sums if total.id == f"f-fri-{field.year}"), None)
    return f"{name} er gemt.{f' Fri i {field.year}: {left.text}.' if left else ''}"


def _refused(request: MemberRequest, plan: Plan, remarks: list[Remark], status: int) -> HttpResponse:
    """What is said of each cell, to be put beneath its row; nothing typed is touched."""
    response = render(request, "budgets/_grid_refused.html", {"remarks": remarks, "plan": plan}, status=status)
    many = len(remarks) > 1
    words = f"{len(remarks)} felter er ikke gemt." if many else "Feltet er ikke gemt."
    return say(response, f"{words} {remarks[0].why}", saved=False)


def _overspent(plan: Plan, cells: Sequence[TypedCell], why: str) -> list[Remark]:
    """The cells of pools; what else is in the block waits with them."""
    pools = set(FundingLine.objects.filter(plan=plan, activity__pool__isnull=False).values_list("pk", flat=True))
    found = [Remark(cell.place, why) for cell in cells if cell.line_id in pools]
    return found or [Remark(cell.place, why) for cell in cells]


def _met(plan: Plan, current: Sequence[FundingAmount], cells: Sequence[TypedCell]) -> list[Remark]:
    typed = {cell.place: cell.text for cell in cells}
    latest = FundingAmount.history.filter(id__in=[row.pk for row in current]).order_by("id", "-history_id")
    last = {record.id: record for record in latest.distinct("id").select_related("history_user")}
    remarks = []
    for row in current:
        cell = Amount(row.year, row.kr, row.qualifier, row.note, row.remark)
        field = Field(str(row.line_id), row.year, cell, row.version, plan.unit)
        place = row.line_id, row.year
        why = "En anden har ændret beløbet imens."
        remarks.append(Remark(place, why, typed[place], field, last.get(row.pk)))
    return remarks
