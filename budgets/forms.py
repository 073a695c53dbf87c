# SPDX-License-Identifier: MPL-2.0
"""Typed input of a money table turned into clean values."""

from typing import Any
from uuid import UUID

from django import forms

from partnerskab import danish
from partnerskab.agreements.models import Organisation

from .models import Frame, Funding, FundingAmount, FundingLine

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
        self.unit = standing.line.plan.unit

    def clean_amount(self) -> danish.Amount:
        """The amount, or a refusal with an example."""
        typed = self.cleaned_data["amount"]
        if typed == danish.written(self.standing, self.unit):
            return danish.Amount(self.standing.kr, self.standing.qualifier, self.standing.note)
        try:
            return danish.parse_amount(typed, self.unit)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None

    @property
    def refusal(self) -> str:
        """The first thing that is wrong."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class SpentForm(forms.Form):
    """What was typed of what is spent or expected. `amount` is cleaned to whole kr., or None where nothing stands."""

    amount = forms.CharField(required=False)
    version = version_field()

    def __init__(self, data: Any, unit: int) -> None:
        """A bare figure is in the plan's `unit`."""
        super().__init__(data)
        self.unit = unit

    def clean_amount(self) -> int | None:
        """Kroner that are sure: what has been spent is neither words nor "ca."."""
        typed = self.cleaned_data["amount"]
        try:
            found = danish.parse_amount(typed, self.unit)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if found.note or found.qualifier:
            raise forms.ValidationError(
                f"”{typed}” er ikke et beløb. Skriv for eksempel 12.500, eller lad feltet stå tomt."
            )
        return found.kr

    @property
    def refusal(self) -> str:
        """The first thing that is wrong."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")


def _chosen(line: FundingLine) -> str:
    return str(line.funder_id) if line.funding == Funding.ORGANISATION else line.funding


def _payers() -> list[Any]:
    """The partnership itself first, then the organisations, then those that are none; a query."""
    organisations = [(str(key), name) for key, name in Organisation.objects.values_list("id", "name")]
    return [
        (Funding.OWN, "Partnerskabets egne midler"),
        ("Organisationer", organisations),
        ("Andre", [(Funding.OTHER, "En anden, skriv hvem"), (Funding.UNFUNDED, "Ingen endnu (ufinansieret)")]),
    ]


class PostForm(forms.Form):
    """A post's name, who pays, the frame it comes out of, and a note. `values` are the row's fields."""

    post = forms.CharField(
        label="Budgetpost",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off", "list": "poster"}),
        error_messages={
            "required": "Posten mangler et navn. Skriv et, for eksempel ”Lønmidler”.",
            "max_length": "Navnet er for langt. Skriv højst 200 tegn, for eksempel ”Lønmidler”.",
        },
    )
    payer = forms.ChoiceField(
        label="Hvem betaler?",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg, hvem der betaler.",
            "invalid_choice": "Vælg en betaler fra listen, eller partnerskabets egne midler.",
        },
    )
    other_funder = forms.CharField(
        label="Hvem er den anden?",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off", "list": "betalere"}),
        error_messages={"max_length": "Navnet er for langt. Skriv højst 200 tegn, for eksempel ”Landsbyggefonden”."},
    )
    purpose = forms.ChoiceField(
        label="Hvilken ramme?", choices=Frame.Purpose.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    note = forms.CharField(
        label="Note",
        max_length=400,
        required=False,
        help_text="For eksempel en pris pr. deltager.",
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Noten er for lang. Skriv højst 400 tegn."},
    )
    version = version_field()

    def __init__(
        self, data: Any = None, line: FundingLine | None = None, version: int | None = None, *, is_loose: bool = False
    ) -> None:
        """The form of a post that stands, or of a new one; `version` instead of the typed one after a conflict. Only a
        post without an activity may come out of the frame for management."""
        names = ("post", "other_funder", "purpose", "note", "version")
        initial = {name: getattr(line, name) for name in names} | {"payer": _chosen(line)} if line else {"version": 0}
        typed = data if version is None else {**data.dict(), "version": version}
        super().__init__(typed, initial=initial, auto_id=f"post-{line.pk if line else 'ny'}-%s")
        self.fields["payer"].choices = _payers()  # type: ignore[attr-defined]
        if not (line.activity_id is None if line else is_loose):
            del self.fields["purpose"]
        for field in self.visible_fields():
            if field.errors:
                attributes = {"aria-invalid": "true", "aria-describedby": f"{field.auto_id}-fejl"}
                field.field.widget.attrs.update(attributes)

    def clean(self) -> dict[str, Any]:
        """Another payer needs a name; a name without that choice is kept by nobody, so it is not asked for."""
        cleaned = super().clean() or {}
        if cleaned.get("payer") == Funding.OTHER and not cleaned.get("other_funder"):
            self.add_error("other_funder", "Skriv, hvem der betaler, for eksempel ”Landsbyggefonden”.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the row, once the form is valid."""
        cleaned, payer = self.cleaned_data, self.cleaned_data["payer"]
        is_organisation = payer not in (Funding.OWN, Funding.OTHER, Funding.UNFUNDED)
        return {
            "post": cleaned["post"],
            "funding": Funding.ORGANISATION if is_organisation else Funding(payer),
            "funder_id": UUID(payer) if is_organisation else None,
            "other_funder": cleaned["other_funder"] if payer == Funding.OTHER else "",
            "purpose": Frame.Purpose(cleaned.get("purpose") or Frame.Purpose.ACTIVITIES),
            "note": cleaned["note"],
        }
