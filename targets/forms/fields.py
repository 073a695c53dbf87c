# SPDX-License-Identifier: MPL-2.0
"""The fields that these forms are made of: Danish numbers, years, names, and choices among rows."""

from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet

from budgets.forms import version_field
from partnerskab import danish

__all__ = [
    "AliasesField",
    "NumberField",
    "RowForm",
    "WholeField",
    "but",
    "choice",
    "text",
    "tick",
    "version_field",
    "year_field",
]

AnyRow = TypeVar("AnyRow", bound=Model)

_BARE = {"class": "form-input", "autocomplete": "off"}
_SHORT = {"class": "form-input short", "autocomplete": "off", "inputmode": "decimal"}
_MISSING = "Skriv et tal, for eksempel {example}."


class RowForm(forms.Form):
    """A form for the fields of a row; `values` is what is saved."""

    names: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names if name in self.fields}


class NumberField(forms.CharField):
    """A number as Danes write it, cleaned to a `Decimal` or None. A per cent sign after it does no harm."""

    def __init__(self, label: str, *, example: str = "83,5", **more: Any) -> None:
        self.example = example
        messages = {"required": _MISSING.format(example=example)}
        super().__init__(
            label=label,
            max_length=40,
            widget=forms.TextInput(attrs=dict(_SHORT)),
            error_messages={**messages, "max_length": f"Skriv kun tallet, for eksempel {example}."},
            **more,
        )

    def prepare_value(self, value: Any) -> Any:
        """A stored value as a person would type it."""
        return danish.decimal(value, places=4) if isinstance(value, Decimal | int) else value

    def clean(self, value: Any) -> Any:
        """Raises:
        ValidationError: no number; the message gives an example.
        """
        typed = super().clean(value).strip().removesuffix("%").strip()
        if not typed:
            return None
        try:
            return danish.parse_decimal(typed)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None


class WholeField(NumberField):
    """A whole number, cleaned to an `int` or None."""

    def __init__(self, label: str, *, least: int = 0, most: int = 2**31 - 1, **more: Any) -> None:
        self.least, self.most = least, most
        super().__init__(label, **{"example": "1.234", **more})

    def clean(self, value: Any) -> Any:
        """Raises:
        ValidationError: no whole number within the bounds; the message gives an example.
        """
        number = super().clean(value)
        if number is None:
            return None
        if number != number.to_integral_value():
            raise forms.ValidationError(f"”{value}” er ikke et helt tal. Skriv for eksempel {self.example}.")
        if not self.least <= number <= self.most:
            raise forms.ValidationError(
                f"{danish.decimal(number)} kan ikke passe her. Skriv for eksempel {self.example}."
            )
        return int(number)


class YearField(WholeField):
    """A year in four figures. Years have no point for thousands, neither in nor out."""

    def prepare_value(self, value: Any) -> Any:
        """The year as it is."""
        return value

    def clean(self, value: Any) -> Any:
        """Raises:
        ValidationError: not a year of our time; the message gives an example.
        """
        typed = forms.CharField.clean(self, value).strip()
        if typed and not (typed.isascii() and typed.isdecimal() and self.least <= int(typed) <= self.most):
            raise forms.ValidationError(f"”{typed}” er ikke et årstal. Skriv det med fire cifre, for eksempel 2026.")
        return int(typed) if typed else None


def but(rows: QuerySet[AnyRow], one: AnyRow | None) -> QuerySet[AnyRow]:
    """The rows without that one, if there is one."""
    return rows.exclude(pk=one.pk) if one else rows


def year_field(label: str, **more: Any) -> YearField:
    """A year between 1990 and 2100."""
    field = YearField(label, least=1990, most=2100, example="2026", **more)
    field.error_messages["required"] = "Skriv årstallet med fire cifre, for eksempel 2026."
    field.widget.attrs["inputmode"] = "numeric"
    return field


class AliasesField(forms.CharField):
    """Other names of the same thing, one on each line, cleaned to a list without doubles."""

    def __init__(self, help_text: str) -> None:
        widget = forms.Textarea(attrs={"class": "form-input", "rows": 3})
        super().__init__(label="Andre navne", required=False, max_length=2000, widget=widget, help_text=help_text)

    def prepare_value(self, value: Any) -> Any:
        """The names under each other."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Raises:
        ValidationError: a name is longer than 160 signs.
        """
        names = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        if any(len(name) > 160 for name in names):
            raise forms.ValidationError("Et navn må højst være 160 tegn. Skriv hvert navn på sin egen linje.")
        return list(dict.fromkeys(name for name in names if name))


def text(label: str, longest: int, missing: str = "", *, rows: int = 0, help_text: str = "") -> forms.CharField:
    """A line of words, or `rows` lines; asked for where `missing` says what to write."""
    widget: forms.Widget = (
        forms.Textarea(attrs={"class": "form-input", "rows": rows}) if rows else forms.TextInput(_BARE)
    )
    messages = {"required": missing, "max_length": f"Det er for langt. Skriv højst {longest} tegn."}
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(missing),
        help_text=help_text,
        widget=widget,
        error_messages=messages,
    )


def tick(label: str, help_text: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def choice(label: str, choices: Any, missing: str, *, help_text: str = "") -> forms.ChoiceField:
    """One of a few; `missing` is what is said when none of them was chosen."""
    messages = {"required": missing, "invalid_choice": missing}
    widget = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, choices=choices, help_text=help_text, widget=widget, error_messages=messages)
