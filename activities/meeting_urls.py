# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/moede/<mark>/: a meeting's texts, edited by the same code as a plan's."""

from partnerskab.access import Action

from .views.whole_texts import addresses

urlpatterns = addresses("meeting", Action.EDIT_MEETINGS, lambda mark: f"moede/{mark}")
