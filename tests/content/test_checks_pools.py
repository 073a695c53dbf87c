# SPDX-License-Identifier: MPL-2.0
"""What the checks say of grants that nobody accounted for: nothing in the plan's year, and advice once it is over."""

from dataclasses import replace

import pytest

from partnerskab.content.checks import check_activity
from partnerskab.content.tree import Application
from tests.content_examples import example_agreement, example_plan

ASKED = Application("a", "Haveforeningen", "Fællesspisning", kr=12_000, applied_on="2022-02-01")
GRANTED = replace(ASKED, outcome="granted", granted=10_000, decided_on="2022-03-01", took_part="Fire parter")
PAID = replace(GRANTED, paid_on="2022-03-09")


def found(year: int, *applications: Application) -> list[str]:
    pool = replace(example_plan().activities[1], is_pool=True, applications=applications)
    findings = check_activity(pool, example_agreement(), year)
    return [f"{each.title}. {each.sentence}" for each in findings if each.code == "POOL_UNACCOUNTED"]


def test_grants_without_an_account_advise_when_the_year_is_over():
    (said,) = found(2022, GRANTED, PAID)
    assert "mangler regnskab for to bevillinger. 2022 er slut, og 20.000\xa0kr. er ikke gjort op." in said
    assert found(2999, GRANTED, PAID) == []


@pytest.mark.parametrize(
    "application",
    [
        ASKED,
        replace(ASKED, outcome="refused", decided_on="2022-03-01"),
        replace(GRANTED, withdrawn_on="2022-04-01"),
        replace(PAID, accounted_on="2022-06-01", spent=7_500),
    ],
)
def test_what_needs_no_account_is_not_spoken_of(application):
    assert found(2022, application) == []
