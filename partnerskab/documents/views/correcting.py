# SPDX-License-Identifier: MPL-2.0
"""Correcting what was understood of a waiting paper, where it stands. Nothing of the plan is written."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Organisation
from partnerskab.documents import forms
from partnerskab.documents.importing import showing, waiting
from partnerskab.documents.importing.corrections import Corrections, corrected, corrected_activity, from_plain
from partnerskab.documents.models import UploadedPaper
from partnerskab.documents.reading import Refused
from partnerskab.documents.reading.paper import ParsedActivity, ParsedPaper
from partnerskab.htmx import is_htmx

from .paper_page import Page, context, open_page

WHAT = {
    "facts": "Titel og nummer",
    "areas": "Indsatsområder",
    "actors": "Aktører",
    "headings": "Teksten",
    "amounts": "Beløbene",
}


@dataclass(frozen=True)
class Target:
    """What is corrected: a unit, the line it goes by, and the activity it belongs to (none for the overview)."""

    unit: str
    line: int
    part: str
    activity: ParsedActivity | None

    def form(self, page: Page, data: Any) -> django_forms.Form:
        """The form with the values as they stand after the corrections so far."""
        paper, auto_id = page.understanding.paper, f"{self.unit}-{self.line}-%s"
        if self.unit == "amounts":
            rows = forms.money_rows(_whole(page), self.line)
            return forms.AmountsForm(data, rows=rows, auto_id=auto_id)
        if self.activity is None:
            raise Http404
        now = corrected_activity(self.activity, page.understanding.corrections)
        if self.unit == "facts":
            others = [each for each in paper.activities if each.span.first != self.line]
            return forms.FactsForm(data, activity=now, others=others, auto_id=auto_id)
        if self.unit == "areas":
            return forms.AreasForm(data, activity=now, areas=page.areas, auto_id=auto_id)
        if self.unit == "actors":
            return forms.ActorsForm(data, activity=now, auto_id=auto_id)
        section = next(section for section in now.sections if section.span.first == self.line)
        return forms.HeadingForm(data, section=section, auto_id=auto_id)

    def applied(self, corrections: Corrections, page: Page, form: Any) -> Corrections:
        """The corrections with what the form says; what the paper says itself is no correction."""
        read = page.understanding.read
        if self.unit == "amounts":
            for row in forms.money_rows(read, self.line):
                typed = form.typed(row.line)
                changed = {cell.year: typed[cell.year] for cell in row.cells if typed[cell.year] != cell.written}
                corrections = corrections.having("amounts", row.line, changed or None)
            return corrections
        untouched = corrections.having(self.unit, self.line, None)
        with_it = corrections.having(self.unit, self.line, form.value)
        if self.activity is None:
            raise Http404
        same = _bare(self.activity, with_it) == _bare(self.activity, untouched)
        return untouched if same else with_it


def _bare(activity: ParsedActivity, corrections: Corrections) -> tuple[object, ...]:
    """What a correction can change, without how sure the reading is."""
    now = corrected_activity(activity, corrections)
    sections = tuple((section.kind, section.sub_heading) for section in now.sections)
    actors = tuple((partner.name, partner.is_lead) for partner in now.partners)
    return (now.title, now.number, now.state, now.area, now.other_areas, now.is_appendix, actors, sections)


@require_http_methods(["GET", "POST"])
@requires(Action.IMPORT)
def correct(request: MemberRequest, slug: str, year: int, paper_id: UUID, unit: str, line: int) -> HttpResponse:
    """A correction's form, and keeping it: the piece comes back with figures and findings as they then are."""
    page, target = _open(request, year, paper_id, unit, line)
    form = target.form(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            upload = UploadedPaper.objects.select_for_update().get(pk=page.upload.pk)
            locked = from_plain(upload.corrections)
            waiting.correct(upload, target.applied(locked, page, form))
        if not is_htmx(request):
            return _to_part(slug, year, paper_id, target.part)
        return _piece(request, *_open(request, year, paper_id, unit, line), announce=f"{WHAT[unit]} er rettet.")
    if not form.is_bound:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    names = Organisation.objects.values_list("name", flat=True) if unit == "actors" else ()
    given = {"page": page, "upload": page.upload, "target": target, "form": form, "row": _row(page, target)}
    given |= {"what": WHAT[unit], "names": names}
    return render(request, "documents/import_correct.html", given, status=422 if form.errors else 200)


@require_GET
@requires(Action.IMPORT)
def piece(request: MemberRequest, slug: str, year: int, paper_id: UUID, unit: str, line: int) -> HttpResponse:
    """A piece as it stands, where a form is closed without keeping."""
    return _piece(request, *_open(request, year, paper_id, unit, line))


@require_POST
@requires(Action.IMPORT)
def skip(request: MemberRequest, slug: str, year: int, paper_id: UUID, line: int) -> HttpResponse:
    """Leave an activity out (`skip=1`), or take it in again."""
    _, target = _open(request, year, paper_id, "facts", line)
    with transaction.atomic():
        upload = UploadedPaper.objects.select_for_update().get(pk=paper_id)
        corrections = from_plain(upload.corrections)
        waiting.correct(upload, corrections.skipping(line, request.POST.get("skip") == "1"))
    return _to_part(slug, year, paper_id, target.part)


def _open(request: MemberRequest, year: int, paper_id: UUID, unit: str, line: int) -> tuple[Page, Target]:
    """The page with the part open that the unit is in.

    Raises:
        Http404: no such waiting paper, or nothing in it that can be corrected there.
    """
    papers = UploadedPaper.objects.of(request.partnership, year).waiting().defer(None)
    upload = get_object_or_404(papers, pk=paper_id)
    try:
        page = open_page(request, upload, "")
    except Refused as refused:
        raise Http404 from refused
    read = page.understanding.read
    key = showing.part_of(read, unit, line) if unit in WHAT else ""
    part = next((part for part in page.parts if part.key == key), None)
    if part is None:
        raise Http404
    activity = next((each for each in read.activities if each.span.first == part.line), None)
    opened = Page(**{**vars(page), "part": part})
    target = Target(unit, line, key, activity)
    if not any((unit, line) in row.piece.units for row in opened.rows):
        raise Http404
    return opened, target


def _row(page: Page, target: Target) -> showing.Row:
    return next(row for row in page.rows if (target.unit, target.line) in row.piece.units)


def _whole(page: Page) -> ParsedPaper:
    """The paper after corrections, activities that are skipped included."""
    read, corrections = page.understanding.read, page.understanding.corrections
    return corrected(read, Corrections(amounts=corrections.amounts))


def _piece(request: MemberRequest, page: Page, target: Target, announce: str = "") -> HttpResponse:
    given = context(page) | {"row": _row(page, target), "focus": target, "swapped": True}
    response = render(request, "documents/import_piece.html", given)
    if announce:
        response.headers["HX-Trigger"] = json.dumps({"announce": {"text": announce}})
    return response


def _to_part(slug: str, year: int, paper_id: UUID, part: str) -> HttpResponse:
    return redirect(reverse("import_paper", args=[slug, year, paper_id]) + f"?del={part}")
