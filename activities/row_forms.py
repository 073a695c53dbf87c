# SPDX-License-Identifier: MPL-2.0
"""A list of an activity in one form: rows are added, taken away and moved in the form, and saved together.

The hidden field `row` names each row's key in the order shown: an id, or "ny-1" for one that is not saved yet. A row's
fields carry its key before their names, so moving a row moves its key and nothing else.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict

from partnerskab.agreements.models import Organisation

from .models import ActivityPartner
from .row_lists import ListedRow, Wanted, mark_of

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


class Directory:
    """The known organisations by every name they go by; read once, when first asked."""

    @cached_property
    def _by_name(self) -> dict[str, Organisation]:
        found: dict[str, Organisation] = {}
        for organisation in Organisation.objects.all():
            for name in (organisation.name, organisation.short_name, *organisation.aliases):
                found.setdefault(name.casefold(), organisation)
        return found

    def find(self, name: str) -> Organisation | None:
        """The organisation of that name, short name or alias, whatever the case."""
        return self._by_name.get(name.casefold())


class RowForm(forms.Form):
    """One row. `what` is the field that makes it a row; an unsaved row without any text is left out."""

    what: ClassVar[str]
    use_required_attribute = False

    @property
    def is_blank(self) -> bool:
        return not any(str(self[name].value() or "").strip() for name in self.fields if name != "role")

    def values(self, standing: ListedRow | None, directory: Directory) -> dict[str, Any]:
        """The clean values by the names of the model's fields."""
        return dict(self.cleaned_data)

    @classmethod
    def initial_of(cls, row: ListedRow) -> dict[str, Any]:
        """What the fields hold for a row that stands."""
        return {name: getattr(row, name) for name in cls.base_fields}


class PartnerForm(RowForm):
    """An actor: a known organisation, or any other name."""

    what = "name"

    role = forms.ChoiceField(
        label="Deltager som",
        choices=ActivityPartner.Role.choices,
        initial=ActivityPartner.Role.PARTNER,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg, hvordan aktøren deltager.",
            "invalid_choice": "Vælg Ansvarlig eller Samarbejdspartner.",
        },
    )
    name = forms.CharField(
        label="Navn",
        max_length=200,
        widget=text_input(list="organisationer"),
        error_messages={
            "required": "Skriv aktørens navn, eller fjern rækken.",
            "max_length": "Navnet er for langt. Skriv højst 200 tegn.",
        },
    )
    note = LongText(
        label="Rolle",
        max_length=500,
        required=False,
        error_messages={
            "max_length": "Rollen er for lang. Skriv højst 500 tegn, og gem resten til teksten om ansvarlige aktører."
        },
    )

    @classmethod
    def initial_of(cls, row: ListedRow) -> dict[str, Any]:
        """The organisation's name stands in the name's field, for people see one name."""
        return {**{name: getattr(row, name) for name in ("role", "note")}, "name": str(row)}

    def values(self, standing: ListedRow | None, directory: Directory) -> dict[str, Any]:
        """A known name becomes its organisation; a name of its own that stands is left as it is."""
        typed = self.cleaned_data["name"]
        values = {"role": self.cleaned_data["role"], "note": self.cleaned_data["note"]}
        if isinstance(standing, ActivityPartner) and str(standing) == typed:
            return values
        known = directory.find(typed)
        name = "" if known and known.name == typed else typed
        return {**values, "organisation_id": known.pk if known else None, "name": name}


class DeliverableForm(RowForm):
    """A deliverable: how many of what."""

    what = "text"

    number = forms.CharField(
        label="Antal",
        max_length=20,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Antallet er for langt. Skriv højst 20 tegn, fx ”10-12”."},
    )
    text = LongText(
        label="Leverance",
        error_messages={
            "required": "Skriv, hvad der leveres, fx ”arrangementer på legepladsen”, eller fjern rækken.",
            "max_length": "Leverancen er for lang. Skriv højst 1.000 tegn.",
        },
    )


class CriterionForm(RowForm):
    """A success criterion: what is measured, how much, and where the figure comes from."""

    what = "text"

    text = LongText(
        label="Succeskriterium",
        error_messages={
            "required": "Skriv, hvad der skal være opnået, eller fjern rækken.",
            "max_length": "Kriteriet er for langt. Skriv højst 1.000 tegn.",
        },
    )
    number = forms.CharField(
        label="Måltal",
        max_length=40,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Måltallet er for langt. Skriv højst 40 tegn, fx ”25”."},
    )
    data_source = forms.CharField(
        label="Datakilde",
        max_length=200,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Datakilden er for lang. Skriv højst 200 tegn."},
    )


class ListForm:
    """The rows of a list as one form: of the rows that stand, or of what was posted."""

    def __init__(self, row_form: type[RowForm], standing: Sequence[ListedRow], posted: QueryDict | None = None) -> None:
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
        if self.posted is not None:
            return self.row_form(self.posted, prefix=key)
        row = self.standing.get(key)
        return self.row_form(prefix=key, initial=self.row_form.initial_of(row) if row else None)

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
        return rows, not invalid

    def wanted(self, rows: Sequence[RowForm]) -> list[Wanted]:
        """The valid rows as they shall stand."""
        directory = Directory()
        keys = [str(row.prefix) for row in rows]
        return [
            Wanted(UUID(key) if key in self.standing else None, row.values(self.standing.get(key), directory))
            for key, row in zip(keys, rows, strict=True)
        ]


def _keys(posted: QueryDict) -> list[str]:
    return [key for key in dict.fromkeys(posted.getlist("row")) if _KEY.fullmatch(key)]
