# SPDX-License-Identifier: MPL-2.0
"""Typed input of a money table turned into clean values."""

from typing import Any

from django import forms

from partnerskab import danish
from partnerskab.agreements.models import Organisation

from .models import FundingAmount, FundingLine

_OUT_OF_ORDER = "Siden er i uorden. Kopiér det, du har skrevet, og genindlæs siden."


def version_field() -> forms.IntegerField:
    """The version that a row was read at; 0 for none."""
    messages = {"required": _OUT_OF_ORDER, "invalid": _OUT_OF_ORDER, "min_value": _OUT_OF_ORDER}
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput, error_messages=messages)


class CellForm(forms.Form):
    """What was typed in a cell. `amount` is cleaned to a `danish.Amount`."""

    amount = forms.CharField(required=False)
    version = version_field()

    def __init__(self, data: Any, standing: FundingAmount) -> None:
        """`standing` is the cell as it is: text that says the same is not read anew, so that whatever an older paper
        had there ("anslået 1-2 mio. kr.") can stay."""
        super().__init__(data)
        self.standing = standing

    def clean_amount(self) -> danish.Amount:
        """The amount, or a refusal with an example."""
        typed = self.cleaned_data["amount"]
        if typed == danish.written(self.standing):
            return danish.Amount(self.standing.kr, self.standing.qualifier, self.standing.note)
        try:
            return danish.parse_amount(typed)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None

    @property
    def refusal(self) -> str:
        """The first thing that is wrong."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class PostForm(forms.Form):
    """A post's name and who pays."""

    post = forms.CharField(
        label="Budgetpost",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off", "list": "poster"}),
        error_messages={
            "required": "Posten mangler et navn. Skriv et, for eksempel ”Lønmidler”.",
            "max_length": "Navnet er for langt. Skriv højst 200 tegn, for eksempel ”Lønmidler”.",
        },
    )
    funder = forms.ModelChoiceField(
        label="Hvem betaler?",
        queryset=Organisation.objects.all(),
        required=False,
        empty_label="Partnerskabets egne midler",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg en organisation fra listen, eller partnerskabets egne midler."},
    )
    version = version_field()

    def __init__(self, data: Any = None, line: FundingLine | None = None, version: int | None = None) -> None:
        """The form of a post that stands, or of a new one; `version` instead of the typed one after a conflict."""
        initial = {"post": line.post, "funder": line.funder_id, "version": line.version} if line else {"version": 0}
        typed = data if version is None else {**data.dict(), "version": version}
        super().__init__(typed, initial=initial, auto_id=f"post-{line.pk if line else 'ny'}-%s")
        for field in self.visible_fields():
            if field.errors:
                attributes = {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}-fejl"}
                field.field.widget.attrs.update(attributes)
