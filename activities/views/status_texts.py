# SPDX-License-Identifier: MPL-2.0
"""The texts of a year's status on the targets, edited on its page; the right is the targets' own."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities.forms import text_form
from activities.text_addresses import text_url
from activities.texts import TextUnit, key_of
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx
from targets.models import StatusRemark, Target, TargetStatus
from targets.status_texts import REMARK

from . import history, texts


@require_GET
@requires(Action.READ_DRAFT)
def text_show(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """The text as it stands, e.g. after a cancelled edit."""
    return texts.shown(request, texts.unit_or_404(request, f"status/{year}", sort, text_id))


@require_http_methods(["GET", "POST"])
@requires(Action.EDIT_TARGETS)
def text_edit(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """The text in the editor; saving gives the text back as it now stands."""
    return texts.edited(request, f"status/{year}", sort, text_id)


@require_POST
@requires(Action.EDIT_TARGETS)
def text_resolve(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """After a conflict: both texts in one editor, my text, or the saved one."""
    return texts.resolved(request, f"status/{year}", sort, text_id)


@require_GET
@requires(Action.READ_DRAFT)
def text_history(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """Every change of a text."""
    return history.listed(request, texts.unit_or_404(request, f"status/{year}", sort, text_id))


@require_GET
@requires(Action.READ_DRAFT)
def text_difference(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """What the entry of the history named in `entry` changed, word by word."""
    return history.compared(request, texts.unit_or_404(request, f"status/{year}", sort, text_id))


@require_POST
@requires(Action.EDIT_TARGETS)
def text_restore(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """Let the text of the entry named in `entry` stand again."""
    return history.restored(request, texts.unit_or_404(request, f"status/{year}", sort, text_id))


@require_POST
@requires(Action.EDIT_TARGETS)
def remark_begin(request: MemberRequest, slug: str, year: int, target_id: UUID) -> HttpResponse:
    """The editor of the remark on a target that has none yet; whoever comes second writes in the same one."""
    status = get_object_or_404(TargetStatus.objects.of(request.partnership), year=year)
    target = get_object_or_404(Target, agreement=status.agreement, pk=target_id)
    remark, _ = StatusRemark.objects.get_or_create(status=status, target=target)
    remark.status = status
    unit = TextUnit(REMARK, remark)
    if not is_htmx(request):
        return redirect(text_url("text_edit", slug, key_of(status), REMARK.name, remark.pk))
    return texts.form_part(request, unit, text_form(unit))
