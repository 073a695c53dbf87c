# SPDX-License-Identifier: MPL-2.0
"""The product's addresses, and the floor that its pages are measured against."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from partnerskab.access import Action, MemberRequest, requires
from partnerskab.urls import urlpatterns as product


@requires(Action.VISIT)
def nothing(request: MemberRequest, slug: str) -> HttpResponse:
    """A trivial view: the login, the membership and the page's frame, and nothing in it."""
    return render(request, "base.html")


urlpatterns = [path("<slug:slug>/intet/", nothing, name="nothing"), *product]
