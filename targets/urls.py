# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/: the targets, their readings, and the yearly status on them."""

from django.urls import path

from .views import reading_in

urlpatterns = [
    path("<str:mark>/laes-ind/", reading_in.choose, name="readings_import"),
    path("<str:mark>/laes-ind/<uuid:file_id>/", reading_in.preview, name="readings_import_preview"),
    path("<str:mark>/laes-ind/<uuid:file_id>/laes/", reading_in.confirm, name="readings_import_confirm"),
    path("<str:mark>/laes-ind/<uuid:file_id>/fjern/", reading_in.discard, name="readings_import_discard"),
    path("<str:mark>/laes-ind/<uuid:file_id>/fil/", reading_in.raw, name="readings_import_file"),
]
