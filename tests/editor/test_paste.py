# SPDX-License-Identifier: MPL-2.0
"""What pasting from other programs leaves in a text."""

from pathlib import Path

import pytest

from tests.editor.section import paste, save

pytestmark = pytest.mark.django_db(transaction=True)

WORD = (Path(__file__).parent / "word.html").read_text()

GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr">
<span style="font-weight:400">Overskrift</span></h2>
<p dir="ltr"><span style="font-weight:700;font-style:normal">Fed</span>
<span style="font-weight:400;font-style:italic">skrå</span>
<span style="font-weight:400;font-style:normal">jævn</span></p>
<ul><li dir="ltr"><p><span>et</span></p></li><ul><li dir="ltr"><p><span>to</span></p></li></ul></ul></b>"""


def test_word_keeps_headings_lists_footnotes_and_tables(writing, page):
    writing()
    paste(page, WORD)
    assert save(page) == (
        "<h3>Sommer i parken</h3>"
        '<p>Banen er åben for <strong>alle</strong> unge<span class="footnote">Se planen for 2022.</span> i juni.</p>'
        "<ul><li>bold og <em>bevægelse</em><ul><li>om tirsdagen</li></ul></li><li>fællesspisning</li></ul>"
        "<ol><li>planlæg<ol><li>spørg naboerne</li></ol></li><li>gør det</li></ol>"
        "<h3>Hvem betaler?</h3>"
        "<table><tbody><tr><td><strong>Post</strong></td><td><strong>Kr.</strong></td></tr>"
        "<tr><td>Løn</td><td>50.000</td></tr></tbody></table>"
        "<p>Slut med nyt og en fil</p>"
    )


def test_google_docs_keeps_what_was_only_a_style(writing, page):
    writing()
    paste(page, GOOGLE_DOCS)
    assert save(page) == (
        "<h3>Overskrift</h3><p><strong>Fed</strong> <em>skrå</em> jævn</p><ul><li>et<ul><li>to</li></ul></li></ul>"
    )


def test_plain_lines_become_paragraphs(writing, page):
    writing()
    paste(page, "Første\n\nAnden <b>", kind="text/plain")
    assert save(page) == "<p>Første</p><p>Anden &lt;b&gt;</p>"


def test_text_copied_in_an_editor_comes_back_as_it_was(writing, page):
    textbox = writing('<p>Ord<span class="footnote">Note</span></p><ol><li>et</li></ol>')
    textbox.press("Control+a")
    copied = page.evaluate("""() => {
      const clipboardData = new DataTransfer()
      document.activeElement.dispatchEvent(new ClipboardEvent("copy", {clipboardData, bubbles: true, cancelable: true}))
      return clipboardData.getData("text/html")
    }""")
    textbox.press("Delete")
    paste(page, copied)
    assert save(page) == '<p>Ord<span class="footnote">Note</span></p><ol><li>et</li></ol>'
