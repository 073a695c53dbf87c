# SPDX-License-Identifier: MPL-2.0
"""What the secretariat writes when a version is submitted, or taken back."""

from collections.abc import Mapping
from typing import Any

from django import forms

from partnerskab.content.checks import Finding

LONGEST = 4000
"""Characters of a message, an explanation or a reason."""

_WRONG_LENGTH = "Teksten er for lang. Brug højst 4.000 tegn."


def _text(label: str, rows: int, required: str = "") -> forms.CharField:
    """A field for some lines; `required` is what to say when it is left empty, if it may not be."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows, "class": "form-input"}),
        error_messages={"required": required, "max_length": _WRONG_LENGTH},
    )


class SubmissionForm(forms.Form):
    """A message to those who decide, and an explanation for each finding that blocks.

    `version` is the fingerprint of the content that the person saw; `the` is what is sent, as sentences have it.
    """

    use_required_attribute = False

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    message = _text("Besked til dem, der skal godkende", 4)

    def __init__(self, *args: Any, findings: Mapping[str, Finding], the: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings, self.the = findings, the
        self.left_over: list[str] = []
        for place, (key, finding) in enumerate(findings.items(), start=1):
            label, missing = f"Forklar, hvorfor {the} sendes alligevel", f"Ret eller forklar: {finding.title}"
            self.fields[key] = _text(label, 2, missing)
            self.fields[key].widget.attrs["id"] = f"forklaring-{place}"

    def again(self, version: str) -> "SubmissionForm":
        """The same texts, to be sent with what the page shows now; `left_over` are explanations nobody asks for now."""
        typed = {name: self.data.get(name, "") for name in self.fields}
        fresh = SubmissionForm(initial={**typed, "version": version}, findings=self.findings, the=self.the)
        known = {*self.fields, "csrfmiddlewaretoken"}
        fresh.left_over = [text for name, text in self.data.items() if name not in known and str(text).strip()]
        return fresh

    @property
    def explained(self) -> list[tuple[Finding, forms.BoundField]]:
        """Each finding with the field for its explanation."""
        return [(finding, self[key]) for key, finding in self.findings.items()]

    @property
    def explanations(self) -> dict[str, str]:
        """What was written, by the finding's key; of a valid form."""
        return {key: self.cleaned_data[key] for key in self.findings}


class WithdrawalForm(forms.Form):
    """Why a version is taken back, if the secretariat wants to say so."""

    reason = _text("Hvorfor trækkes versionen tilbage?", 3)
