# SPDX-License-Identifier: MPL-2.0
"""The meeting's paper: an agenda before, minutes after; every word on its pages, accessible, archival, the same bytes
twice."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from partnerskab.content.canonical import from_json
from partnerskab.content.yearly import MeetingContent
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.proving.reader import take_apart
from partnerskab.richtext import words
from tests.meeting_examples import DAY, agenda, full_meeting

from .printing import bare, drawn_edition, reader, words_of
from .standards import keeps_both

LONG = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem"


def edition(content: MeetingContent | None = None) -> Edition[MeetingContent]:
    return draft(content or full_meeting(), DAY)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn_edition(edition())


def crowded() -> MeetingContent:
    """More people and points than a page holds, with long words, lists and tables."""
    content = full_meeting()
    text = "".join(f"<p>{LONG} nummer {at}, og hvad der fulgte efter.</p>" for at in range(30))
    table = "<table><tr><td>Et</td><td>To</td></tr></table>"
    listed = "<ul><li><p>Et.</p></li><li><p>To.</p></li></ul>"
    person = content.attendants[0]
    people = tuple(replace(person, id=str(at), name=f"{LONG} {at}", organisation=f"{LONG}{at}") for at in range(40))
    point = replace(content.points[2], title=f"{LONG} {LONG}", text=text + table, said=listed + text, decision=LONG * 2)
    only_said = replace(point, text="", said=f"<h3>Spørgsmål</h3>{listed}")
    return replace(content, attendants=people, points=(*(point,) * 4, only_said), call=text, closing=text)


def bare_bones() -> MeetingContent:
    """A meeting of which nothing is known but the day."""
    return replace(
        full_meeting(), attendants=(), points=(), call="", closing="", starts_at="", ends_at="", place="", chair="",
        minute_taker="", parties=(),
    )  # fmt: skip


def said_in(content: MeetingContent) -> Iterator[str]:
    yield from (content.partnership, content.body, content.title, content.place, content.chair, content.minute_taker)
    yield from words(content.closing)
    for one in content.attendants:
        yield from (one.name, one.organisation)
    for point in content.points:
        yield from (point.title, point.presenter, *words(point.text), *words(point.said), point.decision)
        yield from (point.subject_label, *(one.title for one in point.attachments))


def test_every_word_is_printed(pdf: bytes) -> None:
    printed = words_of(pdf).casefold()
    assert [text for text in said_in(full_meeting()) if bare(text).casefold() not in printed] == []
    for said in ("Referat", "Vedtaget", "Til stede", "Afbud", "Uden stemme", "kl. 14.30-16.00", "abab abab abab abab"):
        assert bare(said).casefold() in printed, said
    assert bare("Referatet godkendes på det næste møde i styregruppen.").casefold() in printed


def test_an_agenda_says_what_is_coming_and_no_more() -> None:
    pdf = drawn_edition(edition(agenda()))
    printed = words_of(pdf)
    for said in (
        "Dagsorden: Forårsmøde",
        "Vi mødes om årets plan",
        "Indkaldte",
        "Orientering",
        "indtil mødet begynder",
    ):
        assert bare(said) in printed, said
    assert bare("Beslutning, Sekretariatet, 20 min.") in printed
    assert bare("Gælder Tryghedsplan 2026, version 2026.2") in printed
    for said in ("Fremmøde", "Vedtaget", "Referatet godkendes"):
        assert bare(said) not in printed, said
    assert "Referat:" not in "".join(page.extract_text() for page in reader(pdf).pages)


def test_what_is_written_beforehand_makes_no_minutes_of_an_agenda() -> None:
    before = paper.html(draft(full_meeting(), DAY - datetime.timedelta(1)))
    assert "<h1>Dagsorden:" in before
    for said in ("Vedtaget", "Planen godkendes.", "Der var enighed.", "Kaffen var god."):
        assert said not in before, said
        assert said in paper.html(draft(full_meeting(), DAY)), said


def test_the_draft_of_a_cancelled_meeting_says_so() -> None:
    html = paper.html(draft(agenda(), DAY, is_cancelled=True))
    assert "AFLYST</span> Mødet bliver ikke holdt" in html
    assert "Kladde · Aflyst" in html
    assert "indtil mødet begynder" not in html


def test_approved_minutes_say_by_whom() -> None:
    approved = replace(
        edition(), label="2026-3.1", is_approved=True, status="Godkendt",
        stands="af styregruppen 1. september 2026", answers=("Styregruppen. Se Referat 2026-4, punkt 1.",),
    )  # fmt: skip
    printed = words_of(drawn_edition(approved))
    assert bare("Referatet er godkendt af styregruppen 1. september 2026.") in printed
    assert bare("Se Referat 2026-4, punkt 1") in printed
    assert "GODKENDT" in printed
    assert "UDKAST" not in printed


def test_the_parties_meet_among_themselves() -> None:
    html = paper.html(edition(replace(full_meeting(), body="Parterne")))
    assert "på det næste møde mellem parterne." in html


def test_a_decision_is_sign_and_word(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    assert text.count("✓") == 2
    assert text.count("Vedtaget") == 2


def test_points_are_bookmarks_in_order(pdf: bytes) -> None:
    marks = [one.title for one in reader(pdf).outline if not isinstance(one, list)]
    flat = [one.title for group in reader(pdf).outline if isinstance(group, list) for one in group]
    assert [title for title in (*marks, *flat) if "Tryghedsplanen" in title]


def test_long_minutes_and_empty_ones_are_papers_too() -> None:
    assert words_of(drawn_edition(edition(crowded()))).count(f"{LONG}nummer29") == 9
    assert bare("Dagsordenen er tom.") in words_of(drawn_edition(edition(bare_bones())))


def test_verapdf_passes_both_standards(tmp_path: Path) -> None:
    papers = {
        "full": edition(),
        "approved": replace(edition(), label="2026-3.1", is_approved=True, status="Godkendt"),
        "agenda": edition(agenda()),
        "crowded": edition(crowded()),
        "empty": edition(bare_bones()),
    }
    keeps_both(tmp_path, {name: drawn_edition(one) for name, one in papers.items()})


def test_the_same_bytes_twice_here_and_in_a_process_of_its_own(pdf: bytes) -> None:
    assert pdf == drawn_edition(edition()) == paper.render(edition())
    assert drawn_edition(edition(replace(full_meeting(), closing="<p>Andet.</p>"))) != pdf


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["referat.json"]
    assert from_json(attachments["referat.json"][0], MeetingContent) == full_meeting()
    assert take_apart(pdf).plan == edition().data


def test_has_title_language_and_head(pdf: bytes) -> None:
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Forårsmøde – Amager Partnerskab"
    assert found.trailer["/Root"].get_object()["/Lang"] == "da"
    assert "Referat 2026-3" in found.pages[0].extract_text()
