# SPDX-License-Identifier: MPL-2.0
"""The rows of an agreement's lists as people type them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from partnerskab.day_field import DayField
from partnerskab.lists.forms import LongText, RowForm, text_input

from .directory import Directory
from .models import ApprovalStep, Body, Organisation, Party

_CHOOSE = "Vælg en mulighed på listen."


def words(label: str, most: int, *, required: str = "", names: bool = False) -> forms.CharField:
    """A line of words; `required` is what to write where nothing stands, `names` proposes the known organisations."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(required),
        widget=text_input(list="navne") if names else text_input(),
        error_messages={"required": required, "max_length": f"{label} er for lang. Skriv højst {most} tegn."},
    )


def choice(label: str, choices: Any, initial: str | None = None) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )


class NamingForm(RowForm):
    """A row that names an organisation, known or new."""

    @classmethod
    def directory(cls) -> Directory:
        """The known organisations."""
        return Directory()

    @classmethod
    def suggestions(cls) -> Iterable[str]:
        """Their names."""
        return Organisation.objects.values_list("name", flat=True)


class PartyForm(NamingForm):
    """An organisation's place in the agreement."""

    what = "name"

    name = words("Organisation", 200, required="Skriv organisationens navn, fx ”Socialforvaltningen”.", names=True)
    role = choice("Rolle", Party.PartyRole.choices, Party.PartyRole.PARTY)
    heading = words("Over navnet i underskriftsfeltet", 120)
    from_date = DayField(label="Part fra", required=False)
    to_date = DayField(label="Part til", required=False)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """The organisation by its name."""
        names = ("role", "heading", "from_date", "to_date")
        return {"name": row.organisation.name} | {name: getattr(row, name) for name in names}

    @classmethod
    def check_together(cls, rows: Sequence[Any]) -> None:
        """An organisation has one place in an agreement."""
        known, seen = Directory(), set()
        for row in rows:
            typed = row.cleaned_data["name"]
            found = known.find(typed)
            key = found.pk if found else typed.casefold()
            if key in seen:
                row.add_error("name", f"”{typed}” står der allerede. Fjern den ene række.")
            seen.add(key)

    def clean(self) -> dict[str, Any]:
        """A party leaves after it came."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", "Slutdatoen ligger før startdatoen. Skriv en senere dato, fx 31. december 2028.")
        return cleaned

    def values(self, standing: Any, directory: Directory) -> dict[str, Any]:
        """The organisation that was named, made if need be."""
        values = dict(self.cleaned_data)
        return {"organisation_id": directory.named(values.pop("name")).pk, **values}


class FocusAreaForm(RowForm):
    """A focus area's title; its number is its place in the list."""

    what = "title"

    title = words("Titel", 200, required="Skriv indsatsområdets titel, fx ”Aktive byrum”, eller fjern rækken.")


class TheoryForm(RowForm):
    """A row of the theory of change."""

    what = "text"

    text = words("Tekst", 300, required="Skriv, hvad der opnås, fx ”Flere bruger byrummene”, eller fjern rækken.")


class BodyForm(RowForm):
    """A body of the partnership."""

    what = "name"

    name = words("Navn", 120, required="Skriv organets navn, fx ”Styregruppen”, eller fjern rækken.")
    kind = choice("Art", Body.Kind.choices, Body.Kind.STEERING)
    members = words("Hvem sidder der", 300)
    chair = words("Formand", 200)
    tasks = LongText(
        label="Opgaver",
        required=False,
        error_messages={"max_length": "Opgaverne er for lange. Skriv højst 1.000 tegn."},
    )
    meetings_least = forms.IntegerField(
        label="Møder om året, mindst",
        required=False,
        min_value=0,
        max_value=365,
        widget=text_input(inputmode="numeric"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Skriv et antal møder, fx 8."),
    )
    meetings_most = forms.IntegerField(
        label="Møder om året, højst",
        required=False,
        min_value=0,
        max_value=365,
        widget=text_input(inputmode="numeric"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Skriv et antal møder, fx 10."),
    )

    def clean(self) -> dict[str, Any]:
        """The most is no less than the least."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("meetings_least"), cleaned.get("meetings_most")
        if least is not None and most is not None and most < least:
            self.add_error("meetings_most", f"Det højeste antal møder er mindre end det mindste. Skriv fx {least}.")
        return cleaned


class StaffForm(NamingForm):
    """A post set aside for the work."""

    what = "title"

    title = words("Stilling", 160, required="Skriv stillingen, fx ”Projektleder”, eller fjern rækken.")
    share = forms.DecimalField(
        label="Del af fuld tid (%)",
        min_value=1,
        max_value=10_000,
        decimal_places=0,
        widget=text_input(inputmode="numeric"),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places"),
            "Skriv, hvor meget af en fuldtidsstilling det er, i hele procent, fx 50 for en halv.",
        ),
    )
    organisation = words("Ansat hos", 200, names=True)
    note = words("Bemærkning", 200)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """The organisation by its name."""
        named = row.organisation.name if row.organisation else ""
        return {"title": row.title, "share": row.share, "organisation": named, "note": row.note}

    def values(self, standing: Any, directory: Directory) -> dict[str, Any]:
        """The organisation that was named, if any."""
        values = dict(self.cleaned_data)
        named = values.pop("organisation")
        employer = directory.named(named).pk if named else None
        return {**values, "share": int(values["share"]), "organisation_id": employer}


class StepForm(RowForm):
    """A step of a decision route."""

    what = "body"

    body = words("Hvem", 120, required="Skriv, hvem trinnet ligger hos, fx ”Styregruppen”, eller fjern rækken.")
    act = choice("Opgave", ApprovalStep.Act.choices, ApprovalStep.Act.APPROVES)
    rule = choice("Afgjort", ApprovalStep.Rule.choices, ApprovalStep.Rule.MEETING)
