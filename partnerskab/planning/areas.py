# SPDX-License-Identifier: MPL-2.0
"""Which focus area of the new plan's agreement is which of the earlier plan's."""

from collections.abc import Sequence

from partnerskab.agreements.models import Agreement, FocusArea
from partnerskab.content.tree import AreaContent, PlanContent
from partnerskab.names import best_match


def areas_in_use(content: PlanContent) -> tuple[AreaContent, ...]:
    """The focus areas that some activity belongs to or serves."""
    used = {area for activity in content.activities for area in (activity.area, *activity.other_areas)}
    return tuple(area for area in content.agreement.areas if area.number in used)


def matched(content: PlanContent, agreement: Agreement) -> dict[int, FocusArea]:
    """The new focus areas by the old numbers, those left out that are not found; a query.

    Under the same agreement an area is itself whatever it is called now; its number tells where no id is kept, and
    nothing where its row is gone, for another has the number then. Under the next one only the title says which
    is which: a number means something else there (agreements 2021-2024 and 2025-2028).
    """
    rows = list(agreement.focus_areas.all())
    if content.agreement.id == str(agreement.pk):
        by_id = {str(row.pk): row for row in rows}
        by_number = {row.number: row for row in rows}
        found = {
            area.number: by_id.get(area.id) if area.id else by_number.get(area.number)
            for area in content.agreement.areas
        }
        return {number: row for number, row in found.items() if row}
    like = {area.number: most_like(area.title, rows) for area in content.agreement.areas}
    return {number: row for number, row in like.items() if row}


def most_like(title: str, rows: Sequence[FocusArea]) -> FocusArea | None:
    """The focus area whose title is most like one of another agreement, if one is like enough."""
    found = best_match(title, [row.title for row in rows])
    return next((row for row in rows if row.title == found), None)
