# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/opfoelgning/: rounds of follow-up."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
