# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the overview, its activities and their parts."""

from django.urls import path

from partnerskab.access import Action
from partnerskab.lists.addresses import addresses

from .views import (
    activity,
    adding,
    anchoring,
    areas,
    chapters,
    criteria,
    facts,
    history,
    ordering,
    overview,
    results,
    rows,
    sections,
    texts,
)

urlpatterns = [
    path("", overview.plan, name="plan"),
    path("raekkefoelge/", ordering.ordering, name="ordering"),
    path("nummerering/", ordering.renumber_all, name="renumber"),
    path("aktivitet/ny/", adding.activity_new, name="activity_new"),
    path("aktivitet/<uuid:activity_id>/", activity.activity, name="activity"),
    path("aktivitet/<uuid:activity_id>/margen/", activity.activity_margin, name="activity_margin"),
    path("aktivitet/<uuid:activity_id>/flyt/", ordering.activity_move, name="activity_move"),
    path("aktivitet/<uuid:activity_id>/oplysninger/", facts.facts, name="facts"),
    path("aktivitet/<uuid:activity_id>/oplysninger/rediger/", facts.facts_edit, name="facts_edit"),
    path("aktivitet/<uuid:activity_id>/afslut/", facts.activity_end, name="activity_end"),
    path("aktivitet/<uuid:activity_id>/genoptag/", facts.activity_resume, name="activity_resume"),
    path("aktivitet/<uuid:activity_id>/omraader/", areas.areas, name="areas"),
    path("aktivitet/<uuid:activity_id>/omraader/rediger/", areas.areas_edit, name="areas_edit"),
    path("aktivitet/<uuid:activity_id>/forankring/", anchoring.anchoring, name="anchoring"),
    path("aktivitet/<uuid:activity_id>/forankring/rediger/", anchoring.anchoring_edit, name="anchoring_edit"),
    *addresses("activity", "aktivitet/<uuid:activity_id>/liste/<slug:name>/", rows.place, write=Action.EDIT_PLAN),
    path("succeskriterier/", criteria.criteria, name="criteria"),
    path("kriterium/<uuid:criterion_id>/<int:of_year>/", results.result, name="result"),
    path("kriterium/<uuid:criterion_id>/<int:of_year>/rediger/", results.result_edit, name="result_edit"),
    path("kriterium/<uuid:criterion_id>/<int:of_year>/fjern/", results.result_remove, name="result_remove"),
    path("aktivitet/<uuid:activity_id>/aendringer/", history.activity_changes, name="activity_changes"),
    path("aktivitet/<uuid:activity_id>/historik/", history.activity_history, name="activity_history"),
    path("aktivitet/<uuid:activity_id>/afsnit/<slug:kind>/", sections.section_missing, name="section_missing"),
    path("aktivitet/<uuid:activity_id>/afsnit/<slug:kind>/nyt/", sections.section_new, name="section_new"),
    path("tekst/<slug:sort>/<uuid:text_id>/", texts.text_show, name="text"),
    path("tekst/<slug:sort>/<uuid:text_id>/rediger/", texts.text_edit, name="text_edit"),
    path("tekst/<slug:sort>/<uuid:text_id>/afgoer/", texts.text_resolve, name="text_resolve"),
    path("tekst/<slug:sort>/<uuid:text_id>/flyt/", texts.text_move, name="text_move"),
    path("tekst/<slug:sort>/<uuid:text_id>/historik/", history.text_history, name="text_history"),
    path("tekst/<slug:sort>/<uuid:text_id>/forskel/", history.text_difference, name="text_difference"),
    path("tekst/<slug:sort>/<uuid:text_id>/gendan/", history.text_restore, name="text_restore"),
    path("kapitler/", chapters.chapters, name="chapters"),
    path("kapitler/<slug:kind>/", chapters.chapter_missing, name="chapter_missing"),
    path("kapitler/<slug:kind>/nyt/", chapters.chapter_new, name="chapter_new"),
    path("kapitler/<uuid:text_id>/fjern/", chapters.chapter_remove, name="chapter_remove"),
    path("kapitler/fjernede/<int:entry_id>/hent/", chapters.chapter_bring_back, name="chapter_bring_back"),
]
