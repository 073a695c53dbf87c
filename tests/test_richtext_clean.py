# SPDX-License-Identifier: MPL-2.0
"""Cleaning: one canonical form, nothing hostile, nothing visible lost."""

import re
import sys
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.richtext import TooLong, blocks, clean, from_lines, plain, words
from partnerskab.richtext.tables import MOST_COLUMNS
from partnerskab.richtext.tree import Table

ALLOWED = re.compile(
    r"</?(?:p|strong|em|h3|ul|ol|li|table|thead|tbody|tr)>|<br>|</(?:a|td|th|span)>"
    r'|<a href="(?:https?://|mailto:)[^"<>]+">|<t[dh](?: colspan="\d+")?(?: rowspan="\d+")?>|<span class="footnote">'
)
TAGS = (
    "p br strong b em i h1 h3 h6 ul ol li a table thead tbody tr th td span div blockquote pre script style svg math "
    "template img caption dl dt dd hr u sup select option textarea noscript form button"
).split()
PIECES = [
    '<a href="https://kk.dk/x">',
    '<a href="javascript:1">',
    '<a href="mailto:a@eksempel.dk" onclick=1>',
    '<span class="footnote">',
    '<td colspan="3">',
    '<td rowspan="2">',
    "<th rowspan=9 colspan=9>",
    "<!-- c -->",
    "<![CDATA[x]]>",
    "&nbsp;",
    "&#x202e;",
    "&#1;",
    "&lt;",
    "&amp;",
    "<",
    "e\u0301",
    "\u200b",
    " ",
    "\n",
    "ord",
]
markup = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(PIECES),
    st.text(max_size=6),
)
wild = st.lists(markup, max_size=40).map("".join)

word = st.text("abcæøåÆØÅ123.,-%", min_size=1, max_size=8)
line = st.lists(word, min_size=1, max_size=6).map(" ".join)
marked = st.tuples(
    st.sampled_from(["{}", "<strong>{}</strong>", "<em>{}</em>", '<a href="https://kk.dk">{}</a>']), line
)
inline = st.lists(marked.map(lambda pair: pair[0].format(pair[1])), min_size=1, max_size=3).map(" ".join)
block = st.one_of(
    inline.map("<p>{}</p>".format),
    inline.map("<h3>{}</h3>".format),
    st.lists(inline, min_size=1, max_size=4).map(lambda items: f"<ul><li>{'</li><li>'.join(items)}</li></ul>"),
    st.lists(inline, min_size=1, max_size=4).map(lambda cells: f"<table><tr><td>{'</td><td>'.join(cells)}</table>"),
)


@settings(max_examples=400, deadline=None)
@given(wild)
def test_cleaning_twice_changes_nothing_and_leaves_only_what_is_allowed(html):
    try:
        stored = clean(html)
    except TooLong:
        return
    assert clean(stored) == stored
    assert "<" not in ALLOWED.sub("", stored)


CELLS = ("<tr>", "<th>", "<td>", "<th rowspan=2>", "<td colspan=2>", "<td rowspan=3>x", "y")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(CELLS), max_size=MOST_COLUMNS // 2))
def test_every_row_of_a_table_covers_the_same_columns(pieces):
    html = clean("<table>" + "".join(pieces))
    assert clean(html) == html
    for table in (block for block in blocks(html) if isinstance(block, Table)):
        for rows in (table.head, table.body):
            covered = [0] * len(rows)
            for at, row in enumerate(rows):
                for cell in row:
                    for below in range(at, at + cell.rowspan):
                        covered[below] += cell.colspan
            assert len(set(covered)) <= 1


@settings(max_examples=200, deadline=None)
@given(st.lists(block, max_size=5).map("".join))
def test_no_visible_word_is_lost(html):
    visible = re.sub(r"<[^>]+>", lambda tag: " " if re.match(r"</?(p|h3|li|td|t)", tag[0]) else "", html)
    assert words(clean(html)) == visible.split()


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("", ""),
        ("hej", "<p>hej</p>"),
        ("<p> </p><p>&nbsp;</p><ul><li></li></ul>", ""),
        ("<b>a</b><i> b</i>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<strong>a</strong> <strong>b</strong>", "<p><strong>a b</strong></p>"),
        ("<em><strong>a</strong></em>", "<p><strong><em>a</em></strong></p>"),
        ("<h1><b>Titel</b></h1><h6>under</h6>", "<h3>Titel</h3><h3>under</h3>"),
        ("<div>a<br><br>b<br>c<br></div>", "<p>a</p><p>b<br>c</p>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li>a</li><ol><li>b</li></ol></ul>", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("<ul><li><ul><li>b</li></ul></li></ul>", "<ul><li>b</li></ul>"),
        ("<p>a<img src=x alt='b'>c</p>", "<p>ac</p>"),
        ("a<span class='footnote x'>note <b>1</b></span>", '<p>a<span class="footnote">note 1</span></p>'),
        ("<span class='footnote'> </span>", ""),
        ("<a href=' HTTPS://KK.dk/a b '>k</a>", '<p><a href="HTTPS://KK.dk/a%20b">k</a></p>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("A\u030a\u00a0b\u2011c\u00add", "<p>Å b-cd</p>"),
    ],
)
def test_same_text_same_string(html, stored):
    assert clean(html) == stored


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{background:url(http://ond.example/x)}</style>",
        "<img src='file:///etc/passwd' onerror=alert(1)>",
        "<img src='http://ond.example/x.png'>",
        "<svg><script>alert(1)</script><text>x</text></svg>",
        "<math><mi>x</mi></math>",
        "<template><p>x</p></template>",
        "<iframe srcdoc='<p>x'></iframe>",
        "<object data='file:///etc/passwd'>x</object>",
        "<del>x</del>",
        "\u202e\u2066\u200f\u200b\ufeff\u0000\ud800",
    ],
)
def test_hostile_markup_leaves_nothing(html):
    assert clean(html) == ""


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick='x()' style='position:fixed' id=a class=b>ord</p>",
        "<a href='javascript:x()'>ord</a>",
        "<a href='data:text/html,x'>ord</a>",
        "<a href='file:///etc/passwd'>ord</a>",
        "<a href='//ond.example'>ord</a>",
        "<a href='https:ond'>ord</a>",
        "<form action=x><button>ord</button></form>",
        "\u202eord\u202c",
        "&#x202e;o&#8203;rd",
    ],
)
def test_hostile_clothing_comes_off(html):
    assert clean(html) == "<p>ord</p>"


def test_lists_deeper_than_four_become_the_fourth():
    deep = "".join(f"<ul><li>{level}" for level in "abcdef")
    assert (
        clean(deep)
        == "<ul><li>a<ul><li>b<ul><li>c<ul><li>d</li><li>e</li><li>f</li></ul></li></ul></li></ul></li></ul>"
    )


def test_tables_become_rectangular():
    assert clean("<table><tr><th>a<th>b<tr><td rowspan=9>x<tr><td>y<td>z</table>") == (
        "<table><thead><tr><th>a</th><th>b</th><th></th></tr></thead>"
        '<tbody><tr><td rowspan="2">x</td><td></td><td></td></tr><tr><td>y</td><td>z</td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    ("bomb", "words_of_refusal"),
    [
        ("<ul><li>" * 625_000, "for lang"),
        ("<ul><li>" * 20_000, "niveauer"),
        ("<b>" * 60_000, "niveauer"),
        ("ord " * 60_000, "for lang"),
        ("<table>" + "<tr><td>" * 20_000, "felter"),
        ("<table><tr>" + "<td>" * 40_000, "kolonner"),
        ("<table>" + "<tr><td colspan=9 rowspan=999>x" * 6_000, "felter"),
    ],
)
def test_bombs_are_refused_in_danish(bomb, words_of_refusal):
    with pytest.raises(ValidationError, match=words_of_refusal):
        clean(bomb)


@pytest.mark.parametrize(
    ("start", "part"),
    [
        ("", "<ul><li>x</ul>"),
        ("", "<b>x</b>"),
        ("", "ord "),
        ("", "<br>"),
        ("", "<p>x"),
        ("", "<table><tr><td>x</table>"),
        ("", '<span class="footnote">x</span>'),
        ("<table>", "<tr><td>x"),
        ("<table>", "<tr><td>x<td rowspan=9 colspan=9>x"),
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(start, part):
    small, large = (_lines_run(start + part * count) for count in (300, 1_200))
    assert large < 5 * small


def _lines_run(html: str) -> int:
    """How many lines of Python it takes to clean a text: a measure that no busy machine changes."""
    count = 0

    def one_more(*_) -> Callable:
        nonlocal count
        count += 1
        return one_more

    before = sys.gettrace()
    sys.settrace(one_more)
    try:
        clean(html)
    except TooLong:
        pass
    finally:
        sys.settrace(before)
    return count


def test_plain_text_becomes_paragraphs():
    assert from_lines("Første & <b>\nlinje\r\n \r\nAnden") == "<p>Første &amp; &lt;b&gt;<br>linje</p><p>Anden</p>"


def test_plain_and_words_hold_the_footnotes():
    html = '<p>Ord<span class="footnote">i noten</span>, ord.</p><ul><li>a</li></ul>'
    assert plain(html) == "Ord [i noten], ord.\na"
    assert words(html) == ["Ord,", "ord.", "i", "noten", "a"]
