# SPDX-License-Identifier: MPL-2.0
"""Typed input of the plan's texts turned into clean values."""

from typing import Any

from django import forms

from partnerskab.agreements.models import AgreementSection
from partnerskab.richtext.forms import RichTextFormField

from .texts import AGREED_CHAPTER, CHAPTER, SECTION, TextSort, TextUnit


class TextForm(forms.Form):
    """A text with the version it was read at, and its heading where it may have one."""

    version = forms.IntegerField(
        min_value=0,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Siden mangler at fortælle, hvilken tekst du rettede i. Kopiér din tekst, og genindlæs siden.",
            "invalid": "Siden er i uorden. Kopiér din tekst, og genindlæs siden.",
            "min_value": "Siden er i uorden. Kopiér din tekst, og genindlæs siden.",
        },
    )
    title = forms.CharField(required=False, strip=True)
    text = RichTextFormField(label="Tekst")

    def __init__(self, *args: Any, name: str, needs_title: bool = True, **kwargs: Any) -> None:
        """`name` is what people call the text; it names the editor for those who do not see the page. A heading that
        the form asks for may be left out where the text needs none."""
        super().__init__(*args, **kwargs)
        self.fields["title"].required &= needs_title
        self.fields["text"].label = name
        self.fields["text"].widget.attrs["aria-describedby"] = f"{self['text'].auto_id}-hj"
        for field in self:
            if field.errors:
                field.field.widget.attrs["aria-invalid"] = "true"
                described = field.field.widget.attrs.get("aria-describedby", "")
                field.field.widget.attrs["aria-describedby"] = f"{described} {field.auto_id}-fejl".strip()


class SectionForm(TextForm):
    """A section of an activity; a kind with several tells them apart by a sub-heading."""

    title = forms.CharField(
        label="Mellemrubrik",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={"max_length": "Mellemrubrikken er for lang. Skriv højst 120 tegn, fx ”På kort sigt”."},
    )


class NewSectionForm(SectionForm):
    """A section to be; `seen` is how many of its kind stood when the form was opened."""

    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class ChapterForm(TextForm):
    """A chapter of the plan; the paper's list of contents needs its title."""

    title = forms.CharField(
        label="Titel",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={
            "required": "Kapitlet mangler en titel. Skriv en, fx ”Organisering”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn, fx ”Organisering”.",
        },
    )


class AgreedChapterForm(TextForm):
    """A chapter of the agreement; `seen` is how many of its kind stood when a new one was opened. Where the kind says
    what the chapter is, it may do without a title."""

    title = forms.CharField(
        label="Titel",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}),
        error_messages={
            "required": "Kapitlet mangler en titel. Skriv en, fx ”Kommunikation”.",
            "max_length": "Titlen er for lang. Skriv højst 200 tegn, fx ”Kommunikation”.",
        },
    )
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


def new_text_form(unit: TextUnit, data: Any = None, **kwargs: Any) -> TextForm:
    """The form for a text to be, of the kind that its row says."""
    form = NewSectionForm if unit.sort is SECTION else form_of(unit.sort)
    return form(data, **_kwargs(unit, f"ny-{unit.row.kind}-%s", unit.label), **kwargs)


def text_form(unit: TextUnit, data: Any = None, **initial: Any) -> TextForm:
    """The form for a text: bound to `data`, or showing what stands, or `initial` instead of it."""
    name = f"{unit.label}, {unit.title}" if unit.sort is SECTION and unit.title else unit.label
    kwargs = _kwargs(unit, f"{unit.anchor}-%s", name)
    if data is None:
        standing = {"version": unit.version, "title": unit.title, "text": unit.text}
        return form_of(unit.sort)(initial=standing | initial, **kwargs)
    return form_of(unit.sort)(data, **kwargs)


def form_of(sort: TextSort) -> type[TextForm]:
    """The form class for a sort of text."""
    return {SECTION: SectionForm, CHAPTER: ChapterForm, AGREED_CHAPTER: AgreedChapterForm}.get(sort, TextForm)


def _kwargs(unit: TextUnit, auto_id: str, name: str) -> dict[str, Any]:
    untitled = unit.sort is AGREED_CHAPTER and unit.row.kind != AgreementSection.Kind.OTHER
    return {"name": name, "auto_id": auto_id, "needs_title": not untitled}
