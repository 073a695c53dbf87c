# SPDX-License-Identifier: MPL-2.0
"""Who changed what and when, and an earlier text brought back."""

import datetime
from html import unescape

import time_machine

from partnerskab.richtext.difference import difference, marked, same_words
from tests.activities.conftest import browser_of

BASE = "/amager/plan/2022/tekst/afsnit"


def address(section, page="historik"):
    return f"{BASE}/{section.pk}/{page}/"


def rewrite(client, section, text):
    section.refresh_from_db()
    typed = {"version": section.version, "title": section.sub_heading, "text": text}
    assert client.post(address(section, "rediger"), typed).status_code == 200
    section.refresh_from_db()


def entry_of(section, text):
    return section.history.filter(text=text).latest("history_id").history_id


def test_the_history_tells_who_when_and_what(writer, purpose):
    with time_machine.travel(datetime.datetime(2021, 11, 4, 12, 48, tzinfo=datetime.UTC)):
        rewrite(writer, purpose, "<p>At flere oplever gode møder i parken.</p>")
    page = unescape(writer.get(address(purpose)).text).replace("\xa0", " ")
    assert "<strong>Arne Arbejder</strong>, Helhedsplanen ændrede teksten" in page
    assert "4. november 2021 kl. 13.48" in page
    assert '<ins><span class="sr">[indsat: </span><span class="t">parken</span><span class="sr">]</span></ins>.' in page
    assert '<del><span class="sr">[slettet: </span>' in page
    assert "læste teksten ind fra papir" in page


def test_older_differences_come_when_they_are_opened(writer, purpose):
    first = "<p>Den første ændring.</p>"
    rewrite(writer, purpose, first)
    rewrite(writer, purpose, "<p>Den anden ændring.</p>")
    page = writer.get(address(purpose)).text
    assert f"forskel/?entry={entry_of(purpose, first)}" in page
    old = writer.get(address(purpose, "forskel"), {"entry": entry_of(purpose, first)})
    assert "første" in old.text


def test_long_histories_take_no_more_queries(writer, purpose, django_assert_num_queries):
    rewrite(writer, purpose, "<p>En ændring.</p>")
    with django_assert_num_queries(9):
        writer.get(address(purpose))
    for number in range(12):
        rewrite(writer, purpose, f"<p>Ændring nummer {number}.</p>")
    with django_assert_num_queries(9):
        writer.get(address(purpose))


def test_an_earlier_text_stands_again_and_that_too_is_history(writer, purpose):
    before = purpose.text
    rewrite(writer, purpose, "<p>Noget andet.</p>")
    again = {"version": purpose.version, "entry": entry_of(purpose, before)}
    response = writer.post(address(purpose, "gendan"), again)
    assert response.status_code == 200
    purpose.refresh_from_db()
    assert (purpose.text, purpose.version) == (before, 3)
    assert purpose.history.first().history_change_reason.startswith("gendannet: teksten fra")


def test_restoring_over_a_newer_text_is_refused_with_the_newest_history(writer, colleague, purpose):
    before = purpose.text
    rewrite(colleague, purpose, "<p>Kollegaens.</p>")
    response = writer.post(address(purpose, "gendan"), {"version": 1, "entry": entry_of(purpose, before)})
    assert response.status_code == 409
    assert "Ikke gendannet" in response.text
    purpose.refresh_from_db()
    assert purpose.text == "<p>Kollegaens.</p>"


def test_an_entry_of_another_text_is_not_found(writer, purpose, objectives):
    entry = objectives[0].history.first().history_id
    assert writer.get(address(purpose, "forskel"), {"entry": entry}).status_code == 404
    assert writer.get(address(purpose, "forskel"), {"entry": "x"}).status_code == 404
    assert writer.post(address(purpose, "gendan"), {"version": 1, "entry": entry}).status_code == 404


def test_rights_and_methods(cast, writer, purpose):
    entry = {"version": 1, "entry": purpose.history.first().history_id}
    readers = browser_of(cast.steering_group)
    assert readers.get(address(purpose)).status_code == 200
    assert "Gendan" not in readers.get(address(purpose)).text
    assert readers.post(address(purpose, "gendan"), entry).status_code == 403
    assert browser_of(cast.reader).get(address(purpose)).status_code == 403
    assert browser_of(cast.stranger).get(address(purpose)).status_code == 404
    assert writer.get(address(purpose, "gendan")).status_code == 405
    assert writer.post(address(purpose)).status_code == 405


def test_the_margin_lists_the_latest_changes(writer, colleague, purpose, activity):
    rewrite(writer, purpose, "<p>En ændring.</p>")
    rewrite(colleague, activity.sections.get(kind="timeline"), "<p>Fra maj.</p>")
    page = writer.get(f"/amager/plan/2022/aktivitet/{activity.pk}/margen/").text
    margin = page[page.index("margin-history") :]
    assert margin.index("Københavns Politi</strong> ændrede Tidsplan") < margin.index("Helhedsplanen</strong> ændrede")
    assert "læste aktiviteten ind fra papir" in margin
    assert "#entry-" in margin


def test_what_is_done_in_one_go_is_told_once(writer, purpose, activity):
    for number in range(4):
        rewrite(writer, purpose, f"<p>Ændring {number}.</p>")
    page = writer.get(f"/amager/plan/2022/aktivitet/{activity.pk}/historik/").text
    assert page.count("ændrede Formål") == 1


def test_the_whole_history_comes_a_page_at_a_time(writer, purpose, activity, monkeypatch):
    monkeypatch.setattr("activities.views.history.PER_PAGE", 1)
    rewrite(writer, purpose, "<p>En ændring.</p>")
    page = writer.get(f"/amager/plan/2022/aktivitet/{activity.pk}/historik/")
    assert "Vis ældre ændringer" in page.text
    older = page.context["next"]
    assert (
        "ændrede Formål" not in writer.get(f"/amager/plan/2022/aktivitet/{activity.pk}/historik/", {"foer": older}).text
    )


def test_a_long_history_of_an_activity_takes_no_more_queries(writer, purpose, activity, django_assert_num_queries):
    url = f"/amager/plan/2022/aktivitet/{activity.pk}/historik/"
    rewrite(writer, purpose, "<p>En ændring.</p>")
    with django_assert_num_queries(10):
        writer.get(url)
    for number in range(8):
        rewrite(writer, purpose, f"<p>Ændring {number}.</p>")
    with django_assert_num_queries(10):
        writer.get(url)


def test_a_difference_tells_deleted_before_inserted():
    html = difference("<p>Det skal forebygge uro nu.</p>", "<p>Det skal give ro nu.</p>")
    assert html.index("[slettet: ") < html.index("[indsat: ")
    assert "forebygge uro" in html


def test_a_difference_keeps_what_was_escaped():
    html = difference("<p>a &lt;script&gt;</p>", "<p>b &lt;script&gt; c</p>")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_words_are_marked_on_the_side_that_has_them():
    assert marked("<ul><li>et</li><li>to, tre</li></ul>", "<ul><li>et</li></ul>") == (
        "<ul><li>et</li><li><mark>to, tre</mark></li></ul>"
    )


def test_footnotes_are_compared_as_words():
    html = marked('<p>Se her.<span class="footnote">Ny kilde</span></p>', "<p>Se her.</p>")
    assert "[Fodnote: Ny kilde]</mark>" in html


def test_formatting_alone_is_no_difference():
    assert same_words("<p>et <strong>to</strong></p>", "<ul><li>et to</li></ul>")
