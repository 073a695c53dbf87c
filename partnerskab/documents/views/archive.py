# SPDX-License-Identifier: MPL-2.0
"""All papers of a partnership."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.models import Document, Kind, PaperOrder
from partnerskab.documents.shelf import ADDRESSES

ON_A_PAGE = 50


@require_GET
@requires(Action.VISIT)
def archive(request: MemberRequest, slug: str) -> HttpResponse:
    """Every stored paper, the newest plan and version first, a page at a time; readers see the approved ones."""
    drafts = bool(request.may["read_draft"])
    papers = Document.objects.of(request.partnership, drafts=drafts).order_by(*_ORDER)
    page = Paginator(papers, ON_A_PAGE).get_page(request.GET.get("side"))
    years = groupby(page, lambda paper: paper.revision.plan)
    orders = PaperOrder.objects.filter(revision__plan__agreement__partnership=request.partnership)
    context = {
        "section": "papers",
        "page": page,
        "years": [(plan, [(paper, ADDRESSES[Kind(paper.kind)]) for paper in found]) for plan, found in years],
        "waiting": orders.select_related("revision__plan").defer("revision__content")
        if drafts and page.number == 1
        else (),
    }
    return render(request, "documents/archive.html", context)


_ORDER = ("-revision__plan__year", "-revision__number", "standing", "-kind")
