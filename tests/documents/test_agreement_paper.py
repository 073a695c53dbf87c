# SPDX-License-Identifier: MPL-2.0
"""What stands on the pages of an agreement's paper: every fact, whole boxes to sign in, the map, what is missing."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image

from partnerskab.content.agreed import AgreementChapter, Signatory, StaffContent, WholeAgreement
from partnerskab.content.tree import AreaContent, Step, Theory
from partnerskab.danish import amount
from partnerskab.documents.printing import paper
from partnerskab.richtext import words
from targets.series import Baseline
from tests.agreement_examples import PARTIES, YEARS, empty_agreement, example_agreement
from tests.agreement_rows import mapped, png

from .printing import agreement_edition, bare, drawn_edition, reader, words_of

LONG = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn_edition(agreement_edition(example_agreement()))


def said_in(content: WholeAgreement) -> Iterator[str]:
    """Every text and figure that was agreed."""
    yield from (content.partnership, content.title, content.moves_within, content.moves_between)
    for chapter in content.chapters:
        yield from (chapter.title, *words(chapter.text))
    for boundary in content.boundaries:
        yield from (*words(boundary.description), *boundary.estates)
    for area in content.areas:
        yield from (area.title, *words(area.introduction), *area.results)
    yield from (*content.theory.cross_cutting, *content.theory.cross_results, *content.theory.effects)
    for aim in content.targets:
        yield from (aim.title, aim.wording, aim.definition, aim.source)
    for body in content.bodies:
        yield from (body.name, body.chair, body.members, body.tasks)
    for post in content.staff:
        yield from (post.title, post.organisation, post.note)
    for party in content.parties:
        yield from (party.heading, party.name)
    for step in (*content.steps, *content.plan_steps, *content.status_steps):
        yield step.body
    yield from (f"{frame.year}{amount(frame.kr)}" for frame in content.frames if frame.purpose == "activities")


def missing(content: WholeAgreement, pdf: bytes) -> list[str]:
    printed = words_of(pdf).casefold()
    return [text for text in said_in(content) if bare(text).casefold() not in printed]


def test_every_fact_of_the_agreement_is_printed(pdf: bytes) -> None:
    assert missing(example_agreement(), pdf) == []
    assert missing(replace(example_agreement(), title="En anden titel"), pdf) == ["En anden titel"]


def test_the_figures_of_2025_2028_are_printed(pdf: bytes) -> None:
    printed = words_of(pdf)
    for said in (
        "1. januar 2025 til og med 31. december 2028",
        "2025 1.900.000 340.000 2.240.000",
        "I alt 7.600.000 1.360.000 8.960.000",
        "Projektleder Sikker By",
        "½",
        "8-10",
        "mindst 1",
        "Gerningstype Mål Baseline 2024",
        "Borgervendt kriminalitet Ikke højere end i 2024",
        "Chikane Hærværk Narkotika Trusler",
        "91 %",
        "58 %",
    ):
        text = bare(said)
        assert text in printed.replace("–", ""), said


def test_a_missing_baseline_says_when_it_is_set(pdf: bytes) -> None:
    pending = bare("Fastsættes ved den første afrapportering til Økonomiudvalget i 2025")
    assert words_of(pdf).count(pending) == 4
    content = example_agreement()
    held = [aim for aim in content.targets if aim.rule == "hold"]
    silent = replace(content, targets=tuple(replace(aim, pending="") for aim in held))
    assert (
        words_of(drawn_edition(agreement_edition(silent))).count(bare("Fastsættes ved den første afrapportering")) == 4
    )


def test_a_baseline_stands_with_its_source() -> None:
    content = example_agreement()
    baseline = Baseline(2024, Decimal("58.2"), source="Registeret", page="s. 4", set_on="2025-05-20")
    targets = tuple(replace(aim, baseline=baseline) if aim.code == "2a" else aim for aim in content.targets)
    printed = words_of(drawn_edition(agreement_edition(replace(content, targets=targets))))
    assert bare("58,2 pr. 1.000") in printed
    assert bare("Kilde: Registeret, s. 4, fastsat 20. maj 2025") in printed
    assert printed.count(bare("Fastsættes ved den første")) == 3


def test_the_chapters_stand_in_the_order_of_the_agreement(pdf: bytes) -> None:
    marks = [one for one in reader(pdf).outline if not isinstance(one, list)]
    assert [one.title for one in marks] == [
        "Indhold",
        "Formål",
        "1 Baggrund",
        "2 Overordnede målsætninger",
        "3 Målsætninger for indsatsområderne",
        "4 Organisering",
        "5 Medarbejderressourcer",
        "6 Økonomi",
        "7 Parternes underskrifter",
    ]


def test_contents_name_the_page_of_each_chapter(pdf: bytes) -> None:
    pages = [page.extract_text() for page in reader(pdf).pages]
    number = next(at for at, text in enumerate(pages, start=1) if "Parternes underskrifter" in text and "Dato" in text)
    assert re.search(rf"Parternes underskrifter\s+{number}\b", pages[1])
    targets = set(reader(pdf).named_destinations)
    assert {"k-purpose", "k-economy", "k-signatures", "o1", "o4"} <= targets


def boxes_by_page(pdf: bytes) -> list[tuple[int, int, int]]:
    """How many dates, names and signatures, and lines of parties each page has, for pages with boxes."""
    found = []
    for page in reader(pdf).pages:
        text = page.extract_text()
        if "Navn og underskrift" in text:
            signs = text.count("Navn og underskrift")
            names = sum(len(re.findall(rf"^{re.escape(name)}$", text, re.MULTILINE)) for _, name in PARTIES)
            found.append((text.count("Dato"), signs, names))
    return found


def test_each_party_signs_in_a_box_that_is_whole_on_its_page(pdf: bytes) -> None:
    found = boxes_by_page(pdf)
    assert sum(signs for _, signs, _ in found) == 14
    assert all(dates == signs == names for dates, signs, names in found)


def test_collaborators_do_not_sign(pdf: bytes) -> None:
    last = "".join(page.extract_text() for page in reader(pdf).pages if "Navn og underskrift" in page.extract_text())
    assert "Sønderbro" not in last


def test_a_party_that_has_left_is_named_with_its_time_and_does_not_sign() -> None:
    first, *rest = example_agreement().parties
    left = replace(first, role="former", to_date="2026-03-31")
    pages = reader(drawn_edition(agreement_edition(replace(example_agreement(), parties=(left, *rest))))).pages
    texts = [re.sub(r"\s+", " ", page.extract_text()) for page in pages]
    assert any(f"{left.name} (til 31. marts 2026)" in text for text in texts)
    assert not any(left.name in text for text in texts if "Navn og underskrift" in text)


@pytest.mark.parametrize("parties", [0, 1, 3, 40])
def test_any_number_of_parties_signs(parties: int) -> None:
    content = example_agreement()
    rows = tuple(
        Signatory(str(at), f"Part nr. {at} i {LONG[: at * 2]}", "party", "KOMMUNEN" if at % 2 else "")
        for at in range(1, parties + 1)
    )
    pages = [
        page.extract_text() for page in reader(drawn_edition(agreement_edition(replace(content, parties=rows)))).pages
    ]
    signed = [page for page in pages if "Navn og underskrift" in page]
    assert sum(page.count("Navn og underskrift") for page in signed) == parties
    assert all(page.count("Dato") == page.count("Navn og underskrift") for page in signed)
    assert any("Parternes underskrifter" in page for page in pages) is bool(parties)


def test_an_approved_paper_says_who_approved_when_and_keeps_the_boxes() -> None:
    content = example_agreement()
    first = content.parties[0]
    edition = agreement_edition(
        content,
        is_approved=True,
        status="Godkendt",
        stands="af parterne 12. december 2024",
        approved={first.id: "12. december 2024"},
        answers=("Parterne: Økonomiforvaltningen, Socialforvaltningen (stedfortræder).",),
    )
    pdf = drawn_edition(edition)
    printed = words_of(pdf)
    assert bare("Godkendt af parterne 12. december 2024") in printed or bare("godkendt af parterne 12.") in printed
    assert bare("Økonomiforvaltningen Godkendt 12. december 2024") in printed
    assert bare("Svar på aftalen Parterne: Økonomiforvaltningen, Socialforvaltningen (stedfortræder).") in printed
    assert sum(signs for _, signs, _ in boxes_by_page(pdf)) == 14
    assert "UDKAST" not in printed


def test_an_empty_agreement_prints_and_says_what_is_not_written() -> None:
    pdf = drawn_edition(agreement_edition(empty_agreement()))
    printed = words_of(pdf)
    for title in ("Formål", "Baggrund", "Overordnede målsætninger", "Organisering", "Økonomi"):
        assert bare(title) in printed
    assert printed.count(bare("Kapitlet er ikke skrevet endnu")) == 6
    assert "underskrift" not in printed


def test_the_chapters_of_a_delaftale_stand_where_they_are_filled() -> None:
    content = example_agreement()
    kinds = {
        "problem": "Problemkompleks",
        "staff": "Medarbejderressourcer",
        "coordination": "Sammenhæng med andre indsatser",
        "conflict": "Uenighed og underretning",
        "revision": "Ændring af aftalen",
        "other": "Helt andet",
    }
    added = tuple(AgreementChapter(f"c-{kind}", kind, title, f"<p>Om {kind}.</p>") for kind, title in kinds.items())
    posts = tuple(
        StaffContent(str(share), f"Stilling {share}", share, "Helhedsplanen", "")
        for share in (25, 50, 75, 100, 150, 40)
    )
    sub = replace(content, kind="sub", chapters=(*content.chapters, *added), staff=posts)
    printed = words_of(drawn_edition(agreement_edition(sub)))
    assert "Delaftale" in printed
    assert all(bare(f"{title} Om {kind}.") in printed for kind, title in kinds.items() if kind != "staff")
    assert all(bare(f"Stilling {share} Helhedsplanen {said}") in printed for share, said in (
        (25, "¼"), (50, "½"), (75, "¾"), (100, "1"), (150, "1½"), (40, "0,4"),
    ))  # fmt: skip
    order = [
        printed.rindex(bare(f"Om {kind}.")) for kind in ("problem", "coordination", "conflict", "revision", "other")
    ]
    assert order == sorted(order)


def test_long_words_and_odd_signs_print() -> None:
    content, word = example_agreement(), LONG * 3
    pdf = drawn_edition(
        agreement_edition(
            replace(
                content,
                title=word,
                areas=tuple(AreaContent(area.id, area.number, word, "", (word,) * 9) for area in content.areas),
                theory=Theory((word,), (word,), (word, "ℵ 你好 🙂")),
                targets=tuple(
                    replace(aim, title=word, wording=word, source=word, pending=word) for aim in content.targets
                ),
                bodies=tuple(
                    replace(body, name=word, members=word, tasks=f"{word}\n{word}") for body in content.bodies
                ),
                parties=tuple(replace(party, name=f"{word}{party.name}", heading=word) for party in content.parties),
                steps=(Step(word, "approves", "meeting"),) * 7,
                staff=(StaffContent("s", word, 55, word, word),),
            )
        )
    )
    assert words_of(pdf).count(word) > 10


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "RGBA"])
def test_the_map_is_in_the_paper(mode: str) -> None:
    picture = png_as(mode)
    edition = agreement_edition(mapped(example_agreement(), picture, "Kort i ord"), [picture])
    pdf = drawn_edition(edition)
    assert len({image.name for page in reader(pdf).pages for image in page.images}) == 1
    assert bare("Figur 1. Området fra 1. januar 2025") in words_of(pdf)
    assert "Kort i ord" in alternatives(pdf)


def png_as(mode: str) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(png())).convert(mode).save(stream, "PNG")
    return stream.getvalue()


def alternatives(pdf: bytes) -> set[str]:
    """The texts that stand for pictures and drawings in the tag tree."""
    found = reader(pdf)
    objects = (found.get_object(number) for number in range(1, int(found.trailer["/Size"])))
    return {str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one}


def test_a_missing_picture_does_not_break_the_paper_but_is_told() -> None:
    edition = agreement_edition(mapped(example_agreement(), png(), "Kort i ord."))
    printed = words_of(drawn_edition(edition))
    assert bare("Kortet kan ikke vises: billedet findes ikke længere. Det viste: Kort i ord.") in printed
    assert missing(example_agreement(), drawn_edition(edition)) == []


def test_a_tall_map_stays_inside_its_page() -> None:
    picture = png(300, 3_000)
    assert len(reader(drawn_edition(agreement_edition(mapped(example_agreement(), picture), [picture]))).pages) < 20


def test_every_year_of_the_period_stands_in_the_money_table() -> None:
    content = example_agreement()
    some = tuple(frame for frame in content.frames if frame.year != YEARS[1] and frame.purpose == "activities")
    printed = words_of(drawn_edition(agreement_edition(replace(content, frames=some))))
    assert bare("2026 ikke aftalt ikke aftalt ikke aftalt") in printed
    assert bare("I alt 5.700.000 – 5.700.000").replace("–", "") in printed


def test_hostile_words_are_printed_as_words() -> None:
    wild = '<img src="picture:x"><script>x</script>"><b>Synligt</b>'
    content = example_agreement()
    named = replace(content, title=wild[:150], parties=(replace(content.parties[0], name=wild, heading=wild),))
    html = paper.html(agreement_edition(named))
    assert "<script" not in html
    assert '<img src="picture:x"' not in html
    assert "Synligt" in words_of(drawn_edition(agreement_edition(named)))
