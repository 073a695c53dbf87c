# SPDX-License-Identifier: MPL-2.0
"""What is said of a target, case by case: the judgement, and a sentence that claims no more than its figures carry."""

import datetime
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from targets.judging import judge
from targets.series import Aim
from tests.targets.aims import base, hold, monitor, near, plain, point, reach, share, wider

AFTER = datetime.date(2027, 3, 1)
CITY = (point(2025, 88), point(2026, 88))
PENDING = "Baseline fastsættes ved første afrapportering til Økonomiudvalget."
RISING = (point(2025, 81), point(2026, 83, "yes"))

HOLDING = [
    pytest.param(
        hold(point(2025, 214)),
        "unknown",
        f"214 anmeldelser i 2025. Der er ikke noget 2024-niveau at måle mod. {PENDING}",
        id="no baseline",
    ),
    pytest.param(
        hold(point(2025, 214), pending=""),
        "unknown",
        "Baseline er ikke fastsat, og det er ikke sagt, hvornår den bliver.",
        id="no baseline, and nobody says when",
    ),
    pytest.param(hold(), "unknown", f"Der er ingen målinger endnu. {PENDING}", id="neither baseline nor reading"),
    pytest.param(
        hold(point(2025, 214), baseline=base(220)),
        "met",
        "214 anmeldelser i 2025 mod 220 anmeldelser i 2024. Kilden siger ikke, om forskellen er større end tilfældige "
        "udsving. Dermed er niveauet fra 2024 holdt.",
        id="lower than the baseline, significance unknown",
    ),
    pytest.param(
        hold(point(2025, 220), baseline=base(220)),
        "met",
        "220 anmeldelser i 2025, det samme som i 2024. Dermed er niveauet fra 2024 holdt.",
        id="equal to baseline",
    ),
    pytest.param(
        hold(point(2025, 210, "no"), baseline=base(220)),
        "met",
        "så den kan ikke kaldes et fald. Dermed er niveauet fra 2024 holdt.",
        id="better but not significant: held, and no fall",
    ),
    pytest.param(
        hold(point(2025, 230), baseline=base(220)),
        "not_met",
        "Dermed er niveauet fra 2024 ikke holdt.",
        id="higher than the baseline: every report is counted",
    ),
    pytest.param(
        hold(point(2025, 230, "no"), baseline=base(220)),
        "unknown",
        "så den kan ikke kaldes en stigning. Om niveauet fra 2024 er holdt, kan derfor ikke afgøres.",
        id="higher, not significant",
    ),
    pytest.param(
        hold(point(2025, 40), baseline=base(42), unit="percent", direction="up"),
        "unknown",
        "40 % i 2025 mod 42 % i 2024. Kilden siger ikke, om forskellen er statistisk sikker",
        id="a sample's lower share, significance unknown",
    ),
    pytest.param(
        hold(point(2025, 230, "yes"), point(2026, 230, "no"), baseline=base(220)),
        "not_met",
        "230 anmeldelser i 2026 mod 220 anmeldelser i 2024. Kilden siger ikke",
        id="what the source says of another change is not said of this one",
    ),
    pytest.param(
        hold(wider(2025, 214), baseline=base(220)),
        "unknown",
        "214 anmeldelser i 2025. Baseline for 2024 kan ikke sammenlignes med det, fordi området er ændret.",
        id="area changed since the baseline",
    ),
    pytest.param(
        hold(point(2025, 214, definition=2), baseline=base(220)),
        "unknown",
        "Baseline for 2024 kan ikke sammenlignes med det, fordi tallet opgøres på en anden måde.",
        id="definition changed since the baseline",
    ),
    pytest.param(
        hold(point(2025, 214), wider(2025, 260), baseline=base(220)),
        "met",
        "214 anmeldelser i 2025 mod 220",
        id="the year told of both areas: that of the baseline counts",
    ),
    pytest.param(
        hold(point(2024, 214), baseline=base(220)),
        "unknown",
        "214 anmeldelser i 2024. Der er ingen måling efter 2024 endnu.",
        id="nothing read after the baseline",
    ),
    pytest.param(
        hold(point(2025, 214, is_preliminary=True), baseline=base(220)),
        "unknown",
        "Tallet for 2025 er foreløbigt, så dommen venter på det endelige.",
        id="preliminary value",
    ),
    pytest.param(
        hold(point(2027, 114), baseline=base(220)),
        "unknown",
        "114 anmeldelser i 2027. 2027 er ikke slut, så tallet er ikke for et helt år.",
        id="year not over",
    ),
    pytest.param(
        hold(point(2025, 214, denominator=44_000), baseline=base(204, denominator=40_000)),
        "not_met",
        "Folketallet var 40.000 i 2024 og 44.000 i 2025. Pr. 1.000 indbyggere er det 4,9 mod 5,1.",
        id="denominator changed: a count of more people",
    ),
    pytest.param(
        hold(point(2025, 58, denominator=44_000), baseline=base(60, denominator=40_000), unit="per_1000"),
        "met",
        "58 pr. 1.000 i 2025 mod 60 pr. 1.000 i 2024.",
        id="denominator changed: a rate has it in",
    ),
    pytest.param(
        hold(point(2025, 58, denominator=44_000), baseline=base(60), unit="per_1000"),
        "unknown",
        "Folketallet bag tallet for 2024 er ikke oplyst, så sammenligningen kan ikke kontrolleres.",
        id="a rate without its denominator on one side",
    ),
    pytest.param(
        hold(point(2025, 58), baseline=base(60), unit="per_1000"),
        "unknown",
        "Folketallet bag tallet for 2024 og 2025 er ikke oplyst",
        id="a rate without denominators",
    ),
    pytest.param(
        hold(point(2025, 214), baseline=base(None)),
        "unknown",
        "Tallet for 2024 er udeladt, fordi det er lille eller kan røbe et lille tal.",
        id="the baseline is hidden",
    ),
    pytest.param(
        hold(point(2025, None), baseline=base(7)),
        "unknown",
        "Tallet for 2025 er udeladt, fordi det er lille eller kan røbe et lille tal.",
        id="the value is hidden",
    ),
]

REACHING = [
    pytest.param(reach(point(2026, 75)), "met", "75 % i 2026. Målet er mindst 75 % i 2028. Det er nået.", id="reached"),
    pytest.param(
        reach(point(2026, 76, margin=Decimal(3))),
        "unknown",
        "Afstanden til målet er mindre end den statistiske usikkerhed, så det kan ikke afgøres.",
        id="within the uncertainty",
    ),
    pytest.param(
        reach(point(2025, 70), point(2026, 74, "yes")),
        "on_the_way",
        "74 % i 2026 mod 70 % i 2025. Stigningen er statistisk sikker. Målet er mindst 75 % i 2028.",
        id="short of it, rising for certain",
    ),
    pytest.param(
        reach(point(2025, 70), point(2026, 74)), "unknown", "kan ikke kaldes en stigning", id="perhaps rising"
    ),
    pytest.param(reach(point(2026, 74)), "unknown", "Det er den eneste måling", id="short of it, one reading"),
    pytest.param(
        reach(point(2025, 70), wider(2026, 74, "yes")), "unknown", "fordi området er ændret", id="risen across a break"
    ),
    pytest.param(reach(point(2026, 70), final_year=2026), "not_met", "Det er ikke nået.", id="short in the final year"),
    pytest.param(reach(point(2025, 70), final_year=2026), "unknown", "ingen måling fra det år", id="not read in it"),
    pytest.param(
        reach(point(2026, 70), final_year=None), "not_met", "Målet er mindst 75 %.", id="short, no final year"
    ),
    pytest.param(
        replace(reach(point(2026, 12)), unit="count", unit_name="klager", limit=Decimal(12), direction="down"),
        "met",
        "Målet er højst 12 klager i 2028.",
        id="lower is better",
    ),
    pytest.param(
        reach(point(2026, 80, is_preliminary=True)),
        "unknown",
        "80 % i 2026. Målet er mindst 75 % i 2028. Tallet for 2026 er foreløbigt",
        id="reached by a preliminary figure",
    ),
]

SHARING = [
    pytest.param(
        share(*[2] * 5, *[1] * 6, 0),
        "not_met",
        "5 af 12 aktiviteter har to eller flere samarbejdspartnere. Der mangler fire, før målet på ni er nået. Regnet "
        "på Tryghedsplan 2026.",
        id="too few",
    ),
    pytest.param(share(*[2] * 9, *[1] * 3), "met", "Det er 75 %, og målet er mindst 75 %.", id="exactly enough"),
    pytest.param(share(*[3] * 5, 1, 1), "not_met", "Der mangler én, før målet på seks er nået.", id="71 % is not 75 %"),
    pytest.param(share(), "unknown", "Tryghedsplan 2026 har ingen aktiviteter at regne på endnu.", id="empty plan"),
    pytest.param(share(plan=False), "unknown", "Der er ingen tryghedsplan at regne på endnu.", id="no plan"),
]

MONITORING = [
    pytest.param(
        monitor(point(2025, 52), point(2026, 49)),
        "",
        "49 anmeldelser i 2026 mod 52 anmeldelser i 2025.",
        id="two years",
    ),
    pytest.param(monitor(point(2025, 52), wider(2026, 49)), "", "fordi området er ændret.", id="across a break"),
    pytest.param(monitor(point(2027, 49)), "", "2027 er ikke slut", id="year not over"),
    pytest.param(monitor(point(2026, 49, is_preliminary=True)), "", "Tallet for 2026 er foreløbigt.", id="preliminary"),
    pytest.param(monitor(point(2026, None)), "", "Tallet for 2026 er udeladt", id="hidden"),
]


@pytest.mark.parametrize(("aim", "judgement", "says"), HOLDING + REACHING + SHARING + MONITORING)
def test_the_other_rules(aim: Aim, judgement: str, says: str):
    verdict = judge(aim, AFTER)
    assert verdict.judgement == judgement
    assert says in plain(verdict.sentence)


@pytest.mark.parametrize(("aim", "judgement", "_says"), HOLDING + REACHING)
def test_no_conclusion_stands_beside_a_judgement_that_cannot_be_made(aim: Aim, judgement: str, _says: str):
    verdict = judge(aim, AFTER)
    concluded = re.search(r"Dermed er|Det er (ikke )?nået\.|hvert år, og i", verdict.sentence)
    assert bool(concluded) <= (verdict.judgement in ("met", "not_met"))


@pytest.mark.parametrize(
    ("aim", "figures"),
    [
        (near(*RISING, city=CITY), "83 %, byen 88 %"),
        (near(*RISING), "83 %"),
        (hold(point(2025, 1386)), "1.386 anmeldelser"),
        (hold(point(2025, "58.5", denominator=1), baseline=base(60), unit="per_1000"), "58,5 pr. 1.000, baseline 60"),
        (hold(wider(2025, 58), baseline=base(60)), "58 anmeldelser"),
        (hold(point(2025, None), baseline=base(None)), "udeladt, baseline udeladt"),
        (share(*[2] * 5, *[1] * 7), "41,7 %, 5 af 12"),
        (share(), "ingen tal endnu"),
        (hold(), "ingen tal endnu"),
    ],
)
def test_figures_in_short(aim: Aim, figures: str):
    assert plain(judge(aim, AFTER).figures) == figures


@pytest.mark.parametrize(
    ("aim", "label"),
    [
        (near(*RISING, city=CITY), "På vej"),
        (hold(point(2025, 1), baseline=base(2)), "Nået"),
        (hold(point(2025, 2), baseline=base(1)), "Ikke nået"),
        (hold(), "Kan ikke siges endnu"),
        (monitor(), "Følges uden mål"),
    ],
)
def test_labels(aim: Aim, label: str):
    assert judge(aim, AFTER).label == label
