# SPDX-License-Identifier: MPL-2.0
"""Typed input about a pool turned into clean values: applications, the steps they take, and the year's end."""

from typing import Any

from django import forms

from partnerskab import danish
from partnerskab.day_field import PastDayField

from .forms import version_field
from .models import PoolApplication

INPUT = {"class": "form-input", "autocomplete": "off"}
_NO_KRONER = "Skriv hele kroner, for eksempel 12.000."


class KronerField(forms.CharField):
    """An amount in Danish writing, cleaned to whole kr., or to None where it may be left out; `least` says the
    smallest, `is_sure` that "ca. 12.000" is refused."""

    def __init__(self, least: int = 1, is_sure: bool = True, **kwargs: Any) -> None:
        messages = {"required": _NO_KRONER, "max_length": _NO_KRONER}
        widget = forms.TextInput(attrs={**INPUT, "inputmode": "decimal"})
        super().__init__(max_length=danish.LONGEST_CELL, widget=widget, error_messages=messages, **kwargs)
        self.least, self.is_sure = least, is_sure

    def clean(self, value: Any) -> Any:
        """Whole kr.; text that is none is refused with an example."""
        typed = super().clean(value)
        if not typed and not self.required:
            return None
        try:
            amount = danish.parse_amount(str(typed))
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if amount.kr is None or amount.note or (amount.qualifier and self.is_sure):
            raise forms.ValidationError(f"”{typed}” er ikke et sikkert beløb. {_NO_KRONER}")
        if amount.kr < self.least:
            raise forms.ValidationError(f"Beløbet skal være mindst {danish.kr(self.least)} {_NO_KRONER}")
        return amount.kr


def words(label: str, most: int, example: str, **kwargs: Any) -> forms.CharField:
    """A line of words with its messages."""
    messages = {
        "required": f"Feltet mangler. Skriv {example}.",
        "max_length": f"Teksten er for lang. Skriv højst {most} tegn.",
    }
    return forms.CharField(
        label=label, max_length=most, widget=forms.TextInput(attrs=INPUT), error_messages=messages, **kwargs
    )


class _Guarded(forms.Form):
    """A form that names the version of the row it is about."""

    version = version_field()

    def __init__(self, data: Any = None, *, version: int = 0, initial: dict[str, Any] | None = None) -> None:
        """`version` is the row's as it is shown; after a conflict it stands in place of the typed one."""
        typed = {**data.dict(), "version": str(version)} if data is not None and version else data
        super().__init__(typed, initial={**(initial or {}), "version": version})
        for field in self.visible_fields():
            described = [f"{field.auto_id}_helptext"] if field.help_text else []
            if field.errors:
                field.field.widget.attrs["aria-invalid"] = "true"
                described.append(f"{field.auto_id}_error")
            if described:
                field.field.widget.attrs["aria-describedby"] = " ".join(described)


class ApplicationForm(_Guarded):
    """An application as it was sent."""

    applicant = words(
        "Ansøger",
        200,
        "foreningens eller gruppens navn",
        help_text="Foreningens eller gruppens navn, ikke en privatpersons. Navnet kommer med i planen.",
    )
    purpose = words("Hvad skal pengene bruges til?", 400, "formålet, for eksempel ”Fællesspisning i gården”")
    kr = KronerField(label="Søgt beløb")
    applied_on = PastDayField(label="Ansøgt den")


class GrantForm(_Guarded):
    amount = KronerField(label="Bevilget beløb")
    took_part = words(
        "Hvem tog del i afgørelsen?", 400, "hvem der var med, for eksempel ”Arbejdsgruppens møde, ni parter”"
    )
    day = PastDayField(label="Afgjort den")


class RefuseForm(_Guarded):
    took_part = words(
        "Hvem tog del i afgørelsen?", 400, "hvem der var med, for eksempel ”Arbejdsgruppens møde, ni parter”"
    )
    day = PastDayField(label="Afgjort den")


class PayForm(_Guarded):
    day = PastDayField(label="Udbetalt den")


class AccountForm(_Guarded):
    amount = KronerField(least=0, label="Brugt beløb", help_text="Det, der ikke blev brugt, går tilbage i puljen.")
    day = PastDayField(label="Regnskab modtaget den")


class WithdrawForm(_Guarded):
    day = PastDayField(label="Trukket tilbage den")


class CloseForm(_Guarded):
    suggestion = words("Hvad kan resten bruges til?", 400, "et forslag", required=False)


class DropForm(_Guarded):
    because = words("Hvorfor falder forslaget?", 400, "en begrundelse, for eksempel ”Pengene går tilbage til rammen”")


def asked(form: ApplicationForm) -> dict[str, Any]:
    """The fields of the row."""
    return {name: form.cleaned_data[name] for name in ("applicant", "purpose", "kr", "applied_on")}


def as_asked(application: PoolApplication) -> dict[str, Any]:
    """An application as its form shows it."""
    return {
        "applicant": application.applicant,
        "purpose": application.purpose,
        "kr": danish.amount(application.kr),
        "applied_on": danish.date(application.applied_on),
    }
