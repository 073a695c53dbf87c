# SPDX-License-Identifier: MPL-2.0
"""What happened to a text and to an activity: who, when, what changed; and an earlier text brought back."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from activities.models import Activity
from activities.text_history import Wording, entries, wording
from activities.texts import RESTORED, TextUnit
from partnerskab import danish
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.editing import Stale, change, version_in
from partnerskab.richtext.difference import difference, is_comparable, same_words

from .changes import changes_before, latest_changes
from .texts import part, shown, unit_or_404

PER_PAGE = 50


@require_GET
@requires(Action.READ_DRAFT)
def text_history(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """Every change of a text; the newest difference stands open, the others come when they are opened."""
    return listed(request, unit_or_404(request, year, sort, text_id))


@require_GET
@requires(Action.READ_DRAFT)
def text_difference(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """What the entry of the history named in `entry` changed, word by word."""
    return compared(request, unit_or_404(request, year, sort, text_id))


@require_POST
@requires(Action.EDIT_PLAN)
def text_restore(request: MemberRequest, slug: str, year: int, sort: str, text_id: UUID) -> HttpResponse:
    """Let the text of the entry named in `entry` stand again; itself an entry of the history. 409 with the history
    if the text was changed meanwhile."""
    return restored(request, unit_or_404(request, year, sort, text_id))


def compared(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    """The difference that an entry made."""
    entry_id = _entry_id(request.GET.get("entry", ""))
    context = {"entry_id": entry_id, **_compared(_wording_or_404(unit, entry_id))}
    return part(request, "activities/_history_difference.html", unit, context)


def restored(request: MemberRequest, unit: TextUnit) -> HttpResponse:
    """An earlier text stands again."""
    entry_id = _entry_id(request.POST.get("entry", ""))
    earlier = _wording_or_404(unit, entry_id)
    entry = next(entry for entry in entries(unit, request.partnership) if entry.id == entry_id)
    because = f"{RESTORED}: teksten fra {danish.moment(entry.when)}"
    values = unit.values(earlier.title, earlier.text)
    try:
        change(unit.row, unit.version_at(version_in(request.POST), values), because=because, **values)
    except Stale:
        return listed(request, unit_or_404(request, unit.key, unit.sort.name, unit.id), is_stale=True, status=409)
    return shown(request, unit, said=f"{unit.label}: {because}.")


@require_GET
@requires(Action.READ_DRAFT)
def activity_history(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Everything that happened to an activity, newest first, a page at a time."""
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    before = request.GET.get("foer", "")
    page = changes_before(row, before, PER_PAGE)
    context = {"section": "plan", "plan": row.plan, "row": row, "changes": page.changes, "next": page.next_before}
    return render(request, "activities/history.html", context)


@require_GET
@requires(Action.READ_DRAFT)
def activity_changes(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The activity's latest changes for the margin; the page asks for them once it stands."""
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    context = {"plan": row.plan, "row": row, "changes": latest_changes(row)}
    return render(request, "activities/_history_margin.html", context)


def listed(request: MemberRequest, unit: TextUnit, is_stale: bool = False, status: int = 200) -> HttpResponse:
    """The history of a text, opened under it."""
    found = entries(unit, request.partnership)
    newest = next((entry for entry in found if entry.has_difference), None)
    compared = _compared(_wording_or_404(unit, newest.id)) if newest else {}
    context = {"entries": found, "newest": newest, "is_stale": is_stale, **compared}
    return part(request, "activities/_history.html", unit, context, status=status)


def _entry_id(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 15:
        raise Http404
    return int(typed)


def _wording_or_404(unit: TextUnit, entry_id: int) -> Wording:
    found = wording(unit, entry_id)
    if found is None:
        raise Http404
    return found


def _compared(found: Wording) -> dict[str, object]:
    return {
        "wording": found,
        "difference": difference(found.text_before, found.text),
        "is_comparable": is_comparable(found.text_before, found.text),
        "same_words": same_words(found.text_before, found.text),
    }
