# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/<mark>/: the agreement's texts, edited by the same code as a plan's."""

from django.urls import path

from partnerskab.access import Action

from .views import agreement_texts as texts
from .views.whole_texts import addresses

urlpatterns = [
    path("kapitel/<slug:kind>/", texts.chapter_missing, name="agreement_section_missing"),
    path("kapitel/<slug:kind>/nyt/", texts.chapter_new, name="agreement_section_new"),
    path("tekst/<slug:sort>/<uuid:text_id>/flyt/", texts.text_move, name="agreement_text_move"),
    *addresses("agreement", Action.EDIT_AGREEMENT, str),
]
