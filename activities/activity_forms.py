# SPDX-License-Identifier: MPL-2.0
"""What an activity is called and where it belongs, typed by people and turned into clean values."""

from typing import Any

from django import forms

from partnerskab.agreements.models import FocusArea

from .models import Activity, Plan

APPENDIX = "appendiks"
_NUMBER_ERRORS = {
    "invalid": "Skriv nummeret med tal, fx 12, eller lad feltet stå tomt.",
    "min_value": "Numre begynder med 1. Skriv fx 12, eller lad feltet stå tomt.",
    "max_value": "Nummeret er for stort. Skriv fx 12.",
}


class TitleAndNumber(forms.Form):
    """What every form about an activity's name has; a number is used once in its plan."""

    title = forms.CharField(
        label="Titel",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={
            "required": "Giv aktiviteten en titel, fx ”Lommepengejob”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn, og gem resten til baggrunden.",
        },
    )
    number = forms.IntegerField(
        label="Nummer",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs={"class": "form-input short", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages=_NUMBER_ERRORS,
    )

    def __init__(self, *args: Any, plan: Plan, activity: Activity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.activity = activity

    def clean_number(self) -> int | None:
        """The number, if no other activity of the plan has it."""
        number: int | None = self.cleaned_data["number"]
        taken = self.plan.activities.filter(number=number).first() if number is not None else None
        if taken and taken != self.activity:
            raise forms.ValidationError(
                f"Nummer {number} har ”{taken.title}” allerede. Skriv et andet, eller lad feltet stå tomt."
            )
        return number


class NewActivityForm(TitleAndNumber):
    """A new activity: its title, its number and where it belongs."""

    area = forms.ChoiceField(
        label="Indsatsområde",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg et indsatsområde, eller vælg Appendiks.",
            "invalid_choice": "Vælg et af aftalens indsatsområder, eller vælg Appendiks.",
        },
    )
    field_order = ["title", "area", "number"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.areas = list(self.plan.agreement.focus_areas.all())
        self.fields["area"].choices = area_choices(self.areas)  # type: ignore[attr-defined]

    @property
    def focus_area(self) -> FocusArea | None:
        """The chosen focus area; None for the appendix."""
        return chosen(self.areas, self.cleaned_data["area"])


class FactsForm(TitleAndNumber):
    """An activity's title, number, state and origin, with the version they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Tilstand",
        choices=[choice for choice in Activity.State.choices if choice[0] != Activity.State.ENDED],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Vælg en tilstand.", "invalid_choice": "Vælg en af tilstandene på listen."},
    )
    origin = forms.ChoiceField(
        label="Oprindelse",
        choices=Activity.Origin.choices,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"required": "Vælg en oprindelse.", "invalid_choice": "Vælg en oprindelse på listen."},
    )
    settled = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.activity and self.activity.state == Activity.State.ENDED:
            del self.fields["state"]
        names = self.activity.other_names if self.activity else []
        _ask_whether_settled(self, "titlen", " og ".join(f"”{name}”" for name in names))

    @property
    def values(self) -> dict[str, Any]:
        """The clean values by the names of the activity's fields."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "settled"}}
        return values | ({"other_names": []} if self.cleaned_data.get("settled") else {})


class AnchoringForm(forms.Form):
    """Who carries an activity on when its funding ends, and from when, with the version they were read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    anchored_with = forms.CharField(
        label="Hvem fører aktiviteten videre?",
        help_text="For eksempel ”Fritidscentret i almindelig drift” eller ”Ingen, aktiviteten stopper”.",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Teksten er for lang. Skriv højst 200 tegn, og gem resten til baggrunden."},
    )
    anchored_from = forms.CharField(
        label="Fra hvornår?",
        help_text="For eksempel ”januar 2025” eller ”når bevillingen udløber”.",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Teksten er for lang. Skriv højst 80 tegn, for eksempel ”januar 2025”."},
    )


class AreasForm(forms.Form):
    """An activity's primary focus area and the others it serves, with the mark they were read at."""

    mark = forms.CharField(widget=forms.HiddenInput)
    primary = forms.ChoiceField(
        label="Hovedområde",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": "Vælg et hovedområde, eller vælg Appendiks.",
            "invalid_choice": "Vælg et af aftalens indsatsområder, eller vælg Appendiks.",
        },
    )
    others = forms.MultipleChoiceField(
        label="Bidrager også til",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Vælg blandt aftalens indsatsområder."},
    )
    settled = forms.BooleanField(required=False)

    def __init__(self, *args: Any, areas: list[FocusArea], as_written: str, **kwargs: Any) -> None:
        """`as_written` is what the paper calls the areas, if it says anything."""
        super().__init__(*args, **kwargs)
        self.areas = areas
        _ask_whether_settled(self, "områderne her", as_written and f"”{as_written}”")
        self.fields["primary"].choices = area_choices(areas)  # type: ignore[attr-defined]
        self.fields["others"].choices = [(str(area.number), area.title) for area in areas]  # type: ignore[attr-defined]

    @property
    def focus_area(self) -> FocusArea | None:
        """The chosen primary focus area; None for the appendix."""
        return chosen(self.areas, self.cleaned_data["primary"])

    @property
    def other_areas(self) -> list[FocusArea]:
        """The other focus areas; the primary one is never among them."""
        numbers = set(self.cleaned_data["others"]) - {self.cleaned_data["primary"]}
        return [area for area in self.areas if str(area.number) in numbers]


def _ask_whether_settled(form: forms.Form, what: str, paper_says: str) -> None:
    """Let people say that the plan's own words hold, and the paper's are done with; nothing where it has none."""
    if paper_says:
        form.fields["settled"].label = f"Brug kun {what}. Papiret skriver {paper_says}."
    else:
        del form.fields["settled"]


def area_choices(areas: list[FocusArea]) -> list[tuple[str, str]]:
    """The agreement's focus areas by number, and the appendix."""
    return [*((str(area.number), f"{area.number} {area.title}") for area in areas), (APPENDIX, "Appendiks")]


def chosen(areas: list[FocusArea], choice: str) -> FocusArea | None:
    """The focus area behind one of `area_choices`."""
    return next((area for area in areas if str(area.number) == choice), None)
