# SPDX-License-Identifier: MPL-2.0
"""Corrections laid over a parsed paper: what they change, what they leave, and how they are stored."""

import json

import pytest

from partnerskab.documents.importing.corrections import (
    Actor,
    Areas,
    Corrections,
    Facts,
    Heading,
    corrected,
    from_plain,
    numbers_taken_twice,
    to_plain,
)
from partnerskab.documents.reading import Known, KnownOrganisation, read_paper, read_source

from .papers import SAMPLE, SMALL

KNOWN = Known(
    areas=((1, "Dialog, kommunikation og værtskab"), (2, "Tryggere byliv"), (3, "Positive fællesskaber")),
    organisations=(KnownOrganisation("Teknik- og Miljøforvaltningen", ("TMF",)),),
)


def read(text: str):
    return read_paper(read_source(text.encode(), "plan.txt"), KNOWN)


@pytest.fixture
def paper():
    return read(SMALL)


@pytest.fixture
def line(paper):
    return paper.activities[0].span.first


def test_no_corrections_change_nothing(paper):
    assert corrected(paper, Corrections()) == paper


def test_every_correction_survives_storage(line):
    corrections = Corrections(
        facts={line: Facts("Torvet", None, "fortsat")},
        areas={line: Areas(None, (1, 3))},
        actors={line: (Actor("Klubben", True),)},
        headings={40: Heading("objectives", "Delmål")},
        amounts={47: {2021: "ca. 5.000", 2022: ""}},
        skipped=(line,),
    )
    assert from_plain(json.loads(json.dumps(to_plain(corrections)))) == corrections
    assert from_plain({}) == Corrections()


def test_title_number_and_state(paper, line):
    now = corrected(paper, Corrections(facts={line: Facts("Torvet", 4, "fortsat")})).activities[0]
    assert (now.title, now.number, now.state, now.certainty) == ("Torvet", 4, "fortsat", "understood")
    assert now.sections == paper.activities[0].sections


def test_the_primary_area_is_never_among_the_others(paper, line):
    now = corrected(paper, Corrections(areas={line: Areas(3, (1, 3))})).activities[0]
    assert (now.area, now.other_areas, now.is_appendix) == (3, (1,), False)


def test_without_a_primary_area_it_is_appendix(paper, line):
    now = corrected(paper, Corrections(areas={line: Areas(None, ())})).activities[0]
    assert (now.area, now.is_appendix) == (None, True)


def test_actors_are_replaced_and_may_be_none(paper, line):
    now = corrected(paper, Corrections(actors={line: (Actor("Klubben", True), Actor("TMF", False))})).activities[0]
    assert [(each.name, each.is_lead, each.certainty) for each in now.partners] == [
        ("Klubben", True, "understood"),
        ("TMF", False, "understood"),
    ]
    assert corrected(paper, Corrections(actors={line: ()})).activities[0].partners == ()


def test_a_text_moves_to_another_heading_and_its_findings_are_settled():
    strange = SMALL.replace(
        "At flere bruger torvet.", "At flere bruger torvet.\n\n**Særlige forhold**\n\nDer er mørkt."
    )
    paper = read(strange)
    assert paper.unplaced == 1
    purpose = next(section for section in paper.activities[0].sections if section.kind == "purpose")
    now = corrected(paper, Corrections(headings={purpose.span.first: Heading("objectives", "Delmål")}))
    moved = next(section for section in now.activities[0].sections if section.span == purpose.span)
    assert (moved.kind, moved.sub_heading, moved.html) == ("objectives", "Delmål", purpose.html)
    assert now.unplaced == 0


def test_an_amount_is_typed_in_danish(paper):
    row = paper.activities[0].money.rows[0]
    now = corrected(paper, Corrections(amounts={row.line: {2021: "ca. 12.000", 2023: "-"}})).activities[0].money.rows[0]
    assert [(cell.year, cell.kr, cell.qualifier, cell.note) for cell in now.cells] == [
        (2021, 12_000, "ca.", ""),
        (2022, 20_000, "", ""),
        (2023, None, "-", ""),
    ]


def test_a_line_without_number_takes_an_amount_and_a_numbered_row_does_not(paper):
    line, activity = paper.overview.lines[0], paper.overview.rows[0]
    typed = {line.line: {2022: "7.000"}, activity.line: {2022: "1"}}
    now = corrected(paper, Corrections(amounts=typed)).overview
    assert [cell.kr for cell in now.lines[0].cells] == [5_000, 7_000, None]
    assert now.rows[0] == activity


def test_an_unreadable_amount_is_told_of_until_the_whole_row_is_readable():
    paper = read(SMALL.replace("Løn\t10.000\t20.000", "Løn\t10.0oo\t2o.000"))
    row = paper.activities[0].money.rows[0]

    def told(typed: dict[int, str]) -> list[str]:
        findings = corrected(paper, Corrections(amounts={row.line: typed})).findings
        return [finding.code for finding in findings if finding.code == "UNREADABLE_AMOUNT"]

    assert told({}) == ["UNREADABLE_AMOUNT"] * 2
    assert told({2021: "10.000"}) == ["UNREADABLE_AMOUNT"] * 2
    assert told({2021: "10.000", 2022: "20.000"}) == []


def test_a_skipped_activity_takes_its_findings_with_it():
    paper = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), KNOWN)
    eighth = paper.activities[7]
    assert any(finding.activity == 8 for finding in paper.findings)
    now = corrected(paper, Corrections().skipping(eighth.span.first, True))
    assert len(now.activities) == len(paper.activities) - 1
    assert not any(finding.activity == 8 for finding in now.findings)
    assert Corrections(skipped=(5,)).skipping(5, False) == Corrections()


def test_findings_follow_a_new_number():
    paper = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), KNOWN)
    eighth = paper.activities[7]
    now = corrected(paper, Corrections(facts={eighth.span.first: Facts(eighth.title, 88, eighth.state)}))
    before = [finding.sentence for finding in paper.findings if finding.activity == 8]
    assert [finding.sentence for finding in now.findings if finding.activity == 88] == before


def test_a_number_taken_twice_is_named():
    paper = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), KNOWN)
    assert numbers_taken_twice(paper) == {}
    eighth = paper.activities[7]
    twice = corrected(paper, Corrections(facts={eighth.span.first: Facts("Jobs", 1, "ny")}))
    assert numbers_taken_twice(twice) == {1: [paper.activities[0].title, "Jobs"]}


def test_one_unit_is_corrected_beside_the_others(line):
    facts = Facts("Torvet", 1, "ny")
    corrections = Corrections().having("facts", line, facts).having("areas", line, Areas(1, ()))
    assert corrections == Corrections(facts={line: facts}, areas={line: Areas(1, ())})
    assert corrections.having("facts", line, None) == Corrections(areas={line: Areas(1, ())})
