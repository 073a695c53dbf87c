# SPDX-License-Identifier: MPL-2.0
"""What is typed of the agreement's frames, of whose decision a move of money takes, and of the unit amounts show in."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from activities.models import Plan
from partnerskab import danish

from .forms import version_field
from .frames import FrameWrite, Place
from .models import Frame
from .transfers import BETWEEN, WITHIN

_EXAMPLE = "Skriv for eksempel 1.900.000 eller 0,34 mio. kr., eller lad feltet stå tomt."


class FramesForm(forms.Form):
    """A field for each year and purpose, with the version of each; `writes` are what is to stand."""

    def __init__(self, years: Iterable[int], standing: Mapping[Place, Frame], data: Any = None) -> None:
        """Amounts are typed in whole kr. whatever the plan's unit is, for frames are the agreement's."""
        super().__init__(data)
        self.places = [(purpose, year) for year in years for purpose in Frame.Purpose.values]
        for purpose, year in self.places:
            frame = standing.get((purpose, year))
            name = f"{Frame.Purpose(purpose).label} {year}"
            self.fields[key(purpose, year)] = forms.CharField(
                label=name,
                required=False,
                max_length=60,
                initial=danish.amount(frame.kr) if frame else "",
                widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off", "aria-label": name}),
                error_messages={"max_length": _EXAMPLE},
            )
            self.fields[f"version-{key(purpose, year)}"] = version_field()
            self.initial[f"version-{key(purpose, year)}"] = frame.version if frame else 0
        for name in self.errors:
            if name in self.fields:
                described = {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"}
                self.fields[name].widget.attrs.update(described)

    def clean(self) -> dict[str, Any]:
        """Each amount as whole kr. or None; a refusal stands at its own field."""
        cleaned = super().clean() or {}
        for place in self.places:
            typed = cleaned.get(key(*place), "")
            try:
                found = danish.parse_amount(typed)
            except ValueError as refusal:
                self.add_error(key(*place), str(refusal))
                continue
            if found.note or found.qualifier:
                self.add_error(key(*place), f"”{typed}” er ikke en ramme. {_EXAMPLE}")
            cleaned[key(*place)] = found.kr
        return cleaned

    @property
    def writes(self) -> list[FrameWrite]:
        """What is to stand, once the form is valid."""
        cleaned = self.cleaned_data
        return [
            FrameWrite(purpose, year, cleaned[f"version-{key(purpose, year)}"], cleaned[key(purpose, year)])
            for purpose, year in self.places
        ]


def key(purpose: str, year: int) -> str:
    """The name of a frame's field."""
    return f"{purpose}-{year}"


def _body(label: str, example: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=120,
        required=False,
        help_text=f"Står feltet tomt, er det {example}.",
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": f"Navnet er for langt. Skriv højst 120 tegn, for eksempel {example}."},
    )


class RulesForm(forms.Form):
    """Whose decision it takes to move money, with the version of the agreement they were read at."""

    moves_within = _body("Mellem poster i samme aktivitet", WITHIN)
    moves_between = _body("Mellem aktiviteter, mellem år, og til eller fra linjer uden aktivitet", BETWEEN)
    version = version_field()


class UnitForm(forms.Form):
    """The unit a plan's tables show amounts and read bare figures in, with the version it was read at."""

    unit = forms.TypedChoiceField(
        label="Planens tabeller viser beløb i",
        choices=Plan.Unit.choices,
        coerce=int,
        help_text="Beløbene selv ændres ikke, kun hvordan de skrives.",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Vælg kr. eller 1.000 kr.", "invalid_choice": "Vælg kr. eller 1.000 kr."},
    )
    version = version_field()
