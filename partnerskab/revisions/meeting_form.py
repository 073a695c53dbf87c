# SPDX-License-Identifier: MPL-2.0
"""What the secretariat copies out of a meeting's minutes: when, who was there, and what was decided."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils import timezone

from partnerskab import danish
from partnerskab.content.tree import PartyContent

from .answering import TOO_LONG
from .forms import LONGEST
from .lifecycle import Held, Word
from .models import Decision
from .route import Stage

Kind = Decision.Kind

_WORDS = {
    "approves": ((Kind.APPROVED, "Godkendt"), (Kind.SENT_BACK, "Sendt tilbage")),
    "recommends": ((Kind.APPROVED, "Indstillet til godkendelse"), (Kind.SENT_BACK, "Sendt tilbage")),
    "notes": ((Kind.APPROVED, "Taget til efterretning"), (Kind.SENT_BACK, "Sendt tilbage")),
}
_PARTIES_SAY = {
    "approves": ((Kind.APPROVED, "Godkender"), (Kind.SENT_BACK, "Sender tilbage"), ("", "Svarer senere")),
    "recommends": ((Kind.APPROVED, "Indstiller"), (Kind.SENT_BACK, "Sender tilbage"), ("", "Svarer senere")),
}


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party at the meeting as typed; one that `has_answered`, or has no vote, can only have been present."""

    party: PartyContent
    number: int
    has_answered: bool
    has_vote: bool
    is_present: bool
    kind: str
    comment: str
    error: str = ""

    @property
    def asks(self) -> bool:
        """Whether the party can answer at this meeting."""
        return self.has_vote and not self.has_answered

    @property
    def answers(self) -> bool:
        """Whether the party answered at this meeting."""
        return self.asks and self.is_present and bool(self.kind)


class MeetingForm(forms.Form):
    """A meeting that took up a version at the step `stage`. What each party said stands in `rows`."""

    held_on = forms.CharField(
        label="Dato",
        max_length=40,
        help_text="For eksempel 12. december 2022 eller 12-12-2022.",
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"required": "Skriv, hvornår mødet blev holdt, for eksempel 12. december 2022."},
    )
    reference = forms.CharField(
        label="Referat eller sagsnummer",
        max_length=200,
        required=False,
        help_text="Så andre kan finde beslutningen igen, for eksempel sag 2022-0345678, punkt 4.",
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Henvisningen er for lang. Brug højst 200 tegn."},
    )
    kind = forms.ChoiceField(
        label="Beslutning",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Vælg, hvad mødet besluttede.",
            "invalid_choice": "Vælg, hvad mødet besluttede.",
        },
    )
    comment = forms.CharField(
        label="Kommentar",
        required=False,
        max_length=LONGEST,
        help_text="Skal med, når versionen sendes tilbage.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-input"}),
        error_messages={"max_length": TOO_LONG},
    )
    use_required_attribute = False

    def __init__(
        self, *args: Any, stage: Stage, parties: Sequence[PartyContent], present: Collection[str] = (), **kwargs: Any
    ) -> None:
        """`present` are names of parties known to have been there, ticked until somebody says otherwise."""
        super().__init__(*args, **kwargs)
        self.stage, self.present = stage, present
        self.is_informing = stage.step.act == "is_informed"
        if stage.is_by_parties or self.is_informing:
            del self.fields["kind"]
        else:
            self.fields["kind"].choices = _WORDS[stage.step.act]  # type: ignore[attr-defined]
        if stage.is_by_parties:
            del self.fields["comment"]
        elif self.is_informing:
            self.fields["comment"].help_text = ""
            self.fields["reference"].required = True
            self.fields["reference"].error_messages["required"] = f"Skriv sagsnummeret fra {stage.step.body}."
        self.rows = [] if self.is_informing else [self._row(at, one) for at, one in enumerate(parties, 1)]
        self.words = _PARTIES_SAY.get(stage.step.act, ())

    def clean_held_on(self) -> datetime.date:
        """The day. Raises a field error for what is no day, or has not been yet."""
        try:
            day = danish.parse_date(self.cleaned_data["held_on"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None
        if day > timezone.localdate():
            raise forms.ValidationError(f"{danish.date(day).capitalize()} er ikke kommet endnu.")
        return day

    def clean(self) -> dict[str, Any]:
        """Raises an error where nobody answered, or a word is missing for what was sent back."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("kind") == Kind.SENT_BACK and not cleaned.get("comment") and "comment" not in self.errors:
            self.add_error("comment", "Skriv, hvad mødet vil have ændret.")
        if self.stage.is_by_parties and not any(row.answers for row in self.rows):
            raise forms.ValidationError("Sæt kryds ved de parter, der var til stede og svarede på mødet.")
        if any(row.error for row in self.rows):
            raise forms.ValidationError("", code="rows")
        return cleaned

    @property
    def wrong_rows(self) -> list[PartyRow]:
        """The parties whose answer will not do, for the summary of errors."""
        return [row for row in self.rows if row.error]

    @property
    def held(self) -> Held:
        """The meeting; of a valid form."""
        present = tuple(row.party.name for row in self.rows if row.is_present)
        return Held(self.cleaned_data["held_on"], present, self.cleaned_data["reference"])

    @property
    def said(self) -> dict[str, Word]:
        """What each party said by its id, or the body's own word under ""; of a valid form."""
        if self.stage.is_by_parties:
            return {row.party.id: Word(row.kind, row.comment) for row in self.rows if row.answers}
        kind = Kind.NOTED.value if self.is_informing else self.cleaned_data["kind"]
        return {"": Word(kind, self.cleaned_data["comment"])}

    @property
    def told(self) -> list[str]:
        """What is about to be recorded, to be read over; of a valid form."""
        if not self.stage.is_by_parties:
            return [dict(_WORDS[self.stage.step.act])[self.cleaned_data["kind"]]] if "kind" in self.fields else []
        said = [(label, [row.party.name for row in self.rows if row.answers and row.kind == kind])
                for kind, label in self.words if kind]  # fmt: skip
        return [f"{label}: {', '.join(names)}" for label, names in said if names]

    def _row(self, number: int, party: PartyContent) -> PartyRow:
        has_vote = self.stage.is_by_parties and party.role == "party"
        has_answered = has_vote and party not in self.stage.missing
        typed = self.data if self.is_bound else {}
        kind = typed.get(f"kind-{number}", Kind.APPROVED.value)
        comment = typed.get(f"comment-{number}", "").strip()
        was_there = bool(typed.get(f"present-{number}")) if self.is_bound else party.name in self.present
        row = PartyRow(party, number, has_answered, has_vote, was_there, kind, comment)
        return replace(row, error=_error(row))


def _error(row: PartyRow) -> str:
    if not row.answers:
        return ""
    if row.kind not in (Kind.APPROVED, Kind.SENT_BACK):
        return f"Vælg, hvad {row.party.name} svarede."
    if len(row.comment) > LONGEST:
        return TOO_LONG
    missing = row.kind == Kind.SENT_BACK and not row.comment
    return f"Skriv, hvad {row.party.name} vil have ændret." if missing else ""
