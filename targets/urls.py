# SPDX-License-Identifier: MPL-2.0
"""Addresses below /<partnership>/maal/: the targets, their readings, and the yearly status on them."""

from django.urls import path

from .views import aiming, baselines, following, indicators, places, reading_in, readings

urlpatterns = [
    path("", following.targets_now, name="targets_now"),
    path("<str:mark>/", following.targets, name="targets"),
    path("<str:mark>/ny/", aiming.target_new, name="target_new"),
    path("<str:mark>/opret/", aiming.targets_propose, name="targets_propose"),
    path("<str:mark>/raekkefoelge/", aiming.targets_order, name="targets_order"),
    path("<str:mark>/<uuid:target_id>/", aiming.target_edit, name="target_edit"),
    path("<str:mark>/<uuid:target_id>/fjern/", aiming.target_remove, name="target_remove"),
    path("<str:mark>/<uuid:target_id>/flyt/", aiming.target_move, name="target_move"),
    path("<str:mark>/<uuid:target_id>/baseline/", baselines.baseline, name="baseline"),
    path("<str:mark>/indikatorer/", indicators.indicators, name="indicators"),
    path("<str:mark>/indikatorer/ny/", indicators.indicator_new, name="indicator_new"),
    path("<str:mark>/indikatorer/<uuid:indicator_id>/", readings.readings, name="readings"),
    path("<str:mark>/indikatorer/<uuid:indicator_id>/ret/", indicators.indicator_edit, name="indicator_edit"),
    path("<str:mark>/indikatorer/<uuid:indicator_id>/fjern/", indicators.indicator_remove, name="indicator_remove"),
    path("<str:mark>/indikatorer/<uuid:indicator_id>/definition/", indicators.definition_new, name="definition_new"),
    path(
        "<str:mark>/indikatorer/<uuid:indicator_id>/definition/<int:number>/",
        indicators.definition_edit,
        name="definition_edit",
    ),
    path("<str:mark>/indikatorer/<uuid:indicator_id>/ny/", readings.reading_new, name="reading_new"),
    path("<str:mark>/maalinger/<uuid:reading_id>/", readings.reading_edit, name="reading_edit"),
    path("<str:mark>/maalinger/<uuid:reading_id>/fjern/", readings.reading_remove, name="reading_remove"),
    path("<str:mark>/steder/ny/", places.place_new, name="place_new"),
    path("<str:mark>/steder/<uuid:place_id>/", places.place_edit, name="place_edit"),
    path("<str:mark>/steder/<uuid:place_id>/fjern/", places.place_remove, name="place_remove"),
    path("<str:mark>/laes-ind/", reading_in.choose, name="readings_import"),
    path("<str:mark>/laes-ind/<uuid:file_id>/", reading_in.preview, name="readings_import_preview"),
    path("<str:mark>/laes-ind/<uuid:file_id>/laes/", reading_in.confirm, name="readings_import_confirm"),
    path("<str:mark>/laes-ind/<uuid:file_id>/fjern/", reading_in.discard, name="readings_import_discard"),
    path("<str:mark>/laes-ind/<uuid:file_id>/fil/", reading_in.raw, name="readings_import_file"),
]
