# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/indstilling/: case papers."""

from django.urls import path

from partnerskab.access import Action
from partnerskab.lists.addresses import addresses

from .views import again, beginning, cases, head, lists

urlpatterns = [
    path("", cases.cases, name="cases"),
    path("ny/", beginning.case_new, name="case_new"),
    path("<str:mark>/", cases.case, name="case"),
    path("<str:mark>/hoved/", head.case_head, name="case_head"),
    path("<str:mark>/hoved/rediger/", head.case_head_edit, name="case_head_edit"),
    path("<str:mark>/nyere/", head.case_newer, name="case_newer"),
    path("<str:mark>/hent/<slug:part>/", again.case_again, name="case_again"),
    *addresses("case", "<str:mark>/liste/<slug:name>/", lists.place, write=Action.EDIT_CASES),
]
