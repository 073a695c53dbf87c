# SPDX-License-Identifier: MPL-2.0
"""The addresses: include() and wiring only."""

from django.urls import include, path

from partnerskab import addresses

addresses.register()

urlpatterns = [
    path("", include("partnerskab.agreements.urls")),
    path("", include("partnerskab.year.urls")),
    path("<slug:slug>/aarshjul/", include("partnerskab.year.partnership_urls")),
    path("<slug:slug>/papirer/", include("partnerskab.documents.partnership_urls")),
    path("<slug:slug>/aftale/", include("partnerskab.agreements.agreement_urls")),
    path("<slug:slug>/aftale/", include("partnerskab.content.agreement_urls")),
    path("<slug:slug>/aftale/<str:mark>/", include("activities.agreement_urls")),
    path("<slug:slug>/aftale/<str:mark>/", include("budgets.agreement_urls")),
    path("<slug:slug>/maal/status/", include("targets.status_urls")),
    path("<slug:slug>/maal/status/<int:year>/", include("activities.status_urls")),
    path("<slug:slug>/maal/", include("targets.urls")),
    path("<slug:slug>/opfoelgning/", include("partnerskab.followup.urls")),
    path("<slug:slug>/opfoelgning/<str:mark>/", include("activities.followup_urls")),
    path("<slug:slug>/moede/", include("partnerskab.meetings.urls")),
    path("<slug:slug>/moede/<str:mark>/", include("activities.meeting_urls")),
    path("<slug:slug>/indstilling/", include("partnerskab.cases.urls")),
    path("<slug:slug>/indstilling/<str:mark>/", include("activities.case_urls")),
    path("<slug:slug>/", include("partnerskab.planning.urls")),
    path("<slug:slug>/plan/<int:year>/", include("activities.urls")),
    path("<slug:slug>/plan/<int:year>/", include("budgets.urls")),
    path("<slug:slug>/plan/<int:year>/", include("partnerskab.content.urls")),
    path("<slug:slug>/plan/<int:year>/", include("partnerskab.documents.urls")),
    path("<slug:slug>/<matter:matter>/", include("partnerskab.revisions.urls")),
    path("<slug:slug>/<matter:matter>/", include("partnerskab.documents.matter_urls")),
]

handler403 = "partnerskab.htmx.refused"
