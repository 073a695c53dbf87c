# SPDX-License-Identifier: MPL-2.0
"""A round's paper: every word on its pages, signs that do not rest on colour, accessible, archival, the same twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnerskab import danish
from partnerskab.content.canonical import from_json
from partnerskab.content.followed_up import METHOD, in_short
from partnerskab.content.yearly import FollowUpContent
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.proving.reader import take_apart
from partnerskab.richtext import words
from tests.followup_examples import crowded_round, empty_round, example_round

from .printing import DAY, bare, drawn_edition, reader, words_of
from .standards import keeps_both


def edition(content: FollowUpContent) -> Edition[FollowUpContent]:
    return draft(content, DAY)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn_edition(edition(example_round()))


@pytest.fixture(scope="module")
def yearly() -> bytes:
    return drawn_edition(edition(example_round(12, "annual")))


def said_in(content: FollowUpContent) -> Iterator[str]:
    yield from (content.partnership, content.agreement_title, content.plan_label)
    yield from (*words(content.introduction), *words(content.conclusion), in_short(content))
    for one in content.told:
        yield from (one.title, *one.leads, *one.partners, one.money_note, one.next_steps, one.learning)
        yield from one.happened.split("\n")
        for row in one.deliverables:
            yield from (row.text, row.delivered, row.note)
        for row in one.criteria:
            yield from (row.text, row.number, row.data_source, row.figure, row.source)
        yield from (danish.amount(kr) for kr in (one.budget, one.spent) if kr is not None)
    for met in content.met:
        yield from (met.name, str(met.held))
    for entry in content.entries:
        yield from (entry.aim.title, entry.sentence)
    for label, text in METHOD:
        yield from (label, text)


def missing(content: FollowUpContent, printed: bytes) -> list[str]:
    there = words_of(printed).casefold()
    return [text for text in said_in(content) if bare(text).casefold() not in there]


def test_every_word_is_printed(pdf: bytes, yearly: bytes) -> None:
    assert missing(example_round(), pdf) == []
    assert missing(example_round(12, "annual"), yearly) == []


def test_the_chapters_stand_in_their_order(pdf: bytes, yearly: bytes) -> None:
    def chapters(printed: bytes) -> list[str]:
        found = [str(one.title) for one in reader(printed).outline if not isinstance(one, list)]
        return [one for one in found if not one.startswith(("Indsatsområde", "Appendiks"))]

    begin, end = ["Indhold", "Indledning", "I korte træk"], ["Afslutning", "Sådan læses papiret"]
    assert chapters(pdf) == [*begin, "Økonomi", *end]
    targets = ["Målene i korte træk", "Mål for mål", "Følges uden mål", "Møder i året"]
    assert chapters(yearly) == [*begin, "Økonomi", *targets, *end]


def test_a_state_is_sign_and_word_in_the_overview_and_on_its_page(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    for sign, word in (("→", "Går efter planen"), ("!", "Forsinket"), ("×", "Stoppet"), ("✓", "Gennemført"),
                       ("–", "Mangler svar")):  # fmt: skip
        assert text.replace(" ", "").count(f"{sign}{word}".replace(" ", "")) >= 2, word


def test_an_activity_begins_its_own_page(pdf: bytes) -> None:
    pages = [bare(page.extract_text()) for page in reader(pdf).pages]
    for one in example_round().told:
        if one.happened:
            page = next(text for text in pages[3:] if bare(one.happened.split("\n")[0]) in text)
            assert bare(one.title) in page
            assert bare(one.deliverables[0].text) in page


def test_a_draft_that_is_not_sent_says_so() -> None:
    content = example_round(2)
    told = tuple(replace(one, is_sent=False) for one in content.told)
    printed = words_of(drawn_edition(edition(replace(content, told=told))))
    assert printed.count(bare("Svaret er en kladde, som ikke er sendt.")) == 2
    assert bare("to mangler svar") in printed


@pytest.mark.parametrize("activities", [1, 200])
def test_a_small_and_a_large_plan_are_printed(activities: int) -> None:
    content = example_round(activities)
    assert missing(content, drawn_edition(edition(content))) == []


def test_long_answers_are_printed_whole_and_as_plain_text() -> None:
    printed = words_of(drawn_edition(edition(crowded_round())))
    assert printed.count("udvalgsmedlemnummer39") >= 2
    assert "btryghedsskabelsesforanstaltningskoordinationsudvalgsmedlemb" in printed


def test_an_empty_round_is_a_paper_too() -> None:
    assert bare("Planen har ingen aktiviteter.") in words_of(drawn_edition(edition(empty_round())))


def test_verapdf_passes_both_standards(tmp_path: Path) -> None:
    papers = {
        "midterm": edition(example_round()),
        "annual": edition(example_round(12, "annual")),
        "approved": replace(edition(example_round(3, "final")), label="2022-afrapportering.1", is_approved=True),
        "crowded": edition(crowded_round()),
        "empty": edition(empty_round()),
    }
    keeps_both(tmp_path, {name: drawn_edition(one) for name, one in papers.items()})


def test_the_same_bytes_twice_here_and_in_a_process_of_its_own(pdf: bytes) -> None:
    assert pdf == drawn_edition(edition(example_round())) == paper.render(edition(example_round()))
    assert drawn_edition(edition(replace(example_round(), conclusion="<p>Andet.</p>"))) != pdf


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["opfoelgning.json"]
    assert from_json(attachments["opfoelgning.json"][0], FollowUpContent) == example_round()
    assert take_apart(pdf).plan == edition(example_round()).data


def test_answers_are_counted_in_figures() -> None:
    assert "<dd>4 af 5 aktiviteter</dd>" in paper.html(edition(example_round(5)))
    assert "<dd>1 af 1 aktivitet</dd>" in paper.html(edition(example_round(1)))
