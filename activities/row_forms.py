# SPDX-License-Identifier: MPL-2.0
"""The rows of an activity's lists as people type them: actors, deliverables, success criteria."""

from collections.abc import Iterable
from typing import Any

from django import forms

from partnerskab.agreements.directory import Directory
from partnerskab.agreements.models import Organisation
from partnerskab.lists.forms import LongText, RowForm, text_input

from .models import ActivityPartner


class PartnerForm(RowForm):
    """An actor: a known organisation, or any other name."""

    what = "name"

    role = forms.ChoiceField(
        label="Deltager som",
        choices=ActivityPartner.Role.choices,
        initial=ActivityPartner.Role.PARTNER,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg, hvordan aktøren deltager.",
            "invalid_choice": "Vælg Ansvarlig eller Samarbejdspartner.",
        },
    )
    name = forms.CharField(
        label="Navn",
        max_length=200,
        widget=text_input(list="navne"),
        error_messages={
            "required": "Skriv aktørens navn, eller fjern rækken.",
            "max_length": "Navnet er for langt. Skriv højst 200 tegn.",
        },
    )
    note = LongText(
        label="Rolle",
        max_length=500,
        required=False,
        error_messages={
            "max_length": "Rollen er for lang. Skriv højst 500 tegn, og gem resten til teksten om ansvarlige aktører."
        },
    )

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """The organisation's name stands in the name's field, for people see one name."""
        return {**{name: getattr(row, name) for name in ("role", "note")}, "name": str(row)}

    @classmethod
    def directory(cls) -> Directory:
        """The known organisations."""
        return Directory()

    @classmethod
    def suggestions(cls) -> Iterable[str]:
        """The names of the known organisations."""
        return Organisation.objects.values_list("name", flat=True)

    def values(self, standing: Any, directory: Directory) -> dict[str, Any]:
        """A known name becomes its organisation; a name of its own that stands is left as it is."""
        typed = self.cleaned_data["name"]
        values = {"role": self.cleaned_data["role"], "note": self.cleaned_data["note"]}
        if isinstance(standing, ActivityPartner) and str(standing) == typed:
            return values
        known = directory.find(typed)
        name = "" if known and known.name == typed else typed
        return {**values, "organisation_id": known.pk if known else None, "name": name}


class DeliverableForm(RowForm):
    """A deliverable: how many of what."""

    what = "text"

    number = forms.CharField(
        label="Antal",
        max_length=20,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Antallet er for langt. Skriv højst 20 tegn, fx ”10-12”."},
    )
    text = LongText(
        label="Leverance",
        error_messages={
            "required": "Skriv, hvad der leveres, fx ”arrangementer på legepladsen”, eller fjern rækken.",
            "max_length": "Leverancen er for lang. Skriv højst 1.000 tegn.",
        },
    )


class CriterionForm(RowForm):
    """A success criterion: what is measured, how much, and where the figure comes from."""

    what = "text"

    text = LongText(
        label="Succeskriterium",
        error_messages={
            "required": "Skriv, hvad der skal være opnået, eller fjern rækken.",
            "max_length": "Kriteriet er for langt. Skriv højst 1.000 tegn.",
        },
    )
    number = forms.CharField(
        label="Måltal",
        max_length=40,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Måltallet er for langt. Skriv højst 40 tegn, fx ”25”."},
    )
    data_source = forms.CharField(
        label="Datakilde",
        max_length=200,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Datakilden er for lang. Skriv højst 200 tegn."},
    )
