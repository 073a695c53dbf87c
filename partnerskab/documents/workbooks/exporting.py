# SPDX-License-Identifier: MPL-2.0
"""The workbook of the draft with what was spent and achieved so far, and of a version as it was submitted."""

from dataclasses import dataclass

from django.utils import timezone

from activities.models import Plan
from activities.results import answers_of
from budgets.models import Spending
from partnerskab.content.canonical import from_json
from partnerskab.content.freezing import freeze
from partnerskab.revisions.models import Revision

from .criteria_out import Followed
from .spending_out import Spent
from .writing import Edition, filename, workbook


@dataclass(frozen=True, slots=True)
class File:
    name: str
    data: bytes


def of_draft(plan: Plan) -> File:
    """The plan's money and its success criteria as they stand now."""
    content, edition = freeze(plan), Edition()
    return File(filename(content, edition), workbook(content, edition, standing_spending(plan), standing_results(plan)))


def of_version(revision: Revision) -> File:
    """The money of a version and its success criteria; what is spent and what became of the criteria is no part of it.

    Raises:
        canonical.Unreadable: the stored content was tampered with.
    """
    content = from_json(revision.as_submitted)
    made = timezone.localtime(revision.submitted_at)
    edition = Edition(f"Version {revision.label}, {revision.standing.word}", made)
    return File(filename(content, edition), workbook(content, edition))


def standing_spending(plan: Plan) -> dict[str, Spent]:
    """What is entered as spent in the plan's year, by the post's id; a query."""
    rows = Spending.objects.filter(line__plan=plan, year=plan.year)
    return {str(key): Spent(spent, forecast) for key, spent, forecast in rows.values_list("line", "spent", "forecast")}


def standing_results(plan: Plan) -> dict[str, Followed]:
    """What became of the success criteria in the plan's year, by the criterion's id; a query."""
    return {
        str(key): Followed(row.get_state_display(), row.figure, row.source, row.note)
        for key, row in answers_of(plan, plan.year).items()
    }
