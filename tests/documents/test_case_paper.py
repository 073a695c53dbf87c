# SPDX-License-Identifier: MPL-2.0
"""The case paper on paper: its header first and every part in order, accessible, archival, the same bytes twice."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnerskab.content.canonical import from_json
from partnerskab.content.yearly import CaseContent
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.proving.reader import take_apart
from partnerskab.richtext import words
from tests.case_examples import LONG, bare_case, full_case, long_case
from tests.status_examples import DAY

from .printing import bare, drawn_edition, reader, words_of
from .standards import keeps_both

IN_ORDER = [
    "Tryghedsplan 2026 for Amager Partnerskab",
    "Resumé",
    "Indstilling",
    "Problemstilling",
    "Løsning",
    "Økonomi",
    "Videre proces",
    "Oversigt over politisk behandling",
    "Bilag",
]


def edition(content: CaseContent | None = None) -> Edition[CaseContent]:
    return draft(content or full_case(), DAY)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn_edition(edition())


def said_in(content: CaseContent) -> Iterator[str]:
    yield from (content.partnership, content.title, content.body, content.sender, content.officer)
    yield from (content.case_number, content.document_number, content.subject_label, "Til beslutning", "17. juni 2026")
    for text in (content.resume, content.problem, content.solution, content.economy, content.process):
        yield from words(text)
    for point in content.recommendations:
        yield f"at {point.text}"
    for row in content.handlings:
        yield from (row.body, row.on, row.text)
    for annex in content.annexes:
        yield from (annex.title, annex.sha256[:16])


def test_every_word_is_printed(pdf: bytes) -> None:
    printed = words_of(pdf)
    assert [said for said in said_in(full_case()) if bare(said) not in printed] == []


def test_the_parts_stand_in_the_order_a_committee_reads_them(pdf: bytes) -> None:
    assert [one.title for one in reader(pdf).outline if not isinstance(one, list)] == IN_ORDER


def test_the_first_page_begins_with_the_header_and_no_cover(pdf: bytes) -> None:
    first = bare(reader(pdf).pages[0].extract_text())
    for said in ("UDKAST", "Indstilling til Økonomiudvalget", "Sagsnr. 2026-0012345", "Dokumentnr. 1234567", "Resumé",
                 "Side 1 af"):  # fmt: skip
        assert bare(said) in first, said
    assert "Indhold" not in first


def test_the_points_are_numbered(pdf: bytes) -> None:
    first = reader(pdf).pages[0].extract_text(extraction_mode="layout")
    assert re.search(r"Økonomiforvaltningen indstiller,\s+1\.\s+at Økonomiudvalget godkender", first)
    assert re.search(r"2\.\s+at Økonomiudvalget tager til efterretning", first)


def test_forty_points_and_long_words_are_printed() -> None:
    pdf = drawn_edition(edition(long_case()))
    printed = words_of(pdf)
    assert bare(f"at udvalget tager stilling til {LONG} nummer 40 og til alt det, der hører med til det") in printed
    assert bare(f"Bilag om {LONG} 30 Fingeraftryk cd34 cd34 cd34 cd34") in printed
    assert len(reader(pdf).pages) > 5


def test_a_paper_without_content_says_what_is_missing() -> None:
    printed = words_of(drawn_edition(edition(bare_case())))
    for said in ("Afsnittet er ikke skrevet endnu.", "Der er ikke skrevet noget at-punkt endnu.", "Ingen bilag.",
                 "Sagen har ikke været behandlet før.", "Til orientering (aflæggerbord)"):  # fmt: skip
        assert bare(said) in printed, said


def test_verapdf_passes_both_standards(tmp_path: Path) -> None:
    papers = {
        "full": edition(),
        "approved": replace(edition(), label="2026-1.1", is_approved=True, status="Godkendt"),
        "long": edition(long_case()),
        "bare": edition(bare_case()),
    }
    keeps_both(tmp_path, {name: drawn_edition(one) for name, one in papers.items()})


def test_the_same_bytes_twice_here_and_in_a_process_of_its_own(pdf: bytes) -> None:
    assert pdf == drawn_edition(edition()) == paper.render(edition())
    assert drawn_edition(edition(replace(full_case(), process="<p>Andet.</p>"))) != pdf


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["indstilling.json"]
    assert from_json(attachments["indstilling.json"][0], CaseContent) == full_case()
    found = take_apart(pdf)
    assert found.plan == edition().data
    assert edition().fingerprint in {claim.fingerprint for claim in found.claims}


def test_has_title_language_and_head(pdf: bytes) -> None:
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Tryghedsplan 2026 for Amager Partnerskab – Amager Partnerskab"
    assert found.trailer["/Root"].get_object()["/Lang"] == "da"
    assert "Indstilling 2026-1" in found.pages[1].extract_text()
