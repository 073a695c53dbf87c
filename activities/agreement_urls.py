# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/<mark>/: the agreement's texts, edited by the same code as a plan's."""

from django.urls import path

from .views import agreement_texts as texts

urlpatterns = [
    path("kapitel/<slug:kind>/", texts.chapter_missing, name="agreement_section_missing"),
    path("kapitel/<slug:kind>/nyt/", texts.chapter_new, name="agreement_section_new"),
    path("tekst/<slug:sort>/<uuid:text_id>/", texts.text_show, name="agreement_text"),
    path("tekst/<slug:sort>/<uuid:text_id>/rediger/", texts.text_edit, name="agreement_text_edit"),
    path("tekst/<slug:sort>/<uuid:text_id>/afgoer/", texts.text_resolve, name="agreement_text_resolve"),
    path("tekst/<slug:sort>/<uuid:text_id>/flyt/", texts.text_move, name="agreement_text_move"),
    path("tekst/<slug:sort>/<uuid:text_id>/historik/", texts.text_history, name="agreement_text_history"),
    path("tekst/<slug:sort>/<uuid:text_id>/forskel/", texts.text_difference, name="agreement_text_difference"),
    path("tekst/<slug:sort>/<uuid:text_id>/gendan/", texts.text_restore, name="agreement_text_restore"),
]
