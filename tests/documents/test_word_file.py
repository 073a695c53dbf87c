# SPDX-License-Identifier: MPL-2.0
"""A paper as a Word file: every word of it, built of real headings, lists, tables, notes and fields."""

import datetime
import io
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx.document import Document as Opened
from lxml import html

from partnerskab.content.canonical import Content
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.chapters import bound
from partnerskab.documents.printing.edition import Edition, draft
from partnerskab.documents.wording import docx_of
from partnerskab.documents.wording.blocks import Writer
from partnerskab.documents.wording.manuscript import Manuscript
from partnerskab.documents.wording.markup import read
from tests.agreement_examples import empty_agreement, example_agreement
from tests.agreement_rows import mapped, png, sha256_of
from tests.case_examples import bare_case, full_case, long_case
from tests.content_examples import empty_plan, example_plan, rich_plan
from tests.followup_examples import crowded_round, example_round
from tests.meeting_examples import agenda, full_meeting
from tests.status_examples import full_status

from .printing import DAY, agreement_edition, bare, reader
from .words import W, counted, names, opened, part, shown, words_of_paper, words_of_word

EXAMPLES: dict[str, Callable[[], Content]] = {
    "plan": example_plan,
    "rich plan": rich_plan,
    "agreement": example_agreement,
    "status": full_status,
    "empty plan": empty_plan,
    "case": full_case,
    "long case": long_case,
    "bare case": bare_case,
    "minutes": full_meeting,
    "agenda": agenda,
    "half-way status": example_round,
    "yearly report": lambda: example_round(kind="annual"),
    "crowded round": crowded_round,
}
SPECIAL = "Torv & <gade> \"i\" 'nat'\x0b\x0c\x1f\x00\ufffe ]]> &amp; æøå"


@pytest.fixture(scope="module")
def plan() -> bytes:
    return docx_of(draft(example_plan(), DAY))


@pytest.fixture(scope="module")
def agreement() -> bytes:
    return docx_of(draft(example_agreement(), DAY))


def approved(content: Content) -> Edition[Content]:
    return replace(draft(content, DAY), label="2022.1", is_approved=True, status="Godkendt", stands="af styregruppen")


def styled(document: Opened, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == style]


def of_the_pdf_alone(edition: Edition[Content]) -> Counter[str]:
    """What the paper says of itself as a PDF, which would not be true of a Word file."""
    about = html.document_fromstring(paper.html(edition)).xpath("//*[@class='kun-pdf']")
    return words_of_paper(f"<body>{' '.join(html.tostring(one, encoding='unicode') for one in about)}</body>")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_the_paper_is_in_the_word_file(name: str) -> None:
    edition = draft(EXAMPLES[name](), DAY)
    of_paper = words_of_paper(paper.html(edition))
    assert of_paper - of_the_pdf_alone(edition) - words_of_word(docx_of(edition)) == Counter()
    assert sum(of_paper.values()) > 80


@pytest.mark.parametrize("make", [example_plan, example_agreement])
def test_the_pdf_shows_nothing_that_the_word_file_does_not(make: Callable[[], Content]) -> None:
    """Words divided at the ends of lines are found as the pieces they are divided into."""
    edition = draft(make(), DAY)
    data = docx_of(edition)
    parts = ("document", "footnotes", "header", "footer")
    whole = bare("".join(shown(part(data, f"word/{name}.xml")) for name in parts))
    printed = " ".join(page.extract_text() for page in reader(paper.render(edition)).pages).replace("\xad", "")
    words = {word.removesuffix("udkast") for word in counted(printed)} - set(of_the_pdf_alone(edition))
    assert [word for word in words if word not in whole.casefold() and not word.isdigit()] == []


def test_headings_are_headings_and_follow_the_contents(plan: bytes) -> None:
    document, content = opened(plan), example_plan()
    chapters, activities = styled(document, "Heading 1"), styled(document, "Heading 2")
    assert chapters[:3] == ["Om Amager Partnerskab", "Forandringsteori", "Organisering og politisk proces"]
    assert [area.title for area in content.agreement.areas] == [one.replace("\xa0", " ") for one in chapters[4:]]
    assert sorted(activities) == sorted(f"{one.number}\t{bound(one.title)}" for one in content.activities)
    assert styled(document, "Heading 3").count("Formål") == len(content.activities)
    assert "På kort sigt" in styled(document, "Heading 4")
    assert document.styles["Mellemrubrik"].element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "1"
    assert styled(document, "Title") == ["Tryghedsplan\n2022"]


def test_the_contents_are_a_field_with_its_entries(plan: bytes) -> None:
    body = part(plan, "word/document.xml")
    told = [one.text.strip() for one in body.iter(f"{W}instrText")]
    assert told[0] == 'TOC \\o "1-2" \\h \\z'
    places = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    named = [one.split()[1] for one in told[1:]]
    assert len(named) == len(set(named)) >= 19
    assert set(named) <= places
    kinds = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(told)
    assert not list(body.iter(f"{W}fldSimple"))
    assert b"dirty" not in b"".join(repr(one.attrib).encode() for one in body.iter())
    assert part(plan, "word/settings.xml").find(f"{W}updateFields") is None
    rows = next(shown(one) for one in body.iter(f"{W}sdtContent"))
    assert "Indsatsområde 1: Dialog, kommunikation og værtskab" in rows


def test_places_are_named_once_and_every_link_finds_one(plan: bytes) -> None:
    body = part(plan, "word/document.xml")
    places = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(len(place) <= 40 and place.replace("_", "").isalnum() for place in places)
    assert {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None} <= set(places)


def test_tables_are_tables_with_a_head_that_comes_again(plan: bytes) -> None:
    tables = opened(plan).tables
    overview = next(one for one in tables if "Finansiering efter indsatsområde" in caption_of(one))
    head = [cell.text for cell in overview.rows[0].cells]
    assert head == ["Nr.", "Aktivitet, tilstand og ansvarlig", "2021", "2022", "2023", "2024", "Bem."]
    for one in tables:
        assert one.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None, caption_of(one)
        grid = len(one._tbl.findall(f"{W}tblGrid/{W}gridCol"))
        for row in one.rows:
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row._tr.findall(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == grid
    amounts = [cell for row in overview.rows[1:] for cell in row.cells[2:6] if cell.text]
    assert all(cell.paragraphs[0].paragraph_format.alignment == 2 for cell in amounts)
    texts = {cell.text for row in overview.rows[1:] for cell in row.cells[2:6]}
    assert {"–", "0", ""} <= texts


def caption_of(table) -> str:
    told = table._tbl.find(f"{W}tblPr/{W}tblCaption")
    return "" if told is None else told.get(f"{W}val")


def test_captions_stand_above_their_tables(plan: bytes) -> None:
    captions = [one for one in styled(opened(plan), "Caption") if one.startswith("Tabel")]
    assert [one.partition(".")[0] for one in captions] == [f"Tabel {at}" for at in range(1, len(captions) + 1)]
    body = [one for one in part(plan, "word/document.xml").find(f"{W}body") if one.tag in (f"{W}p", f"{W}tbl")]
    for before, one in pairwise(body):
        if one.tag == f"{W}tbl" and one.find(f"{W}tblPr/{W}tblCaption") is not None:
            assert before.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"
            assert before.find(f"{W}pPr/{W}keepNext") is not None


def test_the_theory_of_change_is_a_table(plan: bytes) -> None:
    agreed = example_plan().agreement
    drawn = next(one for one in opened(plan).tables if caption_of(one).startswith("Figur"))
    rows = [[cell.text for cell in row.cells] for row in drawn.rows]
    assert rows[0] == ["Indsatsområder", "Resultater", "Effekt"]
    assert rows[1][:2] == ["1. Dialog, kommunikation og værtskab", "\n".join(agreed.areas[0].results)]
    assert rows[-1][0].startswith("På tværs: ")
    assert {row[2] for row in rows[1:]} == {"; ".join(agreed.theory.effects)}


def test_lists_are_lists(agreement: bytes) -> None:
    document = opened(agreement)
    assert "Økonomiforvaltningen" in styled(document, "List Bullet 2")
    assert len(styled(document, "List Number")) == len(example_agreement().areas)
    used = {one.get(f"{W}val") for one in part(agreement, "word/document.xml").iter(f"{W}numId")}
    assert used <= {one.get(f"{W}numId") for one in part(agreement, "word/numbering.xml").iter(f"{W}num")}


def test_each_numbered_list_begins_where_it_should() -> None:
    content = example_agreement()
    text = "<ol><li>Et</li><li>To<ol><li>Et a</li></ol></li></ol><p>Så</p><ol><li>Et igen</li></ol>"
    chapters = (replace(content.chapters[0], text=text), *content.chapters[1:])
    areas = tuple(replace(area, number=area.number + 3) for area in content.areas)
    data = docx_of(draft(replace(content, chapters=chapters, areas=areas), DAY))
    begun = [one.get(f"{W}val") for one in part(data, "word/numbering.xml").iter(f"{W}startOverride")]
    assert begun[:4] == ["1", "1", "1", "4"]
    assert styled(opened(data), "List Number 2") == ["Et a"]


def test_footnotes_are_footnotes(plan: bytes) -> None:
    notes = part(plan, "word/footnotes.xml")
    told = {one.get(f"{W}id"): shown(one).strip() for one in notes}
    called = [one.get(f"{W}id") for one in part(plan, "word/document.xml").iter(f"{W}footnoteReference")]
    assert called == [str(at) for at in range(2, len(told))]
    assert told["2"].startswith("Signalgården og Sundholm Syd")
    assert "Målingerne er fra 2015 og 2020 og lavet gennem et borgerpanel." in told.values()


def test_bold_italic_and_links_are_kept() -> None:
    text = '<p>Se <strong>her</strong> og <em>der</em> på <a href="https://example.org/?a=1&amp;b=2">siden</a>.</p>'
    content = example_agreement()
    data = docx_of(draft(replace(content, chapters=(replace(content.chapters[0], text=text + "<p>Mere.</p>"),)), DAY))
    found = next(one for one in opened(data).paragraphs if one.text == "Se her og der på siden.")
    assert [(run.text, run.bold, run.italic) for run in found.runs] == [
        ("Se ", None, None), ("her", True, None), (" og ", None, None), ("der", None, True), (" på ", None, None),
        (".", None, None),
    ]  # fmt: skip
    assert [link.address for link in found.hyperlinks] == ["https://example.org/?a=1&b=2"]


def test_only_links_lead_out_of_the_file() -> None:
    for make in EXAMPLES.values():
        data = docx_of(draft(make(), DAY))
        for one in part(data, "word/_rels/document.xml.rels"):
            if one.get("TargetMode") == "External":
                assert one.get("Type", "").endswith("/hyperlink")
                assert one.get("Target", "").startswith(("https://", "http://", "mailto:"))
        assert not [name for name in names(data) if "vba" in name.lower() or "embed" in name.lower()]


def test_a_link_of_another_kind_is_only_its_words() -> None:
    manuscript = Manuscript({})
    text = (
        '<p>Se <a href="javascript:alert(1)">her</a> og <a href="file:///etc">der</a> og <a href="#intet">hist</a></p>'
    )
    written = list(Writer(manuscript).flow(read(text).find("body")))
    assert (
        "".join(shown_run.text or "" for one in written for shown_run in one.iter(f"{W}t")) == "Se her og der og hist"
    )
    assert manuscript.links == {}
    assert not [link for one in written for link in one.iter(f"{W}hyperlink")]


def test_the_same_edition_gives_the_same_bytes(plan: bytes) -> None:
    assert docx_of(draft(example_plan(), DAY)) == plan
    with zipfile.ZipFile(io.BytesIO(plan)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2022, 11, 21, 0, 0, 0)}, "not those of a clock"
    assert docx_of(draft(example_plan(), DAY + datetime.timedelta(days=1))) != plan


def test_says_what_it_is(plan: bytes) -> None:
    edition = draft(example_plan(), DAY)
    core = opened(plan).core_properties
    assert core.title == "Tryghedsplan 2022 – Amager Partnerskab"
    assert core.subject == edition.description
    assert core.identifier == core.keywords == edition.identifier
    assert edition.fingerprint in core.identifier
    assert core.language == "da-DK"
    assert core.created == core.modified == datetime.datetime(2022, 11, 21, tzinfo=datetime.UTC)
    language = part(plan, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "da-DK"


def test_head_and_foot_are_those_of_the_paper() -> None:
    edition = draft(example_plan(), DAY)
    data = docx_of(edition)
    head = shown(part(data, "word/header.xml")).split("\n")
    assert head[:3] == ["Tryghedsplan 2022", "Kladde · Udkast · 21.\xa0november\xa02022", "UDKAST"]
    foot = part(data, "word/footer.xml")
    assert shown(foot).split("\n")[:2] == ["Amager Partnerskab", f"Fingeraftryk {edition.fingerprint_start}"]
    assert [one.text.strip() for one in foot.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    final = docx_of(approved(example_plan()))
    assert "UDKAST" not in shown(part(final, "word/header.xml"))
    assert "GODKENDT" in shown(part(final, "word/document.xml"))
    assert "UDKAST" not in shown(part(final, "word/document.xml"))


def test_does_not_say_that_it_carries_data_or_stays_as_it_is() -> None:
    for edition in (draft(example_plan(), DAY), approved(example_plan())):
        told = shown(part(docx_of(edition), "word/document.xml"))
        assert "ligger med i filen" not in told
        assert "Det er papiret som PDF, der kan kontrolleres." in told


def test_a_map_is_in_the_file_with_its_words() -> None:
    picture = png()
    data = docx_of(agreement_edition(mapped(example_agreement(), picture, 'Kort & "by"'), [picture]))
    document = opened(data)
    assert [one._inline.docPr.get("descr") for one in document.inline_shapes] == ['Kort & "by"']
    assert sha256_of(document.part.related_parts["rPicture1"].blob) == sha256_of(picture)
    assert document.inline_shapes[0].width / document.inline_shapes[0].height == pytest.approx(1.6)


def test_a_map_that_is_gone_is_told() -> None:
    data = docx_of(agreement_edition(mapped(example_agreement(), png()), []))
    assert "Kortet kan ikke vises" in shown(part(data, "word/document.xml"))


@pytest.mark.parametrize("make", [example_plan, example_agreement])
def test_hostile_words_come_through_as_words(make: Callable[[], Content]) -> None:
    content = replace(make(), partnership=SPECIAL)
    data = docx_of(draft(content, DAY))
    for one in (opened(data).core_properties.author, shown(part(data, "word/document.xml"))):
        assert "Torv & <gade> \"i\" 'nat'" in one
        assert "]]> &amp; æøå" in one


def test_a_long_title_is_whole() -> None:
    long = "w" * 400
    core = opened(docx_of(draft(replace(example_agreement(), title=long), DAY))).core_properties
    assert core.title.startswith(long)


def test_two_hundred_activities_make_a_file() -> None:
    document = opened(docx_of(draft(example_plan(200), DAY)))
    assert len(styled(document, "Heading 2")) == 200


def test_nothing_written_is_a_file_too() -> None:
    assert "ikke skrevet endnu" in shown(part(docx_of(draft(empty_agreement(), DAY)), "word/document.xml"))


def test_opens_in_another_program(plan: bytes, agreement: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None or not list(Path(office).resolve().parent.glob("libsw*")):
        pytest.skip("LibreOffice Writer is not on this machine")
    others = {"status": full_status(), "sag": full_case(), "referat": full_meeting(), "opfoelgning": example_round()}
    files = {"plan": plan, "aftale": agreement} | {name: docx_of(draft(one, DAY)) for name, one in others.items()}
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *(str(tmp_path / f"{name}.docx") for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for name in files:
        made = reader((tmp_path / f"{name}.pdf").read_bytes())
        assert len(made.pages) > (0 if name in ("sag", "referat") else 8)
        last = len(made.pages)
        assert f"Side {last} af {last}" in made.pages[-1].extract_text().replace("\n", " ")


def test_a_short_paper_begins_with_its_head() -> None:
    document = opened(docx_of(draft(full_case(), DAY)))
    begins = [(one.style.name, one.text.replace("\xa0", " ").strip()) for one in document.paragraphs[:5]]
    assert begins == [
        ("Overlinje", "Økonomiforvaltningen"),
        ("Body Text", "Indstilling til Økonomiudvalget"),
        ("Titel på et kort papir", "Tryghedsplan 2026 for Amager Partnerskab"),
        ("Body Text", "UDKAST  Ikke godkendt. Beslutter: Økonomiudvalget"),
        ("Forside, fakta", "Udvalg\tØkonomiudvalget"),
    ]
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings[:3] == ["Resumé", "Indstilling", "Problemstilling"]
    points = [one.text for one in document.paragraphs if one.style.name == "List Number"]
    assert points[0] == "at Økonomiudvalget godkender Tryghedsplan 2026 (version 2026.1)"
