# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/: next year's plan, and proposals for activities."""

from django.urls import path

from .views import next_year, taking_over

urlpatterns = [
    path("naeste-aar/", next_year.begin_next, name="begin_next"),
    path("naeste-aar/<int:year>/", next_year.begin_year, name="begin_year"),
    path("naeste-aar/<int:year>/hent/", taking_over.taking_over, name="taking_over"),
    path("naeste-aar/<int:year>/beloeb/", taking_over.amounts_seen, name="amounts_seen"),
]
