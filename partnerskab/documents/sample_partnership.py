# SPDX-License-Identifier: MPL-2.0
"""The sample: a partnership, its agreement, a person for each role, and a plan read in from a paper like any other."""

from pathlib import Path

from django.db import transaction

from budgets import pools
from partnerskab.agreements.models import Partnership

from .beginning import CannotBegin, begin, read_facts
from .importing.applying import Imported, apply_paper, known_to
from .reading import read_paper, read_source

SAMPLE = Path(__file__).parent / "sample"
FACTS = SAMPLE / "amager.toml"
PAPER = SAMPLE / "tryghedsplan-2022-eksempel.txt"
YEAR = 2022
POOL = 2
"""The number of the activity whose money is given out during the year; no paper says so in its form."""


def load_sample() -> Imported | None:
    """Load the sample, all or nothing. Where it is already, nothing is touched and None returned.

    Its people have no password: the login page lets one in by a click, in a sample only.

    Raises:
        CannotBegin: a partnership that is no sample has its address.
    """
    facts = read_facts(FACTS.read_text(encoding="utf-8"))
    there = Partnership.objects.filter(slug=facts.partnership.slug).first()
    if there is not None:
        if not there.is_sample:
            raise CannotBegin(f"Adressen {there.slug} bruges af et partnerskab, der ikke er eksemplet.")
        return None
    with transaction.atomic():
        agreement = begin(facts).agreements.get()
        paper = read_paper(read_source(PAPER.read_bytes(), PAPER.name), known_to(agreement), YEAR)
        imported = apply_paper(agreement, YEAR, paper)
        pools.make(imported.plan.activities.get(number=POOL))
        return imported
