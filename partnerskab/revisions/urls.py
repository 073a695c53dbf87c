# SPDX-License-Identifier: MPL-2.0
"""Addresses below a plan, an agreement or a status (`partnerskab.addresses`): its versions, and deciding on them."""

from django.urls import path

from .views import comparison, decide, meeting, submission, version, versions

urlpatterns = [
    path("aendringer/", comparison.comparison, name="comparison"),
    path("aendringer.pdf", comparison.comparison_paper, name="comparison_paper"),
    path("indsend/", submission.submit, name="submit"),
    path("versioner/", versions.versions, name="versions"),
    path("version/<int:number>/", version.revision, name="revision"),
    path("version/<int:number>/laes/", version.revision_reading, name="revision_reading"),
    path("version/<int:number>/traek-tilbage/", version.revision_withdraw, name="withdraw"),
    path("version/<int:number>/godkend/", decide.decide, name="decide"),
    path("version/<int:number>/moede/", meeting.record_meeting, name="record_meeting"),
]
