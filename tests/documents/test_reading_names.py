# SPDX-License-Identifier: MPL-2.0
"""Names and headings that drift, as plan 2022 spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.documents.reading.headings import area_chapter, inline_heading, section_heading
from partnerskab.documents.reading.names import find_areas
from partnerskab.documents.reading.source import Block, Span
from partnerskab.names import best_match, likeness

AREAS = ((1, "Dialog, kommunikation og værtskab"), (2, "Tryggere Byliv"), (3, "Positive Fællesskaber"))
TITLES = ("Lommepegejobs for 13-15-årige", "Udvikling af ungetilbud i Hørgården", "God stil i Remiseparken")


def text(html: str) -> Block:
    return Block("text", Span(1, 1), html)


@pytest.mark.parametrize(
    ("written", "numbers", "rest"),
    [
        ("Dialog og Kommunikation og Tryggere Byliv.", (1, 2), ""),
        ("Dialog og Kommunikation og Positive Fællesskaber.", (1, 3), ""),
        ("Tryggere byrum og Positive fællesskaber", (2, 3), ""),
        ("Dialog og kommunikation, Tryggere byliv og Positive Fællesskaber.", (1, 2, 3), ""),
        ("Dialog, kommunikation og værtskab", (1,), ""),
        ("Positive Fællesskaber.", (3,), ""),
        ("2+3", (2, 3), ""),
        ("Indsatsområde 1 og 3", (1, 3), ""),
        ("Grønne tage og Tryggere byliv", (2,), "Grønne tage"),
        ("", (), ""),
    ],
)
def test_focus_areas_are_found_however_they_are_named(written, numbers, rest):
    found, left_over = find_areas(written, AREAS)
    assert tuple(area.number for area in found) == numbers
    assert left_over == rest


def test_a_name_in_other_letters_is_no_drift_but_another_word_is():
    (same,), _ = find_areas("TRYGGERE BYLIV", AREAS)
    (other,), _ = find_areas("Tryggere byrum", AREAS)
    assert same.is_exact
    assert not other.is_exact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blå bane - arena for brobygning", "Blå Bane – arena for brobygning"),
        ("Tryghedspulje og dialogpavil-loner", "Tryghedspulje og dialogpavilloner"),
        ("Appendiks: Dybdegående undersøgelse (ny)", "Dybdegående undersøgelse"),
    ],
)
def test_dashes_hyphens_and_marks_make_no_other_name(one, other):
    assert likeness(one, other) == 1.0


def test_a_misspelled_title_is_found_and_a_stranger_is_not():
    assert best_match("Lommepengejobs for 13-15-årige", TITLES) == TITLES[0]
    assert best_match("Udvikling af tilbud til unge i Hørgården", TITLES) == TITLES[1]
    assert best_match("Samfundshjælperne", TITLES) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways_round_at_its_top(one, other):
    assert 0.0 <= likeness(one, other) <= 1.0
    assert (likeness(one, other) == 1.0) == (likeness(other, one) == 1.0)


@pytest.mark.parametrize(
    ("written", "kind", "sub"),
    [
        ("Leverance", "deliverables", ""),
        ("Leverancer i 2022", "deliverables", ""),
        ("Målgrupper", "target_group", ""),
        ("Målgruppe(r):", "target_group", ""),
        ("Primær målgruppe:", "target_group", "Primær"),
        ("Sekundær målgruppe", "target_group", "Sekundær"),
        ("Delmål", "objectives", "Delmål"),
        ("På kort sigt", "objectives", "På kort sigt"),
        ("ØKONOMI", "economy", ""),
        ("Indsatsområde", "areas", ""),
        ("<strong>Ansvarlige aktører</strong>", "responsible", ""),
    ],
)
def test_headings_in_the_spellings_of_the_papers(written, kind, sub):
    heading = section_heading(text(written))
    assert heading is not None
    assert (heading.kind, heading.sub_heading, heading.is_guess) == (kind, sub, False)


@given(st.sampled_from(["Målsætninger", "Ansvarlige aktører", "Sekundær målgruppe"]), st.data())
def test_a_heading_with_a_lost_letter_is_guessed(written, data):
    at = data.draw(st.integers(1, len(written) - 1))
    heading = section_heading(text(written[:at] + written[at + 1 :]))
    whole = section_heading(text(written))
    assert heading is not None
    assert whole is not None
    assert heading.kind == whole.kind


@pytest.mark.parametrize("written", ["Målgruppen er unge.", "Blå Bane", "Jan-marts: opstart", "Effekt", "Torvet", ""])
def test_other_text_is_no_heading(written):
    assert section_heading(text(written)) is None


def test_a_heading_may_lead_its_own_line():
    found = inline_heading(text("<strong>Målgruppe:</strong> Beboere i området."))
    assert found is not None
    assert (found[0].kind, found[1]) == ("target_group", "Beboere i området.")


def test_a_focus_areas_chapter_needs_its_number():
    assert area_chapter(text("Indsatsområde 2: Tryggere Byliv")) == (2, "Tryggere Byliv")
    assert area_chapter(text("Indsatsområde")) is None
    assert area_chapter(text("Indsatsområde 2 er vigtigt for alle.")) is None
