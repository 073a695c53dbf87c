# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/indstilling/: case papers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
