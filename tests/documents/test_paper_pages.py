# SPDX-License-Identifier: MPL-2.0
"""What stands on the paper's pages: every word of the content, notes where they are called, links that lead."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from partnerskab.content.tree import Chapter, PlanContent, Stated, Theory
from partnerskab.danish import amount
from partnerskab.richtext import words
from tests.content_examples import empty_plan, example_plan, line

from .printing import bare, drawn, reader, words_of


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn(example_plan())


def said_in(content: PlanContent) -> Iterator[str]:
    """Every text a person wrote into a plan."""
    agreement = content.agreement
    yield from (content.partnership, *agreement.estates, *(party.name for party in agreement.parties))
    for area in agreement.areas:
        yield from (area.title, *words(area.introduction), *area.results)
    yield from (*agreement.theory.cross_cutting, *agreement.theory.cross_results, *agreement.theory.effects)
    for chapter in content.chapters:
        yield from (chapter.title, *words(chapter.text))
    for activity in content.activities:
        yield from (activity.title, activity.areas_as_written, *activity.other_names)
        yield from (word for section in activity.sections for word in (section.sub_heading, *words(section.text)))
        yield from (text for partner in activity.partners for text in (partner.name, partner.note))
        yield from (text for row in activity.deliverables for text in (row.number, row.text))
        yield from (text for row in activity.criteria for text in (row.number, row.text, row.data_source))
    for money in content.all_lines():
        yield money.post
        yield from (amount(cell.kr) for cell in money.amounts if cell.kr is not None)
        yield from (cell.note for cell in money.amounts)


def test_every_word_of_the_content_is_printed(pdf: bytes) -> None:
    printed = words_of(pdf).casefold()
    assert [text for text in said_in(example_plan()) if bare(text).casefold() not in printed] == []


def test_sums_are_computed_and_differences_told(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    assert "1.328.000" in text
    assert bare("Det indlæste papir sagde i alt 335.000 kr. i 2021 og 2022 (posterne giver 350.000 kr.).") in words_of(
        pdf
    )
    assert bare("Summen i det indlæste papir var 1.289.000 kr. i 2021 (posterne giver 1.304.000 kr.) og") in words_of(
        pdf
    )


def test_a_stated_overview_that_agrees_is_not_told() -> None:
    content = example_plan(2)
    second = replace(content.activities[1], stated=(Stated("overview", 2021, 40_000), Stated("overview", 2022, 72_000)))
    printed = words_of(drawn(replace(content, activities=(content.activities[0], second))))
    assert bare("Oversigten i det indlæste papir") not in printed


def test_calls_and_notes_share_their_page(pdf: bytes) -> None:
    """The two ends of every footnote are links to each other on one page."""
    pages = reader(pdf).pages
    place_of = {page.indirect_reference.idnum: at for at, page in enumerate(pages) if page.indirect_reference}
    targets = {
        name: place_of[target.page.idnum] for name, target in reader(pdf).named_destinations.items() if target.page
    }
    numbers = [name[2:] for name in targets if name.startswith("fn")]
    assert len(numbers) == 7
    assert {number: targets[f"fr{number}"] for number in numbers} == {
        number: targets[f"fn{number}"] for number in numbers
    }


@pytest.mark.parametrize("filler", range(0, 60, 4))
def test_notes_stay_with_their_calls_wherever_they_fall(filler: int) -> None:
    note = (
        '<span class="footnote">En note, som fylder mere end en linje, fordi den forklarer sagen helt og fuldt.</span>'
    )
    lines = "<p>Et afsnit, der skubber resten ned ad siden.</p>" * filler
    text = (
        lines
        + f"<p>Her kaldes en note{note} midt i et afsnit, som er langt nok til at brydes {'igen og ' * 40}.</p>" * 3
    )
    content = replace(empty_plan(), chapters=(Chapter("c", "front", "Prøve", text),))
    test_pages = reader(drawn(content))
    at = {page.indirect_reference.idnum: n for n, page in enumerate(test_pages.pages) if page.indirect_reference}
    places = {name: at[where.page.idnum] for name, where in test_pages.named_destinations.items() if where.page}
    assert [places[f"fr{n}"] for n in (1, 2, 3)] == [places[f"fn{n}"] for n in (1, 2, 3)]


def test_contents_lead_to_every_activity(pdf: bytes) -> None:
    targets = set(reader(pdf).named_destinations)
    assert {f"a{at}" for at in range(1, 13)} | {"oversigt", "o1", "o2", "o3"} <= targets


@pytest.mark.parametrize("activities", [0, 1, 40])
def test_any_number_of_activities_prints(activities: int) -> None:
    assert len(reader(drawn(example_plan(activities))).pages) >= 4 + activities


def test_a_bare_plan_prints() -> None:
    assert len(reader(drawn(empty_plan())).pages) == 3


def test_long_words_and_odd_signs_print() -> None:
    word = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem" * 6
    content = example_plan(12)
    first = replace(
        content.activities[0],
        title=word,
        other_names=("ℵ 你好 \u202edrejet\u202c 🙂 ﬁn",),
        sections=(replace(content.activities[0].sections[0], text=f"<p>{word} <strong>{word}</strong></p>"),),
        lines=(line(word, ("anslået efter nærmere aftale mellem parterne", 1_234_567_890, "drift", "ca. 5000000")),),
    )
    agreement = replace(
        content.agreement,
        theory=Theory((word,), (word,), (word, "Øget tryghed")),
        areas=tuple(replace(area, title=word, results=(word,) * 9) for area in content.agreement.areas),
        steps=tuple(replace(step, body=word) for step in content.agreement.steps) * 3,
    )
    text = words_of(drawn(replace(content, activities=(first, *content.activities[1:]), agreement=agreement)))
    assert bare("1.234.567.890") in text


def test_a_theory_without_a_chapter_makes_its_own() -> None:
    content = replace(example_plan(1), chapters=())
    assert bare("Organisering og beslutningsgang") in words_of(drawn(content))
