# SPDX-License-Identifier: MPL-2.0
"""What the pages with one form have in common: when somebody else saved first, both versions are shown, field by
field, and the form goes on from what is saved."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from partnerskab import danish

EMPTY = "tomt"


def differing(form: forms.Form, saved: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Label, typed and saved of each field of a valid form that says something else than what is saved."""
    return [
        (str(form.fields[name].label), _words(form.fields[name], form.cleaned_data[name]),
         _words(form.fields[name], saved[name]))
        for name in names
        if form.cleaned_data[name] != saved[name]
    ]  # fmt: skip


def again(data: QueryDict, **marks: Any) -> QueryDict:
    """What was typed, with the versions of what is saved now."""
    typed = data.copy()
    for name, mark in marks.items():
        typed[name] = str(mark)
    return typed


def _words(field: forms.Field, value: Any) -> str:
    if value is None or value in ("", []):
        return EMPTY
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal):
        return danish.decimal(value, places=4)
    if isinstance(value, datetime.date):
        return danish.date(value)
    if isinstance(value, datetime.time):
        return danish.clock(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(field, forms.ModelChoiceField):
        return str(field.label_from_instance(value))
    return str(dict(getattr(field, "choices", ())).get(value, value))
