# SPDX-License-Identifier: MPL-2.0
"""A list in one form: rows are added, taken away and moved in the form, and saved together.

The hidden field `row` names each row's key in the order shown: an id, or "ny-1" for one that is not saved yet. A row's
fields carry its key before their names, so moving a row moves its key and nothing else.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict

from partnerskab.editing import Editable

from .saving import Wanted, mark_of

MOST_ROWS = 100
_KEY = re.compile(r"ny-\d{1,4}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class LongText(forms.CharField):
    """Text of one or more lines; a browser's line ends become the stored ones."""

    def __init__(self, *, max_length: int = 1000, **kwargs: Any) -> None:
        lines = forms.Textarea(attrs={"class": "form-input", "rows": 1})
        super().__init__(max_length=max_length, widget=lines, **kwargs)

    def to_python(self, value: Any) -> str:
        """The text without carriage returns."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def text_input(style: str = "", **attributes: str) -> forms.TextInput:
    """A field of one line."""
    return forms.TextInput(attrs={"class": f"form-input {style}".strip(), "autocomplete": "off", **attributes})


class RowForm(forms.Form):
    """One row. `what` is the field that makes it a row; an unsaved row in which nothing was typed is left out."""

    what: ClassVar[str]
    use_required_attribute = False

    @property
    def is_blank(self) -> bool:
        typed = (name for name, field in self.fields.items() if not isinstance(field, forms.ChoiceField))
        return not any(str(self[name].value() or "").strip() for name in typed)

    @classmethod
    def directory(cls) -> Any:
        """What the rows of a list look up together when they are saved; read once for all of them."""
        return None

    @classmethod
    def suggestions(cls) -> Iterable[str]:
        """Names that a field with `list="navne"` proposes."""
        return ()

    @classmethod
    def check_together(cls, rows: Sequence[Any]) -> None:
        """Add errors to valid rows that do not go together."""

    def values(self, standing: Any, directory: Any) -> dict[str, Any]:
        """The clean values by the names of the model's fields."""
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What the fields hold for a row that stands."""
        return {name: getattr(row, name) for name in cls.base_fields}


class ListForm:
    """The rows of a list as one form: of the rows that stand, or of what was posted."""

    def __init__(self, row_form: type[RowForm], standing: Sequence[Editable], posted: QueryDict | None = None) -> None:
        self.row_form = row_form
        self.standing = {str(row.pk): row for row in standing}
        self.posted = posted
        self.mark = mark_of(standing) if posted is None else posted.get("mark", "")
        self.keys = list(self.standing) if posted is None else _keys(posted)

    @property
    def rows(self) -> list[RowForm]:
        """A form for each row, in order."""
        return [self._row(key) for key in self.keys]

    def _row(self, key: str) -> RowForm:
        row = self.standing.get(key)
        return self.row_form(self.posted, prefix=key, initial=self.row_form.initial_of(row) if row else None)

    def add(self) -> str:
        """Put an empty row last and return its key, or "" where there are too many."""
        if len(self.keys) >= MOST_ROWS:
            return ""
        taken = {int(key[3:]) for key in self.keys if key.startswith("ny-")}
        self.keys.append(f"ny-{max(taken, default=0) + 1}")
        return self.keys[-1]

    def shift(self, key: str, step: int) -> None:
        """Move a row one place up (-1) or down (1), if there is one."""
        place = self.keys.index(key)
        if 0 <= place + step < len(self.keys):
            self.keys.insert(place + step, self.keys.pop(place))

    def drop(self, key: str) -> str:
        """Take a row away and return the key of the row that follows, or "" where none does."""
        place = self.keys.index(key)
        self.keys.remove(key)
        return self.keys[place] if place < len(self.keys) else ""

    def checked(self) -> tuple[list[RowForm], bool]:
        """The rows, those without text left out if they are new, and whether all of them are valid."""
        rows = [row for row in self.rows if not (str(row.prefix).startswith("ny-") and row.is_blank)]
        invalid = [row for row in rows if not row.is_valid()]
        if not invalid:
            self.row_form.check_together(rows)
        return rows, not any(row.errors for row in rows)

    def wanted(self, rows: Sequence[RowForm]) -> list[Wanted]:
        """The valid rows as they shall stand."""
        directory = self.row_form.directory()
        keys = [str(row.prefix) for row in rows]
        return [
            Wanted(UUID(key) if key in self.standing else None, row.values(self.standing.get(key), directory))
            for key, row in zip(keys, rows, strict=True)
        ]


def _keys(posted: QueryDict) -> list[str]:
    return [key for key in dict.fromkeys(posted.getlist("row")) if _KEY.fullmatch(key)]
