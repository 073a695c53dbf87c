# SPDX-License-Identifier: MPL-2.0
"""Two wordings of a text as one that people can read: what was written where, word by word."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerskab.richtext import clean
from partnerskab.richtext.difference import difference, same_words, stretches


def told(before: str, after: str) -> str:
    """The difference with -what went out- and +what came in+."""
    html = difference(before, after).replace("\u00a0", " ")
    for tag, sign in (("ins", "+"), ("del", "-")):
        html = re.sub(
            rf'<{tag}><span class="sr">\[\w+: </span><span class="t">(.*?)</span><span class="sr">\]</span></{tag}>',
            rf"{sign}\1{sign}",
            html,
        )
    return html


@pytest.mark.parametrize(
    ("before", "after", "merged"),
    [
        ("<p>Otte hold om året.</p>", "<p>12 hold om året.</p>", "<p>-Otte- +12+ hold om året.</p>"),
        ("<p>Det er godt.</p>", "<p>Det er meget godt.</p>", "<p>Det er +meget+ godt.</p>"),
        ("<p>Det er godt</p>", "<p>Det er</p>", "<p>Det er -godt-</p>"),
        ("<p>Godt, og nyt.</p>", "<p>Godt og nyt.</p>", "<p>Godt-,- og nyt.</p>"),
        (
            "<p>Der er 50.000 kr. i år.</p>",
            "<p>Der er 55.000 kr. i år.</p>",
            "<p>Der er -50.000- +55.000+ kr. i år.</p>",
        ),
        ("<p>Unge på 13-15 år.</p>", "<p>Unge på 13-17 år.</p>", "<p>Unge på -13-15- +13-17+ år.</p>"),
        (
            "<p>Det skal forebygge uro ved banen og give ro.</p>",
            "<p>Det skal holde dem ude af kriminalitet og give ro.</p>",
            "<p>Det skal -forebygge uro ved banen- +holde dem ude af kriminalitet+ og give ro.</p>",
        ),
        (
            "<p>Om vinteren holder den lukket.</p>",
            "<p>Fra 2022 er den bemandet. Om vinteren søges lokaler inden døre.</p>",
            "<p>+Fra 2022 er den bemandet.+ Om vinteren -holder den lukket- +søges lokaler inden døre+.</p>",
        ),
        (
            "<p>Gruppen har puljen og står for vognen. Styregruppen får besked.</p>",
            "<p>Gruppen har puljen. Foreningen holder vognen. Styregruppen får besked.</p>",
            "<p>Gruppen har puljen -og står for vognen-. +Foreningen holder vognen.+ Styregruppen får besked.</p>",
        ),
        (
            "<p>Naboer kender hinanden.</p>",
            "<p>Klubben åbner om tirsdagen.</p>",
            "<p>-Naboer kender hinanden.- +Klubben åbner om tirsdagen.+</p>",
        ),
    ],
)
def test_words_and_sentences(before: str, after: str, merged: str) -> None:
    assert told(before, after) == merged


@pytest.mark.parametrize(
    ("before", "after", "merged"),
    [
        ("<p>Et.</p><p>To.</p>", "<p>Et.</p><p>Helt nyt.</p><p>To.</p>", "<p>Et.</p><p>+Helt nyt.+</p><p>To.</p>"),
        ("<p>Et.</p><p>Væk nu.</p><p>To.</p>", "<p>Et.</p><p>To.</p>", "<p>Et.</p><p>-Væk nu.-</p><p>To.</p>"),
        (
            "<p>Det første.</p><p>Et andet.</p><p>Alt tredje.</p>",
            "<p>Alt tredje.</p><p>Det første.</p><p>Et andet.</p>",
            "<p>+Alt tredje.+</p><p>Det første.</p><p>Et andet.</p><p>-Alt tredje.-</p>",
        ),
        ("", "<p>Alt er nyt.</p><ul><li>Et</li></ul>", "<p>+Alt er nyt.+</p><ul><li>+Et+</li></ul>"),
        ("<h3>Området</h3><p>Her.</p>", "<h3>Kvarteret</h3><p>Her.</p>", "<h3>-Området- +Kvarteret+</h3><p>Her.</p>"),
        (
            "<ul><li>8 møder på pladsen</li><li>Erfaringer fra 2021 er samlet</li></ul>",
            "<ul><li>12 møder på pladsen</li><li>Kursus for frivillige</li><li>Erfaringer fra 2022 er samlet</li></ul>",
            "<ul><li>-8- +12+ møder på pladsen</li><li>+Kursus for frivillige+</li>"
            "<li>Erfaringer fra -2021- +2022+ er samlet</li></ul>",
        ),
        (
            "<ul><li>Et<ul><li>a</li><li>b</li></ul></li><li>To</li></ul>",
            "<ul><li>Et<ul><li>a</li><li>c</li></ul></li><li>To</li></ul>",
            "<ul><li>Et <ul><li>a</li><li>-b- +c+</li></ul></li><li>To</li></ul>",
        ),
        (
            "<table><tbody><tr><td>Øst</td><td>2.400</td></tr><tr><td>Vest</td><td>4</td></tr></tbody></table>",
            "<table><tbody><tr><td>Øst</td><td>2.450</td></tr><tr><td>Vest</td><td>4</td></tr>"
            "<tr><td>Syd</td><td>7</td></tr></tbody></table>",
            "<table><tbody><tr><td>Øst</td><td>-2.400- +2.450+</td></tr><tr><td>Vest</td><td>4</td></tr>"
            "<tr><td>+Syd+</td><td>+7+</td></tr></tbody></table>",
        ),
        (
            "<table><tbody><tr><td>Øst</td></tr></tbody></table>",
            "<table><tbody><tr><td>Øst</td><td>4</td></tr></tbody></table>",
            "<table><tbody><tr><td>-Øst-</td></tr></tbody></table><table><tbody><tr><td>+Øst+</td><td>+4+</td></tr></tbody>"
            "</table>",
        ),
    ],
)
def test_paragraphs_lists_and_tables(before: str, after: str, merged: str) -> None:
    assert told(before, after) == merged


def test_cells_that_span_rows_stay_where_they_are() -> None:
    table = '<table><tbody><tr><td rowspan="2">Øst</td><td>{}</td></tr><tr><td>4</td></tr></tbody></table>'
    assert told(table.format("2"), table.format("3")) == table.format("-2- +3+")


def test_footnotes_are_words_in_brackets_where_they_stand() -> None:
    note = '<p>Målt her<span class="footnote">{}</span> hvert år.</p>'
    assert told(note.format("Fra 2015."), note.format("Fra 2015 og 2020.")) == (
        "<p>Målt her [Fodnote: Fra 2015 +og 2020+.] hvert år.</p>"
    )
    assert told("<p>Målt her hvert år.</p>", note.format("Ny.")) == "<p>Målt her +[Fodnote: Ny.]+ hvert år.</p>"


def test_a_link_that_leads_elsewhere_says_where() -> None:
    link = '<p>Se <a href="https://eksempel.dk/{}">siden</a> her.</p>'
    html = told(link.format("a"), link.format("b"))
    assert "[Link: https://eksempel.dk/a]-" in html
    assert "[Link: https://eksempel.dk/b]+" in html
    assert not same_words(link.format("a"), link.format("b"))


def test_formatting_alone_is_not_marked() -> None:
    assert told("<p>Et <strong>vigtigt</strong> ord.</p>", "<p>Et vigtigt ord.</p>") == "<p>Et vigtigt ord.</p>"
    assert told("<p>Et ord</p>", "<p>Et<br>ord</p>").replace("<br>", " ") == "<p>Et ord</p>"


def test_marks_lie_inside_what_they_mark_and_outside_its_look() -> None:
    assert told("<p>Et ord.</p>", "<p>Et <strong>godt</strong> ord.</p>") == "<p>Et +<strong>godt</strong>+ ord.</p>"


def test_what_is_unchanged_is_folded_with_how_much_it_is() -> None:
    before = (
        "<p>Et.</p><p>To.</p><h3>Rubrik</h3><p>Det er før nu.</p><ul><li>a</li><li>b</li><li>c</li></ul><p>Slut.</p>"
    )
    after = (
        "<p>Et.</p><p>To.</p><h3>Rubrik</h3><p>Det er nyt nu.</p><ul><li>a</li><li>b</li><li>d</li></ul><p>Slut.</p>"
    )
    found = stretches(before, after)
    assert [(stretch.is_changed, stretch.told if not stretch.is_changed else "") for stretch in found] == [
        (False, "To afsnit uden ændringer"),
        (True, ""),
        (False, "To punkter uden ændringer"),
        (True, ""),
        (False, "Ét afsnit uden ændringer"),
    ]
    assert found[0].html == "<p>Et.</p><p>To.</p>"
    assert found[1].html.startswith("<h3>Rubrik</h3><p>Det er ")
    assert found[2].html == "<ul><li>a</li><li>b</li></ul>"


def test_a_numbered_list_keeps_its_numbers_when_folded() -> None:
    before = "<ol><li>a</li><li>b</li><li>c</li></ol>"
    found = stretches(before, before.replace("b", "nyt"))
    assert [stretch.html[:14] for stretch in found] == ["<ol><li>a</li>", '<ol start="2">', '<ol start="3">']
    assert "Ét punkt uden ændringer" in [stretch.told for stretch in found]


def test_a_text_that_is_the_same_is_one_folded_stretch() -> None:
    (only,) = stretches("<p>Et.</p>", "<p>Et.</p>")
    assert (only.is_changed, only.count) == (False, 1)
    assert stretches("", "") == ()


def test_texts_too_long_to_compare_come_without_marks() -> None:
    long = "<p>" + "ord " * 4_000 + "</p>"
    (only,) = stretches(long, long.replace("ord", "tal"))
    assert only.is_changed
    assert "<ins>" not in only.html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("og i " * 1_450, "i og at " * 1_000),
        ("-" * 90_000, "." * 90_000),
        ("Og " + "og i " * 400, "Og " + "og i at " * 300),
    ],
)
def test_texts_of_the_same_few_words_are_told_more_roughly_and_soon(before: str, after: str) -> None:
    """Word by word these took difflib minutes; what they begin with is the same all the same."""
    html = difference(f"<p>{before}</p>", f"<p>{after}</p>")
    assert html.count("<ins>") <= 1


WORDS = st.lists(st.sampled_from("en to tre . , fire fem <b> & og".split()), max_size=8).map(" ".join)
BLOCKS = st.one_of(
    WORDS.map("<p>{}</p>".format),
    WORDS.map("<p>x<strong>{}</strong></p>".format),
    st.lists(WORDS, min_size=1, max_size=3).map(
        lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    ),
    WORDS.map("<table><tr><td>{}</td><td>a</td></tr></table>".format),
)
TEXTS = st.lists(BLOCKS, max_size=5).map("".join).map(clean)


def side(html: str, gone: str) -> list[str]:
    """The words of one side of a difference."""
    kept = re.sub(rf'<{gone}>.*?<span class="sr">\]</span></{gone}>', " ", html.replace("\u00a0", " "))
    kept = re.sub(r'<span class="sr">.*?</span>', "", kept)
    return re.sub(r"<[^>]*>", " ", kept).split()


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_each_side_can_be_read_out_of_the_difference(before: str, after: str) -> None:
    html = difference(before, after)
    assert "".join(side(html, "del")) == "".join(side(difference(after, after), "del"))
    assert "".join(side(html, "ins")) == "".join(side(difference(before, before), "ins"))
    assert "".join(stretch.html.count("<ins>") * "+" for stretch in stretches(before, after)) == "+" * html.count(
        "<ins>"
    )
