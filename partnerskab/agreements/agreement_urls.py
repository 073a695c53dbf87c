# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/: the agreements, each with its pages."""

from django.urls import path

from partnerskab.access import Action
from partnerskab.lists.addresses import addresses

from .views import agreement, agreement_facts, agreement_lists, agreements, areas

urlpatterns = [
    path("", agreements.agreements, name="agreements"),
    path("ny/", agreements.agreement_new, name="agreement_new"),
    path("<str:mark>/", agreement.agreement, name="agreement"),
    path("<str:mark>/teori/", agreement.agreement_theory, name="agreement_theory"),
    path("<str:mark>/margen/", agreement.agreement_margin, name="agreement_margin"),
    path("<str:mark>/oplysninger/", agreement_facts.agreement_facts, name="agreement_facts"),
    path("<str:mark>/oplysninger/rediger/", agreement_facts.agreement_facts_edit, name="agreement_facts_edit"),
    path("<str:mark>/omraadet/", areas.area_missing, name="area_missing"),
    path("<str:mark>/omraadet/nyt/", areas.area_new, name="area_new"),
    path("<str:mark>/omraadet/<uuid:area_id>/", areas.area, name="area"),
    path("<str:mark>/omraadet/<uuid:area_id>/rediger/", areas.area_edit, name="area_edit"),
    path("<str:mark>/omraadet/<uuid:area_id>/fjern/", areas.area_remove, name="area_remove"),
    path("<str:mark>/kort/<str:sha256>.png", areas.agreement_picture, name="agreement_picture"),
    *addresses("agreement", "<str:mark>/liste/<slug:name>/", agreement_lists.place, write=Action.EDIT_AGREEMENT),
]
