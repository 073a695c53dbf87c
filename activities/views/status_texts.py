# SPDX-License-Identifier: MPL-2.0
"""The remark on a target in a year's status, begun on its page; from then on it is edited like every text."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from activities.forms import text_form
from activities.text_addresses import text_url
from activities.texts import TextUnit, key_of
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.htmx import is_htmx
from targets.models import StatusRemark, Target, TargetStatus
from targets.status_texts import REMARK

from . import texts


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
