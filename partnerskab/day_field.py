# SPDX-License-Identifier: MPL-2.0
"""A form's field for a day in Danish writing."""

import datetime
from typing import Any

from django import forms

from partnerskab import danish


class DayField(forms.CharField):
    """A day as Danes write it, cleaned to a date, or to None where nothing stands."""

    def __init__(self, example: str = "12. marts 2025", **kwargs: Any) -> None:
        self.example = f"Skriv datoen, for eksempel {example}."
        kwargs.setdefault("error_messages", {"required": self.example, "max_length": self.example})
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """The date; text that is none is refused with an example."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return danish.parse_date(str(typed))
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def prepare_value(self, value: Any) -> Any:
        """A date that stands, as people write it."""
        return danish.date(value) if isinstance(value, datetime.date) else value
