# SPDX-License-Identifier: MPL-2.0
"""Addresses of the entrance, the partnership's front page and its members."""

from allauth.account import views as account
from django.urls import path, re_path

from .views import contacts, entrance, members

PASSWORD = [
    path("konto/password/change/", account.password_change, name="account_change_password"),
    path("konto/password/set/", account.password_set, name="account_set_password"),
    path("konto/password/reset/", account.password_reset, name="account_reset_password"),
    path("konto/password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^konto/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
"""Those of allauth's pages that the product uses, under the names allauth looks for."""

urlpatterns = [
    path("", entrance.start, name="start"),
    path("konto/login/", entrance.Entrance.as_view(), name="account_login"),
    path("konto/logout/", account.logout, name="account_logout"),
    path("konto/inactive/", account.account_inactive, name="account_inactive"),
    *PASSWORD,
    path("konto/eksempel/<int:user_id>/", entrance.sample_login, name="sample_login"),
    path("<slug:slug>/", entrance.front, name="front"),
    path("<slug:slug>/medlemmer/", members.members, name="members"),
    path("<slug:slug>/medlemmer/nyt/", members.member_new, name="member_new"),
    path("<slug:slug>/medlemmer/<uuid:membership_id>/", members.member_edit, name="member_edit"),
    path("<slug:slug>/medlemmer/<uuid:membership_id>/invitation/", members.member_invite, name="member_invite"),
    path("<slug:slug>/medlemmer/<uuid:membership_id>/afslut/", members.member_end, name="member_end"),
    path("<slug:slug>/kontakter/", contacts.contacts, name="contacts"),
    path("<slug:slug>/kontakter/ny/", contacts.contact_new, name="contact_new"),
    path("<slug:slug>/kontakter/<uuid:contact_id>/", contacts.contact_edit, name="contact_edit"),
    path("<slug:slug>/kontakter/<uuid:contact_id>/afslut/", contacts.contact_end, name="contact_end"),
    path("<slug:slug>/plan/ny/", entrance.plan_new, name="plan_new"),
]
