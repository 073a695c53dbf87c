# SPDX-License-Identifier: MPL-2.0
"""The annex: every word that came in or went out stands in it, marked in words, and the file keeps both standards."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from partnerskab.content.canonical import from_json
from partnerskab.content.tree import ActivityContent, Chapter, PlanContent
from partnerskab.documents.printing import annex, drawing
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.richtext import words
from tests.content_examples import empty_plan, example_plan, line

from .printing import DAY, bare, no_warnings, reader, words_of
from .standards import keeps_both


def version(content: PlanContent, label: str, *, is_approved: bool) -> Edition:
    """The content as a version's edition."""
    return replace(draft(content, DAY), label=label, status="Godkendt", is_approved=is_approved, day=DAY)


def drawn(before: PlanContent, after: PlanContent) -> bytes:
    """The annex from an approved version to a draft, made without a single warning."""
    return drawn_of(version(before, "2022.1", is_approved=True), draft(after, DAY))


def drawn_of(before: Edition, after: Edition) -> bytes:
    with no_warnings():
        return drawing.write_pdf(annex.html(before, after), after.data, after.day)


def changed(content: PlanContent) -> PlanContent:
    """A plan in which something of everything is another."""
    first, second, third, *rest = content.activities
    text = first.sections[0].text.replace("mindre utrygge", "mere trygge med hinanden")
    first = replace(
        first,
        title="Dialog og fællesskab",
        sections=(replace(first.sections[0], text=text), *first.sections[2:]),
        partners=first.partners[1:],
        deliverables=(replace(first.deliverables[0], number="15"), *first.deliverables[1:]),
    )
    second = replace(second, lines=(line("Nye midler", (40_000, 90_000, "drift", "")), *second.lines))
    third = replace(third, number=4)
    new = replace(rest[3], id="new", number=30, title="Nattevandring")
    chapters = (
        *content.chapters[1:],
        Chapter(
            "new", "front", "Om papiret", "<h3>Kort</h3><p>Alt er <a href='https://eksempel.dk/'>nyskrevet</a>.</p>"
        ),
    )
    agreement = replace(content.agreement, parties=content.agreement.parties[1:])
    activities = (first, second, replace(rest[0], number=3), third, *rest[2:], new)
    return replace(content, agreement=agreement, chapters=chapters, activities=activities, lines=content.lines[:-1])


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn(example_plan(), changed(example_plan()))


def test_every_marked_word_stands_in_the_paper(pdf: bytes) -> None:
    before, after = draft(example_plan(), DAY), draft(changed(example_plan()), DAY)
    page = lxml_html.document_fromstring(annex.html(before, after))
    printed = words_of(pdf).casefold()
    marked = [mark.text_content() for mark in page.iter("ins", "del")]
    assert len(marked) > 15
    assert [text for text in marked if bare(text).casefold() not in printed] == []


def test_what_went_out_and_what_came_in_is_told_in_words(pdf: bytes) -> None:
    printed = words_of(pdf)
    for words_in_brackets in ("[slettet: mindre utrygge]", "[indsat: mere trygge med hinanden]", "[indsat: drift]"):
        assert bare(words_in_brackets) in printed


def said_in(activity: ActivityContent) -> Iterator[str]:
    """Every text a person wrote into an activity."""
    yield activity.title
    yield from (word for section in activity.sections for word in (section.sub_heading, *words(section.text)))
    yield from (partner.name for partner in activity.partners)
    yield from (text for row in activity.deliverables for text in (row.number, row.text))
    yield from (row.post for row in activity.lines)


def test_new_and_ended_activities_stand_there_whole(pdf: bytes) -> None:
    printed = words_of(pdf).casefold()
    gone, new = example_plan().activities[4], changed(example_plan()).activities[-1]
    missing = [text for one in (gone, new) for text in said_in(one) if bare(text).casefold() not in printed]
    assert missing == []
    assert "heletekstenerny" in printed
    assert "heletekstenertagetud" in printed


def test_names_both_sides_with_their_fingerprints(pdf: bytes) -> None:
    before, after = (draft(content, DAY) for content in (example_plan(), changed(example_plan())))
    first = bare(reader(pdf).pages[0].extract_text())
    assert bare("Ændringer siden sidst godkendte plan") in first
    assert bare("version 2022.1, godkendt 21. november 2022") in first
    assert bare(f"Fingeraftryk {before.fingerprint_start}") in first
    assert bare(f"Fingeraftryk {after.fingerprint_start}") in first
    assert all("UDKAST" in bare(page.extract_text()) for page in reader(pdf).pages)


def test_an_approved_annex_is_no_draft() -> None:
    sides = (version(example_plan(2), "2021.2", is_approved=True), version(example_plan(3), "2022.1", is_approved=True))
    assert "UDKAST" not in words_of(drawn_of(*sides))


def test_carries_the_later_content(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["plan.json"]
    assert from_json(attachments["plan.json"][0]) == changed(example_plan())


def test_the_tables_give_the_difference_and_the_page(pdf: bytes) -> None:
    first = reader(pdf).pages[0].extract_text()
    assert re.search(r"\+90\.000", first)
    assert re.search(r"Dybdegående|Nattevandring", first)
    targets = {name for name in reader(pdf).named_destinations if name.startswith(("e", "x"))}
    assert len(targets) >= 4


def test_the_same_two_give_the_same_bytes() -> None:
    assert drawn(example_plan(3), changed(example_plan(12))) == drawn(example_plan(3), changed(example_plan(12)))


def test_the_same_plan_has_no_tables() -> None:
    printed = words_of(drawn(example_plan(2), example_plan(2)))
    assert "Ingenændringer" in printed
    assert "TabelA1" not in printed


def test_a_text_too_long_to_compare_says_so() -> None:
    before = example_plan(1)
    long = "<p>" + " ".join(f"ord{number}" for number in range(6_001)) + "</p>"
    gone = before.activities[0].sections[0].text
    section = replace(before.activities[0].sections[0], text=long)
    activity = replace(before.activities[0], sections=(section, *before.activities[0].sections[1:]))
    printed = words_of(drawn(before, replace(before, activities=(activity,))))
    assert bare("for lang til at vise ord for ord") in printed
    assert "ord6000" in printed
    assert [word for word in words(gone) if bare(word) not in printed] == []


def test_long_words_and_great_sums_stay_on_the_page() -> None:
    before = example_plan(3)
    post = "Fællesskabsudviklingsmedarbejderlønningsomkostninger" * 2
    money = line(post, (1, 99_999_999_999, "anslået efter forhandling med forvaltningen", ""))
    activity = replace(before.activities[0], title=post, lines=(money,))
    assert bare(post) in words_of(drawn(before, replace(before, activities=(activity, *before.activities[1:]))))


def test_verapdf_passes_both_standards(pdf: bytes, tmp_path: Path) -> None:
    papers = {
        "full": pdf,
        "from_nothing": drawn(empty_plan(), example_plan()),
        "to_nothing": drawn(example_plan(), empty_plan()),
        "same": drawn(example_plan(2), example_plan(2)),
    }
    keeps_both(tmp_path, papers)


def test_drawn_in_the_papers_own_process() -> None:
    on = datetime.date(2022, 1, 2)
    pdf = annex.render(draft(example_plan(2), on), draft(example_plan(3), on))
    assert bare("Ændringer siden kladden") in words_of(pdf)
