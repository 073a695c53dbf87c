# SPDX-License-Identifier: MPL-2.0
"""Addresses below a plan, an agreement or a status (`partnerskab.addresses`): the stored papers of its versions,
and its papers as Word files."""

from django.urls import path

from .views import stored, word

urlpatterns = [
    path("papir.docx", word.draft, name="draft_word"),
    path("version/<int:number>/papir.pdf", stored.paper, name="stored_paper"),
    path("version/<int:number>/papir.docx", word.stored, name="stored_word"),
    path("version/<int:number>/aendringer.pdf", stored.annex, name="stored_annex"),
    path("version/<int:number>/papirer/", stored.papers, name="revision_papers"),
    path("version/<int:number>/papirer/igen/", stored.again, name="papers_again"),
]
