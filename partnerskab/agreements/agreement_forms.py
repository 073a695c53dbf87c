# SPDX-License-Identifier: MPL-2.0
"""What is typed of an agreement itself and of its area, turned into clean values."""

import datetime
from functools import cached_property
from typing import Any

from django import forms

from partnerskab import danish
from partnerskab.day_field import DayField
from partnerskab.lists.forms import text_input

from . import pictures
from .beginning import Part
from .models import Agreement, AreaVersion, Partnership

_WRONG_PAGE = "Siden er i uorden. Kopiér det, du har skrevet, og genindlæs siden."


def version_field() -> forms.IntegerField:
    """The version that the fields were read at."""
    messages = dict.fromkeys(("required", "invalid", "min_value"), _WRONG_PAGE)
    return forms.IntegerField(min_value=0, widget=forms.HiddenInput, error_messages=messages)


class PeriodForm(forms.Form):
    """An agreement's title and period. Two agreements of a partnership neither overlap nor are of the same years."""

    title = forms.CharField(
        label="Titel",
        max_length=200,
        widget=text_input(),
        error_messages={
            "required": "Giv aftalen en titel, fx ”Partnerskabsaftale 2025-2028”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn.",
        },
    )
    kind = forms.ChoiceField(
        label="Art", choices=Agreement.Kind.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    valid_from = DayField("1. januar 2025", label="Gælder fra")
    valid_to = DayField("31. december 2028", label="Gælder til og med")

    def __init__(self, *args: Any, partnership: Partnership, agreement: Agreement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership, self.agreement = partnership, agreement

    @cached_property
    def others(self) -> list[Agreement]:
        """The partnership's other agreements, the newest first."""
        found = self.partnership.agreements.order_by("-valid_from")
        return [other for other in found if other != self.agreement]

    def moves(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the period is another than the one that stands."""
        standing = self.agreement
        return standing is None or (first, last) != (standing.valid_from, standing.valid_to)

    def clean(self) -> dict[str, Any]:
        """The days in order, and free."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "Slutdatoen ligger før startdatoen. Skriv en senere dato, fx 31. december 2028.")
        elif first and last and self.moves(first, last):
            self._refuse_others(first, last)
        return cleaned

    def _refuse_others(self, first: datetime.date, last: datetime.date) -> None:
        for other in self.others:
            span = f"{danish.date(other.valid_from)} til {danish.date(other.valid_to)}"
            if first <= other.valid_to and other.valid_from <= last:
                self.add_error("valid_from", f"Perioden overlapper ”{other.title}”, som gælder fra {span}.")
            elif (first.year, last.year) == (other.valid_from.year, other.valid_to.year):
                self.add_error("valid_from", f"”{other.title}” dækker de samme år. Vælg en periode i andre år.")

    @property
    def values(self) -> dict[str, Any]:
        """The agreement's fields, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("title", "kind", "valid_from", "valid_to")}


class FactsForm(PeriodForm):
    """Title and period of an agreement that stands."""

    version = version_field()

    def clean(self) -> dict[str, Any]:
        """The plans stay inside the period."""
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if self.agreement and first and last and self.moves(first, last):
            outside = self.agreement.plans.exclude(year__range=(first.year, last.year)).values_list("year", flat=True)
            if years := ", ".join(map(str, outside)):
                self.add_error("valid_from", f"Der er tryghedsplaner uden for den periode: {years}. Vælg en længere.")
        return cleaned


class NewAgreementForm(PeriodForm):
    """A new agreement, and what it begins with."""

    earlier = forms.ChoiceField(
        label="Begynd fra",
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg en af partnerskabets aftaler, eller begynd fra en tom."},
    )
    parts = forms.MultipleChoiceField(
        label="Tag med fra den tidligere aftale",
        required=False,
        choices=Part.choices,
        initial=[part for part in Part.values if part != Part.TARGETS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Vælg blandt dem på listen."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(other.mark, other.title) for other in self.others]
        self.fields["earlier"].choices = [("", "En tom aftale"), *known]  # type: ignore[attr-defined]
        if self.others:
            self.fields["earlier"].initial = self.others[0].mark
        else:
            del self.fields["earlier"], self.fields["parts"]

    @property
    def predecessor(self) -> Agreement | None:
        """The agreement that was chosen, once the form is valid."""
        chosen = self.cleaned_data.get("earlier")
        return next((other for other in self.others if other.mark == chosen), None)


class AreaForm(forms.Form):
    """The area as it is bounded from a day on, with its map; the description is a text of the page.

    `kept` is the sha256 of a picture that was chosen for a form that something else was wrong with, for browsers do not
    send a file twice.
    """

    from_date = DayField("1. januar 2025", label="Gælder fra")
    estates = forms.CharField(
        label="Boligafdelinger",
        required=False,
        max_length=5_000,
        help_text="Én på hver linje.",
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 4}),
        error_messages={"max_length": "Listen er for lang. Skriv højst 5.000 tegn."},
    )
    picture = forms.FileField(
        label="Kort",
        required=False,
        help_text="Et billede i PNG, JPEG eller WebP på højst 15 MB.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={"empty": "Filen er tom. Vælg et billede i PNG, JPEG eller WebP."},
    )
    kept = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    drop_picture = forms.BooleanField(label="Fjern kortet", required=False)
    picture_alt = forms.CharField(
        label="Kortet i ord",
        required=False,
        max_length=500,
        help_text="Til dem, der ikke kan se kortet: Hvor går grænsen, og hvad ligger inden for den?",
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 2}),
        error_messages={"max_length": "Teksten er for lang. Skriv højst 500 tegn, og gem resten til beskrivelsen."},
    )
    version = version_field()

    def __init__(self, *args: Any, row: AreaVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        if not row.picture_id:
            del self.fields["drop_picture"]

    def clean_from_date(self) -> datetime.date:
        """Within the agreement's period, and not that of another version."""
        day: datetime.date = self.cleaned_data["from_date"]
        agreement = self.row.agreement
        if not agreement.valid_from <= day <= agreement.valid_to:
            raise forms.ValidationError(
                f"Datoen ligger uden for aftalen. Skriv en dato fra {danish.date(agreement.valid_from)} "
                f"til {danish.date(agreement.valid_to)}."
            )
        if agreement.area_versions.filter(from_date=day).exclude(pk=self.row.pk).exists():
            raise forms.ValidationError(
                "Området har allerede en afgrænsning fra den dag. Ret den, eller skriv en anden."
            )
        return day

    def clean_estates(self) -> list[str]:
        """A name a line, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["estates"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean_picture(self) -> pictures.Clean | None:
        """The picture as it is stored; None where none was chosen."""
        chosen = self.cleaned_data["picture"]
        if chosen is None:
            return None
        try:
            return pictures.clean(chosen.read(pictures.LARGEST_FILE + 1))
        except pictures.NotAPicture as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        """A picture needs its words."""
        cleaned = super().clean() or {}
        stays = self.row.picture_id and not cleaned.get("drop_picture")
        if (
            (cleaned.get("picture") or cleaned.get("kept") or stays)
            and not cleaned.get("picture_alt")
            and "picture_alt" not in self.errors
        ):
            self.add_error(
                "picture_alt",
                "Skriv, hvad kortet viser, fx ”Området ligger mellem Amagerfælledvej og Holmbladsgade”.",
            )
        return cleaned
