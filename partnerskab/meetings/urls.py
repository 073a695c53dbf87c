# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/moede/: meetings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
