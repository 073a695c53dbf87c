# SPDX-License-Identifier: MPL-2.0
"""Indicators, their definitions, and the places they are read in, as they are typed."""

from typing import Any

from django import forms

from partnerskab.agreements.models import Partnership

from ..models import Definition, Direction, Indicator, Place, Unit
from .fields import AliasesField, RowForm, but, choice, text, tick, version_field, year_field

UNITS = [
    (Unit.PERCENT, "Procent"),
    (Unit.COUNT, "Antal"),
    (Unit.PER_1000, "Pr. 1.000 indbyggere"),
    (Unit.OTHER, "Andet, fx en karakter"),
]


DIRECTIONS = [(Direction.UP, "Højere er bedre"), (Direction.DOWN, "Lavere er bedre")]


class IndicatorForm(RowForm):
    """Something that is measured. `definition` is only there for a new one, as its first."""

    names = ("name", "topic", "unit", "unit_name", "direction", "source", "small_numbers", "part_of", "aliases")

    name = text("Navn", 160, "Giv indikatoren et navn, fx ”Trygge i dagtimerne”.")
    topic = choice("Emne", Indicator.Topic.choices, "Vælg et emne.")
    unit = choice("Enhed", UNITS, "Vælg, hvad tallet er: procent, antal eller pr. 1.000 indbyggere.")
    unit_name = text("Det, der tælles", 60, help_text="Når enheden ikke siger det, fx anmeldelser eller karakter.")
    direction = choice("Hvad er bedst?", DIRECTIONS, "Vælg, om højere eller lavere er bedre.")
    source = text("Kilde", 200, help_text="Hvor tallene plejer at komme fra, fx Tryghedsundersøgelsen.")
    definition = text(
        "Definition", 2000, rows=4, help_text="Hvad der tæller med. Ændres den, begynder en ny serie af tal."
    )
    small_numbers = tick(
        "Skjul små tal i offentlige papirer", "Antal fra 1 til 4 kan pege på enkeltpersoner og bliver udeladt."
    )
    part_of = forms.ModelChoiceField(
        Indicator.objects.none(),
        label="Tælles med i",
        required=False,
        empty_label="Ingen anden",
        help_text="Når tallet indgår i et samlet tal. Så røber det samlede tal ikke et lille tal, der er udeladt.",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg en fra listen. Den kan være fjernet imens."},
    )
    aliases = AliasesField("Navne, som filer bruger om det samme, ét på hver linje.")
    version = version_field()

    def __init__(
        self, partnership: Partnership, data: Any = None, initial: Any = None, indicator: Indicator | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.partnership, self.indicator = partnership, indicator
        others = but(Indicator.objects.filter(partnership=partnership), indicator)
        self.fields["part_of"].queryset = others.order_by("order", "name")  # type: ignore[attr-defined]
        if indicator:
            del self.fields["definition"]

    def clean_name(self) -> str:
        """The name, if no other indicator of the partnership has it."""
        name = self.cleaned_data["name"]
        others = Indicator.objects.filter(partnership=self.partnership, name=name)
        if but(others, self.indicator).exists():
            raise forms.ValidationError(f"Der er allerede en indikator, der hedder ”{name}”. Skriv et andet navn.")
        return str(name)

    def clean_unit(self) -> str:
        """The unit, which stands fast once something was read in it."""
        unit: str = self.cleaned_data["unit"]
        if self.indicator and unit != self.indicator.unit and self.indicator.readings.exists():
            was = dict(UNITS)[Unit(self.indicator.unit)].lower()
            raise forms.ValidationError(
                f"Der er målinger i {was}, så enheden kan ikke skiftes. Opret en ny indikator til den anden enhed."
            )
        return unit

    def clean_part_of(self) -> Indicator | None:
        """The total it is counted in, which may not itself be counted in this one."""
        total: Indicator | None = self.cleaned_data["part_of"]
        above = dict(Indicator.objects.filter(partnership=self.partnership).values_list("pk", "part_of"))
        at, seen = total.pk if total else None, set()
        while self.indicator and at is not None and at not in seen:
            seen.add(at)
            at = above[at]
            if at == self.indicator.pk:
                raise forms.ValidationError(f"”{total}” tælles selv med i ”{self.indicator}”. Vælg en anden.")
        return total


class DefinitionForm(RowForm):
    """How an indicator is defined from a year on. The first definition holds from the beginning, so it has no year."""

    names = ("from_year", "text")

    from_year = year_field("Gælder fra", help_text="Tal fra før og efter bliver ikke sammenlignet.")
    text = text(
        "Definition", 2000, "Skriv, hvad der tæller med, fx ”Andelen, der svarer tryg eller meget tryg”.", rows=4
    )
    version = version_field()

    def __init__(self, number: int, data: Any = None, initial: Any = None, before: Definition | None = None) -> None:
        super().__init__(data, initial=initial)
        self.before = before
        if number == 1:
            del self.fields["from_year"]

    def clean_from_year(self) -> int:
        """The year, after that of the definition before."""
        year: int = self.cleaned_data["from_year"]
        if self.before and self.before.from_year and year <= self.before.from_year:
            raise forms.ValidationError(
                f"Definitionen før gælder fra {self.before.from_year}. "
                f"Skriv et senere år, for eksempel {self.before.from_year + 1}."
            )
        return year


class PlaceForm(RowForm):
    """Where something is measured."""

    names = ("kind", "name", "aliases")

    kind = choice("Hvad er det for et sted?", Place.Kind.choices, "Vælg, hvad det er for et sted.")
    name = text("Navn", 120, "Skriv stedets navn, fx ”Amager Vest” eller ”København”.")
    aliases = AliasesField("Navne, som filer bruger om det samme sted, ét på hver linje.")
    version = version_field()

    def __init__(
        self, partnership: Partnership, data: Any = None, initial: Any = None, place: Place | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        others = but(Place.objects.filter(partnership=partnership), place)
        self.others = others

    def clean_kind(self) -> str:
        """The kind; a partnership has one area."""
        kind: str = self.cleaned_data["kind"]
        area = self.others.filter(kind=Place.Kind.AREA).first() if kind == Place.Kind.AREA else None
        if area:
            raise forms.ValidationError(f"”{area}” er allerede partnerskabsområdet. Vælg fx boligområde i stedet.")
        return kind

    def clean_name(self) -> str:
        """The name, if no other place of the partnership has it."""
        name = self.cleaned_data["name"]
        if self.others.filter(name=name).exists():
            raise forms.ValidationError(f"Der er allerede et sted, der hedder ”{name}”. Skriv et andet navn.")
        return str(name)
