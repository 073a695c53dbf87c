# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the overview, its activities and their parts."""

from django.urls import path

from .views import activity, sections

urlpatterns = [
    path("aktivitet/<uuid:activity_id>/", activity.activity, name="activity"),
    path("aktivitet/<uuid:activity_id>/margen/", activity.activity_margin, name="activity_margin"),
    path("aktivitet/<uuid:activity_id>/afsnit/<slug:kind>/nyt/", sections.section_new, name="section_new"),
    path("aktivitet/<uuid:activity_id>/afsnit/<uuid:section_id>/", sections.section_show, name="section"),
    path("aktivitet/<uuid:activity_id>/afsnit/<uuid:section_id>/rediger/", sections.section_edit, name="section_edit"),
]
