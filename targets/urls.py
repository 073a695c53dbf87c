# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/: the targets, their readings, and the yearly status on them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
