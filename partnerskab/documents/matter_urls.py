# SPDX-License-Identifier: MPL-2.0
"""Addresses below every matter (`partnerskab.addresses`): its paper as it stands now, and those of its versions."""

from django.urls import path

from .views import drafts, stored

urlpatterns = [
    path("papir.pdf", drafts.pdf, name="draft_paper"),
    path("papir.docx", drafts.word, name="draft_word"),
    path("version/<int:number>/papir.pdf", stored.paper, name="stored_paper"),
    path("version/<int:number>/papir.docx", stored.word, name="stored_word"),
    path("version/<int:number>/aendringer.pdf", stored.annex, name="stored_annex"),
    path("version/<int:number>/papirer/", stored.papers, name="revision_papers"),
    path("version/<int:number>/papirer/igen/", stored.again, name="papers_again"),
]
