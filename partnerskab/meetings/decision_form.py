# SPDX-License-Identifier: MPL-2.0
"""What a meeting decided on a point, and what the decision is bound to."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import forms

from partnerskab.agreements.agreement_forms import version_field
from partnerskab.agreements.row_forms import choice
from partnerskab.lists.forms import LongText

from .models import AgendaPoint

FIELDS = ("outcome", "decision", "subject", "subject_id", "subject_label", "subject_address", "subject_sha256")
"""The fields of a point that say what was decided."""


class Bound(Protocol):
    """What a decision can be bound to."""

    @property
    def key(self) -> str:
        """What the form calls it."""

    @property
    def label(self) -> str:
        """Its name for people."""

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the point that is bound to it."""


class DecisionForm(forms.Form):
    """Outcome, words and subject of a decision. What stands can be kept, offered or not."""

    outcome = choice("Udfald", [("", "Intet endnu"), *AgendaPoint.Outcome.choices])
    decision = LongText(
        label="Hvad blev besluttet?",
        required=False,
        max_length=4000,
        error_messages={"max_length": "Beslutningen er for lang. Skriv højst 4.000 tegn, og resten i referatet."},
    )
    about = choice("Beslutningen gælder", ())
    version = version_field()
    use_required_attribute = False

    def __init__(
        self, *args: Any, offered: Mapping[str, Sequence[Bound]], standing: Bound | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = self.fields["about"].required = False
        self.standing = standing
        self.known = {one.key: one for group in offered.values() for one in group}
        groups = [(label, [(one.key, one.label) for one in group]) for label, group in offered.items() if group]
        if standing and standing.key not in self.known:
            groups.insert(0, ("Valgt nu", [(standing.key, standing.label)]))
        self.fields["about"].choices = [("", "Ikke noget bestemt"), *groups]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Bound | None:
        """What the decision is bound to. What was bound before keeps the name and the fingerprint it had then."""
        key = self.cleaned_data["about"]
        if self.standing and key == self.standing.key:
            return self.standing
        return self.known.get(key)
