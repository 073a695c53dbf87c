# SPDX-License-Identifier: MPL-2.0
"""Rich text on screen and paper, its form field and model field, and Danish formats."""

import datetime

import pytest
from django import forms
from django.template import Context, Template

from partnerskab import danish
from partnerskab.richtext import RichTextField, RichTextFormField
from partnerskab.richtext.showing import Notes, for_print, for_screen

NOTED = '<p>Et<span class="footnote">Om et, 2021-2022</span> og to<span class="footnote">Om &lt;to&gt;</span></p>'


def test_footnotes_on_screen_link_both_ways_and_keep_counting():
    notes = Notes("a-")
    first = for_screen(NOTED, notes)
    second = for_screen('<p>Tre<span class="footnote">Om tre</span></p>', notes)
    assert '<a class="fk" id="a-fr2" href="#a-fn2" aria-label="Fodnote 2">2</a>' in first
    assert 'id="a-fr3" href="#a-fn3"' in second
    assert '<li id="a-fn2">Om &lt;to&gt; <a class="fk-back" href="#a-fr2"' in notes.listed()
    assert Notes().listed() == ""


def test_footnotes_on_paper_are_a_pair_of_links_in_place():
    html = for_print(NOTED, Notes())
    assert (
        '<p>Et<a class="fk" id="fr1" href="#fn1">1</a><span class="fn"><a class="fnr" id="fn1" href="#fr1">1</a>'
        'Om et, <span class="ord">2021-2022</span></span> og to'
    ) in html


def test_links_on_paper_hold_no_further_element():
    html = for_print('<p><a href="https://kk.dk">2021-2024</a> 2021-2024</p>', Notes())
    assert html == '<p><a href="https://kk.dk">2021-2024</a> <span class="ord">2021-2024</span></p>'


def test_header_cells_get_their_scope():
    html = for_screen("<table><tr><th>a</th><th>b</th></tr><tr><th>c</th><td>d</td></tr></table>", Notes())
    assert html.count('scope="col"') == 2
    assert '<th scope="row">c</th>' in html


def test_templates_number_over_the_page_or_within_a_text():
    page = "{% load plan_text %}{% footnotes as notes %}{{ t|prose:notes }}{{ t|prose:notes }}{{ notes.listed|safe }}"
    assert Template(page).render(Context({"t": NOTED})).count("<li id=") == 4
    alone = Template('{% load plan_text %}{{ t|prose:"x-" }}').render(Context({"t": NOTED}))
    assert alone.endswith("</li></ol>")
    assert 'id="x-fn2"' in alone


def test_filters_write_danish():
    template = "{% load plan_text %}{{ n|kr }}|{{ none|kr }}|{{ 0|kr }}|{{ d|dato }}|{{ m|tidspunkt }}|{{ s|percent }}"
    moment = datetime.datetime(2026, 11, 20, 8, 5, tzinfo=datetime.UTC)
    context = {"n": 1_313_000, "none": None, "d": datetime.date(2026, 11, 20), "m": moment, "s": 7.25}
    assert Template(template).render(Context(context)).replace("\u00a0", " ") == (
        "1.313.000 kr.||0 kr.|20. november 2026|20. november 2026 kl. 9.05|7,3 %"
    )


class TextForm(forms.Form):
    text = RichTextFormField()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("a < b\n\nc", "<p>a &lt; b</p><p>c</p>"),
        ("", ""),
        ("<ul><li><p>a</p></li></ul>", None),
    ],
)
def test_the_form_field_takes_what_the_editor_or_a_textarea_sends(typed, stored):
    form = TextForm({"text": typed})
    assert form.is_valid()
    assert form.cleaned_data["text"] == ("<ul><li>a</li></ul>" if stored is None else stored)


def test_the_form_field_sees_no_change_in_another_way_of_writing():
    assert not TextForm({"text": "<ul><li><p>a</p></li></ul>"}, initial={"text": "<ul><li>a</li></ul>"}).has_changed()
    assert TextForm({"text": "<p>b</p>"}, initial={"text": "<p>a</p>"}).has_changed()


def test_a_text_too_long_is_an_error_on_the_field():
    form = TextForm({"text": "<p>" + "ord " * 60_000 + "</p>"})
    assert "for lang" in form.errors["text"][0]


def test_the_model_field_makes_the_editors_field_and_no_null():
    field = RichTextField()
    assert isinstance(field.formfield(), RichTextFormField)
    assert (field.blank, field.null, field.default) == (True, False, "")


@pytest.mark.parametrize(
    ("kroner", "written"),
    [(0, "0"), (999, "999"), (50_000, "50.000"), (1_313_000, "1.313.000"), (-5_000, "\u22125.000")],
)
def test_amounts(kroner, written):
    assert danish.amount(kroner) == written


def test_millions_and_percent_round_half_up():
    assert danish.millions(1_250_000) == "1,3\u00a0mio.\u00a0kr."
    assert danish.millions(2_000_000) == "2\u00a0mio.\u00a0kr."
    assert danish.percent(75) == "75\u00a0%"
    assert danish.percent(-0.04) == "0\u00a0%"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("den 9. december", "den 9.~december"),
        ("55.000 kr. og 2 mia. kr.", "55.000~kr. og 2~mia.~kr."),
        ("kl. 9.12, ca. 40 og nr. 3", "kl.~9.12, ca.~40 og nr.~3"),
        ("fx klubber, 75 %", "fx~klubber, 75~%"),
        ("13-15-årige i 2021-2024", "13=15=årige i 2021=2024"),
        ("18-årig, to-tre, en-1", "18=årig, to-tre, en-1"),
    ],
)
def test_pairs_that_stay_on_one_line(text, kept):
    assert danish.nobreak(text) == kept.replace("~", "\u00a0").replace("=", "\u2011")
