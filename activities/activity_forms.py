# SPDX-License-Identifier: MPL-2.0
"""What an activity is called and where it belongs, typed by people and turned into clean values."""

from functools import cache
from typing import Any, cast
from uuid import UUID

from django import forms

from partnerskab.agreements.models import FocusArea

from .lineage import earlier_activities
from .models import Activity, Plan

APPENDIX = "appendiks"
SORTS = ("level", "category", "cfbu_type")
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


class EarlierField(forms.ChoiceField):
    """A choice of the last plan's activities, which are read when they are asked for: not for a choice that stands."""

    def offer(self, plan: Plan, standing: UUID | None) -> None:
        """Let the activities of the plan before `plan` be chosen, and the one that is chosen now."""
        self.standing = str(standing or "")
        self.offered = cache(lambda: self._read(plan, standing))
        self.choices = self.offered

    @staticmethod
    def _read(plan: Plan, standing: UUID | None) -> list[tuple[str, str]]:
        earlier = earlier_activities(plan, standing)
        return [("", "Ingen, aktiviteten er ny i partnerskabet"), *((str(one.id), one.words) for one in earlier)]

    def valid_value(self, value: str) -> bool:
        """Whether the choice stands already, or is one of those offered."""
        return value == self.standing or super().valid_value(value)


class FactsForm(TitleAndNumber):
    """An activity's title, number, state, origin, what it carries on and how it is sorted, with the version they were
    read at. A plan that is the partnership's first has nothing to carry on."""

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
    predecessor = EarlierField(
        label="Viderefører",
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg en aktivitet fra sidste plan på listen, eller vælg ingen."},
    )
    level = forms.ChoiceField(
        label="Niveau",
        required=False,
        choices=[("", "Ikke angivet"), *Activity.Level.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg beboer-, kvarter- eller bydelsniveau på listen."},
    )
    category = forms.CharField(
        label="Aktivitetskategori",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={
            "max_length": "Kategorien er for lang. Skriv højst 160 tegn, fx ”Netværksskabende aktiviteter”."
        },
    )
    cfbu_type = forms.CharField(
        label="CFBU-kategori",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Kategorien er for lang. Skriv højst 160 tegn, fx ”Tryghedsvandringer”."},
    )
    settled = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.activity and self.activity.state == Activity.State.ENDED:
            del self.fields["state"]
        predecessor = cast(EarlierField, self.fields["predecessor"])
        predecessor.offer(self.plan, self.activity.predecessor_id if self.activity else None)
        if "predecessor" not in self.data if self.is_bound else len(predecessor.offered()) == 1:
            del self.fields["predecessor"]
        names = self.activity.other_names if self.activity else []
        _ask_whether_settled(self, "titlen", " og ".join(f"”{name}”" for name in names))

    @property
    def values(self) -> dict[str, Any]:
        """The clean values by the names of the activity's fields."""
        apart = {"version", "settled", "predecessor"}
        values: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        if "predecessor" in self.cleaned_data:
            earlier = self.cleaned_data["predecessor"]
            values["predecessor_id"] = UUID(earlier) if earlier else None
        return values | ({"other_names": []} if self.cleaned_data.get("settled") else {})

    @property
    def sorts(self) -> list[forms.BoundField]:
        """How housing-social plans sort activities; other plans leave these alone."""
        return [self[name] for name in SORTS]

    @property
    def is_sorted(self) -> bool:
        """Whether any of them says something, or is to be mended."""
        return any(field.value() or field.errors for field in self.sorts)

    def words(self, name: str, value: Any) -> str:
        """A value of one of the activity's fields as people read it: the label and not the key."""
        field = self.fields[name.removesuffix("_id")]
        if isinstance(field, forms.ChoiceField):
            labels = {key: str(label) for key, label in list(field.choices) if key}  # type: ignore[arg-type]
            return labels.get(str(value), "tomt")
        return str(value) if value not in (None, "") else "tomt"


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
