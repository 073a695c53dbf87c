# SPDX-License-Identifier: MPL-2.0
"""The reading page and the list of findings show the whole content, in few queries, to those who may."""

import datetime
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerskab.content.freezing import freeze
from partnerskab.documents.printing import paper
from partnerskab.documents.printing.edition import draft
from partnerskab.richtext import plain
from tests.content_examples import example_plan, rich_plan

WORD = re.compile(r"\w+")
NOT_SHOWN = frozenset(
    "estates purpose id slug kind role state origin level act source qualifier valid_from valid_to funding outcome "
    "from_line to_line decided_by moves_within moves_between "
    "applied_on decided_on paid_on accounted_on withdrawn_on made_on".split()
)
"""Fields that the pages say in their own words, or not at all."""


def page(client, name: str) -> str:
    response = client.get(reverse(name, args=["amager", 2022]))
    assert response.status_code == 200
    return response.content.decode()


def words_of_page(html: str) -> Counter[str]:
    shown = re.sub(r"<(svg|style|nav)\b.*?</\1>", " ", html, flags=re.DOTALL)
    text = unescape(re.sub(r"<[^>]*>", " ", shown)).replace("\u00ad", "").replace("\u2011", "-")
    return Counter(WORD.findall(text.lower()))


def words_of_content(value, name: str = "") -> Counter[str]:
    """Every word that somebody wrote, wherever in the content it stands."""
    if is_dataclass(value):
        parts = [words_of_content(getattr(value, one.name), one.name) for one in fields(value)]
    elif isinstance(value, tuple):
        parts = [words_of_content(one, name) for one in value]
    elif isinstance(value, str) and name not in NOT_SHOWN:
        return Counter(WORD.findall(plain(value).lower()))
    else:
        return Counter()
    return sum(parts, Counter())


def test_the_reading_page_and_the_paper_hold_the_same_words(client, cast, make_plan):
    plan = make_plan(content=rich_plan())
    client.force_login(cast.steering_group)
    content = freeze(plan)
    unruled = tuple(replace(step, rule="") for step in content.agreement.steps)
    unnamed = replace(content.agreement, title="", steps=unruled)
    written = words_of_content(replace(content, stated=(), agreement=unnamed))
    on_screen = words_of_page(page(client, "reading").split("<article")[1])
    on_paper = words_of_page(paper.html(draft(content, on=datetime.date(2022, 1, 1))))
    assert sum(written.values()) > 500
    assert written - on_screen == Counter()
    assert written - on_paper == Counter()


def test_the_chapters_stand_as_on_paper_and_the_theory_is_drawn(client, cast, plan):
    client.force_login(cast.collaborator)
    html = page(client, "reading").split("<article")[1]
    on_paper = paper.html(draft(freeze(plan), on=datetime.date(2022, 1, 1))).split("<main>")[1]
    assert heads(html, "h2")[:3] == heads(on_paper, "h2")[:3]
    assert html.count("Figur 1.") == 1
    assert "Det samme som tekst" in html
    assert html.index("Oversigt over aktiviteter") < html.index('class="reading-activity"')


def heads(html: str, level: str) -> list[str]:
    found = re.findall(rf"<{level}\b[^>]*>(.*?)</{level}>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", one)).replace("\xa0", " ").strip() for one in found]


def test_footnotes_have_one_numbering_and_lead_both_ways(client, cast, make_plan):
    content = example_plan(2)
    noted = '<p>Ord<span class="footnote">Kilde {}</span> og ord.</p>'
    first, second = content.activities
    activities = (with_text(first, noted.format("et")), with_text(second, noted.format("to")))
    make_plan(content=replace(content, activities=activities))
    client.force_login(cast.secretariat)
    html = page(client, "reading")
    marks = re.findall(r'id="(fr\d+)" href="#(fn\d+)"', html)
    assert marks
    assert [mark for mark, _ in marks] == [f"fr{at}" for at in range(1, len(marks) + 1)]
    for mark, note in marks:
        assert f'id="{note}"' in html
        assert f'href="#{mark}"' in html


def with_text(activity, text: str):
    return replace(activity, sections=(replace(activity.sections[0], text=text), *activity.sections[1:]))


@pytest.mark.parametrize(("name", "most"), [("reading", 35), ("checks", 35), ("front", 60)])
def test_the_number_of_queries_depends_on_nothing(client, cast, make_plan, name, most):
    """The front page asks everything that has a deadline who is still to do what."""
    client.force_login(cast.secretariat)
    counts = []
    for activities in (1, 12, 60):
        plan = make_plan(activities)
        address = reverse(name, args=["amager"] if name == "front" else ["amager", 2022])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
        agreement = plan.agreement
        plan.delete()
        agreement.delete()
    assert len(set(counts)) == 1, counts
    assert counts[0] < most


def test_every_finding_leads_to_a_field(client, cast, plan):
    client.force_login(cast.working_group)
    html = page(client, "checks").split("<main")[1]
    links = re.findall(r'href="(/amager/plan/2022/[^"]*#[^"]+)"', html)
    assert links
    assert all(client.get(link.split("#")[0]).status_code == 200 for link in set(links))


def test_a_plan_without_activities_says_so(client, cast, make_plan):
    make_plan(content=replace(example_plan(1), activities=(), lines=(), stated=()))
    client.force_login(cast.working_group)
    assert "Der er ingen aktiviteter at efterse endnu." in page(client, "checks")
    assert "Der er ingen aktiviteter i indsatsområdet endnu." in page(client, "reading")
    front = client.get("/amager/").content.decode()
    assert "er begyndt, men har ingen aktiviteter endnu." in front


def test_hostile_text_is_harmless_when_read(client, cast, make_plan):
    content = example_plan(1)
    make_plan(content=replace(content, activities=(replace(content.activities[0], title="<script>x()</script>"),)))
    client.force_login(cast.secretariat)
    for name in ("reading", "checks"):
        assert "<script>x()" not in page(client, name)


@pytest.mark.parametrize("name", ["reading", "checks"])
def test_readers_wait_for_the_approved_plan(client, cast, plan, name):
    client.force_login(cast.reader)
    response = client.get(reverse(name, args=["amager", 2022]))
    assert response.status_code == 403
    assert "Læsere ser kun det, der er godkendt." in response.content.decode()
