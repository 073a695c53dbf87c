# SPDX-License-Identifier: MPL-2.0
"""One cell of a money table: saved by itself as soon as it is left, with the sums that follow from it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from budgets.cells import write
from budgets.forms import CellForm
from budgets.models import Frame, FundingAmount, FundingLine
from budgets.overspending import Overspent
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.totals import total
from partnerskab.content.tree import Amount
from partnerskab.editing import Stale

from .table import Field, YearTotal
from .units import say


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def cell(request: MemberRequest, slug: str, year: int, line_id: UUID, cell_year: int) -> HttpResponse:
    """The cell as it stands, e.g. when the saved amount is chosen; a post saves what was typed."""
    standing = _cell(request, year, line_id, cell_year)
    if request.method == "GET":
        return _answer(request, standing, sum=_sum(standing))
    form = CellForm(request.POST, standing)
    typed = request.POST.get("amount", "")
    if not form.is_valid():
        refused = _field(standing, standing.line, typed=typed, refusal=form.refusal)
        return _answer(request, standing, field=refused, status=422)
    try:
        saved, written = write(standing, form.cleaned_data["version"], form.cleaned_data["amount"])
    except Stale as stale:
        return _conflict(request, standing.line, stale, typed)
    except Overspent as no:
        refused = _field(standing, standing.line, typed=typed, refusal=str(no))
        return _answer(request, standing, field=refused, status=422)
    except FundingLine.DoesNotExist:
        raise Http404 from None
    saved.line = standing.line
    return _saved(request, saved) if written else _answer(request, saved)


def _cell(request: MemberRequest, year: int, line_id: UUID, cell_year: int) -> FundingAmount:
    """The cell's row; an unsaved one where the post has none for a year that the table shows."""
    cells = FundingAmount.objects.select_related("line__plan__agreement", "line__activity__pool")
    mine = cells.filter(line__plan__year=year, line__plan__agreement__partnership=request.partnership)
    found = mine.filter(line=line_id, year=cell_year).first()
    if found:
        return found
    line = get_object_or_404(FundingLine.objects.of(request.partnership, year), pk=line_id)
    beside = FundingAmount.objects.filter(line__in=FundingLine.objects.beside(line), year=cell_year)
    if cell_year not in line.plan.agreement.years and not beside.exists():
        raise Http404
    return FundingAmount(line=line, year=cell_year, version=0)


def _field(row: FundingAmount, line: FundingLine, **more: Any) -> Field:
    frozen = Amount(row.year, row.kr, row.qualifier, row.note)
    return Field(
        str(line.pk), line.post, row.year, frozen, row.year == line.plan.year, row.version, line.plan.unit, **more
    )


def _answer(request: MemberRequest, row: FundingAmount, *, status: int = 200, **context: Any) -> HttpResponse:
    found = {
        "plan": row.line.plan,
        "unit": row.line.plan.unit,
        "field": _field(row, row.line),
        "answer": True,
        **context,
    }
    return render(request, "budgets/_field.html", found, status=status)


def _sum(row: FundingAmount) -> YearTotal:
    """The sum of the cell's year as it now is, and what is left of that year's frame."""
    plan, activity = row.line.plan, row.line.activity
    beside = FundingAmount.objects.filter(line__plan=plan, line__activity=activity, year=row.year)
    values = beside.values_list("year", "kr", "qualifier", "note")
    sum_of_year = total(row.year, [Amount(*each) for each in values])
    return YearTotal(sum_of_year, row.year == plan.year, Frame.objects.free(plan).get(row.year))


def _saved(request: MemberRequest, row: FundingAmount) -> HttpResponse:
    year_total = _sum(row)
    words = f"{row.line.post} {row.year} er gemt. I alt {row.year}: {_spoken(year_total)}."
    return say(_answer(request, row, sum=year_total), words)


def _spoken(year_total: YearTotal) -> str:
    kroner = year_total.total.kr
    return danish.kr(kroner) if kroner is not None else "intet beløb"


def _conflict(request: MemberRequest, line: FundingLine, stale: Stale, typed: str) -> HttpResponse:
    """Both amounts and a choice. The field now carries the version of the one that is shown as saved."""
    current = stale.current
    assert isinstance(current, FundingAmount)  # noqa: S101 only cells are written here
    current.line = line
    last = FundingAmount.history.filter(id=current.pk).select_related("history_user").first()
    met = {"field": _field(current, line, typed=typed), "conflict": True, "last": last, "sum": _sum(current)}
    return _answer(request, current, status=409, **met)
