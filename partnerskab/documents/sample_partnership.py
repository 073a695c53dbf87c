# SPDX-License-Identifier: MPL-2.0
"""The sample: a partnership with two agreements, a person for each role, plans read in from papers like any other, and
figures to follow its targets by."""

from pathlib import Path

from django.db import transaction

from activities.models import Plan
from budgets import pools
from partnerskab.agreements.models import Agreement, Partnership

from .beginning import CannotBegin, MoreFacts, add, begin, read_facts, read_more
from .importing.applying import agreement_for, apply_paper, known_to
from .reading import read_paper, read_source
from .sample import area_map
from .sample.following import follow

SAMPLE = Path(__file__).parent / "sample"
FACTS = SAMPLE / "amager.toml"
PAPER = SAMPLE / "tryghedsplan-2022-eksempel.txt"
YEAR = 2022
POOL = 2
"""The number of the activity whose money is given out during the year; no paper says so in its form."""

NEXT_FACTS = SAMPLE / "amager-2025.toml"
READINGS = SAMPLE / "amager-maalinger.toml"
NEXT_PAPER = SAMPLE / "tryghedsplan-2026-eksempel.txt"
NEXT_YEAR = 2026
FOLLOW_UP = SAMPLE / "opfoelgning-2026.toml"


def load_sample() -> tuple[Plan, ...]:
    """Load what is not loaded yet, all or nothing, and return the plans that came; what is there is not touched.

    Its people have no password: the login page lets one in by a click, in a sample only.

    Raises:
        CannotBegin: a partnership that is no sample has its address.
    """
    facts = read_facts(_text(FACTS))
    partnership = Partnership.objects.filter(slug=facts.partnership.slug).first()
    if partnership and not partnership.is_sample:
        raise CannotBegin(f"Adressen {partnership.slug} bruges af et partnerskab, der ikke er eksemplet.")
    plans: list[Plan] = []
    with transaction.atomic():
        if partnership is None:
            partnership = begin(facts)
            plans.append(_plan(partnership, PAPER, YEAR))
            pools.make(plans[0].activities.get(number=POOL))
        following = read_more(_text(NEXT_FACTS))
        if not _had(partnership, following):
            add(partnership, following, pictures=lambda _name: area_map.draw())
            add(partnership, read_more(_text(READINGS)))
            before = Plan.objects.of(partnership).filter(year=YEAR).first()
            plans.append(_plan(partnership, NEXT_PAPER, NEXT_YEAR))
            follow(_text(FOLLOW_UP), plans[-1], before)
    return tuple(plans)


def is_wanted() -> bool:
    """Whether a start has something to load: nobody is there yet, or an earlier sample lacks what came since."""
    facts = read_facts(_text(FACTS))
    sample = Partnership.objects.filter(slug=facts.partnership.slug, is_sample=True).first()
    if sample:
        return not _had(sample, read_more(_text(NEXT_FACTS)))
    return not Partnership.objects.exists()


def _had(partnership: Partnership, facts: MoreFacts) -> bool:
    """Whether the partnership has, or ever had, an agreement in the years of these."""
    first = min(agreement.valid_from for agreement in facts.agreements)
    last = max(agreement.valid_to for agreement in facts.agreements)
    ever = Agreement.history.filter(partnership=partnership)
    return bool(ever.filter(valid_from__lte=last, valid_to__gte=first).exists())


def _plan(partnership: Partnership, paper: Path, year: int) -> Plan:
    agreement = agreement_for(partnership, year)
    source = read_source(paper.read_bytes(), paper.name)
    return apply_paper(agreement, year, read_paper(source, known_to(agreement), year)).plan


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
