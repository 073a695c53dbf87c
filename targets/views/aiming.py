# SPDX-License-Identifier: MPL-2.0
"""Writing an agreement's targets: new, changed, put in order, removed, or begun from the usual ones."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement
from partnerskab.htmx import is_htmx, say
from targets import usual
from targets.forms.target_form import TargetForm
from targets.models import Indicator, Target
from targets.ordering import last_place, move, standing

from .pages import FormPage, added, agreement_of, edited, page, removal

_LEDE = "Skriv målet, som aftalen har det. Reglen bestemmer, hvordan det dømmes."
_HAS_BASELINE = (
    "Målet har en baseline, og en baseline bliver aldrig slettet. Skift reglen til ”Følges uden mål” i stedet for."
)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def target_new(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Write a target of the agreement."""
    agreement = agreement_of(request, mark)
    done = "Målet ”{row}” er oprettet."
    shown = FormPage("Nyt mål", targets_url(slug, agreement), _LEDE, "Opret målet", "target_form", done=done)

    def write(form: TargetForm) -> Target:
        return Target.objects.create(agreement=agreement, order=last_place(agreement), **form.values)

    initial = {"final_year": agreement.years[-1], "partners": 2}
    return added(request, agreement, shown, partial(TargetForm, agreement), initial, write)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def target_edit(request: MemberRequest, slug: str, mark: str, target_id: UUID) -> HttpResponse:
    """Change a target."""
    agreement, row = _target(request, mark, target_id)
    remove = reverse("target_remove", args=[slug, mark, row.pk])
    back, done = targets_url(slug, agreement), "Målet ”{row}” er gemt."
    shown = FormPage(f"Ret ”{row}”", back, _LEDE, "Gem målet", "target_form", remove, done)
    return edited(request, agreement, shown, row, partial(TargetForm, agreement))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def target_remove(request: MemberRequest, slug: str, mark: str, target_id: UUID) -> HttpResponse:
    """Remove a target after a question; its readings stay, for they are the indicator's."""
    agreement, row = _target(request, mark, target_id)
    lede = "Målinger og indikator bliver stående. Kun selve målet forsvinder fra aftalen."
    back, done = targets_url(slug, agreement), "Målet ”{row}” er fjernet."
    shown = FormPage(f"Fjern ”{row}”?", back, lede, "Fjern målet", done=done)
    return removal(request, agreement, shown, row, _HAS_BASELINE if row.baselines.exists() else "")


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def targets_propose(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """What an agreement usually aims at, to begin from; written when that is confirmed."""
    agreement = agreement_of(request, mark)
    if request.method == "POST":
        written = usual.create(agreement)
        said = f"{written} mål er oprettet. Ret dem, så de passer til aftalen." if written else "Der er mål i forvejen."
        messages.success(request, said)
        return redirect(targets_url(slug, agreement))
    if standing(agreement):
        return redirect(targets_url(slug, agreement))
    known = set(Indicator.objects.filter(partnership=request.partnership).values_list("name", flat=True))
    context = {"proposed": usual.proposed(), "known": known, "first": agreement.years[0] - 1}
    return page(request, agreement, "propose", context)


@require_GET
@requires(Action.EDIT_TARGETS)
def targets_order(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """The targets in order, each with buttons to move it."""
    agreement = agreement_of(request, mark)
    return page(request, agreement, "order", {"rows": standing(agreement)})


@require_POST
@requires(Action.EDIT_TARGETS)
def target_move(request: MemberRequest, slug: str, mark: str, target_id: UUID) -> HttpResponse:
    """Move a target up or down; the button that was pressed keeps the focus."""
    agreement, row = _target(request, mark, target_id)
    way = "up" if request.POST.get("way") == "up" else "down"
    moved = move(row, -1 if way == "up" else 1)
    if not is_htmx(request):
        return redirect("targets_order", slug, mark)
    rows = standing(agreement)
    end = "øverst" if way == "up" else "nederst"
    said = f"{row} er nu nummer {rows.index(row) + 1} af {len(rows)}." if moved else f"{row} står allerede {end}."
    context = {"agreement": agreement, "rows": rows, "moved": row.pk, "way": way}
    return say(render(request, "targets/_order_list.html", context), said)


def targets_url(slug: str, agreement: Agreement) -> str:
    """The page of an agreement's targets."""
    return reverse("targets", args=[slug, agreement.mark])


def _target(request: MemberRequest, mark: str, target_id: UUID) -> tuple[Agreement, Target]:
    agreement = agreement_of(request, mark)
    rows = Target.objects.of(request.partnership).filter(agreement=agreement)
    return agreement, get_object_or_404(rows, pk=target_id)
