# SPDX-License-Identifier: MPL-2.0
"""All papers of a partnership."""

from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.matters import of_partnership, ways
from partnerskab.documents.models import Document, Kind, PaperOrder
from partnerskab.documents.shelf import ADDRESSES

ON_A_PAGE = 50


@require_GET
@requires(Action.VISIT)
def archive(request: MemberRequest, slug: str) -> HttpResponse:
    """Every stored paper, the newest matter and version first, a page at a time; readers see the approved ones."""
    drafts = bool(request.may["read_draft"])
    papers = Document.objects.of(request.partnership, drafts=drafts).annotate(first_year=_FIRST_YEAR).order_by(*_ORDER)
    page = Paginator(papers, ON_A_PAGE).get_page(request.GET.get("side"))
    matters = groupby(page, lambda paper: paper.revision.matter)
    orders = PaperOrder.objects.filter(of_partnership(request.partnership, "revision__"))
    context = {
        "section": "papers",
        "page": page,
        "matters": [(matter, [(paper, ADDRESSES[Kind(paper.kind)]) for paper in found]) for matter, found in matters],
        "waiting": orders.select_related(*ways("revision__")).defer("revision__content")
        if drafts and page.number == 1
        else (),
    }
    return render(request, "documents/archive.html", context)


_FIRST_YEAR = Coalesce(
    "revision__plan__year",
    "revision__followup__plan__year",
    "revision__status__year",
    "revision__meeting__year",
    "revision__case__year",
    ExtractYear("revision__agreement__valid_from"),
    0,
)
_ORDER = (
    "-first_year",
    "revision__plan_id",
    F("revision__followup__opened_on").desc(nulls_last=True),
    "revision__followup_id",
    "revision__status_id",
    F("revision__case__number").desc(nulls_last=True),
    "revision__case_id",
    F("revision__meeting__number").desc(nulls_last=True),
    "revision__meeting_id",
    "revision__agreement_id",
    "-revision__number",
    "standing",
    "-kind",
)
"""Matters by the year they begin in; of one year the plan first, then what follows it up, its status, the case papers,
the minutes and the agreement."""
