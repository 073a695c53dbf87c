# SPDX-License-Identifier: MPL-2.0
"""The model field that holds rich text."""

from typing import Any

from django.db import models
from django.forms import Field

from .cleaning import clean
from .forms import RichTextFormField


class RichTextField(models.TextField):
    """Rich text, cleaned whenever a row is saved, whoever saves it; empty is "".

    Saving raises `TooLong` (a ValidationError) above the limits.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Clean what the instance holds, and leave the clean text on it."""
        stored = clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, stored)
        return stored

    def formfield(self, **kwargs: Any) -> Field | None:
        """The editor's form field."""
        defaults: dict[str, Any] = {"form_class": RichTextFormField, "widget": RichTextFormField.widget}
        return super().formfield(**defaults | kwargs)
