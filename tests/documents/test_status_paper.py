# SPDX-License-Identifier: MPL-2.0
"""The status's paper: every judgement and figure on its pages, accessible, archival, the same bytes twice."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnerskab.content.agreed import StatusContent
from partnerskab.content.canonical import from_json
from partnerskab.content.status import METHOD
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.proving.reader import take_apart
from partnerskab.richtext import words
from targets.judging import LABELS
from targets.telling import figure
from tests.status_examples import DAY, full_status

from .printing import bare, drawn_edition, reader, words_of
from .standards import keeps_both

LONG = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem"


def edition(content: StatusContent | None = None) -> Edition[StatusContent]:
    return draft(content or full_status(), DAY)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn_edition(edition())


def crowded() -> StatusContent:
    """Long remarks with lists and notes, long names, and more targets than a page holds."""
    content = full_status()
    text = "".join(f"<p>{LONG} nummer {at}, og hvad der fulgte efter.</p>" for at in range(30))
    first = replace(
        content.entries[0], remark=f"<h3>Hvad vi ser</h3><ul><li><p>Et.</p></li><li><p>To.</p></li></ul>{text}"
    )
    named = [replace(one, aim=replace(one.aim, id=f"{at}{one.aim.id}", title=f"{one.aim.title} {LONG}"))
             for at in range(3) for one in content.entries]  # fmt: skip
    return replace(content, entries=(first, *named), introduction=text, conclusion=text)


def bare_bones() -> StatusContent:
    """A status with nothing in it."""
    return replace(full_status(), entries=(), introduction="", conclusion="", steps=(), parties=())


def said_in(content: StatusContent) -> Iterator[str]:
    yield from (content.partnership, content.agreement_title, *words(content.introduction), *words(content.conclusion))
    for entry in content.entries:
        yield from (entry.aim.title, entry.sentence, *words(entry.remark))
        yield LABELS[entry.judgement] if entry.judgement else ""
        for point in entry.aim.read.points:
            yield from (str(point.year), point.source)
            yield figure(point.value, "percent" if entry.aim.unit == "percent" else "other")
    for label, text in METHOD:
        yield from (label, text)


def test_every_word_and_figure_is_printed(pdf: bytes) -> None:
    printed = words_of(pdf).casefold()
    assert [text for text in said_in(full_status()) if bare(text).casefold() not in printed] == []


def test_the_summary_stands_before_the_targets(pdf: bytes) -> None:
    marks = [one for one in reader(pdf).outline if not isinstance(one, list)]
    assert [one.title for one in marks] == [
        "Indhold",
        "Indledning",
        "Målene i korte træk",
        "Mål for mål",
        "Følges uden mål",
        "Afslutning",
        "Sådan skal tallene læses",
    ]
    summary = bare(reader(pdf).pages[2].extract_text())
    for said in (
        "83 % 2026, eksempel",
        "København: 88 %",
        "→ På vej",
        "Baseline 2024: 60 pr. 1.000",
        "✓ Nået",
        "× Ikke nået",
    ):
        assert bare(said) in summary, said


def test_a_judgement_is_sign_and_word(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    for sign, word in (("→", "På vej"), ("?", "Kan ikke siges"), ("✓", "Nået"), ("×", "Ikke nået")):
        assert len(re.findall(rf"{re.escape(sign)}\s*{word}", text)) >= 2, word


def test_invented_figures_are_marked_wherever_they_show(pdf: bytes) -> None:
    pages = [page.extract_text() for page in reader(pdf).pages]
    assert "Tal mærket ”eksempel” er opdigtede" in pages[0].replace("\n", " ")
    with_figures = [page for page in pages if "Kilde:" in page]
    assert len(with_figures) >= 7
    assert [page for page in with_figures if "ksempel" not in page] == []


def test_a_hidden_number_is_nowhere(pdf: bytes) -> None:
    page = next(page.extract_text() for page in reader(pdf).pages if "Her fældes ingen dom" in page.extract_text())
    assert "udeladt" in page
    assert b'"value":"3"' not in edition().data


def test_targets_begin_their_own_page_and_stand_whole(pdf: bytes) -> None:
    pages = [page.extract_text() for page in reader(pdf).pages]
    for entry in full_status().entries:
        if entry.judgement and entry.aim.rule != "share":
            page = next(text for text in pages[3:] if bare(entry.sentence) in bare(text))
            assert bare(f"Kilde: {entry.aim.read.points[0].source}") in bare(page), entry.aim.title


def test_long_remarks_and_many_targets_are_printed() -> None:
    printed = words_of(drawn_edition(edition(crowded())))
    assert printed.count(f"{LONG}nummer29") == 3


def test_an_empty_status_is_a_paper_too() -> None:
    printed = words_of(drawn_edition(edition(bare_bones())))
    assert bare("Aftalen har ingen mål, der skal dømmes om.") in printed


def test_verapdf_passes_both_standards(tmp_path: Path) -> None:
    papers = {
        "full": edition(),
        "approved": replace(edition(), label="2026.1", is_approved=True, status="Godkendt"),
        "crowded": edition(crowded()),
        "empty": edition(bare_bones()),
    }
    keeps_both(tmp_path, {name: drawn_edition(one) for name, one in papers.items()})


def test_the_same_bytes_twice_here_and_in_a_process_of_its_own(pdf: bytes) -> None:
    assert pdf == drawn_edition(edition()) == paper.render(edition())
    later = replace(full_status(), conclusion="<p>Andet.</p>")
    assert drawn_edition(edition(later)) != pdf


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["maalstatus.json"]
    assert from_json(attachments["maalstatus.json"][0], StatusContent) == full_status()
    found = take_apart(pdf)
    assert found.plan == edition().data
    assert edition().fingerprint in {claim.fingerprint for claim in found.claims}


def test_has_title_language_and_head(pdf: bytes) -> None:
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Status på målene 2026 – Amager Partnerskab"
    assert found.trailer["/Root"].get_object()["/Lang"] == "da"
    assert "Status på målene 2026" in found.pages[2].extract_text()
