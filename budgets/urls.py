# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/plan/<year>/: the money of an activity and of the plan."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
