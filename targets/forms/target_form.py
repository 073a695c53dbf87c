# SPDX-License-Identifier: MPL-2.0
"""A target as it is typed. The rule decides which of the fields count; the others are left empty whatever they hold."""

from typing import Any

from django import forms

from partnerskab.agreements.models import Agreement, FocusArea

from ..models import Indicator, Place, Rule
from .fields import NumberField, RowForm, WholeField, choice, text, version_field, year_field

RULES = [
    (Rule.NEAR, "Bedre hvert år og tæt på et andet sted, fx hele byen"),
    (Rule.HOLD, "Mindst fastholdes på et års niveau"),
    (Rule.REACH, "Når et bestemt tal"),
    (Rule.SHARE, "En andel af planens aktiviteter har flere samarbejdspartnere"),
    (Rule.MONITOR, "Følges uden mål"),
]
"""The rules in the words of the page."""

MEASURED = (Rule.NEAR, Rule.HOLD, Rule.REACH, Rule.MONITOR)
ASKED_BY: dict[str, tuple[str, ...]] = {
    "indicator": MEASURED,
    "place": MEASURED,
    "reference": (Rule.NEAR,),
    "baseline_year": (Rule.NEAR, Rule.HOLD),
    "pending": (Rule.NEAR, Rule.HOLD),
    "limit": (Rule.REACH, Rule.SHARE),
    "partners": (Rule.SHARE,),
    "final_year": (Rule.NEAR, Rule.HOLD, Rule.REACH),
}
"""Which rules ask for a field."""

NEEDED: dict[str, dict[str, str]] = {
    "indicator": dict.fromkeys(MEASURED, "Vælg, hvad målet måles på, fx ”Trygge i dagtimerne”."),
    "place": dict.fromkeys(MEASURED, "Vælg, hvor der måles, fx partnerskabsområdet."),
    "reference": {Rule.NEAR: "Vælg det sted, området skal nærme sig, fx hele byen."},
    "baseline_year": {Rule.HOLD: "Skriv det år, niveauet skal fastholdes fra, for eksempel 2024."},
    "final_year": {Rule.NEAR: "Skriv det år, målet skal være nået, for eksempel 2028."},
    "limit": {
        Rule.REACH: "Skriv det tal, der skal nås, for eksempel 83,5.",
        Rule.SHARE: "Skriv, hvor mange procent af aktiviteterne, for eksempel 75.",
    },
}
"""What is said where a rule needs a field that is empty."""


class TargetForm(RowForm):
    """A target of an agreement."""

    names = (
        "code",
        "title",
        "wording",
        "rule",
        "indicator",
        "place",
        "reference",
        "baseline_year",
        "pending",
        "limit",
        "partners",
        "final_year",
        "focus_area",
        "data_source",
    )

    code = text("Nummer i aftalen", 10, help_text="Som det står i aftalen, fx 1 eller 2a.")
    title = text(
        "Navn",
        160,
        "Giv målet et navn, fx ”Trygge beboere i dagtimerne”.",
        help_text="Kort nok til at stå over et diagram.",
    )
    wording = text("Ordlyd i aftalen", 2000, rows=3)
    rule = choice("Hvornår er målet nået?", RULES, "Vælg, hvornår målet er nået.")
    indicator = forms.ModelChoiceField(Indicator.objects.none(), label="Måles på", required=False)
    place = forms.ModelChoiceField(Place.objects.none(), label="Måles hvor", required=False)
    reference = forms.ModelChoiceField(
        Place.objects.none(), label="Sammenlignes med", required=False, help_text="Det sted, området skal nærme sig."
    )
    baseline_year = year_field(
        "Baselineår",
        required=False,
        help_text="Det år, målet måles fra. Tallet sættes bagefter. Kan stå tomt ved ”Bedre hvert år”.",
    )
    pending = text(
        "Hvornår fastsættes baseline?", 200, help_text="Når tallet mangler endnu, fx ”ved første afrapportering”."
    )
    limit = NumberField("Tallet, der skal nås", example="75", required=False)
    partners = WholeField("Mindst så mange samarbejdspartnere", least=1, most=20, example="2", required=False)
    final_year = year_field(
        "Slutår",
        required=False,
        help_text="Det år, målet skal være nået. Skal stå, når målet er at nærme sig et andet sted.",
    )
    focus_area = forms.ModelChoiceField(
        FocusArea.objects.none(),
        label="Indsatsområde",
        required=False,
        help_text="Når målet kun gælder ét indsatsområde.",
    )
    data_source = text("Datakilde", 200, help_text="Står feltet tomt, er det indikatorens kilde.")
    version = version_field()

    def __init__(self, agreement: Agreement, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        partnership = agreement.partnership
        rows = {
            "indicator": Indicator.objects.filter(partnership=partnership).order_by("order", "name"),
            "place": Place.objects.filter(partnership=partnership),
            "reference": Place.objects.filter(partnership=partnership),
            "focus_area": FocusArea.objects.filter(agreement=agreement),
        }
        for name, found in rows.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["class"] = "form-select"
            self.fields[name].empty_label = "Vælg" if name in NEEDED else "Hele aftalen"  # type: ignore[attr-defined]
            self.fields[name].error_messages["invalid_choice"] = "Vælg en fra listen. Den kan være fjernet imens."
        for name in NEEDED:
            self.fields[name].is_asked = True  # type: ignore[attr-defined]
        for name, rules in ASKED_BY.items():
            self.fields[name].group_class = " ".join(["for-rule", *(f"for-{rule}" for rule in rules)])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What the rule does not ask for is empty; what it needs is asked for where it is missing."""
        cleaned = super().clean() or {}
        rule = cleaned.get("rule")
        for name, rules in ASKED_BY.items():
            if rule is not None and rule not in rules:
                self.errors.pop(name, None)
                cleaned[name] = "" if name == "pending" else None
            missing = NEEDED.get(name, {}).get(rule or "")
            if missing and name not in self.errors and cleaned.get(name) is None:
                self.add_error(name, missing)
        cleaned["partners"] = cleaned.get("partners") or 2
        self._check_against_each_other(cleaned, rule)
        return cleaned

    def _check_against_each_other(self, cleaned: dict[str, Any], rule: str | None) -> None:
        limit, indicator = cleaned.get("limit"), cleaned.get("indicator")
        is_share = rule == Rule.SHARE or bool(indicator and indicator.unit == "percent")
        if limit is not None and is_share and limit > 100:
            self.add_error("limit", "En andel er højst 100 procent. Skriv for eksempel 75.")
        if rule == Rule.NEAR and cleaned.get("place") and cleaned.get("place") == cleaned.get("reference"):
            self.add_error("reference", "Området kan ikke sammenlignes med sig selv. Vælg fx hele byen.")
        first, last = cleaned.get("baseline_year"), cleaned.get("final_year")
        if first and last and last <= first:
            self.add_error(
                "final_year", f"Slutåret skal ligge efter baselineåret {first}. Skriv for eksempel {first + 4}."
            )
