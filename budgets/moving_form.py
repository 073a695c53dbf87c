# SPDX-License-Identifier: MPL-2.0
"""What is typed to move money: from which post and year, to which, how much and why."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import F

from activities.models import Plan
from partnerskab import danish

from .forms import version_field
from .models import FundingLine, Reallocation
from .transfers import Place

TYPED = ("from_line", "from_year", "to_line", "to_year", "amount", "reason", "proposal")


def _select(label: str, missing: str) -> forms.ChoiceField:
    messages = {"required": missing, "invalid_choice": "Vælg en fra listen. En post kan være fjernet imens."}
    return forms.ChoiceField(label=label, widget=forms.Select(attrs={"class": "form-select"}), error_messages=messages)


class MoveForm(forms.Form):
    """A move of money in a plan. Bare figures are read in the plan's unit; `kr` is whole kr."""

    from_line = _select("Fra post", "Vælg den post, pengene skal tages fra.")
    from_year = _select("Fra år", "Vælg året, pengene skal tages fra.")
    to_line = _select("Til post", "Vælg den post, pengene skal flyttes til.")
    to_year = _select("Til år", "Vælg året, pengene skal flyttes til.")
    amount = forms.CharField(
        label="Beløb",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "form-input short-amount", "autocomplete": "off"}),
        error_messages={
            "required": "Skriv, hvor meget der skal flyttes, for eksempel 5.000.",
            "max_length": "Skriv kun beløbet, for eksempel 5.000.",
        },
    )
    reason = forms.CharField(
        label="Begrundelse",
        max_length=400,
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 2}),
        error_messages={
            "required": "Skriv, hvorfor pengene flyttes. Begrundelsen kommer med i historikken.",
            "max_length": "Begrundelsen er for lang. Skriv højst 400 tegn.",
        },
    )
    proposal = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, data: Any = None, initial: Any = None) -> None:
        """The form with the plan's posts by activity, in reading order; a query."""
        super().__init__(data, initial={"from_year": plan.year, "to_year": plan.year, **(initial or {})})
        self.plan = plan
        posts = posts_by_activity(plan)
        years = [(str(year), str(year)) for year in plan.agreement.years]
        for end in ("from", "to"):
            self.fields[f"{end}_line"].choices = [("", "Vælg post"), *posts]  # type: ignore[attr-defined]
            self.fields[f"{end}_year"].choices = years  # type: ignore[attr-defined]
        self.fields["amount"].help_text = f"Beløbet skrives i {plan.get_unit_display()}"
        for name in self.errors:
            if name in self.fields:
                attributes = {"aria-invalid": "true", "aria-describedby": f"id_{name}_error"}
                self.fields[name].widget.attrs.update(attributes)

    def clean_amount(self) -> int:
        """Whole kr., sure and more than none."""
        typed = self.cleaned_data["amount"]
        try:
            amount = danish.parse_amount(typed, self.plan.unit)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from None
        if not amount.kr or amount.qualifier or amount.note:
            raise forms.ValidationError(f"”{typed}” kan ikke flyttes. Skriv et beløb, for eksempel 5.000.")
        return amount.kr

    @property
    def kr(self) -> int:
        kr: int = self.cleaned_data["amount"]
        return kr

    def places(self, from_version: int | None = None, to_version: int | None = None) -> tuple[Place, Place]:
        """Both ends, once the form is valid; with versions, as they were when the move was shown."""
        found = self.cleaned_data
        return (
            Place(UUID(found["from_line"]), int(found["from_year"]), from_version),
            Place(UUID(found["to_line"]), int(found["to_year"]), to_version),
        )


class SeenForm(forms.Form):
    """The versions of both cells at the moment a move was shown to be confirmed."""

    from_version = version_field()
    to_version = version_field()


def posts_by_activity(plan: Plan) -> list[tuple[str, list[tuple[str, str]]]]:
    """The plan's posts as choices: by activity in reading order, those without an activity last."""
    rows = FundingLine.objects.filter(plan=plan).order_by(
        F("activity__is_appendix").asc(nulls_last=True),
        F("activity__focus_area__number").asc(nulls_last=True),
        "activity__order",
        "activity__number",
        "activity_id",
        "order",
        "pk",
    )
    values = rows.values_list("activity_id", "activity__number", "activity__title", "id", "post")
    found = []
    for (_, number, title), posts in groupby(values, key=lambda row: row[:3]):
        name = f"{number} {title}" if number is not None else title or "Linjer uden nummer"
        where = f", aktivitet {number}" if number is not None else f", {title}" if title else ""
        found.append((name, [(str(key), f"{post}{where}") for *_, key, post in posts]))
    return found


def prefilled(query: Any, plan: Plan) -> dict[str, Any]:
    """What an address asks for: fra (a post), kr (whole kr.), aar, forslag (a proposal); what makes no sense is left
    out."""
    kr, year = query.get("kr", ""), query.get("aar", "")
    found: dict[str, Any] = {"from_line": query.get("fra", ""), "proposal": query.get("forslag", "")}
    if kr.isdecimal() and len(kr) <= len(str(danish.LARGEST_AMOUNT)):
        found["amount"] = danish.amount(int(kr), plan.unit)
    if year.isdecimal() and len(year) == 4 and int(year) in plan.agreement.years:
        found |= {"from_year": int(year), "to_year": int(year)}
    return found


def proposal_of(plan: Plan, key: UUID | None) -> Reallocation | None:
    """The proposal that a move is to carry out, if the plan has it."""
    if key is None:
        return None
    return Reallocation.objects.filter(plan=plan, pk=key).select_related("pool__activity", "transfer").first()
