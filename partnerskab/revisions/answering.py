# SPDX-License-Identifier: MPL-2.0
"""What a member of the steering group answers: a word, a comment, and comments on single places."""

from dataclasses import dataclass
from typing import Any

from django import forms

from partnerskab.content.canonical import Content

from .forms import LONGEST
from .lifecycle import Word
from .models import Decision
from .places import HEADINGS, places_of

MOST_REMARKS = 60

TOO_LONG = "Kommentaren er for lang. Brug højst 4.000 tegn."
_EMPTY = "Skriv, hvad der skal ændres, når du sender tilbage."


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A pair of fields as typed; `number` counts from 1. Each error belongs to one of them."""

    number: int
    place: str
    text: str
    place_error: str = ""
    text_error: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


class AnswerForm(forms.Form):
    """The answer, bound to the content it was written of. `rows` are the comments on single places as typed."""

    content_sha256 = forms.CharField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label="Kommentar til sekretariatet",
        required=False,
        max_length=LONGEST,
        help_text="Sender du tilbage, så skriv, hvad der skal ændres.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-input"}),
        error_messages={"max_length": TOO_LONG},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, content: Content, kind: str = "", **kwargs: Any) -> None:
        """`kind` is what is answered; sending back needs words."""
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.places = places(content)
        known = {key for _, group in self.places for key, _ in group}
        self.rows = [self._checked(row, known) for row in _typed(self.data)] if self.is_bound else []

    def clean(self) -> dict[str, Any]:
        """Raises an error of the form for a row that will not do, and for sending back without a word."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        comment = cleaned.get("comment", "")
        if self.kind == Decision.Kind.SENT_BACK and not comment and all(row.is_blank for row in self.rows):
            self.add_error("comment", _EMPTY)
        if any(row.place_error or row.text_error for row in self.rows):
            raise forms.ValidationError("", code="rows")
        return cleaned

    @property
    def wrong_rows(self) -> list[RemarkRow]:
        """The rows that will not do, for the summary of errors."""
        return [row for row in self.rows if row.place_error or row.text_error]

    @property
    def has_text(self) -> bool:
        """Whether anything was typed that is not to be lost."""
        return self.is_bound and bool(
            self.data.get("comment", "").strip() or any(not row.is_blank for row in self.rows)
        )

    @property
    def word(self) -> Word:
        """What is answered; of a valid form."""
        remarks = [(row.place, row.text) for row in self.rows if not row.is_blank]
        return Word(self.kind, self.cleaned_data["comment"], remarks)

    def shown_rows(self, more: bool = False) -> list[RemarkRow]:
        """The rows to fill in: those with text, an empty one if there is none, and one `more` if asked for and read."""
        wants_one = not self.rows or (more and len(self.rows) < MOST_REMARKS)
        return [*self.rows, RemarkRow(len(self.rows) + 1, "", "")] if wants_one else self.rows

    def _checked(self, row: RemarkRow, known: set[str]) -> RemarkRow:
        place_error = text_error = ""
        if not row.is_blank and row.place not in known:
            place_error = f"Vælg, hvad kommentar {row.number} handler om."
        if len(row.text) > LONGEST:
            text_error = TOO_LONG
        return RemarkRow(row.number, row.place, row.text, place_error, text_error)


def places(content: Content) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a comment can be tied to, each kind under its heading, by their ids."""
    found = places_of(content)
    groups = [
        (heading, [(one.id, one.name) for one in found if one.kind == kind]) for kind, heading in HEADINGS.items()
    ]
    return [(heading, group) for heading, group in groups if group]


def _typed(data: Any) -> list[RemarkRow]:
    pairs = ((data.get(f"place-{at}", ""), data.get(f"remark-{at}", "")) for at in range(1, MOST_REMARKS + 1))
    filled = [(place, text) for place, text in pairs if place or text.strip()]
    return [RemarkRow(at, place, text) for at, (place, text) in enumerate(filled, start=1)]
