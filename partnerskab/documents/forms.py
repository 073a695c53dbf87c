# SPDX-License-Identifier: MPL-2.0
"""A paper chosen, corrected and confirmed: what people type, turned into clean values."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from activities.models import Activity, ActivitySection
from partnerskab.danish import parse_amount
from partnerskab.spreadsheets import opening

from .importing.corrections import Actor, Areas, Facts, Heading
from .importing.uploading import TOO_LARGE, is_too_large
from .proving import process
from .reading.paper import MoneyRow, OverviewRow, ParsedActivity, ParsedPaper, ParsedSection

APPENDIX = "appendiks"
_LONGEST_NAME = 200
_INPUT = {"class": "form-input", "autocomplete": "off"}
_SELECT = {"class": "form-select"}


class UploadForm(forms.Form):
    """The paper. Reading it may add the refusal to the same field."""

    paper = forms.FileField(
        label="Papir",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt", "class": "drop"}),
        error_messages={"required": "Vælg en fil på din computer: et Word-dokument (.docx) eller en tekstfil (.txt)."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["paper"].error_messages["required"] = TOO_LARGE

    def clean_paper(self) -> UploadedFile:
        """The file. Raises a field error if it is larger than a paper may be."""
        paper: UploadedFile = self.cleaned_data["paper"]
        if is_too_large(paper.size or 0):
            raise forms.ValidationError(TOO_LARGE)
        return paper


class WorkbookForm(forms.Form):
    """The workbook. Reading it may add the refusal to the same field."""

    workbook = forms.FileField(
        label="Projektmappen",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx", "class": "drop"}),
        error_messages={"required": "Vælg en Excel-projektmappe (.xlsx) på din computer."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["workbook"].error_messages["required"] = opening.TOO_LARGE


class ProofForm(forms.Form):
    """The PDF to be proved. Looking at it may add the refusal to the same field."""

    paper = forms.FileField(
        label="Papiret",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf", "class": "drop"}),
        error_messages={"required": "Vælg den PDF, der skal kontrolleres."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["paper"].error_messages["required"] = process.TOO_LARGE


class ConfirmForm(forms.Form):
    """The person's yes. `replace` is asked for where a draft would be replaced."""

    mark = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    replace = forms.BooleanField(
        label="Ja, erstat kladden",
        error_messages={"required": "Sæt kryds ved ”Ja, erstat kladden”, hvis papiret skal træde i kladdens sted."},
    )

    def __init__(self, *args: Any, replaces: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not replaces:
            del self.fields["replace"]


class FactsForm(forms.Form):
    """Title, number and state of an activity in the paper."""

    title = forms.CharField(
        label="Titel",
        max_length=_LONGEST_NAME,
        widget=forms.TextInput(attrs=_INPUT),
        error_messages={
            "required": "Giv aktiviteten en titel, fx ”Lommepengejob”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn.",
        },
    )
    number = forms.IntegerField(
        label="Nummer",
        required=False,
        min_value=1,
        max_value=9999,
        widget=forms.TextInput(attrs=_INPUT | {"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "Skriv nummeret med tal, fx 12, eller lad feltet stå tomt."
        ),
    )
    state = forms.ChoiceField(label="Tilstand", choices=Activity.State.choices, widget=forms.Select(attrs=_SELECT))

    def __init__(self, data: Any, *, activity: ParsedActivity, others: Sequence[ParsedActivity], **kwargs: Any) -> None:
        initial = {"title": activity.title, "number": activity.number, "state": activity.state}
        super().__init__(data, initial=initial, **kwargs)
        self.others = others

    def clean_number(self) -> int | None:
        """The number, if no other activity of the paper has it."""
        number: int | None = self.cleaned_data["number"]
        taken = next((each for each in self.others if number is not None and each.number == number), None)
        if taken:
            raise forms.ValidationError(f"Nummer {number} har ”{taken.title}” allerede. Skriv et andet nummer.")
        return number

    @property
    def value(self) -> Facts:
        """The correction."""
        return Facts(self.cleaned_data["title"], self.cleaned_data["number"], self.cleaned_data["state"])


class AreasForm(forms.Form):
    """The focus areas of an activity in the paper. `areas` are those of the agreement: (number, title)."""

    primary = forms.ChoiceField(label="Hovedområde", widget=forms.Select(attrs=_SELECT))
    others = forms.MultipleChoiceField(label="Bidrager også til", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, activity: ParsedActivity, areas: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        primary = APPENDIX if activity.area is None else str(activity.area)
        initial = {"primary": primary, "others": [str(number) for number in activity.other_areas]}
        super().__init__(data, initial=initial, **kwargs)
        choices = [(str(number), title) for number, title in areas]
        self.fields["primary"].choices = [*choices, (APPENDIX, "Appendiks")]  # type: ignore[attr-defined]
        self.fields["others"].choices = choices  # type: ignore[attr-defined]

    @property
    def value(self) -> Areas:
        """The correction; the primary area is never among the others."""
        primary = self.cleaned_data["primary"]
        others = tuple(int(number) for number in self.cleaned_data["others"] if number != primary)
        return Areas(None if primary == APPENDIX else int(primary), others)


class ActorsForm(forms.Form):
    """Who carries an activity out: the lead, and the partners, a name on each line."""

    lead = forms.CharField(
        label="Ansvarlig",
        required=False,
        max_length=_LONGEST_NAME,
        widget=forms.TextInput(attrs=_INPUT | {"list": "organisationer"}),
        error_messages={"max_length": "Navnet er for langt. Skriv højst 200 tegn."},
    )
    partners = forms.CharField(
        label="Samarbejdspartnere",
        required=False,
        max_length=10_000,
        help_text="Ét navn på hver linje. Slet en linje for at fjerne en partner.",
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 4}),
    )

    def __init__(self, data: Any, *, activity: ParsedActivity, **kwargs: Any) -> None:
        lead = next((each.name for each in activity.partners if each.is_lead), "")
        partners = "\n".join(each.name for each in activity.partners if not each.is_lead)
        super().__init__(data, initial={"lead": lead, "partners": partners}, **kwargs)

    def clean_partners(self) -> list[str]:
        """The names, each once. Raises a field error that names one that is too long."""
        names = [" ".join(line.split()) for line in self.cleaned_data["partners"].splitlines()]
        long = next((name for name in names if len(name) > _LONGEST_NAME), None)
        if long:
            raise forms.ValidationError(f"”{long[:40]} …” er for langt. Skriv ét navn på hver linje, højst 200 tegn.")
        return list(dict.fromkeys(name for name in names if name))

    @property
    def value(self) -> tuple[Actor, ...]:
        """The correction: the lead first."""
        lead = self.cleaned_data["lead"]
        partners = (Actor(name, False) for name in self.cleaned_data["partners"] if name != lead)
        return (Actor(lead, True), *partners) if lead else tuple(partners)


class HeadingForm(forms.Form):
    """Where a text of the paper belongs."""

    kind = forms.ChoiceField(label="Afsnit", choices=ActivitySection.Kind.choices, widget=forms.Select(attrs=_SELECT))
    sub_heading = forms.CharField(
        label="Mellemrubrik",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=_INPUT),
        error_messages={"max_length": "Mellemrubrikken er for lang. Skriv højst 120 tegn."},
    )

    def __init__(self, data: Any, *, section: ParsedSection, **kwargs: Any) -> None:
        super().__init__(data, initial={"kind": section.kind, "sub_heading": section.sub_heading}, **kwargs)

    @property
    def value(self) -> Heading:
        """The correction."""
        return Heading(self.cleaned_data["kind"], self.cleaned_data["sub_heading"])


class AmountsForm(forms.Form):
    """The posts of a money table, a field for each year, typed in Danish. `rows` is the table as it stands now."""

    def __init__(self, data: Any, *, rows: Sequence[MoneyRow | OverviewRow], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.rows = rows
        for row in rows:
            for cell in row.cells:
                self.fields[f"{row.line}-{cell.year}"] = AmountField(
                    label=str(cell.year),
                    initial=cell.written,
                    widget=forms.TextInput(
                        attrs=_INPUT | {"inputmode": "decimal", "aria-label": f"{row.title}, {cell.year}"}
                    ),
                )

    @property
    def posts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each post and its fields."""
        return [(row.title, [self[f"{row.line}-{cell.year}"] for cell in row.cells]) for row in self.rows]

    def typed(self, line: int) -> dict[int, str]:
        """What stands in the fields of a row, by year."""
        row = next(row for row in self.rows if row.line == line)
        return {cell.year: self.cleaned_data[f"{line}-{cell.year}"] for cell in row.cells}


class AmountField(forms.CharField):
    """An amount as it is typed; what cannot be read as one is refused with an example."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=200, **kwargs)

    def validate(self, value: str) -> None:
        """Raises a field error that names the post, for several fields stand together."""
        super().validate(value)
        try:
            parse_amount(value)
        except ValueError as trouble:
            raise forms.ValidationError(str(trouble)) from trouble


def money_rows(paper: ParsedPaper, line: int) -> tuple[MoneyRow | OverviewRow, ...]:
    """The posts of the activity that begins on a line, or the lines without a number of the overview there."""
    activity = next((each for each in paper.activities if each.span.first == line), None)
    if activity:
        return activity.money.rows if activity.money else ()
    is_overview = paper.overview is not None and paper.overview.span.first == line
    return paper.overview.lines if paper.overview and is_overview else ()
