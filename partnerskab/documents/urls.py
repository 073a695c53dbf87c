# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the plan's papers, and reading a paper in."""

from django.urls import path

from .views import papers

urlpatterns = [
    path("papir.pdf", papers.paper, name="paper"),
]
