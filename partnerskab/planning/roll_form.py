# SPDX-License-Identifier: MPL-2.0
"""The form that begins a plan from an earlier one: a choice for each activity, and focus areas where they differ.

An activity's fields carry its id. Numbers that stand as proposed are counted anew over what is kept, so that none is
missing; a number that somebody has typed stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from partnerskab.agreements.models import FocusArea
from partnerskab.content.tree import ActivityContent, AreaContent, PlanContent
from partnerskab.lists.forms import text_input

from .choosing import Choice, Fate, Proposed, numbered
from .endings import Sign
from .last_year import LastYear
from .reason_form import WHY, anchored_field, reason_field

_NUMBER = "Skriv nummeret med tal, fx 12, eller lad feltet stå tomt."


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in the form: its fields, what speaks for an end, and what came of it last year."""

    activity: ActivityContent
    fate: forms.BoundField
    number: forms.BoundField
    anchored_with: forms.BoundField
    reason: forms.BoundField
    signs: tuple[Sign, ...]
    last_year: LastYear

    @property
    def errors(self) -> list[str]:
        """All that is to be mended in it."""
        fields = (self.fate, self.number, self.anchored_with, self.reason)
        return [str(error) for field in fields for error in field.errors]


@dataclass(frozen=True, slots=True)
class Group:
    """A focus area of the earlier plan, or its appendix, with its activities."""

    number: int | None
    title: str
    rows: tuple[Row, ...]


class RollForm(forms.Form):
    """What becomes of each activity. `source` and `mark` say from what content it was chosen."""

    use_required_attribute = False
    source = forms.CharField(widget=forms.HiddenInput)
    mark = forms.CharField(widget=forms.HiddenInput)
    is_stale = False
    """Whether what it was chosen from has changed meanwhile."""

    def __init__(
        self,
        data: Any = None,
        *,
        proposed: Sequence[Proposed],
        to_place: Sequence[AreaContent],
        areas: Sequence[FocusArea],
        matched: Mapping[int, FocusArea],
        initial: dict[str, Any] | None = None,
    ) -> None:
        """`to_place` are the earlier focus areas that must be found again among `areas`."""
        super().__init__(data, initial=initial)
        self.proposed, self.to_place, self.matched = proposed, to_place, matched
        self.areas_by_key = {str(area.pk): area for area in areas}
        for area in to_place:
            found = matched.get(area.number)
            self.fields[f"omraade-{area.number}"] = _area_field(area, areas, str(found.pk) if found else "")
        for one in proposed:
            for name, field in _fields(one).items():
                self.fields[f"{name}-{one.activity.id}"] = field

    @property
    def area_fields(self) -> list[forms.BoundField]:
        """The choices of focus areas; none where both plans stand on one agreement."""
        return [self[f"omraade-{area.number}"] for area in self.to_place]

    def groups(self, content: PlanContent, last_year: Mapping[str, LastYear]) -> Iterator[Group]:
        """The activities by focus area, the appendix last; areas without any are left out."""
        rows = {one.activity.id: self._row(one, last_year[one.activity.id]) for one in self.proposed}
        parts = [(area.number, area.title, content.in_area(area.number)) for area in content.agreement.areas]
        for number, title, activities in [*parts, (None, "Appendiks", content.appendix)]:
            if activities:
                yield Group(number, title, tuple(rows[activity.id] for activity in activities))

    def clean(self) -> dict[str, Any]:
        """An end says who carries on or why, and no number is used twice."""
        cleaned = super().clean() or {}
        used: dict[int, str] = {}
        for one in self.proposed:
            key = one.activity.id
            fate, number = cleaned.get(f"valg-{key}"), cleaned.get(f"nr-{key}")
            if fate == Fate.END and not (
                one.activity.has_ended or cleaned.get(f"hos-{key}") or cleaned.get(f"grund-{key}")
            ):
                self.add_error(f"grund-{key}", f"{one.activity.title}: {WHY}")
            if fate != Fate.END and number is not None and number != one.choice.number:
                if number in used:
                    self.add_error(f"nr-{key}", f"Nummer {number} har ”{used[number]}” allerede. Skriv et andet.")
                used[number] = one.activity.title
        return cleaned

    @property
    def areas(self) -> dict[int, FocusArea]:
        """The new focus areas by their old numbers."""
        chosen = {area.number: self.areas_by_key[self.cleaned_data[f"omraade-{area.number}"]] for area in self.to_place}
        return {**self.matched, **chosen}

    @property
    def choices(self) -> dict[str, Choice]:
        """What was chosen, by the activities' ids, with the numbers that follow."""
        data = self.cleaned_data
        fates = {one.activity.id: Fate(data[f"valg-{one.activity.id}"]) for one in self.proposed}
        kept = [one for one in self.proposed if fates[one.activity.id] is not Fate.END]
        typed = {one.activity.id: data[f"nr-{one.activity.id}"] for one in kept}
        fixed = {one.activity.id: typed[one.activity.id] for one in kept if typed[one.activity.id] != one.choice.number}
        places = {number: area.number for number, area in self.areas.items()}
        numbers = numbered([one.activity for one in kept], fixed, places)
        return {
            key: Choice(fate, None, data[f"hos-{key}"], data[f"grund-{key}"])
            if fate is Fate.END
            else Choice(fate, numbers[key])
            for key, fate in fates.items()
        }

    def _row(self, one: Proposed, last_year: LastYear) -> Row:
        fate, number, anchored, reason = (self[f"{name}-{one.activity.id}"] for name in ("valg", "nr", "hos", "grund"))
        return Row(one.activity, fate, number, anchored, reason, one.signs, last_year)


def _fields(one: Proposed) -> dict[str, forms.Field]:
    activity, choice = one.activity, one.choice
    return {
        "valg": forms.ChoiceField(
            label=f"Hvad skal der ske med {activity.title}?",
            choices=Fate.choices,
            initial=choice.fate,
            widget=forms.RadioSelect,
            error_messages={"required": f"Vælg, hvad der skal ske med ”{activity.title}”."},
        ),
        "nr": forms.IntegerField(
            label="Nummer",
            initial=choice.number,
            required=False,
            min_value=1,
            max_value=9999,
            widget=text_input("short", inputmode="numeric"),
            error_messages={"invalid": _NUMBER, "min_value": _NUMBER, "max_value": _NUMBER},
        ),
        "hos": anchored_field(choice.anchored_with),
        "grund": reason_field(),
    }


def _area_field(area: AreaContent, areas: Sequence[FocusArea], found: str) -> forms.ChoiceField:
    message = f"Vælg det indsatsområde, som ”{area.title}” hører under nu."
    return forms.ChoiceField(
        label=f"{area.number} {area.title}",
        initial=found,
        choices=[("", "Vælg et indsatsområde"), *((str(row.pk), f"{row.number} {row.title}") for row in areas)],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": message, "invalid_choice": message},
    )
