# SPDX-License-Identifier: MPL-2.0
"""Typed input of the activity page turned into clean values."""

from django import forms

from partnerskab.richtext.forms import RichTextFormField


class SectionForm(forms.Form):
    """A text of an activity, with the version it was read at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sub_heading = forms.CharField(
        label="Mellemrubrik",
        max_length=120,
        required=False,
        error_messages={"max_length": "Mellemrubrikken er for lang. Skriv højst 120 tegn, fx ”På kort sigt”."},
    )
    text = RichTextFormField(label="Tekst")
