# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity that are edited as one: actors, deliverables, success criteria."""

from typing import Any

from partnerskab.lists.saving import Listing

from .models import Activity, ActivityPartner, Deliverable, SuccessCriterion
from .results import bring_back

ListedModel = type[ActivityPartner] | type[Deliverable] | type[SuccessCriterion]


def listing_of(model: ListedModel, activity: Activity) -> Listing:
    """The activity's list of rows of that model."""
    related = ("organisation",) if model is ActivityPartner else ()
    returned = bring_back if model is SuccessCriterion else None
    return Listing(model, activity, {"activity": activity}, related, returned=returned)


def rows_of(model: ListedModel, activity: Activity) -> list[Any]:
    """The rows of a list in their order, actors with their organisations."""
    return listing_of(model, activity).rows()
