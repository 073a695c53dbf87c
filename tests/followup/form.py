# SPDX-License-Identifier: MPL-2.0
"""The short form of an activity, filled in as a browser would."""

from typing import Any

from django.test import Client
from django.urls import reverse

from activities.models import Activity
from partnerskab.followup.models import Round


def address(found: Round, activity: Activity, name: str = "followup_answer") -> str:
    return reverse(name, args=[found.partnership.slug, found.mark, activity.pk])


def read(client: Client, found: Round, activity: Activity) -> dict[str, str]:
    """What the form holds when it is opened."""
    form = client.get(address(found, activity)).context["form"]
    typed = {"version": form.read_at, "state": form.answer["state"].value() or ""}
    parts = [form.answer, *(one.form for one in form.deliveries), *(one.form for one in form.criteria)]
    for part in parts:
        typed |= {part[name].html_name: part[name].value() or "" for name in part.fields}
    return typed


def post(client: Client, found: Round, activity: Activity, typed: dict[str, str], press: str = "save") -> Any:
    return client.post(address(found, activity, "followup_answer_save"), {**typed, "press": press})
