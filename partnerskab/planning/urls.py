# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/: next year's plan, and proposals for activities."""

from django.urls import path

from .views import next_year, proposal_answers, proposals, reasons, taking_over

urlpatterns = [
    path("naeste-aar/", next_year.begin_next, name="begin_next"),
    path("naeste-aar/<int:year>/", next_year.begin_year, name="begin_year"),
    path("naeste-aar/<int:year>/hent/", taking_over.taking_over, name="taking_over"),
    path("naeste-aar/<int:year>/hent/<uuid:left_id>/", reasons.left_reason, name="left_reason"),
    path("naeste-aar/<int:year>/beloeb/", taking_over.amounts_seen, name="amounts_seen"),
    path("forslag/", proposals.proposals, name="proposals"),
    path("forslag/nyt/", proposals.proposal_new, name="proposal_new"),
    path("forslag/<uuid:proposal_id>/", proposals.proposal, name="proposal"),
    path("forslag/<uuid:proposal_id>/rediger/", proposals.proposal_edit, name="proposal_edit"),
    path("forslag/<uuid:proposal_id>/traek/", proposals.proposal_withdraw, name="proposal_withdraw"),
    path("forslag/<uuid:proposal_id>/optag/", proposal_answers.proposal_take, name="proposal_take"),
    path("forslag/<uuid:proposal_id>/afvis/", proposal_answers.proposal_decline, name="proposal_decline"),
]
