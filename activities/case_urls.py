# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/indstilling/<mark>/: a case paper's texts, edited by the same code as a plan's."""

from partnerskab.access import Action

from .views.whole_texts import addresses

urlpatterns = addresses("case", Action.EDIT_CASES, lambda mark: f"indstilling/{mark}")
