# SPDX-License-Identifier: MPL-2.0
"""What every page about a matter's versions tells its template: what it is about, and where it stands in the menu."""

from typing import Any

from activities.models import Plan
from partnerskab.content.matters import Matter, kind_of

from .models import Revision

SECTIONS = {
    "plan": "versions",
    "agreement": "agreement",
    "status": "targets",
    "followup": "followup",
    "meeting": "meetings",
    "case": "cases",
}
"""Where the pages about each kind of matter stand in the menu."""


def of_matter(matter: Matter) -> dict[str, Any]:
    """The matter and its menu, which is that of the partnership's newest plan where the matter is none."""
    if isinstance(matter, Plan):
        return {"section": "versions", "matter": matter, "plan": matter}
    newest = Plan.objects.of(matter.partnership).order_by("-year").first()
    return {"section": SECTIONS[kind_of(matter)], "matter": matter, "plan": newest}


def of_revision(revision: Revision) -> dict[str, Any]:
    """The same of a page about one version."""
    return {**of_matter(revision.matter), "revision": revision}
