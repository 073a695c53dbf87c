# SPDX-License-Identifier: MPL-2.0
"""A form's fields for a day and for a time of day in Danish writing."""

import datetime
from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone

from partnerskab import danish


class _ReadField(forms.CharField):
    """Text that is read as something else, or as None where nothing stands; what cannot be read is refused."""

    read: Callable[[str], Any]

    def __init__(self, example: str, **kwargs: Any) -> None:
        self.example = example
        kwargs.setdefault("error_messages", {"required": self.example, "max_length": self.example})
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> Any:
        """What was read; text that says nothing of the kind is refused with an example."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return self.read(str(typed))
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None


class DayField(_ReadField):
    """A day as Danes write it, cleaned to a date, or to None where nothing stands."""

    read = staticmethod(danish.parse_date)

    def __init__(self, example: str = "12. marts 2025", **kwargs: Any) -> None:
        super().__init__(f"Skriv datoen, for eksempel {example}.", **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A date that stands, as people write it."""
        return danish.date(value) if isinstance(value, datetime.date) else value


class PastDayField(DayField):
    """A day that has come; shows today until something is typed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("12. marts 2022", **kwargs)

    def clean(self, value: Any) -> Any:
        """The date; one that has not come is refused."""
        day = super().clean(value)
        if day > timezone.localdate():
            raise forms.ValidationError(f"{danish.date(day)} er ikke kommet endnu. {self.example}")
        return day

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Shows today until something is typed."""
        form.initial.setdefault(field_name, danish.date(timezone.localdate()))
        return super().get_bound_field(form, field_name)


class ClockField(_ReadField):
    """A time of day as Danes write it, "14.30", cleaned to a time, or to None where nothing stands."""

    read = staticmethod(danish.parse_clock)

    def __init__(self, example: str = "14.30", **kwargs: Any) -> None:
        super().__init__(f"Skriv klokkeslættet, for eksempel {example}.", **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A time that stands, as people write it."""
        return danish.clock(value) if isinstance(value, datetime.time) else value
