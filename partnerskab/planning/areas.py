# SPDX-License-Identifier: MPL-2.0
"""Which focus area of the new plan's agreement is which of the earlier plan's."""

from partnerskab.agreements.models import Agreement, FocusArea
from partnerskab.content.tree import AreaContent, PlanContent
from partnerskab.names import best_match, folded


def areas_in_use(content: PlanContent) -> tuple[AreaContent, ...]:
    """The focus areas that some activity belongs to or serves."""
    used = {area for activity in content.activities for area in (activity.area, *activity.other_areas)}
    return tuple(area for area in content.agreement.areas if area.number in used)


def matched(content: PlanContent, agreement: Agreement) -> dict[int, FocusArea]:
    """The new focus areas by the old numbers, those left out that are not found; a query.

    Under the same agreement an area is itself whatever it is called now. Under the next one only the title says which
    is which: a number means something else there (agreements 2021-2024 and 2025-2028).
    """
    rows = list(agreement.focus_areas.all())
    if content.agreement.id == str(agreement.pk):
        by_id = {str(row.pk): row for row in rows}
        by_number = {row.number: row for row in rows}
        found = {area.number: by_id.get(area.id) or by_number.get(area.number) for area in content.agreement.areas}
        return {number: row for number, row in found.items() if row}
    by_title = {folded(row.title): row for row in rows}
    like = {area.number: best_match(area.title, [row.title for row in rows]) for area in content.agreement.areas}
    return {number: by_title[folded(title)] for number, title in like.items() if title}
