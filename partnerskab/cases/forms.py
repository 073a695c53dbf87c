# SPDX-License-Identifier: MPL-2.0
"""What is typed of a case paper, turned into clean values."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partnerskab.agreements.agreement_forms import version_field
from partnerskab.agreements.row_forms import choice, words
from partnerskab.day_field import DayField
from partnerskab.lists.forms import LongText, RowForm, text_input

from .models import CasePaper

_NO_SUBJECT = "Vælg en af versionerne på listen, eller vælg, at sagen ikke handler om en version."


class CaseForm(forms.Form):
    """The head of a case paper: to whom, by whom, when, and under which numbers."""

    title = words("Titel", 200, required="Giv sagen en titel, fx ”Tryghedsplan 2026 for Amager Partnerskab”.")
    body = forms.CharField(
        label="Udvalg",
        max_length=120,
        widget=text_input(list="udvalg"),
        error_messages={
            "required": "Skriv, hvilket udvalg der skal have sagen, fx ”Økonomiudvalget”.",
            "max_length": "Udvalgets navn er for langt. Skriv højst 120 tegn.",
        },
    )
    aim = choice("Sagen er", CasePaper.Aim.choices)
    meeting_on = DayField("17. juni 2026", label="Mødedato", required=False)
    sender = words("Forvaltning", 160)
    case_number = words("Sagsnr.", 40)
    document_number = words("Dokumentnr.", 40)
    officer = words("Sagsbehandler", 160)


class HeadForm(CaseForm):
    """The head of a case paper that stands."""

    version = version_field()


class NewCaseForm(CaseForm):
    """A new case paper, and the version it is about. A title is proposed for one that is about something."""

    title = words("Titel", 200)
    about = forms.ChoiceField(
        label="Sagen handler om",
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": _NO_SUBJECT},
    )

    def __init__(self, *args: Any, subjects: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", "Ikke om en version"), *subjects]
        self.fields["about"].choices = known  # type: ignore[attr-defined]
        self.fields["title"].help_text = "Lad feltet stå tomt, så foreslås en titel ud fra det, sagen handler om."

    def clean(self) -> dict[str, Any]:
        """Without a version to name it after, it needs a title."""
        cleaned = super().clean() or {}
        if not cleaned.get("title") and not cleaned.get("about") and "about" not in self.errors:
            self.add_error("title", "Giv sagen en titel, fx ”Forlængelse af partnerskabsaftalen”.")
        return cleaned


class RecommendationForm(RowForm):
    """An "at"-point."""

    what = "text"

    text = LongText(
        label="at",
        error_messages={
            "required": "Skriv, hvad der indstilles, fx ”Økonomiudvalget godkender planen”, eller fjern rækken.",
            "max_length": "Punktet er for langt. Skriv højst 1.000 tegn.",
        },
    )


class HandlingForm(RowForm):
    """A row of the political handling."""

    what = "body"

    body = words("Organ", 120, required="Skriv, hvem der behandler sagen, fx ”Styregruppen”, eller fjern rækken.")
    on = words("Dato", 60)
    text = words("Behandling", 300)


class FingerprintField(forms.RegexField):
    """A fingerprint in full, in groups as it is shown or in one; small letters either way."""

    def to_python(self, value: Any) -> str:
        """The signs alone."""
        return "".join(str(super().to_python(value)).split()).lower()


class AnnexForm(RowForm):
    """An annex. Its address lies on the site; its fingerprint is 64 signs."""

    what = "title"

    title = words("Bilag", 200, required="Skriv bilagets navn, fx ”Tryghedsplan 2026”, eller fjern rækken.")
    address = forms.RegexField(
        r"^/[^/\\\s]\S*$",
        label="Adresse på siden",
        required=False,
        max_length=300,
        widget=text_input(),
        error_messages={
            "invalid": "Skriv adressen, som den står efter sidens navn, fx /amager/plan/2026/.",
            "max_length": "Adressen er for lang. Skriv højst 300 tegn.",
        },
    )
    sha256 = FingerprintField(
        r"^[0-9a-f]{64}$",
        label="Fingeraftryk",
        required=False,
        widget=text_input(),
        error_messages={"invalid": "Et fingeraftryk er 64 tegn, 0-9 og a-f. Kopiér det hele fra versionens side."},
    )
