# SPDX-License-Identifier: MPL-2.0
"""Addresses of the entrance, the partnership's front page and its members."""

from django.urls import path

from .views import entrance, members

urlpatterns = [
    path("", entrance.start, name="start"),
    path("konto/eksempel/<int:user_id>/", entrance.sample_login, name="sample_login"),
    path("<slug:slug>/", entrance.front, name="front"),
    path("<slug:slug>/medlemmer/", members.members, name="members"),
    path("<slug:slug>/medlemmer/nyt/", members.member_new, name="member_new"),
    path("<slug:slug>/medlemmer/<uuid:membership_id>/", members.member_edit, name="member_edit"),
    path("<slug:slug>/medlemmer/<uuid:membership_id>/afslut/", members.member_end, name="member_end"),
    path("<slug:slug>/plan/ny/", entrance.plan_new, name="plan_new"),
]
