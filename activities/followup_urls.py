# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/opfoelgning/<mark>/: a follow-up's texts, edited by the same code as a plan's."""

from partnerskab.access import Action

from .views.whole_texts import addresses

urlpatterns = addresses("followup", Action.CLOSE_ROUND, lambda mark: f"opfoelgning/{mark}")
