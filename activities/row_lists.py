# SPDX-License-Identifier: MPL-2.0
"""The lists of an activity that are edited as one: actors, deliverables, success criteria. The apps that keep something
of a row add how it comes back with its row (`returns_with`)."""

from collections.abc import Callable
from typing import Any

from partnerskab.lists.saving import Listing

from .models import Activity, ActivityPartner, Deliverable, SuccessCriterion
from .results import bring_back

ListedModel = type[ActivityPartner] | type[Deliverable] | type[SuccessCriterion]

_RETURNED: dict[ListedModel, Callable[[Any], None]] = {SuccessCriterion: bring_back}


def returns_with(model: ListedModel, bring_back: Callable[[Any], None]) -> None:
    """Let that be called with each row of the model that comes back."""
    _RETURNED[model] = bring_back


def listing_of(model: ListedModel, activity: Activity) -> Listing:
    """The activity's list of rows of that model."""
    related = ("organisation",) if model is ActivityPartner else ()
    return Listing(model, activity, {"activity": activity}, related, returned=_RETURNED.get(model))


def rows_of(model: ListedModel, activity: Activity) -> list[Any]:
    """The rows of a list in their order, actors with their organisations."""
    return listing_of(model, activity).rows()
