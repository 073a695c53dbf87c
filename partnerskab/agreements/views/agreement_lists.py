# SPDX-License-Identifier: MPL-2.0
"""The lists of an agreement, each shown, edited and saved as one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.shortcuts import get_object_or_404
from django.urls import reverse

from activities.models import Activity, ActivityFocusArea
from partnerskab import danish
from partnerskab.access import MemberRequest
from partnerskab.agreements import listings
from partnerskab.agreements.models import Agreement, ApprovalStep, Body, FocusArea, TheoryRow
from partnerskab.agreements.row_forms import (
    BodyForm,
    FocusAreaForm,
    PartyForm,
    StaffForm,
    StepForm,
    TheoryForm,
)
from partnerskab.lists.page import ListPlace, RowList, id_in
from partnerskab.lists.saving import Listing
from partnerskab.meetings.models import Meeting
from targets.models import Target

from .menu import agreement_or_404, beside


def what_needs(areas: Sequence[FocusArea]) -> list[str]:
    """Why focus areas cannot go: a sentence for each that something belongs to."""
    return [said for area in areas if (said := _needing(area))]


def _needing(area: FocusArea) -> str:
    counts = (
        (Activity.objects.filter(focus_area=area).count(), "aktivitet", "aktiviteter"),
        (ActivityFocusArea.objects.filter(focus_area=area).count(), "aktivitet, der også bidrager",
         "aktiviteter, der også bidrager"),
        (TheoryRow.objects.filter(focus_area=area).count(), "resultat i forandringsteorien",
         "resultater i forandringsteorien"),
        (Target.objects.filter(focus_area=area).count(), "mål", "mål"),
    )  # fmt: skip
    users = [danish.counted(number, one, many) for number, one, many in counts if number]
    if not users:
        return ""
    said = " og ".join(filter(None, (", ".join(users[:-1]), users[-1])))
    return f"”{area.title}” kan ikke fjernes. Det bruges af {said}. Flyt eller fjern dem først."


def what_met(bodies: Sequence[Body]) -> list[str]:
    """Why bodies cannot go: a sentence for each that has meetings, held or to come."""
    counts = Counter(Meeting.objects.filter(body__in=bodies).order_by().values_list("body", flat=True))
    said = "”{}” kan ikke fjernes. Det har {}, og et møde skal blive ved med at have sit organ."
    return [
        said.format(body.name, danish.counted(counts[body.pk], "møde", "møder", neuter=True))
        for body in bodies
        if counts[body.pk]
    ]


PARTIES = RowList("parter", PartyForm, "parter", "part", "agreements/_parties.html", style="parties")
AREAS = RowList("omraader", FocusAreaForm, "indsatsområder", "indsatsområde", "agreements/_areas.html", uses=what_needs)
BODIES = RowList("organer", BodyForm, "organer", "organ", "agreements/_bodies.html", style="bodies", uses=what_met)
STAFF = RowList("medarbejdere", StaffForm, "medarbejdere", "stilling", "agreements/_staff.html", style="staff")
RESULTS = RowList("resultater", TheoryForm, "resultater", "resultat", "agreements/_theory_rows.html")
THEORY = {
    each.name: (each, kind)
    for each, kind in (
        (replace(RESULTS, name="paa-tvaers", label="det, der går på tværs", row_label="række"), "cross_cutting"),
        (replace(RESULTS, name="tvaergaaende-resultater", label="resultater på tværs"), "cross_result"),
        (replace(RESULTS, name="effekter", label="effekter", row_label="effekt"), "effect"),
    )
}
_STEPS = RowList("", StepForm, "trin", "trin", "agreements/_route.html", style="steps")
ROUTES = {
    each.name: (each, matter)
    for each, matter in (
        (replace(_STEPS, name="gang-aftale", label="trin for aftalen"), ApprovalStep.Matter.AGREEMENT),
        (replace(_STEPS, name="gang-plan", label="trin for tryghedsplanen"), ApprovalStep.Matter.PLAN),
        (replace(_STEPS, name="gang-status", label="trin for status og opfølgning"), ApprovalStep.Matter.STATUS),
    )
}
SIMPLE = {
    "parter": (PARTIES, listings.parties),
    "omraader": (AREAS, listings.focus_areas),
    "organer": (BODIES, listings.bodies),
    "medarbejdere": (STAFF, listings.staff),
}


def results_of(area: FocusArea) -> RowList:
    """The list of what a focus area is to give."""
    return replace(RESULTS, name=f"resultater-{area.pk}", label=f"resultater af {area.title}")


def place(request: MemberRequest, mark: str, name: str) -> ListPlace:
    """An agreement's list of that name."""
    agreement = agreement_or_404(request, mark)
    row_list, listing = _found(agreement, name)
    here = [request.partnership.slug, mark, row_list.name]
    return ListPlace(
        row_list,
        listing,
        kind="agreement",
        here=here,
        page=f"{reverse('agreement', args=here[:2])}#rows-{row_list.name}",
        heading=agreement.title,
        context=beside(request, agreement),
    )


def _found(agreement: Agreement, name: str) -> tuple[RowList, Listing]:
    if name in SIMPLE:
        row_list, listing_of = SIMPLE[name]
        return row_list, listing_of(agreement)
    if name in THEORY:
        row_list, kind = THEORY[name]
        return row_list, listings.theory(agreement, kind)
    if name in ROUTES:
        row_list, matter = ROUTES[name]
        return row_list, listings.route(agreement, matter)
    area = get_object_or_404(FocusArea, agreement=agreement, pk=id_in(name, "resultater-"))
    return results_of(area), listings.results(agreement, area)
