# SPDX-License-Identifier: MPL-2.0
"""The form field for rich text, and the editor it is typed in."""

from typing import Any

from django import forms

from .cleaning import from_typed


class Editor(forms.Textarea):
    """A textarea that static/editor/editor.js turns into the editor; without JavaScript it stays a textarea.

    The page's head includes `editor/_head.html`. `attrs` may name the visible heading (`aria-labelledby`) and hints
    (`aria-describedby`); without them the field's `<label>` names the editor. `autofocus` puts the cursor in it.
    """

    template_name = "editor/field.html"

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser cannot show its message on a textarea the editor has hidden."""
        return False


class RichTextFormField(forms.CharField):
    """Rich text in stored form; what is typed as plain text becomes paragraphs.

    Raises `TooLong` as a field error. Not required unless told.
    """

    widget = Editor

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return from_typed(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compares stored forms: a text the editor merely writes differently has not changed."""
        return (initial or "") != self.to_python(data)
