# SPDX-License-Identifier: MPL-2.0
"""The activity page: the paper in the middle, its parts to the left, checks and history to the right."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from activities.models import Activity
from partnerskab.access import Action, MemberRequest, requires
from partnerskab.content.freezing import freeze_activity, freeze_agreement
from partnerskab.content.totals import activity_totals
from partnerskab.content.tree import SECTION_LABELS, ActivityContent, Section


@dataclass(frozen=True)
class TextUnit:
    """A heading of the activity with its texts; `several` where the kind may hold more than one."""

    kind: str
    label: str
    sections: tuple[Section, ...]
    several: bool

    @property
    def is_missing(self) -> bool:
        return not any(section.text for section in self.sections)


@require_GET
@requires(Action.READ_DRAFT)
def activity(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """The whole page of one activity."""
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    content = freeze_activity(row)
    agreement = freeze_agreement(row.plan.agreement)
    before, after = neighbours(row)
    return render(
        request,
        "activities/activity.html",
        {
            "section": "plan",
            "plan": row.plan,
            "row": row,
            "activity": content,
            "agreement": agreement,
            "units": {kind: text_unit(content, kind) for kind in SECTION_LABELS},
            "totals": activity_totals(content, agreement.years),
            "previous": before,
            "next": after,
        },
    )


@require_GET
@requires(Action.READ_DRAFT)
def activity_margin(request: MemberRequest, slug: str, year: int, activity_id: UUID) -> HttpResponse:
    """Checks and history of one activity; the page asks for it again after every save."""
    row = get_object_or_404(Activity.objects.of(request.partnership, year), pk=activity_id)
    return render(request, "activities/_margin.html", {"plan": row.plan, "row": row})


def text_unit(content: ActivityContent, kind: str) -> TextUnit:
    """The texts of one kind, empty ones left out unless the unit would be bare."""
    written = tuple(section for section in content.of_kind(kind) if section.text)
    return TextUnit(kind, SECTION_LABELS[kind], written, several=kind in {"objectives", "target_group"})


def neighbours(row: Activity) -> tuple[Activity | None, Activity | None]:
    """The activities before and after this one, in the plan's reading order."""
    found = list(Activity.objects.filter(plan=row.plan).in_reading_order().only("id", "number", "title"))
    place = next(index for index, activity in enumerate(found) if activity.pk == row.pk)
    return (found[place - 1] if place else None, found[place + 1] if place + 1 < len(found) else None)
