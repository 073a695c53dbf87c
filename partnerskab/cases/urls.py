# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/indstilling/: case papers."""

from django.urls import path

from .views import again, beginning, cases, head, lists, papers

urlpatterns = [
    path("", cases.cases, name="cases"),
    path("ny/", beginning.case_new, name="case_new"),
    path("<str:mark>/", cases.case, name="case"),
    path("<str:mark>/papir.pdf", papers.draft_paper, name="case_draft_paper"),
    path("<str:mark>/hoved/", head.case_head, name="case_head"),
    path("<str:mark>/hoved/rediger/", head.case_head_edit, name="case_head_edit"),
    path("<str:mark>/nyere/", head.case_newer, name="case_newer"),
    path("<str:mark>/hent/<slug:part>/", again.case_again, name="case_again"),
    path("<str:mark>/liste/<slug:name>/", lists.case_rows, name="case_rows"),
    path("<str:mark>/liste/<slug:name>/rediger/", lists.case_rows_edit, name="case_rows_edit"),
    path("<str:mark>/liste/<slug:name>/gendan/", lists.case_row_restore, name="case_row_restore"),
]
