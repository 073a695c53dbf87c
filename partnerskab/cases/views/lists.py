# SPDX-License-Identifier: MPL-2.0
"""The lists of a case paper, each shown, edited and saved as one."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.cases import listings
from partnerskab.cases.forms import AnnexForm, HandlingForm, RecommendationForm
from partnerskab.cases.models import CasePaper
from partnerskab.lists import page
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


@require_GET
@requires(Action.READ_DRAFT)
def case_rows(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """The list as it stands, e.g. after a cancelled edit."""
    return page.shown(request, _place(request, mark, name))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_CASES)
def case_rows_edit(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """The list in a form, and saved."""
    return page.edited(request, _place(request, mark, name))


@require_POST
@requires(Action.EDIT_CASES)
def case_row_restore(request: MemberRequest, slug: str, mark: str, name: str) -> HttpResponse:
    """Bring back the row named in `gone`."""
    return page.restored(request, _place(request, mark, name))


def _place(request: MemberRequest, mark: str, name: str) -> ListPlace:
    if name not in LISTS:
        raise Http404
    case = case_or_404(request, mark)
    row_list, listing_of = LISTS[name]
    here = [request.partnership.slug, mark, name]
    return ListPlace(
        row_list,
        listing_of(case),
        show_url=reverse("case_rows", args=here),
        edit_url=reverse("case_rows_edit", args=here),
        restore_url=reverse("case_row_restore", args=here),
        page=f"{reverse('case', args=here[:2])}#{name}",
        heading=str(case),
        context=about(case),
    )
