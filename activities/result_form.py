# SPDX-License-Identifier: MPL-2.0
"""The answer to a success criterion, typed by people and turned into clean values."""

from typing import Any

from django import forms
from django.http import QueryDict

from partnerskab.lists.forms import LongText, text_input

from .models import CriterionResult
from .results import FIELDS, Answer


class ResultForm(forms.Form):
    """What became of a criterion in a year, with the version it was read at (0: nobody had answered)."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Vurdering",
        choices=[("", "Vælg …"), *CriterionResult.State.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg en vurdering, for eksempel ”På vej” eller ”Kan ikke siges endnu”.",
            "invalid_choice": "Vælg en af vurderingerne på listen.",
        },
    )
    figure = forms.CharField(
        label="Resultat",
        max_length=80,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Resultatet er for langt. Skriv højst 80 tegn, for eksempel ”43 frivillige”."},
    )
    source = forms.CharField(
        label="Kilde",
        max_length=200,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Kilden er for lang. Skriv højst 200 tegn, for eksempel ”Klubbens lister”."},
    )
    note = LongText(
        label="Bemærkning",
        max_length=500,
        required=False,
        error_messages={"max_length": "Bemærkningen er for lang. Skriv højst 500 tegn."},
    )

    def __init__(self, data: QueryDict | None = None, *, answer: Answer, prefix: str | None = None) -> None:
        """Its fields' ids carry the answer's place, for a page may have many such forms."""
        standing = answer.result
        initial = {name: getattr(standing, name) for name in FIELDS} if standing else {}
        initial["version"] = answer.version
        super().__init__(data, initial=initial, auto_id=f"opf-{answer.place}-%s", prefix=prefix)
        self.answer = answer
        self.use_required_attribute = False

    @property
    def values(self) -> dict[str, Any]:
        """The clean values by the names of the row's fields."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def differing(self, current: CriterionResult | None) -> list[tuple[str, str, str]]:
        """For each field that differs its label, what was typed and what is saved, in words."""
        labels = dict(CriterionResult.State.choices)

        def words(value: str) -> str:
            return str(labels.get(value, value)) or "tomt"

        return [
            (str(self.fields[name].label), words(typed), words(getattr(current, name) if current else ""))
            for name, typed in self.values.items()
            if typed != (getattr(current, name) if current else "")
        ]
