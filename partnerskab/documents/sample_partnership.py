# SPDX-License-Identifier: MPL-2.0
"""The sample: a partnership, its agreement, a person for each role, and a plan read in from a paper like any other."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from budgets.models import Frame
from partnerskab.agreements.models import (
    Agreement,
    ApprovalStep,
    AreaVersion,
    FocusArea,
    Membership,
    Organisation,
    Partnership,
    Party,
    TheoryRow,
    User,
)

from .importing.applying import Imported, apply_paper, known_to
from .reading import read_paper, read_source

SAMPLE = Path(__file__).parent / "sample"
FACTS = SAMPLE / "amager.toml"
PAPER = SAMPLE / "tryghedsplan-2022-eksempel.txt"
YEAR = 2022

Facts = dict[str, Any]


class SlugTaken(Exception):
    """A partnership that is no sample has the sample's address."""


def load_sample() -> Imported | None:
    """Load the sample, all or nothing. Where it is already, nothing is touched and None returned.

    Raises:
        SlugTaken: another partnership has its address.
    """
    facts = tomllib.loads(FACTS.read_text(encoding="utf-8"))
    with transaction.atomic():
        there = Partnership.objects.filter(slug=facts["partnership"]["slug"]).first()
        if there is not None:
            if not there.is_sample:
                raise SlugTaken(there.slug)
            return None
        partnership = Partnership.objects.create(**facts["partnership"])
        organisations = _organisations(facts)
        agreement = _agreement(partnership, facts["agreement"], organisations)
        _members(partnership, facts["memberships"], organisations)
        paper = read_paper(read_source(PAPER.read_bytes(), PAPER.name), known_to(agreement), YEAR)
        return apply_paper(agreement, YEAR, paper)


def _organisations(facts: Facts) -> dict[str, Organisation]:
    """The organisations by name; one that another partnership knows already is shared."""
    return {
        each["name"]: Organisation.objects.get_or_create(name=each["name"], defaults=each)[0]
        for each in facts["organisations"]
    }


def _agreement(partnership: Partnership, facts: Facts, organisations: dict[str, Organisation]) -> Agreement:
    rows = {name: facts.pop(name) for name in [key for key, value in facts.items() if isinstance(value, list)]}
    agreement = Agreement.objects.create(partnership=partnership, **facts)
    for each in rows["area_versions"]:
        AreaVersion.objects.create(agreement=agreement, **each)
    areas = {each["number"]: FocusArea.objects.create(agreement=agreement, **each) for each in rows["focus_areas"]}
    for place, each in enumerate(rows["theory_rows"], start=1):
        area = areas.get(each.pop("focus_area", 0))
        TheoryRow.objects.create(agreement=agreement, focus_area=area, order=place, **each)
    for place, each in enumerate(rows["approval_steps"], start=1):
        ApprovalStep.objects.create(agreement=agreement, order=place, **each)
    for each in rows["frames"]:
        Frame.objects.create(agreement=agreement, **each)
    for place, each in enumerate(rows["parties"], start=1):
        organisation = organisations[each.pop("organisation")]
        Party.objects.create(agreement=agreement, organisation=organisation, order=place, **each)
    return agreement


def _members(partnership: Partnership, facts: list[Facts], organisations: dict[str, Organisation]) -> None:
    """A person for each role. They have no password: the login page lets one in by a click, in a sample only."""
    for each in facts:
        email = each["user"]["email"]
        user = User.objects.filter(email=email).first() or User.objects.create_user(**each["user"])
        organisation = organisations[each["organisation"]]
        Membership.objects.create(user=user, partnership=partnership, role=each["role"], organisation=organisation)
