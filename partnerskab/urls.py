# SPDX-License-Identifier: MPL-2.0
"""The addresses: include() and wiring only."""

from django.urls import include, path

from partnerskab.agreements.views.entrance import Entrance

urlpatterns = [
    path("konto/login/", Entrance.as_view(), name="account_login"),
    path("konto/", include("allauth.account.urls")),
    path("", include("partnerskab.agreements.urls")),
    path("<slug:slug>/plan/<int:year>/", include("activities.urls")),
    path("<slug:slug>/plan/<int:year>/", include("budgets.urls")),
    path("<slug:slug>/plan/<int:year>/", include("partnerskab.content.urls")),
    path("<slug:slug>/plan/<int:year>/", include("partnerskab.documents.urls")),
]
