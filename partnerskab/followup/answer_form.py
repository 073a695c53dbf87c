# SPDX-License-Identifier: MPL-2.0
"""The answer of one activity, typed by people: one form of several parts, with what is missing in plain words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from activities.models import CriterionResult, Deliverable, SuccessCriterion
from activities.result_form import ResultForm
from activities.results import Answer as CriterionAnswer
from partnerskab.lists.forms import LongText, text_input

from .answering import ANSWER, Standing, Typed, versions
from .merging import Merged
from .models import Answer
from .states import MEANINGS, SIGNS

EMPTY = "tomt"
_NO_STATE = "Vælg, hvordan det går, for eksempel ”Går efter planen”."
_NO_STORY = "Skriv, hvad der er sket, for eksempel ”Fire af seks arrangementer er holdt”."


def _text(label: str, rows: int) -> LongText:
    """A question that is answered in some lines."""
    field = LongText(label=label, max_length=5000, required=False)
    field.error_messages["max_length"] = f"Teksten til ”{label}” er for lang. Skriv højst 5.000 tegn."
    field.widget.attrs["rows"] = rows
    return field


class AnswerForm(forms.Form):
    """The answer itself. What is sent has to say how it goes and what has happened; a draft may say nothing."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label="Hvordan går det?",
        choices=Answer.State.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _NO_STATE},
    )
    happened = _text("Hvad er der sket?", 6)
    money_note = _text("Bemærkning til pengene", 2)
    next_steps = _text("Hvad sker der nu?", 3)
    learning = _text("Hvad har vi lært?", 3)

    def __init__(self, data: QueryDict | None, *, initial: dict[str, str] | None, is_sent: bool) -> None:
        super().__init__(data, initial=initial, auto_id="svar-%s")
        self.fields["state"].required = self.fields["happened"].required = is_sent
        self.fields["state"].error_messages["required"] = _NO_STATE
        self.fields["happened"].error_messages["required"] = _NO_STORY

    @property
    def states(self) -> list[dict[str, Any]]:
        """The states to choose from: value, sign, word, meaning, and which is chosen."""
        chosen = self["state"].value()
        return [
            {"value": state.value, "sign": SIGNS[state], "word": state.label, "meaning": MEANINGS[state],
             "is_chosen": state.value == chosen}
            for state in Answer.State
        ]  # fmt: skip


class DeliveryForm(forms.Form):
    """What was delivered of a deliverable."""

    use_required_attribute = False

    delivered = forms.CharField(
        label="Leveret",
        max_length=80,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "”Leveret” er for langt. Skriv højst 80 tegn, for eksempel ”4 af 6”."},
    )
    note = forms.CharField(
        label="Bemærkning",
        max_length=300,
        required=False,
        widget=text_input(),
        error_messages={"max_length": "Bemærkningen er for lang. Skriv højst 300 tegn."},
    )


class CriterionForm(ResultForm):
    """What became of a success criterion; the whole answer carries the version. Nobody has to say it now, and what has
    been said is taken away where the plan's criteria stand."""

    version = None  # type: ignore[assignment]
    stood = False
    """Whether it had a judgement when the form was read."""

    def clean(self) -> dict[str, Any]:
        """A figure, a source or a remark needs its judgement."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        said = [name for name in ("figure", "source", "note") if cleaned.get(name)]
        if "state" not in self.errors and not cleaned.get("state") and (said or self.stood):
            self.add_error("state", self.fields["state"].error_messages["required"])
        return cleaned


@dataclass(frozen=True, slots=True)
class Delivery:
    """A deliverable with its part of the form."""

    promised: Deliverable
    form: DeliveryForm


@dataclass(frozen=True, slots=True)
class Measuring:
    """A success criterion with its part of the form."""

    criterion: SuccessCriterion
    form: CriterionForm


class WholeForm:
    """The parts of the form together: as the answer stands, as posted, or as two people's words were merged."""

    def __init__(
        self,
        standing: Standing,
        posted: QueryDict | None = None,
        *,
        sending: bool = False,
        merged: Mapping[str, Merged] | None = None,
    ) -> None:
        self.standing = standing
        self.read_at = standing.version if posted is None else posted.get("version", "")
        begin = {unit.key: unit.values for unit in standing.units} if posted is None else {}
        begin |= {key: one.values for key, one in (merged or {}).items()}
        data = None if merged else posted
        self.answer = AnswerForm(data, initial=begin.get(ANSWER), is_sent=sending or standing.is_sent)
        self.deliveries = [
            Delivery(one, DeliveryForm(data, prefix=f"l-{one.pk}", initial=begin.get(str(one.pk))))
            for one in standing.deliverables
        ]
        self.criteria = [
            Measuring(one, self._criterion(one, data, begin.get(str(one.pk)))) for one in standing.criteria
        ]
        if merged:
            self.read_at = standing.version
        self.gone = _gone(standing, posted) if posted else []
        """Label and words of what was typed about a deliverable or a criterion that has been taken out of the plan."""

    def is_valid(self) -> bool:
        """Whether all of it can be saved."""
        return not self.errors

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is wrong or missing: the id of the field, and what to do."""
        return [
            (_first_id(form, name), str(message))
            for _, form in self._parts()
            for name, messages in form.errors.items()
            for message in messages
        ]

    @property
    def typed(self) -> Typed:
        """The clean words by key and field; of a valid form."""
        return {key: {name: str(form.cleaned_data[name] or "") for name in form.fields} for key, form in self._parts()}

    def differing(self, merged: Mapping[str, Merged], clashes: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
        """Label, typed and saved of each field where two people wrote something else."""
        forms_by_key = dict(self._parts())
        saved = {unit.key: unit.values for unit in self.standing.units}
        return [
            (self._label(forms_by_key[key], key, name), _words(forms_by_key[key], name, merged[key].values[name]),
             _words(forms_by_key[key], name, saved[key][name]))
            for key, name in clashes
        ]  # fmt: skip

    def _criterion(self, row: SuccessCriterion, data: QueryDict | None, begin: dict[str, str] | None) -> CriterionForm:
        answer = CriterionAnswer(row, self.standing.round.plan.year, self.standing.results.get(row.pk))
        form = CriterionForm(data, answer=answer, prefix=f"k-{row.pk}")
        form.fields["state"].required = False
        form.stood = bool(versions(self.read_at).get(str(row.pk)))
        form.initial = {**form.initial, **(begin or {})}
        return form

    def _parts(self) -> Iterator[tuple[str, Any]]:
        yield ANSWER, self.answer
        yield from ((str(one.promised.pk), one.form) for one in self.deliveries)
        yield from ((str(one.criterion.pk), one.form) for one in self.criteria)

    def _label(self, form: Any, key: str, name: str) -> str:
        label = str(form.fields[name].label).removesuffix("?")
        about = {str(one.pk): one.text for one in self.standing.deliverables}
        about |= {str(one.pk): one.text for one in self.standing.criteria}
        return f"{label}, {about[key]}" if key in about else label


def _gone(standing: Standing, posted: QueryDict) -> list[tuple[str, str]]:
    there = {unit.key for unit in standing.units}
    missing = [key for key in versions(posted.get("version", "")) if key not in there]
    found: list[tuple[str, str]] = []
    for begin, form, model in (("l", DeliveryForm, Deliverable), ("k", CriterionForm, SuccessCriterion)):
        said = [(key, name, words) for key in missing for name in form.base_fields
                if (words := posted.get(f"{begin}-{key}-{name}", "").strip())]  # fmt: skip
        removed = model.history.filter(activity_id=standing.activity.pk, history_type="-") if said else ()
        about = {str(record.id): record.text for record in removed}
        found += [
            (f"{form.base_fields[name].label}, {about.get(key, 'som er taget ud')}", _words(form, name, words))
            for key, name, words in said
        ]
    return found


def _first_id(form: Any, name: str) -> str:
    """The id of the field, or of the first of several buttons."""
    if isinstance(form, AnswerForm) and name == "state":
        return f"svar-state-{Answer.State.ON_TRACK}"
    return str(form[name].id_for_label)


def _words(form: Any, name: str, value: str) -> str:
    choices = {**dict(Answer.State.choices), **dict(CriterionResult.State.choices)} if name == "state" else {}
    return str(choices.get(value, value)) or EMPTY
