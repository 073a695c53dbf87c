# SPDX-License-Identifier: MPL-2.0
"""A whole paper: what is understood, what is told, and that nothing is lost."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.documents.reading import Known, KnownOrganisation, ParsedPaper, Refused, read_paper, read_source
from partnerskab.documents.reading.headings import section_heading
from partnerskab.documents.reading.joining import joined
from partnerskab.documents.reading.paper import ParsedActivity
from partnerskab.richtext import clean

from .papers import REAL_2022, SAMPLE, SMALL, real_2022
from .word import document, heading, item, paragraph, table

KNOWN = Known(
    areas=((1, "Dialog, kommunikation og værtskab"), (2, "Tryggere byliv"), (3, "Positive fællesskaber")),
    organisations=(
        KnownOrganisation("Helhedsplanen på Amager", ("boligsociale helhedsplan", "helhedsplanen")),
        KnownOrganisation("Teknik- og Miljøforvaltningen", ("TMF",)),
        KnownOrganisation("Børne- og Ungdomsforvaltningen", ("BUF",)),
    ),
)


def paper(text: str, known: Known = KNOWN) -> ParsedPaper:
    return read_paper(read_source(text.encode(), "plan.txt"), known)


def codes(parsed: ParsedPaper) -> list[str]:
    return [finding.code for finding in parsed.findings]


@pytest.fixture(scope="module")
def real() -> ParsedPaper:
    return read_paper(read_source(real_2022(), "tryghedsplan-2022.txt"), KNOWN)


def test_the_small_plan_is_understood():
    parsed = paper(SMALL)
    (activity,) = parsed.activities
    assert (parsed.year, parsed.cover) == (2022, ("Amager Partnerskab", "Tryghedsplan 2022"))
    assert [(c.kind, c.title) for c in parsed.chapters] == [
        ("front", "Om Amager Partnerskab"),
        ("overview", "Oversigt over aktiviteter"),
    ]
    assert (activity.number, activity.title, activity.area, activity.state) == (1, "Torvet om aftenen", 2, "ny")
    assert [s.kind for s in activity.sections] == ["background", "purpose", "responsible"]
    assert activity.sections[0].html == '<p>Torvet er mørkt<span class="footnote">Målt med lysmåler.</span>.</p>'
    assert [(d.number, d.text) for d in activity.deliverables] == [("4", "aftener med musik"), ("", "Flere lamper")]
    assert [(p.name, p.is_lead) for p in activity.partners] == [
        ("Teknik- og Miljøforvaltningen", True),
        ("Helhedsplanen på Amager", False),
    ]


def test_blank_dash_nought_and_words_stay_four_things():
    parsed = paper(SMALL)
    assert parsed.activities[0].money is not None
    (post,) = parsed.activities[0].money.rows
    assert [(c.kr, c.qualifier, c.note) for c in post.cells] == [
        (10_000, "", ""),
        (20_000, "", ""),
        (None, "", "drift"),
    ]
    assert parsed.overview is not None
    assert [(c.kr, c.qualifier, c.is_blank) for c in parsed.overview.lines[0].cells] == [
        (5_000, "", False),
        (None, "-", False),
        (None, "", True),
    ]


def test_every_piece_knows_its_lines():
    parsed = paper(SMALL)
    purpose = parsed.activities[0].sections[1]
    (block,) = parsed.source.within(purpose.span)
    assert block.text == "At flere bruger torvet."
    assert SMALL.split("\n")[purpose.span.first - 1] == block.text


def test_the_focus_area_is_the_agreements_whatever_the_paper_numbers_it():
    parsed = paper(SMALL)
    assert (parsed.areas[0].number, parsed.areas[0].title) == (2, "Tryggere byliv")
    assert "AREA_UNKNOWN" not in codes(parsed)


def test_a_cell_that_is_no_amount_is_kept_with_a_finding():
    parsed = paper(SMALL.replace("Løn\t10.000", "Løn\t10,00,0"))
    assert parsed.activities[0].money is not None
    assert parsed.activities[0].money.rows[0].cells[0].note == "10,00,0"
    (finding,) = [f for f in parsed.findings if f.code == "UNREADABLE_AMOUNT"]
    assert (finding.activity, "10,00,0" in finding.sentence) == (1, True)


def test_an_activity_without_a_chapter_or_without_a_row_is_told_of():
    parsed = paper(
        SMALL.replace("-\tMøder", "2\tStien\t1\t2\t3\n-\tMøder").replace("1\tTorvet om aftenen (ny)", "7\tAndet")
    )
    assert {"NO_CHAPTER", "NOT_IN_OVERVIEW"} <= set(codes(parsed))
    assert [(a.number, a.certainty) for a in parsed.activities] == [(1, "guessed"), (2, "guessed"), (7, "guessed")]
    assert all(activity.area == 2 for activity in parsed.activities)


def test_a_number_that_stands_twice_is_told_of():
    parsed = paper(SMALL.replace("-\tMøder", "1\tMøder"))
    assert "NUMBER_TWICE" in codes(parsed)


def test_a_footnote_without_a_mark_stays_where_it_stood():
    parsed = paper(SMALL.replace("mørkt¹.", "mørkt.").replace("1) Målt", "² Målt"))
    assert "UNPLACED" in codes(parsed)
    assert "² Målt med lysmåler." in parsed.activities[0].sections[0].html


def test_a_paragraph_torn_by_a_page_break_is_whole_again():
    torn = "Torvet ligger midt i området og bruges af mange\n\nmennesker hver eneste dag.\n"
    parsed = paper(SMALL.replace("At flere bruger torvet.\n", torn))
    assert parsed.activities[0].sections[1].html.count("<p>") == 1
    assert "JOINED" in codes(parsed)


def test_hostile_text_is_only_text():
    parsed = paper(SMALL.replace("At flere bruger torvet.", '<script>alert(1)</script><img src=x onerror="a()">'))
    assert parsed.activities[0].sections[1].html == clean(
        '<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror="a()"&gt;</p>'
    )


def test_a_section_too_long_for_a_plan_is_refused():
    with pytest.raises(Refused) as caught:
        paper(SMALL.replace("At flere bruger torvet.", "ord " * 100_000))
    assert caught.value.code == "too_large"


def test_a_word_file_with_headings_is_the_same_plan():
    parsed = read_paper(
        read_source(
            document(
                paragraph("Amager Partnerskab"),
                heading("Tryghedsplan 2022"),
                heading("Om Amager Partnerskab"),
                paragraph("Her står, hvad partnerskabet er."),
                heading("Oversigt over aktiviteter"),
                table(("Nr.", "Aktivitet", "2021", "2022"), ("1", "Torvet om aftenen", "5", "10.000")),
                heading("Indsatsområde 2: Tryggere byliv"),
                heading("Torvet om aftenen", 2),
                paragraph("Torvet er mørkt", note=2),
                heading("Formål", 3),
                paragraph("At flere bruger torvet."),
                heading("Historien", 3),
                paragraph("Torvet er gammelt."),
                heading("Økonomi", 3),
                table(("Budgetpost", "2021", "2022"), ("Løn", "5", "10.000"), ("I alt", "5", "10.000")),
                heading("Leverance", 3),
                item("4 aftener"),
                notes={2: "Målt i 2021."},
            ),
            "plan.docx",
        ),
        KNOWN,
    )
    (activity,) = parsed.activities
    assert (parsed.chapters[0].kind, parsed.chapters[0].title) == ("front", "Om Amager Partnerskab")
    assert activity.sections[0].html == '<p>Torvet er mørkt<span class="footnote">Målt i 2021.</span></p>'
    assert activity.sections[1].html == "<p>At flere bruger torvet.</p><h3>Historien</h3><p>Torvet er gammelt.</p>"
    assert (activity.state, parsed.unplaced, parsed.money_tables) == ("justeret", 1, 1)


def test_the_sample_is_read_without_anything_unplaced():
    parsed = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), KNOWN)
    assert [activity.number for activity in parsed.activities] == list(range(1, 13))
    assert (parsed.unplaced, parsed.money_tables) == (0, 11)


def test_the_real_plan_has_its_activities_lines_and_tables(real):
    assert [activity.number for activity in real.activities] == list(range(1, 13))
    assert [activity.area for activity in real.activities] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, None]
    assert [activity.number for activity in real.activities if activity.is_appendix] == [12]
    assert [row.title for row in real.overview.lines] == [
        "Videnspuljen",
        "Tryghedsskabende projekt i Sundby Idrætspark",
        "Mødefacilitering",
    ]
    assert real.money_tables == 11
    assert real.activities[5].money is None
    assert [c.written for c in real.activities[5].stated.cells] == ["0", "0", "-", "-"]
    assert [c.kr for c in real.activities[0].money.total.cells] == [335_000, 335_000, 350_000, 350_000]
    assert [c.kr for c in real.overview.total.cells] == [1_289_000, 1_313_000, None, None]
    assert all(activity.certainty == "understood" for activity in real.activities)


def test_the_real_plans_table_torn_by_a_page_break_is_whole(real):
    assert [row.title for row in real.activities[8].money.rows] == ["Lønmidler", "Aktivitetsmidler"]


def test_the_real_plans_theory_of_change_is_read(real):
    assert Counter((row.kind, row.area) for row in real.theory) == {
        ("area", 1): 1,
        ("area", 2): 1,
        ("area", 3): 1,
        ("cross_cutting", None): 2,
        ("result", 1): 3,
        ("result", 2): 5,
        ("result", 3): 4,
        ("cross_result", None): 2,
        ("effect", None): 2,
    }


def test_the_real_plans_footnotes_stand_at_their_marks(real):
    rich = [section.html for a in real.activities for section in a.sections] + [c.html for c in real.chapters]
    assert sum(text.count('<span class="footnote">') for text in rich) == 6
    assert not any(mark in text for text in rich for mark in "¹²³⁴⁵⁶")
    numbered = next(s.html for s in real.activities[9].sections if s.kind == "background")
    assert re.findall(r"<(?:ol|li)>", numbered) == ["<ol>", "<li>", "<li>", "<li>", "<li>"]


def test_the_real_plans_drifting_names_are_told_of(real):
    told = " ".join(f.sentence for f in real.findings if f.code in ("TITLE_DRIFTS", "AREA_NAME_DRIFTS"))
    for name in ("Tryggere byrum", "Dialog og Kommunikation", "Lommepegejobs", "ungetilbud", "inkl. produkter"):
        assert name in told
    assert set(codes(real)) == {"TITLE_DRIFTS", "AREA_NAME_DRIFTS", "JOINED"}
    assert real.unplaced == 0


def test_no_word_of_the_real_plan_is_lost(real):
    lines = real_2022().decode().split("\n")
    contents = range(9, 31)
    source = Counter(_words("\n".join(line for at, line in enumerate(lines) if at not in contents)))
    kept = Counter(word for text in (*_texts(real), *_structure(real)) for word in _words(text))
    lost = source - kept
    assert sum(lost.values()) <= 0.005 * sum(source.values()), lost


def _words(text: str) -> list[str]:
    bare = html.unescape(re.sub(r"<[^>]*>", " ", text)).translate(dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰")))
    return re.findall(r"\w+", bare.lower())


def _texts(piece: object) -> Iterator[str]:
    if isinstance(piece, str):
        yield piece
    elif isinstance(piece, tuple):
        for part in piece:
            yield from _texts(part)
    elif is_dataclass(piece):
        for field in fields(piece):
            if field.name not in ("source", "findings", "contents"):
                yield from _texts(getattr(piece, field.name))


def _structure(parsed: ParsedPaper) -> Iterator[str]:
    """The words that are kept as structure: headings with a fixed name, years, numbers."""
    assert parsed.overview is not None
    yield f"Nr. Aktivitet Finansiering (Kr.) {parsed.overview.years} Indsatsområder Resultater Effekt"
    yield from (str(row.number) for row in parsed.overview.rows if row.number)
    yield from (f"Indsatsområde {area.number}" for area in parsed.areas)
    for activity in parsed.activities:
        yield "Økonomi"
        yield "Indsatsområde" if activity.areas_span else ""
        yield f"Budgetpost {activity.money.years}" if activity.money else ""


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_paper_cut_anywhere_is_read_or_refused(data):
    whole = (REAL_2022 if REAL_2022.exists() else SAMPLE).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    try:
        parsed = read_paper(read_source(whole[:at], "plan.txt"), KNOWN)
    except Refused:
        return
    assert parsed.activities


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_small_plan_with_its_lines_shuffled_is_read_or_refused(random):
    lines = SMALL.split("\n")
    random.shuffle(lines)
    try:
        paper("\n".join(lines))
    except Refused:
        return


@pytest.mark.parametrize("name", ["tryghedsplan-2013", "partnerskabsaftale-2025-2028", "delaftale-2018-2021"])
def test_the_other_papers_are_refused_as_no_such_plan(name):
    real_2022()
    data = REAL_2022.with_name(f"{name}.txt").read_bytes()
    with pytest.raises(Refused) as caught:
        read_paper(read_source(data, f"{name}.txt"), KNOWN)
    assert caught.value.code == "no_plan"


def test_without_an_agreement_the_papers_own_focus_areas_count(real):
    alone = read_paper(real.source)
    assert [area.number for area in alone.areas] == [1, 2, 3]
    assert [a.areas for a in alone.activities] == [a.areas for a in real.activities]
    assert all(activity.partners == () for activity in alone.activities)
    assert replace(alone, findings=()) != alone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TMF sammen med Helhedsplanen.", ["Teknik- og Miljøforvaltningen", "Helhedsplanen på Amager"]),
        ("I samarbejde med BUF er TMF ansvarlig.", ["Teknik- og Miljøforvaltningen", "Børne- og Ungdomsforvaltningen"]),
        ("I samarbejde med BUF.", ["Børne- og Ungdomsforvaltningen"]),
        ("Helhedsplanens folk og den boligsociale helhedsplan.", ["Helhedsplanen på Amager"]),
        ("Tmf og BUFfen.", []),
    ],
)
def test_the_lead_is_guessed_from_the_text(text, names):
    parsed = paper(SMALL.replace("TMF sammen med Helhedsplanen.", text))
    assert [partner.name for partner in parsed.activities[0].partners] == names
    assert [partner.is_lead for partner in parsed.activities[0].partners] == [at == 0 for at in range(len(names))]


def as_word(parsed: ParsedPaper) -> bytes:
    """The text paper as Word would hold it: styled headings, real lists, tables and footnotes."""
    titles = {activity.span.first for activity in parsed.activities}
    chapters = {chapter.span.first for chapter in parsed.chapters} | {area.span.first for area in parsed.areas}
    notes: dict[int, str] = {}
    parts = []
    for block in joined(parsed.source.blocks, []):
        found = re.search(r'<span class="footnote">(.*?)</span>', block.html)
        if found:
            notes[len(notes) + 2] = html.unescape(found[1])
        note = len(notes) + 1 if found else 0
        if block.kind == "table":
            width = max(len(row.cells) for row in block.rows)
            parts.append(table(*((*row.cells, *[""] * (width - len(row.cells))) for row in block.rows)))
        elif block.kind == "item":
            parts.append(item(block.text, block.level, ordered=block.number is not None))
        elif block.span.first in chapters | titles:
            parts.append(heading(block.text, 1 if block.span.first in chapters else 2))
        elif section_heading(block):
            parts.append(heading(block.text, 3))
        else:
            parts.append(paragraph(block.text, note=note))
    return document(*parts, notes=notes)


@pytest.mark.parametrize("bytes_of", [SAMPLE.read_bytes, real_2022], ids=["sample", "real"])
def test_the_same_paper_as_a_word_file_is_the_same_plan(bytes_of):
    text = read_paper(read_source(bytes_of(), "plan.txt"), KNOWN)
    word = read_paper(read_source(as_word(text), "plan.docx"), KNOWN)
    assert [(c.kind, c.title) for c in word.chapters] == [(c.kind, c.title) for c in text.chapters]
    for got, wanted in zip(word.activities, text.activities, strict=True):
        assert (got.number, got.title, got.area, got.areas) == (wanted.number, wanted.title, wanted.area, wanted.areas)
        assert [(s.kind, s.sub_heading) for s in got.sections] == [(s.kind, s.sub_heading) for s in wanted.sections]
        assert [(d.number, d.text) for d in got.deliverables] == [(d.number, d.text) for d in wanted.deliverables]
        assert [p.name for p in got.partners] == [p.name for p in wanted.partners]
        assert _cells(got) == _cells(wanted)
        for section, same in zip(got.sections, wanted.sections, strict=True):
            assert sorted(_words(section.html)) == sorted(_words(same.html))
    assert word.unplaced == 0


def _cells(activity: ParsedActivity) -> list[tuple[str, tuple[str, ...]]]:
    rows = activity.money.rows if activity.money else ()
    return [(row.title, tuple(cell.written for cell in row.cells)) for row in rows]
