# SPDX-License-Identifier: MPL-2.0
"""A target's baseline: set once, and corrected by a new row with its reason."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement, User
from partnerskab.form_pages import again, differing
from targets.baselines import StaleBaseline, all_of, set_baseline
from targets.forms.reading_form import BaselineForm
from targets.models import Baseline, Reading, Rule, Target

from .pages import NOTHING, FormPage, agreement_of, form_page

WITH_BASELINE = (Rule.NEAR, Rule.HOLD)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def baseline(request: MemberRequest, slug: str, mark: str, target_id: UUID) -> HttpResponse:
    """Set the baseline, or correct it; every row that ever stood is shown with who set it and when."""
    agreement = agreement_of(request, mark)
    rows = Target.objects.of(request.partnership).filter(agreement=agreement, rule__in=WITH_BASELINE)
    target = get_object_or_404(rows, pk=target_id)
    stood = all_of(target)
    current = stood[0] if stood else None
    if request.method == "GET":
        form = _form(target, current, initial=_initial(target, current))
        return form_page(request, agreement, _page(slug, agreement, target, stood), form)
    form = _form(target, current, request.POST)
    if current and not request.POST.get("corrects"):
        # what was typed as the first baseline while somebody else set it: both are shown before a reason is asked for
        form.fields["reason"].required = False
    if not form.is_valid():
        return form_page(request, agreement, _page(slug, agreement, target, stood), form, 422)
    return _set(request, agreement, target, form)


def _set(request: MemberRequest, agreement: Agreement, target: Target, form: BaselineForm) -> HttpResponse:
    corrects, reason = form.cleaned_data["corrects"], form.cleaned_data.get("reason", "")
    slug = request.partnership.slug
    try:
        written = set_baseline(target, form.values, cast(User, request.user), corrects=corrects, reason=reason)
    except StaleBaseline as stale:
        met = differing(form, {name: getattr(stale.current, name) for name in form.names}, form.names)
        newer = _form(target, stale.current, again(request.POST, corrects=stale.current.pk))
        shown = _page(slug, agreement, target, all_of(target))
        return form_page(request, agreement, shown, newer, 409, met)
    said = f"Baseline for ”{target}” er {'rettet' if corrects else 'fastsat'}."
    messages.success(request, said if written else NOTHING)
    return redirect(_back(slug, agreement, target))


def _form(
    target: Target, current: Baseline | None, data: QueryDict | None = None, initial: dict[str, Any] | None = None
) -> BaselineForm:
    """Raises:
    Http404: the target is not measured by anything.
    """
    if target.indicator is None or target.place is None:
        raise Http404
    return BaselineForm(target.indicator, target.place, data, initial, current)


def _page(slug: str, agreement: Agreement, target: Target, stood: list[Baseline]) -> FormPage:
    return FormPage(
        title=f"Ret baseline for ”{target}”" if stood else f"Fastsæt baseline for ”{target}”",
        back=_back(slug, agreement, target),
        lede="Rettelsen bliver en ny linje. Den gamle bliver stående med navn og dato."
        if stood
        else "Baseline sættes én gang, med kilde. Dit navn og datoen kommer til at stå ved den.",
        button="Ret baseline" if stood else "Fastsæt baseline",
        template="baseline",
        more={"rows": stood, "target": target},
    )


def _back(slug: str, agreement: Agreement, target: Target) -> str:
    return f"{reverse('targets', args=[slug, agreement.mark])}#maal-{target.pk}"


def _initial(target: Target, current: Baseline | None) -> dict[str, Any]:
    """The baseline in force; else the reading of its year, where there is one to take it from."""
    if current:
        return {name: getattr(current, name) for name in BaselineForm.names} | {"corrects": str(current.pk)}
    year = target.baseline_year or 0
    rows = Reading.objects.filter(indicator=target.indicator, place=target.place, year=year)
    reading = rows.select_related("area_version", "definition").order_by("area_version__from_date").last()
    if reading is None:
        return {"year": target.baseline_year}
    return {name: getattr(reading, name) for name in BaselineForm.names}
