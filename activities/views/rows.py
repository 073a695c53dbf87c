# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity: actors, deliverables and success criteria, each shown, edited and saved as one."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from activities.models import Activity, ActivityPartner, Deliverable, SuccessCriterion
from activities.results import followed
from activities.row_forms import CriterionForm, DeliverableForm, PartnerForm
from activities.row_lists import ListedModel, listing_of
from partnerskab.access import MemberRequest
from partnerskab.lists.page import ListPlace, RowList

ACTORS = RowList("aktoerer", PartnerForm, "aktører", "aktør", "activities/_partners.html", style="actors")
DELIVERABLES = RowList(
    "leverancer", DeliverableForm, "leverancer", "leverance", "activities/_deliverables.html", style="deliverables"
)
CRITERIA = RowList(
    "kriterier", CriterionForm, "succeskriterier", "succeskriterium", "activities/_criteria.html", style="criteria"
)
LISTS: dict[str, tuple[ListedModel, RowList]] = {
    "aktoerer": (ActivityPartner, ACTORS),
    "leverancer": (Deliverable, DELIVERABLES),
    "kriterier": (SuccessCriterion, CRITERIA),
}


def place(request: MemberRequest, year: int, activity_id: UUID, name: str) -> ListPlace:
    """An activity's list of that name."""
    if name not in LISTS:
        raise Http404
    model, row_list = LISTS[name]
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    slug = request.partnership.slug
    here = [slug, year, row.pk, name]
    return ListPlace(
        row_list,
        listing_of(model, row),
        kind="activity",
        here=here,
        page=f"{reverse('activity', args=[slug, year, row.pk])}#rows-{name}",
        heading=row.title,
        context={"plan": row.plan, "row": row},
        beside=lambda rows: {"followed": followed(row, rows)} if model is SuccessCriterion else {},
    )
