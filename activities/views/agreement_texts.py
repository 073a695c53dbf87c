# SPDX-License-Identifier: MPL-2.0
"""The chapters of an agreement: begun and put in order; the right is the agreement's own."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.texts import AGREED_CHAPTER, TextUnit
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.agreements.models import Agreement, AgreementSection

from . import sections, texts


@require_POST
@requires(Action.EDIT_AGREEMENT)
def text_move(request: MemberRequest, slug: str, mark: str, sort: str, text_id: UUID) -> HttpResponse:
    """One place up or down among its like."""
    return texts.moved(request, mark, sort, text_id)


@require_GET
@requires(Action.READ_DRAFT)
def chapter_missing(request: MemberRequest, slug: str, mark: str, kind: str) -> HttpResponse:
    """The place of a chapter to be, e.g. after a cancelled one."""
    return sections.missing(request, _blank(request, mark, kind))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_AGREEMENT)
def chapter_new(request: MemberRequest, slug: str, mark: str, kind: str) -> HttpResponse:
    """Write a chapter of that kind; 409 with both if somebody wrote the same meanwhile."""
    return sections.new(request, _blank(request, mark, kind))


def _blank(request: MemberRequest, mark: str, kind: str) -> TextUnit:
    if kind not in AgreementSection.Kind:
        raise Http404
    agreement = get_object_or_404(Agreement.objects.of(request.partnership).marked(mark))
    return TextUnit(AGREED_CHAPTER, AgreementSection(agreement=agreement, kind=kind))
