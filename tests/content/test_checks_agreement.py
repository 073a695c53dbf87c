# SPDX-License-Identifier: MPL-2.0
"""What the checks find in an agreement: nothing that is not there, and everything that is missing, once."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.checks import Finding, check
from partnerskab.content.checks.agreement import gap_before
from partnerskab.content.checks.findings import Scope
from partnerskab.content.tree import FrameContent, Step
from targets.series import Baseline
from tests.agreement_examples import BOUNDARY, empty_agreement, example_agreement

INFORMED = (Step("Økonomiudvalget", "is_informed", "meeting"),)


def found(content: WholeAgreement) -> dict[str, Finding]:
    """The findings by code; no code comes twice here."""
    findings = check(content)
    assert len({finding.code for finding in findings}) == len(findings)
    return {finding.code: finding for finding in findings}


def complete() -> WholeAgreement:
    """The example with its baselines set: nothing is missing."""
    content = example_agreement()
    baseline = Baseline(2024, Decimal(60), source="Registeret")
    targets = (replace(aim, baseline=baseline) if aim.rule == "hold" else aim for aim in content.targets)
    return replace(content, targets=tuple(targets))


def test_a_complete_agreement_has_no_findings() -> None:
    assert check(complete()) == ()


def test_the_agreement_2025_2028_misses_its_baselines_and_may_be_sent_all_the_same() -> None:
    [finding] = check(example_agreement())
    assert (finding.code, finding.blocks) == ("AGREEMENT_NO_BASELINE", False)
    assert finding.title == "Fire mål mangler baseline"
    assert "Borgervendt kriminalitet, Indbrud, Tyveri/røveri og Vold/våben" in finding.sentence


def test_an_empty_agreement_misses_everything() -> None:
    findings = found(empty_agreement())
    assert {code for code, finding in findings.items() if finding.blocks} == {
        "AGREEMENT_NO_PARTIES",
        "AGREEMENT_NO_FOCUS_AREAS",
        "AGREEMENT_NOBODY_APPROVES",
    }
    assert {code for code, finding in findings.items() if not finding.blocks} == {
        "AGREEMENT_NOBODY_APPROVES_PLANS",
        "AGREEMENT_NO_PURPOSE",
        "AGREEMENT_NO_BACKGROUND",
        "AGREEMENT_NO_ORGANISATION",
        "AGREEMENT_NO_ECONOMY",
        "AGREEMENT_NO_AREA",
        "AGREEMENT_NO_TARGETS",
        "AGREEMENT_NO_BODIES",
        "AGREEMENT_NO_FRAME",
    }


def without_chapter(kind: str) -> Callable[[WholeAgreement], WholeAgreement]:
    def change(content: WholeAgreement) -> WholeAgreement:
        return replace(content, chapters=tuple(one for one in content.chapters if one.kind != kind))

    return change


def only_followed(content: WholeAgreement) -> WholeAgreement:
    return replace(content, targets=tuple(aim for aim in content.targets if aim.rule == "monitor"))


def collaborators_meet(content: WholeAgreement) -> WholeAgreement:
    group = replace(content.bodies[1], chair="", members="Områdefornyelsen Sønderbro og gæster")
    return replace(content, bodies=(content.bodies[0], group))


def frames_of(*years: int) -> Callable[[WholeAgreement], WholeAgreement]:
    def change(content: WholeAgreement) -> WholeAgreement:
        return replace(content, frames=tuple(FrameContent(year, "activities", 1, is_example=False) for year in years))

    return change


CASES: dict[str, tuple[Callable[[WholeAgreement], WholeAgreement], str]] = {
    "AGREEMENT_NO_PARTIES": (lambda one: replace(one, parties=one.parties[-1:]), "parties"),
    "AGREEMENT_NOBODY_APPROVES": (lambda one: replace(one, steps=INFORMED), "routes"),
    "AGREEMENT_NOBODY_APPROVES_PLANS": (lambda one: replace(one, plan_steps=INFORMED), "routes"),
    "AGREEMENT_NOBODY_APPROVES_STATUS": (lambda one: replace(one, status_steps=()), "routes"),
    "AGREEMENT_NO_PURPOSE": (without_chapter("purpose"), "purpose"),
    "AGREEMENT_NO_BACKGROUND": (without_chapter("background"), "background"),
    "AGREEMENT_NO_ORGANISATION": (without_chapter("organisation"), "organisation"),
    "AGREEMENT_NO_ECONOMY": (without_chapter("economy"), "economy"),
    "AGREEMENT_NO_AREA": (lambda one: replace(one, boundaries=()), "area"),
    "AGREEMENT_AREA_LATER": (lambda one: replace(one, boundaries=(replace(BOUNDARY, from_date="2025-03-01"),)), "area"),
    "AGREEMENT_MAP_WITHOUT_WORDS": (
        lambda one: replace(one, boundaries=(replace(BOUNDARY, picture="ab" * 32, picture_alt=" "),)),
        "area",
    ),
    "AGREEMENT_AREA_WITHOUT_RESULTS": (
        lambda one: replace(one, areas=(*one.areas[:3], replace(one.areas[3], results=()))),
        "theory",
    ),
    "AGREEMENT_NO_TARGETS": (only_followed, "targets"),
    "AGREEMENT_NO_BODIES": (lambda one: replace(one, bodies=()), "bodies"),
    "AGREEMENT_ONLY_COLLABORATORS": (collaborators_meet, "bodies"),
    "AGREEMENT_NO_FRAME": (frames_of(2025, 2026, 2028), "frames"),
    "AGREEMENT_FRAME_OUTSIDE": (frames_of(2025, 2026, 2027, 2028, 2029), "frames"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_rule_finds_its_own_and_points_to_the_place(code: str) -> None:
    change, unit = CASES[code]
    findings = found(change(complete()))
    assert set(findings) == {code}
    place = findings[code].place
    assert (place.scope, place.unit) == (Scope.AGREEMENT, unit)
    assert place.anchor
    assert place.link_text.startswith("Gå til ")


def test_a_year_without_money_is_named() -> None:
    assert found(frames_of(2025, 2026)(complete()))["AGREEMENT_NO_FRAME"].title == "Der er ingen ramme for 2027 og 2028"


def focus_text(content: WholeAgreement, text: str) -> WholeAgreement:
    chapters = (replace(one, text=text) if one.kind == "focus" else one for one in content.chapters)
    return replace(content, chapters=tuple(chapters))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>Hvert af de tre indsatsområder giver resultater.</p>", "tre"),
        ("<p>De <strong>Tre</strong> overordnede indsatsområder.</p>", "tre"),
        ("<p>Vi har 5 indsatsområder.</p>", "fem"),
        ("<p>To indsatsområder, siden tre indsatsområder.</p>", "to og tre"),
    ],
)
def test_a_text_that_counts_the_focus_areas_otherwise(text: str, said: str) -> None:
    finding = found(focus_text(complete(), text))["AGREEMENT_NUMBER_OF_AREAS"]
    assert finding.sentence == f"Teksten skriver om {said} indsatsområder, men aftalen har fire."
    assert finding.title == "”Målsætninger for indsatsområderne” tæller indsatsområderne forkert"
    assert [figure.value for figure in finding.versus] == [said, "fire"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>De fire indsatsområder.</p>",
        "<p>Alle 4 indsatsområder.</p>",
        "<p>Et indsatsområde kan stå alene, og de andre indsatsområder følger.</p>",
        "<p>I 2025 indsatsområder</p>",
        "<p>De tre aktiviteter i indsatsområderne.</p>",
    ],
)
def test_a_text_that_counts_right_or_not_at_all(text: str) -> None:
    assert found(focus_text(complete(), text)) == {}


@pytest.mark.parametrize(
    ("ended_on", "days"), [("2024-12-31", ""), ("2025-06-30", ""), ("2024-12-30", "én dag"), ("2023-12-31", "366 dage")]
)
def test_days_between_two_agreements_are_told(ended_on: str, days: str) -> None:
    findings = list(gap_before(complete(), datetime.date.fromisoformat(ended_on)))
    assert [finding.short for finding in findings] == ([f"{days} uden aftale"] if days else [])
    if days == "366 dage":
        assert "Fra 1. januar 2024 til 31. december 2024 gælder ingen af dem." in findings[0].sentence
