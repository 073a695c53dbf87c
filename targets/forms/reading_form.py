# SPDX-License-Identifier: MPL-2.0
"""A reading as it is typed, and a baseline: both are a value in a unit, with its source and the area it is of."""

from decimal import Decimal
from typing import Any

from django import forms

from partnerskab import danish
from partnerskab.agreements.models import AreaVersion, Partnership

from ..models import Baseline, Definition, Indicator, Place, Reading, Significance
from .fields import NumberField, RowForm, WholeField, but, choice, text, tick, version_field, year_field

SIGNIFICANT = [
    (Significance.UNKNOWN, "Det oplyser kilden ikke"),
    (Significance.YES, "Ja, ændringen er statistisk sikker"),
    (Significance.NO, "Nej, ændringen kan være tilfældig"),
]
NEEDS_AREA = "Vælg, hvilken udgave af området tallet gælder. Området er ændret undervejs."
_OLD_AREA = "Tal for forskellige udgaver af området bliver ikke sammenlignet."


class AreaField(forms.ModelChoiceField):
    """The area as it was bounded, by the day it was bounded so."""

    def __init__(self) -> None:
        super().__init__(
            AreaVersion.objects.none(),
            label="Området, som det var",
            required=False,
            empty_label="Vælg",
            help_text=_OLD_AREA,
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"invalid_choice": NEEDS_AREA},
        )
        self.is_asked = True

    def label_from_instance(self, obj: Any) -> str:
        """ "Fra 1. januar 2025 (aftale 2025–2028)"."""
        return f"Fra {danish.date(obj.from_date)} (aftale {obj.agreement.period})"


class DefinitionField(forms.ModelChoiceField):
    """A definition by its number, and the year it holds from."""

    def __init__(self) -> None:
        super().__init__(
            Definition.objects.none(),
            label="Definition",
            empty_label=None,
            help_text="Tal efter forskellige definitioner bliver ikke sammenlignet.",
            widget=forms.Select(attrs={"class": "form-select"}),
            error_messages={"required": "Vælg en definition.", "invalid_choice": "Vælg en definition fra listen."},
        )

    def label_from_instance(self, obj: Any) -> str:
        """ "Nr. 2, fra 2026: the first words of it"."""
        since = f", fra {obj.from_year}" if obj.from_year else ""
        words = f": {obj.text[:60]}{'…' if len(obj.text) > 60 else ''}" if obj.text else ""
        return f"Nr. {obj.number}{since}{words}"


class Figure(RowForm):
    """What every figure has: an indicator's value in a place, with its source."""

    value = NumberField("Værdi", example="83,5")
    denominator = WholeField("Divideret med", most=10**10, required=False, example="62.500")
    area_version = AreaField()
    definition = DefinitionField()
    source = text("Kilde", 200, "Skriv, hvor tallet kommer fra, fx ”Tryghedsundersøgelsen 2026”.")
    page = text("Side", 40, help_text="Hvor i kilden det står, fx s. 14.")

    indicator: Indicator

    def prepare(self, indicator: Indicator, partnership: Partnership) -> None:
        """Offer the areas and definitions there are, and say what unit the value is in."""
        self.indicator = indicator
        areas = AreaVersion.objects.filter(agreement__partnership=partnership)
        self.areas = list(areas.select_related("agreement").order_by("-from_date"))
        self.fields["area_version"].queryset = areas.select_related("agreement").order_by("-from_date")  # type: ignore[attr-defined]
        definitions = indicator.definitions.order_by("-number")
        self.fields["definition"].queryset = definitions  # type: ignore[attr-defined]
        self.fields["definition"].initial = definitions[0] if definitions else None
        if len(definitions) < 2:
            self.fields["definition"].widget = forms.HiddenInput()
        unit, example = described(indicator)
        self.fields["value"].help_text = f"I {unit}. Skriv for eksempel {example}."
        self.fields["value"].error_messages["required"] = f"Skriv tallet, for eksempel {example}."
        self.fields["denominator"].help_text = {
            "percent": "Hvor mange svar andelen er regnet af, hvis det er oplyst.",
            "per_1000": "Hvor mange indbyggere der er regnet med. Uden det tal kan årene ikke sammenlignes.",
        }.get(indicator.unit, "Hvad tallet er divideret med, hvis det er det.")
        self.fields["page"].label = "Side i kilden"

    def clean_value(self) -> Decimal:
        """The value, within what its unit allows."""
        value: Decimal = self.cleaned_data["value"]
        _, example = described(self.indicator)
        if self.indicator.unit == "percent" and value > 100:
            raise forms.ValidationError(f"Procent er højst 100. Skriv for eksempel {example}.")
        if self.indicator.unit == "count" and value != value.to_integral_value():
            raise forms.ValidationError(f"Antal er hele tal. Skriv for eksempel {example}.")
        if value >= Decimal(10) ** 10:
            raise forms.ValidationError(f"Tallet er for stort. Skriv for eksempel {example}.")
        return value

    def check_area(self, cleaned: dict[str, Any], place: Place | None) -> None:
        """The partnership's own area must say which area it was; other places have no versions."""
        if place and place.kind != Place.Kind.AREA:
            cleaned["area_version"] = None
        elif place and self.areas and not cleaned.get("area_version") and "area_version" not in self.errors:
            self.add_error("area_version", NEEDS_AREA)


class ReadingForm(Figure):
    """A reading of an indicator."""

    names = (
        "place",
        "year",
        "value",
        "area_version",
        "definition",
        "significant",
        "margin",
        "sample_size",
        "denominator",
        "is_preliminary",
        "source",
        "page",
        "note",
    )

    place = forms.ModelChoiceField(
        Place.objects.none(),
        label="Sted",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Vælg, hvor der er målt.", "invalid_choice": "Vælg et sted fra listen."},
    )
    year = year_field("År")
    significant = choice(
        "Er ændringen siden målingen før statistisk sikker?", SIGNIFICANT, "Vælg ja, nej eller ikke oplyst."
    )
    margin = NumberField("Usikkerhed ±", example="2,5", required=False)
    sample_size = WholeField("Antal svar", required=False, example="1.234")
    is_preliminary = tick("Tallet er foreløbigt", "Dommen over målet venter på det endelige tal.")
    note = text("Bemærkning", 300, rows=2)
    version = version_field()
    field_order = ("place", "year", "value", "area_version", "definition", *names[5:])

    def __init__(
        self,
        indicator: Indicator,
        partnership: Partnership,
        data: Any = None,
        initial: Any = None,
        reading: Reading | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.prepare(indicator, partnership)
        self.reading = reading
        self.fields["place"].queryset = Place.objects.filter(partnership=partnership)  # type: ignore[attr-defined]
        self.fields["margin"].help_text = "Den statistiske usikkerhed til hver side, i samme enhed som tallet."
        self.fields["sample_size"].help_text = "Hvor mange der har svaret, når det er en spørgeundersøgelse."

    def clean(self) -> dict[str, Any]:
        """The whole must be a cell that no other reading has."""
        cleaned = super().clean() or {}
        self.check_area(cleaned, cleaned.get("place"))
        if not self.errors and (other := self.other()):
            shown = danish.decimal(other.value, places=4)
            self.add_error(
                "year",
                f"Der er allerede en måling for {other.place} i {other.year}: {shown}. Ret den i stedet for.",
            )
        return cleaned

    def other(self) -> Reading | None:
        """The reading that has this cell already."""
        cell = {name: self.cleaned_data[name] for name in ("place", "year", "area_version", "definition")}
        found = Reading.objects.filter(indicator=self.indicator, **cell).select_related("place")
        return but(found, self.reading).first()


class BaselineForm(Figure):
    """The value a target is held against. `corrects` is the id of the one it corrects, and then a reason is asked."""

    names = ("year", "value", "area_version", "definition", "denominator", "source", "page")

    year = year_field("År")
    reason = text(
        "Hvorfor rettes baseline?", 300, "Skriv, hvorfor baseline rettes, fx ”Politiet har rettet tallet”.", rows=2
    )
    corrects = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = (*names, "reason")

    def __init__(
        self,
        indicator: Indicator,
        place: Place,
        data: Any = None,
        initial: Any = None,
        corrected: Baseline | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.prepare(indicator, place.partnership)
        self.place = place
        if corrected is None:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Of the area, it says which area it was."""
        cleaned = super().clean() or {}
        self.check_area(cleaned, self.place)
        return cleaned


def described(indicator: Indicator) -> tuple[str, str]:
    """What the unit is called, and a value as an example."""
    match indicator.unit:
        case "percent":
            return "procent", "83,5"
        case "count":
            return indicator.unit_name or "antal", "1.234"
        case "per_1000":
            return (
                "anmeldelser pr. 1.000 indbyggere"
                if not indicator.unit_name
                else f"{indicator.unit_name} pr. 1.000 indbyggere",
                "58,3",
            )
        case _:
            return indicator.unit_name or "den enhed, kilden bruger", "7,4"
