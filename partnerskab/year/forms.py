# SPDX-License-Identifier: MPL-2.0
"""What people type about the year: its deadlines, and the day one was met."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from partnerskab import danish
from partnerskab.agreements.models import Agreement
from partnerskab.day_field import PastDayField
from partnerskab.lists.forms import LongText, RowForm, text_input

from .due import falls_within
from .models import Deadline
from .when import When, parse_when

_CHOOSE = "Vælg en mulighed på listen."


class WhenField(forms.CharField):
    """A time of the year as people write it, cleaned to `When`."""

    def __init__(self) -> None:
        asked = "Skriv, hvornår på året det er, fx maj/juni eller 15. december."
        super().__init__(
            label="Hvornår",
            max_length=60,
            widget=text_input(placeholder="maj/juni"),
            error_messages={"required": asked, "max_length": asked},
        )

    def clean(self, value: Any) -> Any:
        """The time; what cannot be read is refused with an example."""
        typed = super().clean(value)
        try:
            return parse_when(typed)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None


def _either(years: list[int]) -> str:
    """ "2025, 2026 eller 2027"."""
    return " eller ".join(filter(None, (", ".join(map(str, years[:-1])), str(years[-1]))))


def _words(label: str, most: int, required: str = "", **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(required),
        widget=text_input(**attributes),
        error_messages={"required": required, "max_length": f"{label} er for lang. Skriv højst {most} tegn."},
    )


def _choice(label: str, choices: Any, initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        initial=initial,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )


class DeadlineForm(RowForm):
    """One deadline of an agreement."""

    what = "title"
    agreement: ClassVar[Agreement]

    title = _words("Hvad", 160, "Skriv, hvad der skal være klart, fx ”Midtvejsstatus”, eller fjern rækken.")
    when = WhenField()
    kind = _choice("Art", Deadline.Kind.choices, Deadline.Kind.OTHER)
    responsible = _choice("Ansvarlig", Deadline.Responsible.choices, Deadline.Responsible.SECRETARIAT)
    responsible_other = _words("Ansvarlig i øvrigt", 120)
    paper = _words("Papir", 160)
    body = _words("Til", 120, list="navne")
    note = LongText(
        label="Bemærkning",
        max_length=400,
        required=False,
        error_messages={"max_length": "Bemærkningen er for lang. Skriv højst 400 tegn."},
    )

    @classmethod
    def of(cls, agreement: Agreement) -> type["DeadlineForm"]:
        """The form of one agreement's deadlines."""
        return type(cls.__name__, (cls,), {"agreement": agreement})

    @classmethod
    def initial_of(cls, row: Deadline) -> dict[str, Any]:
        """The time in words."""
        return {name: getattr(row, name) for name in cls.base_fields} | {"when": str(row.when)}

    @classmethod
    def suggestions(cls) -> Iterable[str]:
        """The bodies that papers go to: the agreement's own, or those that agreements mostly have."""
        bodies = [body.name for body in cls.agreement.bodies.all()]
        return (*(bodies or ("Styregruppen", "Arbejdsgruppen")), "Økonomiudvalget")

    def clean_when(self) -> When:
        """A time that comes while the agreement is in force."""
        when: When = self.cleaned_data["when"]
        holds = [year for year in self.agreement.years if falls_within(self.agreement, *when.span(year))]
        if when.only_in not in (None, *holds) or not holds:
            period = f"{danish.date(self.agreement.valid_from)} til {danish.date(self.agreement.valid_to)}"
            years = f" Skriv {_either(holds)}, eller lad årstallet ude." if holds else ""
            raise forms.ValidationError(f"Aftalen gælder fra {period}, så ”{when}” kommer ikke.{years}")
        return when

    def clean(self) -> dict[str, Any]:
        """Others who are responsible have a name."""
        cleaned = super().clean() or {}
        if cleaned.get("responsible") == Deadline.Responsible.OTHER and not cleaned.get("responsible_other"):
            self.add_error("responsible_other", "Skriv, hvem der er ansvarlig, fx ”Projektlederen”.")
        return cleaned

    def values(self, standing: Any, directory: Any) -> dict[str, Any]:
        """The time in its parts."""
        values = dict(self.cleaned_data)
        when: When = values.pop("when")
        parts = {"month": when.month, "last_month": when.last_month, "day": when.day, "only_in": when.only_in}
        return values | parts


class TickForm(forms.Form):
    """The day on which a deadline was met."""

    day = PastDayField(label="Gjort den")
