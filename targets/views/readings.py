# SPDX-License-Identifier: MPL-2.0
"""An indicator's readings: every figure with its source, written, changed and removed, and who did it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_GET, require_http_methods

from partnerskab.access import Action, MemberRequest, requires
from targets.forms.reading_form import ReadingForm, described
from targets.models import Indicator, Reading
from targets.reading_history import changes

from .indicators import indicator_of
from .pages import FormPage, added, agreement_of, edited, page, removal

_LEDE = "Skriv tallet, som kilden har det. Det, kilden ikke oplyser, lader du stå tomt."
KEPT = {"sted": "place", "kilde": "source", "aar": "year", "omraade": "area_version", "definition": "definition"}
"""What an address may fill in beforehand, so that the next of a row of readings is quickly written."""


@require_GET
@requires(Action.READ_DRAFT)
def readings(request: MemberRequest, slug: str, mark: str, indicator_id: UUID) -> HttpResponse:
    """Every reading of an indicator by place, the newest year first, its definitions, and the latest changes."""
    agreement, indicator = agreement_of(request, mark), indicator_of(request, indicator_id)
    rows = Reading.objects.of(request.partnership).filter(indicator=indicator)
    context = {
        "indicator": indicator,
        "unit": described(indicator)[0],
        "rows": rows.order_by(
            "place__order", "place__name", "-year", "-area_version__from_date", "-definition__number"
        ),
        "definitions": indicator.definitions.order_by("-number"),
        "changes": changes(indicator),
    }
    return page(request, agreement, "readings", context)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def reading_new(request: MemberRequest, slug: str, mark: str, indicator_id: UUID) -> HttpResponse:
    """Write a reading; "igen" leads on to the next with the same place and source."""
    agreement, indicator = agreement_of(request, mark), indicator_of(request, indicator_id)
    here = reverse("reading_new", args=[slug, mark, indicator.pk])
    shown = FormPage(
        title=f"Ny måling: {indicator}",
        back=_back(slug, mark, indicator),
        lede=_LEDE,
        button="Gem målingen",
        template="reading_form",
        done="Målingen er gemt: {row}.",
        more={"is_new": True},
        next=lambda form: f"{here}?{_next(form)}",
    )

    def write(form: ReadingForm) -> Reading:
        return Reading.objects.create(indicator=indicator, **form.values)

    make = partial(ReadingForm, indicator, request.partnership)
    return added(request, agreement, shown, make, _prefilled(request, indicator), write)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def reading_edit(request: MemberRequest, slug: str, mark: str, reading_id: UUID) -> HttpResponse:
    """Change a reading; a figure that a person writes is no example any more."""
    agreement = agreement_of(request, mark)
    row = get_object_or_404(Reading.objects.of(request.partnership), pk=reading_id)
    indicator = row.indicator
    shown = FormPage(
        title=f"Ret måling: {indicator}",
        back=_back(slug, mark, indicator),
        lede=_LEDE,
        button="Gem målingen",
        template="reading_form",
        remove=reverse("reading_remove", args=[slug, mark, row.pk]),
        done="Målingen er gemt: {row}.",
        more={"changes": SimpleLazyObject(lambda: changes(indicator, row)), "row": row},
    )
    was = row.value

    def also(form: ReadingForm) -> dict[str, Any]:
        return {} if form.values["value"] == was else {"is_example": False}

    make = partial(ReadingForm, indicator, request.partnership, reading=row)
    return edited(request, agreement, shown, row, make, also)


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def reading_remove(request: MemberRequest, slug: str, mark: str, reading_id: UUID) -> HttpResponse:
    """Remove a reading after a question; what it said stays in the history."""
    agreement = agreement_of(request, mark)
    row = get_object_or_404(Reading.objects.of(request.partnership), pk=reading_id)
    lede = "Tallet forsvinder fra siderne. Det bliver stående under ændringer, med navn og dato."
    back, done = _back(slug, mark, row.indicator), "Målingen er fjernet: {row}."
    shown = FormPage(f"Fjern målingen for {row.place} i {row.year}?", back, lede, "Fjern målingen", done=done)
    return removal(request, agreement, shown, row, "")


def _back(slug: str, mark: str, indicator: Indicator) -> str:
    return reverse("readings", args=[slug, mark, indicator.pk])


def _prefilled(request: MemberRequest, indicator: Indicator) -> dict[str, Any]:
    found: dict[str, Any] = {"source": indicator.source}
    return found | {name: request.GET[key] for key, name in KEPT.items() if request.GET.get(key)}


def _next(form: ReadingForm) -> str:
    """What the address of the next fills in: the same place and source, the year after."""
    area = form.values["area_version"]
    query = QueryDict(mutable=True)
    query["sted"] = str(form.values["place"].pk)
    query["kilde"] = form.values["source"]
    query["aar"] = str(form.values["year"] + 1)
    query["omraade"] = str(area.pk) if area else ""
    query["definition"] = str(form.values["definition"].pk)
    return query.urlencode()
