# SPDX-License-Identifier: MPL-2.0
"""What is measured: the list of indicators with what was read of each, and their definitions."""

from functools import partial
from uuid import UUID

from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from targets.forms.measuring_forms import DefinitionForm, IndicatorForm
from targets.models import Definition, Indicator, Place

from .pages import FormPage, added, agreement_of, edited, page, removal


@require_GET
@requires(Action.READ_DRAFT)
def indicators(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Every indicator with how much was read of it, and every place."""
    agreement = agreement_of(request, mark)
    rows = Indicator.objects.filter(partnership=request.partnership).order_by("order", "name")
    counted = rows.annotate(read=Count("readings", distinct=True), newest=Max("readings__year"))
    places = Place.objects.filter(partnership=request.partnership).annotate(read=Count("readings"))
    return page(request, agreement, "indicators", {"indicators": counted, "places": places.order_by("order", "name")})


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def indicator_new(request: MemberRequest, slug: str, mark: str) -> HttpResponse:
    """Begin to measure something, with its first definition."""
    agreement = agreement_of(request, mark)
    lede = "Noget, der måles igen og igen på samme måde."
    done = "Indikatoren ”{row}” er oprettet. Skriv nu de målinger, I har."
    shown = FormPage("Ny indikator", reverse("indicators", args=[slug, mark]), lede, "Opret indikatoren", done=done)

    def write(form: IndicatorForm) -> Indicator:
        last = Indicator.objects.filter(partnership=request.partnership).aggregate(last=Max("order"))["last"]
        row = Indicator.objects.create(partnership=request.partnership, order=(last or 0) + 1, **form.values)
        Definition.objects.create(indicator=row, number=1, text=form.cleaned_data["definition"])
        return row

    return added(request, agreement, shown, partial(IndicatorForm, request.partnership), {}, write)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def indicator_edit(request: MemberRequest, slug: str, mark: str, indicator_id: UUID) -> HttpResponse:
    """Change what an indicator is called, its unit while nothing was read, its direction and its source."""
    agreement, row = agreement_of(request, mark), indicator_of(request, indicator_id)
    remove = reverse("indicator_remove", args=[slug, mark, row.pk])
    back, done = reverse("readings", args=[slug, mark, row.pk]), "Indikatoren ”{row}” er gemt."
    shown = FormPage(f"Ret ”{row}”", back, "", "Gem indikatoren", remove=remove, done=done)
    return edited(request, agreement, shown, row, partial(IndicatorForm, request.partnership, indicator=row))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def indicator_remove(request: MemberRequest, slug: str, mark: str, indicator_id: UUID) -> HttpResponse:
    """Remove an indicator that nothing was read of and no target is measured by."""
    agreement, row = agreement_of(request, mark), indicator_of(request, indicator_id)
    back, done = reverse("indicators", args=[slug, mark]), "Indikatoren ”{row}” er fjernet."
    shown = FormPage(f"Fjern ”{row}”?", back, "", "Fjern indikatoren", done=done)
    held = ""
    if row.targets.exists():
        held = "Et mål måles på indikatoren. Ret målet først."
    elif row.readings.exists():
        held = "Der er målinger af indikatoren. Fjern dem først, hvis de er forkerte."
    return removal(request, agreement, shown, row, held)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def definition_new(request: MemberRequest, slug: str, mark: str, indicator_id: UUID) -> HttpResponse:
    """Define an indicator anew from a year on. Figures before and after are not compared."""
    agreement, indicator = agreement_of(request, mark), indicator_of(request, indicator_id)
    newest = indicator.definitions.order_by("-number").first()
    number = newest.number + 1 if newest else 1
    back, done = reverse("readings", args=[slug, mark, indicator.pk]), "{row} er gemt. Vælg den ved nye målinger."
    lede = "Med en ny definition begynder en ny serie af tal. Tal før og efter bliver ikke sammenlignet."
    shown = FormPage(f"Ny definition af ”{indicator}”", back, lede, "Gem den nye definition", done=done)

    def write(form: DefinitionForm) -> Definition:
        return Definition.objects.create(indicator=indicator, number=number, **form.values)

    initial = {"text": newest.text if newest else ""}
    return added(request, agreement, shown, partial(DefinitionForm, number, before=newest), initial, write)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def definition_edit(request: MemberRequest, slug: str, mark: str, indicator_id: UUID, number: int) -> HttpResponse:
    """Put a definition in better words; what is measured must stay the same."""
    agreement, indicator = agreement_of(request, mark), indicator_of(request, indicator_id)
    row = get_object_or_404(indicator.definitions, number=number)
    before = indicator.definitions.filter(number__lt=number).order_by("-number").first()
    back, done = reverse("readings", args=[slug, mark, indicator.pk]), "Definitionen er gemt."
    lede = "Ret kun ordene her. Er det noget andet, der måles, så skriv en ny definition i stedet for."
    shown = FormPage(f"Ret definitionen af ”{indicator}”", back, lede, "Gem definitionen", done=done)
    return edited(request, agreement, shown, row, partial(DefinitionForm, number, before=before))


def indicator_of(request: MemberRequest, indicator_id: UUID) -> Indicator:
    """The partnership's indicator.

    Raises:
        Http404: it has no such indicator.
    """
    return get_object_or_404(Indicator, partnership=request.partnership, pk=indicator_id)
