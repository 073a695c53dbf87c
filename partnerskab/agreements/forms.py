# SPDX-License-Identifier: MPL-2.0
"""Typed input about plans and members turned into clean values."""

from typing import Any

from django import forms
from django.utils import timezone

from partnerskab.day_field import DayField

from .models import Agreement, Membership, Organisation, Partnership, Role, User


class PlanForm(forms.Form):
    """The year of a plan to begin, and from what. After validation `agreement` is the newest that covers the year."""

    FROM_EARLIER = "tidligere"
    EMPTY = "tom"
    year = forms.IntegerField(
        label="Planår",
        error_messages={"required": "Skriv et år, fx 2022.", "invalid": "Skriv året med fire cifre, fx 2022."},
    )
    begin = forms.ChoiceField(
        label="Begynd med",
        required=False,
        choices=[(FROM_EARLIER, "Planen fra året før, aktivitet for aktivitet"), (EMPTY, "En tom plan")],
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": "Vælg, om planen begynder fra året før eller tom."},
    )
    agreement: Agreement

    def __init__(self, *args: Any, partnership: Partnership, newest: int | None, **kwargs: Any) -> None:
        """`newest` is the year of the newest plan, if there is one to begin from."""
        super().__init__(*args, **kwargs)
        self.agreements = Agreement.objects.of(partnership)
        self.fields["year"].initial = newest + 1 if newest else timezone.localdate().year
        self.fields["begin"].is_asked = True  # type: ignore[attr-defined]
        if newest is None:
            self.fields["begin"].widget = forms.HiddenInput()

    def clean_year(self) -> int:
        """Raises a field error that names the years that can be planned."""
        year: int = self.cleaned_data["year"]
        covering = self.agreements.covering(year).first()
        if covering is None:
            periods = " og ".join(agreement.period for agreement in self.agreements.reverse()) or "ingen år"
            raise forms.ValidationError(f"Ingen aftale dækker {year}. Partnerskabets aftaler dækker {periods}.")
        self.agreement = covering
        return year


MEMBERSHIP = ("role", "organisation", "title", "began_on", "is_deputy")
"""What a form says of a membership, by the model's field names."""


class MemberForm(forms.Form):
    """A member of the partnership: who, in which role, for which organisation."""

    email = forms.EmailField(
        label="E-mail",
        error_messages={
            "required": "Skriv en e-mailadresse, fx navn@eksempel.dk.",
            "invalid": "Det ligner ikke en e-mailadresse. Skriv den som navn@eksempel.dk.",
        },
    )
    name = forms.CharField(label="Navn", max_length=120, error_messages={"required": "Skriv medlemmets navn."})
    role = forms.ChoiceField(label="Rolle", choices=Role.choices)
    organisation = forms.ModelChoiceField(
        label="Organisation", queryset=Organisation.objects.all(), required=False, empty_label="Ingen organisation"
    )
    title = forms.CharField(
        label="Stilling",
        max_length=120,
        required=False,
        error_messages={"max_length": "Stillingen er for lang. Skriv højst 120 tegn, fx ”Projektleder”."},
    )
    began_on = DayField(label="Medlem fra", required=False)
    is_deputy = forms.BooleanField(
        label="Stedfortræder",
        required=False,
        help_text="Gælder styregruppen: svarer for organisationen, når medlemmet selv ikke kan. Den, der svarer først, "
        "har svaret.",
    )

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    """That of the membership when it was read; 0 for one to be."""

    def __init__(self, *args: Any, partnership: Partnership, member: Membership | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        if member:
            del self.fields["email"], self.fields["name"]
        else:
            self.fields["began_on"].initial = timezone.localdate()

    def clean_email(self) -> str:
        """The address in lower case. Raises a field error if its user is a member already."""
        email: str = self.cleaned_data["email"].lower()
        if Membership.objects.filter(partnership=self.partnership, user__email=email, ended_on=None).exists():
            raise forms.ValidationError("Den adresse er allerede medlem. Ret medlemmets rolle i listen i stedet.")
        return email

    def clean(self) -> dict[str, Any]:
        """Only the steering group answers for its organisation, so only there anybody is a deputy."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("is_deputy") and cleaned.get("role") == Role.STEERING_GROUP and not cleaned.get("organisation"):
            self.add_error("organisation", "Vælg den organisation, som stedfortræderen svarer for.")
        cleaned["is_deputy"] = bool(cleaned.get("is_deputy")) and cleaned.get("role") == Role.STEERING_GROUP
        return cleaned

    def membership(self) -> dict[str, Any]:
        """What the form says of the membership, by the model's field names."""
        return {name: self.cleaned_data[name] for name in MEMBERSHIP}

    def user(self) -> User:
        """The user with that address, made without a password if there is none."""
        found = User.objects.filter(email=self.cleaned_data["email"]).first()
        return found or User.objects.create_user(self.cleaned_data["email"], name=self.cleaned_data["name"])
