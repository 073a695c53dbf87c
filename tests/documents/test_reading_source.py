# SPDX-License-Identifier: MPL-2.0
"""What a file may be, how it is turned away, and the blocks it is taken apart into."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerskab.documents.reading import Refused, read_source

from .papers import SMALL
from .word import document, heading, item, paragraph, table


def blocks(text: str):
    return read_source(text.encode(), "plan.txt").blocks


def refusal(data: bytes, name: str = "plan.txt") -> Refused:
    with pytest.raises(Refused) as caught:
        read_source(data, name)
    assert caught.value.message.endswith(".")
    return caught.value


def test_lines_are_counted_as_an_editor_counts_them():
    first, second = blocks("Et\n\n\nTo\x0b\u2028tre\n")
    assert (first.span.first, second.span.first) == (1, 4)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_survive_every_common_encoding(encoding):
    data = "Målsætninger for børn – ”ø”\r\n\r\nTekst\r\n".encode(encoding)
    assert [block.text for block in read_source(data, "plan.txt").blocks] == ["Målsætninger for børn – ”ø”", "Tekst"]


def test_list_items_know_their_level_and_figure():
    found = blocks("- et\n  - under\n- 2) to\n• tre\n")
    assert [(b.kind, b.level, b.number, b.text) for b in found] == [
        ("item", 0, None, "et"),
        ("item", 1, None, "under"),
        ("item", 0, 2, "to"),
        ("item", 0, None, "tre"),
    ]


def test_tabbed_lines_make_a_table_but_a_contents_list_does_not():
    money, entry = blocks("Post\t2021\t2022\nLøn\t5\t\n\nOm planen\t2\n")
    assert [row.cells for row in money.rows] == [("Post", "2021", "2022"), ("Løn", "5", "")]
    assert entry.kind == "text"


def test_bold_over_several_lines_is_one_block():
    (block,) = blocks("**Dialog\nog værtskab**\n")
    assert block.html == "<strong>Dialog<br>og værtskab</strong>"
    assert block.is_bold
    assert (block.span.first, block.span.last) == (1, 2)


def test_lines_broken_at_a_fixed_width_are_one_paragraph():
    (block,) = blocks("Aktiviteterne skal skabe dialog mellem forskellige grupper\nindenfor området og udenfor det.\n")
    assert block.text.endswith("grupper indenfor området og udenfor det.")


def test_markup_in_a_text_file_is_plain_text():
    (block,) = blocks("Se <script>alert(1)</script> & *her*\u202e\n")
    assert block.html == "Se &lt;script&gt;alert(1)&lt;/script&gt; &amp; <em>her</em>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "wrong_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wrong_kind"),
        (b"{\\rtf1 hej}", "wrong_kind"),
        (bytes(range(256)) * 40, "wrong_kind"),
        ("Form\ufffdl".encode(), "destroyed_letters"),
        ("Målsætning på æ".encode().decode("latin-1").encode(), "destroyed_letters"),
        ("Formål på dansk".encode()[:5], "damaged"),
        (b"a" * 2_000_001, "too_large"),
        (b"- a\n" * 30_000, "too_large"),
        (b"a" * 20_000_001, "too_large"),
        (b"PK\x03\x04 not a zip", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data, code):
    assert refusal(data).code == code


def test_a_pdf_is_told_what_to_do_instead():
    assert ".docx" in refusal(b"%PDF-1.4").message


def test_a_word_file_gives_headings_lists_tables_and_footnotes():
    source = read_source(
        document(
            heading("Formål", 2),
            paragraph("Torvet er mørkt", note=2),
            item("Lamper"),
            item("Høje", level=1),
            item("Først", ordered=True),
            table(("Post", "2022"), ("Løn", "5.000")),
            notes={2: "Målt i 2021."},
        ),
        "plan.docx",
    )
    assert [(b.kind, b.level, b.number) for b in source.blocks] == [
        ("heading", 2, None),
        ("text", 0, None),
        ("item", 0, None),
        ("item", 1, None),
        ("item", 0, 1),
        ("table", 0, None),
    ]
    assert source.blocks[1].html == 'Torvet er mørkt<span class="footnote">Målt i 2021.</span>'
    assert source.blocks[-1].rows[1].cells == ("Løn", "5.000")
    assert source.unit == "afsnit"


def test_a_word_file_without_text_is_refused():
    assert refusal(document(paragraph(" "))).code == "empty"


def test_another_zip_file_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert refusal(buffer.getvalue()).code == "wrong_kind"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/document.xml", b"<w:document", "damaged"),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "damaged"),
        ("word/document.xml", b"<a>" + b" " * 10_000_001 + b"</a>", "too_large"),
        ("word/media/bomb.bin", b"\0" * 100_000_001, "too_large"),
    ],
)
def test_a_harmful_word_file_is_refused(name, content, code):
    assert refusal(document(paragraph("Tekst"), more={name: content})).code == code


def test_deeply_nested_tables_are_refused_or_read_flat():
    nested = "<w:tbl><w:tr><w:tc>" * 3000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 3000
    assert refusal(document(nested)).code == "damaged"


@given(st.integers(min_value=2, max_value=4000))
def test_a_cut_word_file_never_fails_otherwise(at):
    whole = document(heading("Formål"), paragraph("Tekst"))
    try:
        read_source(whole[:at], "plan.docx")
    except Refused:
        return
    assert at >= len(whole)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read_source(data, "plan")
    except Refused:
        return


@given(st.text(max_size=400))
def test_every_letter_of_a_text_file_is_in_a_block(text):
    try:
        found = read_source(text.encode("utf-8", "ignore"), "plan.txt").blocks
    except Refused:
        return
    shown = "".join(block.shown for block in found)
    wanted = [letter for letter in text.encode("utf-8", "ignore").decode() if letter.isalpha()]
    assert [letter for letter in shown if letter.isalpha()] == wanted


def test_the_small_plan_reads_back_block_by_block():
    assert [b.kind for b in blocks(SMALL)].count("table") == 2
