# SPDX-License-Identifier: MPL-2.0
"""The annex of an agreement, and of a status: what changed, in words, in a file that keeps both standards."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from partnerskab.content.canonical import Content, content_of
from partnerskab.documents.printing import annex, drawing
from partnerskab.documents.printing.edition import Edition, draft
from tests.agreement_examples import example_agreement, example_status

from .printing import DAY, bare, no_warnings, reader, words_of
from .standards import keeps_both


def version(content: Content, label: str, *, is_approved: bool) -> Edition[Any]:
    """The content as a version's edition."""
    return replace(draft(content, DAY), label=label, status="Godkendt", is_approved=is_approved)


def drawn(before: Content, after: Content, labels: tuple[str, str]) -> bytes:
    """The annex from an approved version to a draft, made without a single warning."""
    earlier, later = version(before, labels[0], is_approved=True), version(after, labels[1], is_approved=False)
    with no_warnings():
        return drawing.write_pdf(annex.html(earlier, later), later.data, later.day, later.attached)


def agreements() -> tuple[Content, Content]:
    """An agreement, and the same with other words, one party less, another target and more money."""
    before = example_agreement()
    chapter = replace(before.chapters[0], text=before.chapters[0].text.replace("<p>", "<p>Nyt ord. ", 1))
    target = replace(before.targets[0], final_year=2030, wording="Andelen skal stige.")
    frame = replace(before.frames[0], kr=1_950_000)
    return before, replace(
        before,
        chapters=(chapter, *before.chapters[1:]),
        targets=(target, *before.targets[1:]),
        parties=before.parties[1:],
        frames=(frame, *before.frames[1:]),
    )


def statuses() -> tuple[Content, Content]:
    """A status, and the same with another reading and another judgement."""
    before = example_status()
    entry = before.entries[0]
    series = entry.aim.series
    assert series is not None
    point = replace(series.points[-1], value=Decimal("83.5"))
    aim = replace(entry.aim, series=replace(series, points=(*series.points[:-1], point)))
    return before, replace(before, entries=(replace(entry, aim=aim, judgement="met"), *before.entries[1:]))


@pytest.fixture(scope="module")
def agreement() -> bytes:
    return drawn(*agreements(), ("2025-2028.1", "2025-2028.2"))


@pytest.fixture(scope="module")
def status() -> bytes:
    return drawn(*statuses(), ("2026.1", "2026.2"))


def test_an_agreements_annex_tells_words_names_and_kroner(agreement: bytes) -> None:
    printed = words_of(agreement)
    for said in (
        "Ændringer siden sidst godkendte aftale",
        "[indsat: Nyt ord.",
        "Slutår: [slettet: 2028] [indsat: 2030]",
        f"[slettet: {agreements()[0].voting[0].name}, part",
        "Ramme til aktiviteter i 2025",
        "+50.000",
        "Partnerskabsaftale 2025-2028, version 2025-2028.1, godkendt",
    ):
        assert bare(said) in printed, said
    assert reader(agreement).attachments["aftale.json"][0]


def test_a_status_annex_tells_figures_and_judgements(status: bytes) -> None:
    printed = words_of(status)
    for said in ("sidst godkendte målstatus", "[slettet: 83", "[indsat: 83,5", "på vej", "nået"):
        assert bare(said) in printed, said
    assert content_of(reader(status).attachments["maalstatus.json"][0]) == statuses()[1]


def test_the_same_two_say_so(tmp_path: Path) -> None:
    before, _ = agreements()
    html = annex.html(version(before, "2025-2028.1", is_approved=True), draft(before, DAY))
    assert "Ingen ændringer." in html
    assert "<table" not in html


def test_verapdf_passes_both_standards(agreement: bytes, status: bytes, tmp_path: Path) -> None:
    keeps_both(tmp_path, {"aftale": agreement, "status": status})
