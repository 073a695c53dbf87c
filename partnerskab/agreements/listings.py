# SPDX-License-Identifier: MPL-2.0
"""The lists of an agreement that are edited as one: parties, focus areas, theory of change, bodies, staff, routes."""

from partnerskab.lists.saving import Listing

from .models import Agreement, ApprovalStep, Body, FocusArea, Party, StaffResource, TheoryRow


def parties(agreement: Agreement) -> Listing:
    """Those who sign, and the collaborators."""
    return Listing(Party, agreement, {"agreement": agreement}, ("organisation",))


def focus_areas(agreement: Agreement) -> Listing:
    """The focus areas, each with its results; their number is their place."""
    of = {"agreement": agreement}
    return Listing(FocusArea, agreement, of, prefetched=("theory_rows",), place="number", first=1, places_differ=True)


def results(agreement: Agreement, area: FocusArea) -> Listing:
    """What a focus area is to give."""
    return Listing(TheoryRow, agreement, {"agreement": agreement, "kind": TheoryRow.Kind.RESULT, "focus_area": area})


def theory(agreement: Agreement, kind: str) -> Listing:
    """What cuts across the focus areas, what that gives, or the effect of it all."""
    return Listing(TheoryRow, agreement, {"agreement": agreement, "kind": kind})


def bodies(agreement: Agreement) -> Listing:
    """Who sits where, and does what."""
    return Listing(Body, agreement, {"agreement": agreement})


def staff(agreement: Agreement) -> Listing:
    """The posts set aside for the work."""
    return Listing(StaffResource, agreement, {"agreement": agreement}, ("organisation",))


def route(agreement: Agreement, matter: str) -> Listing:
    """The steps that a plan, the agreement itself or a status on its targets takes."""
    of = {"agreement": agreement, "matter": matter}
    return Listing(ApprovalStep, agreement, of, first=1, places_differ=True)
