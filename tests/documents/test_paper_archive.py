# SPDX-License-Identifier: MPL-2.0
"""The paper is accessible (PDF/UA-1), archival (PDF/A-3a), and carries the data it was made from."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from partnerskab.content.canonical import from_json
from partnerskab.content.tree import Amount, Line, PlanContent
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from tests.content_examples import empty_plan, example_plan, rich_plan

from .printing import DAY, drawn, reader
from .standards import fails, keeps_both


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return drawn(example_plan())


def crowded(content: PlanContent) -> PlanContent:
    """The plan under an agreement of eight years, with millions, long words and remarks in one money table."""
    years, word = range(2021, 2029), "Tryghedsskabendeområdefornyelsesindsatsmidler"
    cells = tuple(
        Amount(year, 12_345_678 * (year - 2020), "ca." if year % 2 else "", remark=f"{word} i {year}.")
        for year in years
    )
    words = replace(cells[3], kr=None, qualifier="", note="Anlægsramme til genetablering (anslået 1-2 mio. kr.)")
    post = Line("wide", word, f"{word}fonden", (*cells[:3], words, *cells[4:]), funding="other", note=f"{word}. " * 12)
    first = replace(content.activities[0], lines=(post, *content.activities[0].lines), anchored_with=word)
    agreement = replace(content.agreement, valid_to="2028-12-31")
    return replace(content, agreement=agreement, activities=(first, *content.activities[1:]))


def test_all_kinds_of_money_give_the_same_bytes_twice() -> None:
    content = crowded(rich_plan())
    assert drawn(content) == drawn(content)


def test_every_remark_is_reached_from_its_letter() -> None:
    """Links and their places are pairs, and no two remarks of the paper share a place."""
    html = paper.html(draft(crowded(rich_plan()), DAY))
    places = re.findall(r'<dt id="([^"]+)"', html)
    links = re.findall(r'class="bmk" href="#([^"]+)"', html)
    assert len(places) > 12
    assert len(places) == len(set(places))
    assert set(links) == set(places)


def test_verapdf_passes_both_standards(pdf: bytes, tmp_path: Path) -> None:
    papers = {
        "full": pdf,
        "empty": drawn(empty_plan()),
        "all kinds of money": drawn(rich_plan()),
        "wide": drawn(crowded(rich_plan())),
    }
    keeps_both(tmp_path, papers)


def test_verapdf_is_awake(tmp_path: Path) -> None:
    """The same text drawn without tags must fail, or a pass says nothing."""
    untagged = HTML(string=paper.html(draft(empty_plan(), DAY))).write_pdf()
    fails(tmp_path, {"untagged": untagged}, times=2)


def test_carries_the_content_it_was_made_from(pdf: bytes) -> None:
    attachments = reader(pdf).attachments
    assert list(attachments) == ["plan.json"]
    assert from_json(attachments["plan.json"][0]) == example_plan()


def test_has_title_language_and_tags(pdf: bytes) -> None:
    found = reader(pdf)
    assert found.metadata is not None
    assert found.metadata.title == "Tryghedsplan 2022 – Amager Partnerskab"
    root = found.trailer["/Root"].get_object()
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"].get_object()["/Marked"].value is True


def test_bookmarks_name_every_chapter_and_activity(pdf: bytes) -> None:
    def flat(entries: list) -> list[str]:
        return [title for one in entries for title in (flat(one) if isinstance(one, list) else [one.title])]

    content = example_plan()
    marks = [title.replace("\xa0", " ") for title in flat(reader(pdf).outline)]
    expected = [chapter.title for chapter in content.chapters] + [activity.title for activity in content.activities]
    assert set(expected) <= set(marks)
    assert {"Indhold", "Oversigt over aktiviteter"} <= set(marks)


def test_embeds_our_typeface_only(pdf: bytes) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader(pdf).pages
        for font in page["/Resources"].get_object()["/Font"].get_object().values()
    }
    assert fonts
    assert all("IBM-Plex-Sans" in font for font in fonts), fonts
