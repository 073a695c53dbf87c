# SPDX-License-Identifier: MPL-2.0
"""Where something is measured: written, changed and removed on the list of indicators and places."""

from functools import partial
from uuid import UUID

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from targets.forms.measuring_forms import PlaceForm
from targets.models import Place, Target

from .pages import FormPage, added, agreement_of, edited, removal


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def place_new(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Write a place."""
    agreement = agreement_of(request, mark)
    lede, done = "Et sted, der findes tal for.", "Stedet ”{row}” er oprettet."
    shown = FormPage("Nyt sted", _list(slug, mark), lede, "Opret stedet", done=done)

    def write(form: PlaceForm) -> Place:
        last = Place.objects.filter(partnership=request.partnership).aggregate(last=Max("order"))["last"]
        return Place.objects.create(partnership=request.partnership, order=(last or 0) + 1, **form.values)

    return added(request, agreement, shown, partial(PlaceForm, request.partnership), {}, write)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def place_edit(request: MemberRequest, slug: str, mark: str, place_id: UUID) -> HttpResponse:
    """Change a place."""
    agreement = agreement_of(request, mark)
    row = get_object_or_404(Place, partnership=request.partnership, pk=place_id)
    remove = reverse("place_remove", args=[slug, mark, row.pk])
    done = "Stedet ”{row}” er gemt."
    shown = FormPage(f"Ret ”{row}”", _list(slug, mark), "", "Gem stedet", remove=remove, done=done)
    return edited(request, agreement, shown, row, partial(PlaceForm, request.partnership, place=row))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def place_remove(request: MemberRequest, slug: str, mark: str, place_id: UUID) -> HttpResponse:
    """Remove a place that nothing was read in and no target is about."""
    agreement = agreement_of(request, mark)
    row = get_object_or_404(Place, partnership=request.partnership, pk=place_id)
    done = "Stedet ”{row}” er fjernet."
    shown = FormPage(f"Fjern ”{row}”?", _list(slug, mark), "", "Fjern stedet", done=done)
    held = ""
    if row.targets.exists() or Target.objects.filter(reference=row).exists():
        held = "Et mål bruger stedet. Ret målet først."
    elif row.readings.exists():
        held = "Der er målinger fra stedet. Fjern dem først, hvis de er forkerte."
    return removal(request, agreement, shown, row, held)


def _list(slug: str, mark: str) -> str:
    return f"{reverse('indicators', args=[slug, mark])}#steder"
