# SPDX-License-Identifier: MPL-2.0
"""The plan's money followed through the year: what is spent, what is expected, and what is left over."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from activities.models import Activity, Plan
from budgets.forms import SpentForm
from budgets.models import Frame, FundingLine, Spending
from budgets.spending import write
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale

from .spending_table import FIGURES, Entry, Row, spending_table
from .units import say


@require_GET
@requires(Action.READ_DRAFT)
def spending(request: MemberRequest, slug: str, year: int) -> HttpResponse:
    """The whole follow-up of a year; `aar` names another year of the agreement than the plan's."""
    plan = get_object_or_404(Plan.objects.of(request.partnership), year=year)
    asked = request.GET.get("aar", "")
    years = plan.agreement.years
    chosen = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else plan.year
    unpaid = Activity.objects.filter(plan=plan, funding_lines=None).in_reading_order().values("id", "number", "title")
    context = {"section": "money", "years": years, "unpaid": list(unpaid), "table": spending_table(plan, chosen)}
    return render(request, "budgets/spending.html", _context(plan) | context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_PLAN)
def spending_cell(
    request: MemberRequest, slug: str, year: int, line_id: UUID, cell_year: int, figure: str
) -> HttpResponse:
    """A figure as it stands; a post saves what was typed, with the sums that follow from it."""
    line = get_object_or_404(FundingLine.objects.of(request.partnership, year), pk=line_id)
    if figure not in FIGURES or cell_year not in line.plan.agreement.years:
        raise Http404
    if request.method == "GET":
        return _answer(request, line, cell_year, figure)
    form, typed = SpentForm(request.POST, line.plan.unit), request.POST.get("amount", "")
    if not form.is_valid():
        return _answer(request, line, cell_year, figure, status=422, typed=typed, refusal=form.refusal)
    name: Any = FIGURES[figure]
    try:
        _, written = write(line, cell_year, name, form.cleaned_data["version"], form.cleaned_data["amount"])
    except Stale:
        return _answer(request, line, cell_year, figure, status=409, typed=typed)
    except FundingLine.DoesNotExist:
        raise Http404 from None
    return _answer(request, line, cell_year, figure, written=written)


def _answer(
    request: MemberRequest,
    line: FundingLine,
    year: int,
    figure: str,
    *,
    status: int = 200,
    written: bool = False,
    **unsaved: str,
) -> HttpResponse:
    """The field with whatever hangs on it: its row's version, what is left, the sums, and what is to be said."""
    table = spending_table(line.plan, year)
    try:
        row, groups = table.around(str(line.pk))
    except LookupError:
        raise Http404 from None
    entry = next(entry for entry in row.entries if entry.figure == FIGURES[figure])
    context = {
        "table": table,
        "row": row,
        "groups": groups,
        "entry": replace(entry, **unsaved) if unsaved else entry,
        "conflict": status == 409,
        "last": _last(line, year) if status == 409 else None,
        "answer": True,
    }
    response = render(request, "budgets/_spent_answer.html", _context(line.plan) | context, status=status)
    return say(response, _said(row, entry, year, line.plan.unit), saved=False) if written else response


def _last(line: FundingLine, year: int) -> Any:
    return Spending.history.filter(line_id=line.pk, year=year).select_related("history_user").first()


def _said(row: Row, entry: Entry, year: int, unit: int) -> str:
    found, unit_name = row.sums, dict(Plan.Unit.choices)[unit]
    words = f"{entry.column} {year} for {entry.name} er gemt."
    if found.is_overspent:
        return f"{words} Posten er overskredet med {danish.amount(abs(found.remainder or 0), unit)} {unit_name}"
    return words if found.remainder is None else f"{words} Rest {danish.amount(found.remainder, unit)} {unit_name}"


def _context(plan: Plan) -> dict[str, Any]:
    return {"plan": plan, "purposes": dict(Frame.Purpose.choices)}
