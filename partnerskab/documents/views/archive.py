# SPDX-License-Identifier: MPL-2.0
"""All papers of a partnership."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.documents.models import Document, Kind, PaperOrder
from partnerskab.documents.shelf import ADDRESSES


@require_GET
@requires(Action.VISIT)
def archive(request: MemberRequest, slug: str) -> HttpResponse:
    """Every stored paper, the newest plan and version first; who reads approved versions only sees only those."""
    drafts = bool(request.may["read_draft"])
    papers = Document.objects.of(request.partnership, drafts=drafts)
    years = groupby(papers.order_by(*_ORDER), lambda paper: paper.revision.plan)
    orders = PaperOrder.objects.filter(revision__plan__agreement__partnership=request.partnership)
    context = {
        "section": "papers",
        "years": [(plan, [(paper, ADDRESSES[Kind(paper.kind)]) for paper in found]) for plan, found in years],
        "waiting": orders.select_related("revision__plan").defer("revision__content") if drafts else (),
    }
    return render(request, "documents/archive.html", context)


_ORDER = ("-revision__plan__year", "-revision__number", "standing", "-kind")
