# SPDX-License-Identifier: MPL-2.0
"""Target 1, better every year and nearer the city: what is said of it, case by case."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from targets.judging import judge
from targets.series import Aim
from tests.targets.aims import base, near, plain, point, wider

SPRING = datetime.date(2026, 5, 1)
CITY = (point(2024, 88), point(2025, 88), point(2026, 88))
LATER_CITY = tuple(point(year, 88) for year in (2026, 2027, 2028))
RISING = (point(2025, 81), point(2026, 83, "yes"))
FOUR_YEARS = (point(2026, 81), point(2027, 83, "yes"), point(2028, 86, "yes"))

NEARING = [
    pytest.param(
        near(*RISING, city=CITY),
        "on_the_way",
        "83 % i 2026 mod 81 % i 2025. Stigningen er statistisk sikker. Der er fem procentpoint op til byen (88 %). "
        "I 2025 var afstanden syv procentpoint, så den er blevet mindre.",
        id="better and nearer, before the final year: on the way at best",
    ),
    pytest.param(
        near(*RISING, city=(*CITY[:2], point(2026, 83))),
        "on_the_way",
        "Der er ingen afstand op til byen (83 %).",
        id="level with the reference",
    ),
    pytest.param(
        near(point(2024, 87), *(wider(one.year, one.value, one.significant) for one in RISING), city=CITY),
        "on_the_way",
        "Tallene før 2025 gælder et andet område og kan ikke sammenlignes med det.",
        id="area changed earlier: judged on what came after, and said",
    ),
    pytest.param(
        near(point(2025, 70), point(2026, 71, "no"), city=CITY),
        "unknown",
        "71 % i 2026 mod 70 % i 2025. Forskellen er mindre end den statistiske usikkerhed, så den kan ikke kaldes en "
        "stigning.",
        id="better but not significant",
    ),
    pytest.param(
        near(point(2025, 70), point(2026, 71), city=CITY),
        "unknown",
        "Kilden siger ikke, om forskellen er statistisk sikker, så den kan ikke kaldes en stigning.",
        id="better, significance unknown",
    ),
    pytest.param(
        near(point(2025, 70), point(2026, 71, margin=Decimal(2)), city=CITY),
        "unknown",
        "Forskellen er mindre end den statistiske usikkerhed",
        id="better by less than the stated uncertainty",
    ),
    pytest.param(
        near(point(2025, 71), point(2026, 70, "no"), city=CITY),
        "unknown",
        "så den kan ikke kaldes et fald.",
        id="worse but not significant is no fall either",
    ),
    pytest.param(
        near(point(2025, 70), point(2026, 70, "no"), city=CITY),
        "unknown",
        "70 % i 2026, det samme som i 2025. En så lille ændring kan en stikprøve ikke vise.",
        id="equal to the year before",
    ),
    pytest.param(
        near(point(2025, 70), point(2026, 68, "yes"), city=CITY),
        "not_met",
        "Faldet er statistisk sikkert. Målet er, at tallet bliver bedre hvert år, og i 2026 var det ringere.",
        id="worse for certain",
    ),
    pytest.param(
        near(point(2024, 83), point(2025, 81, "yes"), point(2026, 84, "yes"), city=CITY),
        "not_met",
        "84 % i 2026 mod 81 % i 2025. Stigningen er statistisk sikker. Målet er, at tallet bliver bedre hvert år, og i "
        "2025 var det ringere.",
        id="better now, worse for certain in a year before: not every year",
    ),
    pytest.param(
        near(point(2024, 83), point(2025, 81, "yes"), point(2026, 84, "yes"), city=CITY, baseline_year=2025),
        "on_the_way",
        "84 % i 2026 mod 81 % i 2025.",
        id="worse for certain before the baseline year does not count",
    ),
    pytest.param(
        near(point(2024, 87), wider(2025, 83, "yes"), city=CITY),
        "unknown",
        "83 % i 2025. Tallet for 2024 kan ikke sammenlignes med det, fordi området er ændret.",
        id="area changed between the readings",
    ),
    pytest.param(
        near(point(2024, 87), point(2025, 83, "yes", definition=2), city=CITY),
        "unknown",
        "83 % i 2025. Tallet for 2024 kan ikke sammenlignes med det, fordi tallet opgøres på en anden måde.",
        id="definition changed between the readings",
    ),
    pytest.param(
        near(point(2024, 87), wider(2025, 83, "yes", definition=2), city=CITY),
        "unknown",
        "fordi området er ændret og tallet opgøres på en anden måde.",
        id="area and definition changed",
    ),
    pytest.param(
        near(point(2024, 87), wider(2024, 80), point(2025, 88, "yes"), wider(2025, 82, "yes"), city=CITY),
        "on_the_way",
        "82 % i 2025 mod 80 % i 2024.",
        id="both areas told of both years: the new is set against the new",
    ),
    pytest.param(
        near(point(2025, 83, "yes"), city=CITY, baseline_year=2024, pending="ved første afrapportering"),
        "unknown",
        "83 % i 2025. Det er den eneste måling, så der er intet at sammenligne med endnu. Baseline fastsættes ved "
        "første afrapportering.",
        id="one reading, no baseline",
    ),
    pytest.param(
        near(wider(2025, 83, "yes"), baseline_year=2024, baseline=base(81, area="wider"), city=CITY),
        "on_the_way",
        "83 % i 2025 mod 81 % i 2024.",
        id="one reading, and a baseline that it may be compared with",
    ),
    pytest.param(
        near(point(2023, 80), point(2025, 83, "yes"), city=CITY, baseline_year=2024),
        "unknown",
        "83 % i 2025. Der er ingen måling for 2024 at begynde fra. Baseline er ikke fastsat",
        id="no reading of the baseline year",
    ),
    pytest.param(
        near(point(2024, 83), city=CITY, baseline_year=2024),
        "unknown",
        "83 % i 2024. Der er ingen måling efter 2024 endnu.",
        id="only the baseline year read",
    ),
    pytest.param(near(city=CITY), "unknown", "Der er ingen målinger endnu.", id="nothing read"),
    pytest.param(
        near(*RISING, city=CITY[:2]),
        "unknown",
        "Stigningen er statistisk sikker. Tallet for byen i 2026 mangler, så afstanden kan ikke opgøres.",
        id="reference missing",
    ),
    pytest.param(
        near(*RISING, city=(CITY[1], point(2026, 88, definition=2))),
        "unknown",
        "Tallet for byen i 2026 mangler",
        id="reference told by another definition is no reference",
    ),
    pytest.param(
        near(*RISING, city=CITY[2:]),
        "unknown",
        "Der er fem procentpoint op til byen (88 %). Om afstanden er blevet mindre siden 2025, kan ikke siges.",
        id="reference missing in the first year",
    ),
    pytest.param(
        near(*RISING, city=(point(2025, 84), point(2026, 88))),
        "unknown",
        "I 2025 var afstanden tre procentpoint, så den er ikke blevet mindre.",
        id="better, but further from the reference than before",
    ),
    pytest.param(
        near(RISING[0], replace(RISING[1], is_preliminary=True), city=CITY),
        "unknown",
        "Tallet for 2026 er foreløbigt, så dommen venter på det endelige.",
        id="preliminary value",
    ),
    pytest.param(
        near(*RISING, city=(CITY[1], replace(CITY[2], is_preliminary=True))),
        "unknown",
        "Tallet for 2026 er foreløbigt, så dommen venter på det endelige.",
        id="preliminary reference",
    ),
    pytest.param(
        near(point(2025, None), point(2026, 83, "yes"), city=CITY),
        "unknown",
        "83 % i 2026. Tallet for 2025 er udeladt, så de to kan ikke sammenlignes.",
        id="the value before is hidden",
    ),
    pytest.param(
        near(point(2025, 83), point(2026, None), city=CITY),
        "unknown",
        "Tallet for 2026 er udeladt, fordi det er lille eller kan røbe et lille tal.",
        id="the value is hidden",
    ),
]

AT_THE_END = [
    pytest.param(near(*FOUR_YEARS, city=LATER_CITY), "met", "så den er blevet mindre.", id="every year, and nearer"),
    pytest.param(
        near(FOUR_YEARS[0], FOUR_YEARS[2], city=LATER_CITY),
        "unknown",
        "Der er ingen måling for 2027, så om tallet blev bedre hvert år, kan ikke ses.",
        id="a year nobody read",
    ),
    pytest.param(
        near(FOUR_YEARS[0], replace(FOUR_YEARS[1], significant="no"), FOUR_YEARS[2], city=LATER_CITY),
        "unknown",
        "Ændringen i 2027 var ikke sikker, så om tallet blev bedre hvert år, kan ikke siges.",
        id="a year that was not certain",
    ),
    pytest.param(
        near(*FOUR_YEARS, city=(*LATER_CITY[:2], point(2028, 95))),
        "not_met",
        "så den er ikke blevet mindre.",
        id="better every year, but no nearer",
    ),
    pytest.param(
        near(*FOUR_YEARS[:2], city=LATER_CITY),
        "unknown",
        "Målet gælder 2028, og der er ingen måling fra det år.",
        id="the final year was never read",
    ),
    pytest.param(
        near(*FOUR_YEARS, point(2029, 50, "yes"), city=LATER_CITY),
        "met",
        "86 % i 2028",
        id="what came later is no part",
    ),
]


@pytest.mark.parametrize(("aim", "judgement", "says"), NEARING)
def test_nearing_the_reference_place(aim: Aim, judgement: str, says: str):
    verdict = judge(aim, SPRING)
    assert verdict.judgement == judgement
    assert says in plain(verdict.sentence)


@pytest.mark.parametrize(("aim", "judgement", "says"), AT_THE_END)
def test_nearing_once_the_final_year_is_over(aim: Aim, judgement: str, says: str):
    verdict = judge(aim, datetime.date(2029, 3, 1))
    assert verdict.judgement == judgement
    assert says in plain(verdict.sentence)
