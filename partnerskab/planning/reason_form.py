# SPDX-License-Identifier: MPL-2.0
"""What is typed of an activity that was left behind: who carries it on, and why it ended."""

from typing import Any

from django import forms

from budgets.forms import version_field
from partnerskab.lists.forms import text_input

REASON = ("anchored_with", "reason")
"""By the model's field names."""
WHY = "Skriv, hvem der fører den videre, eller hvorfor den ophører."


def anchored_field(initial: str = "") -> forms.CharField:
    """Who carries an activity on."""
    return forms.CharField(
        label="Forankret hos",
        initial=initial,
        required=False,
        max_length=200,
        widget=text_input(),
        error_messages={"max_length": "Teksten er for lang. Skriv højst 200 tegn, fx ”Fritidscentret”."},
    )


def reason_field() -> forms.CharField:
    """Why an activity ends."""
    return forms.CharField(
        label="Begrundelse",
        required=False,
        max_length=400,
        widget=text_input(),
        error_messages={"max_length": "Begrundelsen er for lang. Skriv højst 400 tegn."},
    )


class ReasonForm(forms.Form):
    """The reason for one activity, with the version it was read at."""

    version = version_field()
    anchored_with = anchored_field()
    reason = reason_field()

    def clean(self) -> dict[str, Any]:
        """One of the two is said."""
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned["anchored_with"] or cleaned["reason"]):
            self.add_error("reason", WHY)
        return cleaned
