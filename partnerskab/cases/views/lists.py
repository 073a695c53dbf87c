# SPDX-License-Identifier: MPL-2.0
"""The lists of a case paper, each shown, edited and saved as one."""

from collections.abc import Callable

from django.http import Http404
from django.urls import reverse

from partnerskab.access import MemberRequest
from partnerskab.cases import listings
from partnerskab.cases.forms import AnnexForm, HandlingForm, RecommendationForm
from partnerskab.cases.models import CasePaper
from partnerskab.lists.page import ListPlace, RowList
from partnerskab.lists.saving import Listing

from .pages import about, case_or_404

RECOMMENDATIONS = RowList(
    "indstilling", RecommendationForm, "at-punkter", "at-punkt", "cases/_points.html", style="points"
)
HANDLINGS = RowList(
    "politisk-behandling", HandlingForm, "politisk behandling", "række", "cases/_handlings.html", style="handlings"
)
ANNEXES = RowList("bilag", AnnexForm, "bilag", "bilag", "cases/_annexes.html", style="annexes")
LISTS: dict[str, tuple[RowList, Callable[[CasePaper], Listing]]] = {
    RECOMMENDATIONS.name: (RECOMMENDATIONS, listings.recommendations),
    HANDLINGS.name: (HANDLINGS, listings.handlings),
    ANNEXES.name: (ANNEXES, listings.annexes),
}


def place(request: MemberRequest, mark: str, name: str) -> ListPlace:
    """A case paper's list of that name."""
    if name not in LISTS:
        raise Http404
    case = case_or_404(request, mark)
    row_list, listing_of = LISTS[name]
    here = [request.partnership.slug, mark, name]
    return ListPlace(
        row_list,
        listing_of(case),
        kind="case",
        here=here,
        page=f"{reverse('case', args=here[:2])}#{name}",
        heading=str(case),
        context=about(case),
    )
