# SPDX-License-Identifier: MPL-2.0
"""What is typed of a meeting itself, turned into clean values."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms

from partnerskab import danish
from partnerskab.agreements.agreement_forms import version_field
from partnerskab.agreements.models import Agreement, Body
from partnerskab.agreements.row_forms import choice, words
from partnerskab.day_field import ClockField, DayField
from partnerskab.lists.forms import LongText

FACTS = ("title", "held_on", "starts_at", "ends_at", "place", "chair", "minute_taker")
"""The facts of a meeting by the model's field names."""


class TimesForm(forms.Form):
    """When, where and about what a body meets. The day lies in the agreement's period."""

    held_on = DayField("12. marts 2026", label="Dato", help_text="Fx 12. marts 2026")
    starts_at = ClockField(label="Begynder kl.", required=False, help_text="Fx 14.30")
    ends_at = ClockField("16.00", label="Slutter kl.", required=False, help_text="Fx 16.00")
    place = words("Sted", 200)
    title = words("Emne", 160)
    agreement: Agreement | None = None
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """The times in order, the day within the agreement."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_at"), cleaned.get("ends_at")
        if first and last and last <= first:
            self.add_error("ends_at", "Mødet skal slutte, efter at det er begyndt. Skriv et senere klokkeslæt.")
        elif last and not first and "starts_at" not in self.errors:
            self.add_error("starts_at", "Skriv også, hvornår mødet begynder, for eksempel 14.30.")
        return cleaned

    def refuse_outside(self, day: datetime.date | None, agreement: Agreement) -> None:
        """Add an error to a day that the agreement does not cover."""
        if day and not agreement.valid_from <= day <= agreement.valid_to:
            span = f"{danish.date(agreement.valid_from)} til {danish.date(agreement.valid_to)}"
            self.add_error("held_on", f"”{agreement.title}” gælder fra {span}. Skriv en dato i den periode.")


class NewMeetingForm(TimesForm):
    """A meeting to be. The bodies are those of the agreements, each under its agreement's title."""

    body = choice("Hvem mødes", ())
    field_order = ("body", "held_on", "starts_at", "ends_at", "place", "title")

    def __init__(self, *args: Any, bodies: Sequence[Body], today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, body in self.bodies.items():
            groups.setdefault(body.agreement.title, []).append((key, body.name))
        one = next(iter(groups.values()), [])
        self.fields["body"].choices = one if len(groups) < 2 else list(groups.items())  # type: ignore[attr-defined]
        in_force = (key for key, body in self.bodies.items() if _covers(body.agreement, today))
        self.fields["body"].initial = next(in_force, None)

    def clean(self) -> dict[str, Any]:
        """The day lies in the period of the body's agreement."""
        cleaned = super().clean()
        if self.chosen:
            self.refuse_outside(cleaned.get("held_on"), self.chosen.agreement)
        return cleaned

    @property
    def chosen(self) -> Body | None:
        """The body that was chosen."""
        return self.bodies.get(self.cleaned_data.get("body", ""))

    @property
    def values(self) -> dict[str, Any]:
        """The meeting's fields, once the form is valid."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data}


class FactsForm(TimesForm):
    """The facts of a meeting that stands."""

    chair = words("Mødeleder", 160)
    minute_taker = words("Referent", 160)
    version = version_field()
    field_order = FACTS

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement

    def clean(self) -> dict[str, Any]:
        """The day stays in the agreement's period."""
        cleaned = super().clean()
        if self.agreement:
            self.refuse_outside(cleaned.get("held_on"), self.agreement)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The meeting's fields, once the form is valid."""
        return {name: self.cleaned_data[name] for name in FACTS}


class CallForm(forms.Form):
    """The call that is about to be sent; `changed` says what is new where it has been sent before. `people` and
    `agenda` are the marks of the lists that were seen."""

    changed = LongText(
        label="Hvad er nyt?",
        required=False,
        max_length=300,
        help_text="Står i mailen, for eksempel: Mødet begynder en halv time senere.",
        error_messages={"max_length": "Teksten er for lang til en mail som den her. Skriv højst 300 tegn."},
    )
    version = version_field()
    people = forms.CharField(widget=forms.HiddenInput, required=False)
    agenda = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    because = LongText(
        label="Hvorfor aflyses mødet?",
        max_length=300,
        help_text="Står i mailen til dem, der er indkaldt.",
        error_messages={
            "required": "Skriv, hvorfor mødet aflyses, for eksempel: For få kunne komme.",
            "max_length": "Begrundelsen er for lang. Skriv højst 300 tegn.",
        },
    )
    version = version_field()
    use_required_attribute = False


def _covers(agreement: Agreement, day: datetime.date) -> bool:
    return agreement.valid_from <= day <= agreement.valid_to
