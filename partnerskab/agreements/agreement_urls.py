# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/aftale/: the agreements, each with its pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
