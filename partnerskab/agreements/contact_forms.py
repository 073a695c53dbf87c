# SPDX-License-Identifier: MPL-2.0
"""What is typed of a contact, turned into clean values."""

import re
from typing import Any

from django import forms

from partnerskab.day_field import DayField

from .directory import Directory
from .models import Contact
from .row_forms import words

_PHONE = re.compile(r"(?:(?:\+|00)45)?(\d{8})|(?:\+|00)(\d{7,15})")
_NO_PHONE = (
    "”{text}” er ikke et telefonnummer. Skriv otte cifre, fx 33 66 33 66, eller med landekode, fx +46 8 508 00 000."
)


def phone(typed: str) -> str:
    """A number as Danes write it: "33663366" becomes "33 66 33 66"; one of another country keeps its code.

    Raises:
        ValueError: it is none; the message is Danish and gives an example.
    """
    bare = re.sub(r"[\s().-]", "", typed.removeprefix("tlf.").removeprefix("Tlf."))
    found = _PHONE.fullmatch(bare)
    if found is None:
        raise ValueError(_NO_PHONE.format(text=typed))
    if found[1]:
        return " ".join(re.findall("..", found[1]))
    return f"+{found[2]}"


class ContactForm(forms.Form):
    """Whom to call at an organisation, with the version they were read at."""

    organisation = words(
        "Organisation", 200, required="Skriv organisationens navn, fx ”Københavns Politi”.", names=True
    )
    name = words("Navn", 120, required="Skriv kontaktpersonens navn.")
    title = words("Stilling", 120)
    task = words("Opgave i partnerskabet", 200)
    email = forms.EmailField(
        label="E-mail",
        required=False,
        widget=forms.EmailInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={
            "invalid": "Det ligner ikke en e-mailadresse. Skriv den som navn@eksempel.dk.",
            "max_length": "E-mailadressen er for lang. Skriv den som navn@eksempel.dk.",
        },
    )
    phone = words("Telefon", 30)
    from_date = DayField(label="Fra", required=False)
    to_date = DayField(label="Til", required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_phone(self) -> str:
        """The number in one writing."""
        typed: str = self.cleaned_data["phone"]
        try:
            return phone(typed) if typed else ""
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        """The end lies after the beginning."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", "Slutdatoen ligger før startdatoen. Skriv en senere dato, fx 31. december 2028.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The contact's fields, once the form is valid; an organisation that nobody named before is made."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {**values, "organisation": Directory().named(values["organisation"])}


FIELDS = ("organisation", "name", "title", "task", "email", "phone", "from_date", "to_date")


def initial_of(contact: Contact) -> dict[str, Any]:
    """What the fields hold for a contact that stands."""
    return {name: getattr(contact, name) for name in (*FIELDS, "version")} | {"organisation": str(contact.organisation)}
