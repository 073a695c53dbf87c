# SPDX-License-Identifier: MPL-2.0
"""What is typed of a proposal, and of the answer to it, turned into clean values."""

from collections.abc import Sequence
from typing import Any

from django import forms

from activities.activity_forms import NewActivityForm
from budgets.forms import version_field
from budgets.pool_forms import KronerField
from partnerskab import danish
from partnerskab.agreements.models import Agreement, FocusArea
from partnerskab.lists.forms import LongText, text_input

from .models import Proposal

FIELDS = ("year", "title", "focus_area", "what", "why", "for_whom", "involved", "kr")
"""What an author writes, by the model's field names."""


def _text(label: str, help_text: str = "", rows: int = 3) -> LongText:
    """A text of some lines."""
    field = LongText(
        label=label,
        max_length=4_000,
        required=False,
        help_text=help_text,
        error_messages={"max_length": "Teksten er for lang. Skriv højst 4.000 tegn."},
    )
    field.widget.attrs["rows"] = rows
    return field


class ProposalForm(forms.Form):
    """A member's proposal, with the version it was read at. A draft needs a title; to be sent in it must say what."""

    version = version_field()
    title = forms.CharField(
        label="Titel",
        max_length=200,
        widget=text_input(),
        error_messages={
            "required": "Giv forslaget en titel, fx ”Nattevandring i efterårsferien”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn, og gem resten til beskrivelsen.",
        },
    )
    year = forms.TypedChoiceField(
        label="Planår",
        coerce=int,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Vælg et planår.", "invalid_choice": "Vælg et af årene på listen."},
    )
    focus_area = forms.ModelChoiceField(
        FocusArea.objects.none(),
        label="Indsatsområde",
        required=False,
        empty_label="Ved ikke endnu",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg et af indsatsområderne på listen."},
    )
    what = _text("Hvad er forslaget?", "Hvad skal der ske, hvor, og hvornår på året?", rows=5)
    why = _text("Hvorfor?", "Hvad skal det gøre godt for i området?")
    for_whom = _text("For hvem?", "For eksempel ”Unge mellem 15 og 18 år og deres forældre”.", rows=2)
    involved = _text("Hvem kan være med?", "Organisationer eller grupper, ikke privatpersoner.", rows=2)
    kr = KronerField(
        is_sure=False, label="Hvad kan det koste?", required=False, help_text="Et skøn i hele kroner, fx ca. 25.000."
    )

    def __init__(
        self, *args: Any, agreements: Sequence[Agreement], years: Sequence[int], is_sent: bool = False, **kwargs: Any
    ) -> None:
        """`years` are the coming plan years, `agreements` those that cover them; `is_sent` says it was sent before."""
        super().__init__(*args, **kwargs)
        self.agreements = agreements
        self.is_to_be_sent = is_sent or bool(self.data.get("send"))
        self.fields["year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        areas = FocusArea.objects.filter(agreement__in=agreements).select_related("agreement")
        area_field = self.fields["focus_area"]
        area_field.queryset = areas.order_by("-agreement__valid_from", "number")  # type: ignore[attr-defined]
        area_field.label_from_instance = self._named  # type: ignore[attr-defined]
        self.fields["what"].is_asked = True  # type: ignore[attr-defined]
        self.fields["kr"].widget.attrs["class"] = "form-input short"

    def clean(self) -> dict[str, Any]:
        """The focus area is one of the year's agreement; what is sent in says what it is about."""
        cleaned = super().clean() or {}
        area, year = cleaned.get("focus_area"), cleaned.get("year")
        if area and year and year not in area.agreement.years:
            self.add_error(
                "focus_area", f"Indsatsområdet hører til aftalen {area.agreement.period}. Vælg et, der gælder i {year}."
            )
        if self.is_to_be_sent and "what" in cleaned and not cleaned["what"]:
            self.add_error("what", "Skriv, hvad forslaget går ud på, før du sender det ind.")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The proposal's fields, once the form is valid."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def _named(self, area: FocusArea) -> str:
        period = f" ({area.agreement.period})" if len(self.agreements) > 1 else ""
        return f"{area.number} {area.title}{period}"


def initial_of(proposal: Proposal) -> dict[str, Any]:
    """What the fields hold for a proposal that stands."""
    values = {name: getattr(proposal, name) for name in (*FIELDS, "version")}
    return values | {"kr": "" if proposal.kr is None else danish.amount(proposal.kr)}


class TakeInForm(NewActivityForm):
    """The activity that a proposal becomes, with the version of the proposal that was read."""

    version = version_field()


class DeclineForm(forms.Form):
    """Why a proposal is not taken in; the author reads it."""

    version = version_field()
    reason = _text("Begrundelse", "Forslagsstilleren får begrundelsen med svaret.", rows=4)

    def clean_reason(self) -> str:
        """There must be one."""
        reason: str = self.cleaned_data["reason"]
        if not reason:
            raise forms.ValidationError("Skriv en begrundelse, fx ”Kommunen har allerede et tilbud til den gruppe”.")
        return reason
