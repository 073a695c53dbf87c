# SPDX-License-Identifier: MPL-2.0
"""The agreement as one text and its list of findings: all of it, for those who read drafts, in few queries."""

import datetime
import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from partnerskab.agreements.models import Agreement
from partnerskab.content.agreed import WholeAgreement
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from tests.agreement_examples import empty_agreement, example_agreement
from tests.agreement_rows import ALT, mapped, png, sha256_of, store_agreement, store_picture
from tests.documents.printing import agreement_edition, bare, drawn_edition, words_of
from tests.documents.test_agreement_paper import said_in

MARK = "2025-2028"


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


@pytest.fixture
def agreement(cast) -> Agreement:
    """The agreement 2025-2028 with a map of its area."""
    picture = png()
    store_picture(picture, cast.partnership)
    return store_agreement(mapped(example_agreement(), picture), cast.partnership)


def page(client, name: str, mark: str = MARK) -> str:
    response = client.get(reverse(name, args=["amager", mark]))
    assert response.status_code == 200
    return response.content.decode()


def shown(html: str) -> str:
    """The words of the page's own part, without spaces."""
    own = html.split("<main", 1)[1]
    text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<svg\b.*?</svg>", "", own, flags=re.DOTALL)))
    return bare(text.replace("\u2011", "-").replace("\u00ad", "")).casefold()


def test_every_fact_of_the_agreement_stands_on_the_page(secretariat, agreement):
    text = shown(page(secretariat, "agreement_reading"))
    content = freeze_whole_agreement(agreement)
    assert [said for said in said_in(content) if bare(said).casefold() not in text] == []
    assert "fastsættesveddenførsteafrapportering" in text


def test_the_page_and_the_paper_tell_the_same(secretariat, agreement):
    """Whatever the page says of the agreement stands in its paper too: they share one reading of it."""
    content = freeze_whole_agreement(agreement)
    printed = words_of(drawn_edition(agreement_edition(content, [png()]))).casefold()
    html = page(secretariat, "agreement_reading").split('<article class="sheet', 1)[1].split("</article>")[0]
    html = re.sub(r"<(svg|header)\b.*?</\1>", " ", html, flags=re.DOTALL)
    cells = re.findall(r"<(?:td|th|li|p|h2|h3|h4|dt|dd)\b[^>]*>([^<]+)", html)
    said = [bare(unescape(cell).replace("\u2011", "-")).casefold() for cell in cells]
    only_here = {bare(text) for text in ("målene", "noter", "beløb i kr.", "organer og møder")}
    left = {text for text in said if text and text not in printed and not text.startswith("aftalenskrivesunder")}
    assert left <= only_here


def test_the_contents_lead_to_every_chapter(secretariat, agreement):
    html = page(secretariat, "agreement_reading")
    links = set(re.findall(r'href="#([^"]+)"', html.split('<nav class="toc', 1)[1].split("</nav>")[0]))
    places = set(re.findall(r'id="([^"]+)"', html))
    assert {"k-purpose", "k-signatures", "o-1", "o-4"} <= links
    assert links <= places


def test_the_map_has_words_and_is_served(secretariat, agreement):
    html = page(secretariat, "agreement_reading")
    address = reverse("agreement_picture", args=["amager", MARK, sha256_of(png())])
    assert f'<img src="{address}" alt="{ALT}" width="320" height="200"' in html
    assert secretariat.get(address).content == png()


def test_an_empty_agreement_reads(secretariat, cast):
    store_agreement(empty_agreement(), cast.partnership)
    html = page(secretariat, "agreement_reading")
    assert html.count("Kapitlet er ikke skrevet endnu.") == 6
    assert "k-signatures" not in html


def test_the_checks_lead_to_places_that_are_there(secretariat, cast, agreement):
    agreement.sections.filter(kind="background").delete()
    agreement.bodies.all().delete()
    html = page(secretariat, "agreement_checks")
    assert "Baggrunden er ikke skrevet" in html
    assert "Intet spærrer for indsendelse, og der er 3 råd." in html
    home = page(secretariat, "agreement")
    links = re.findall(rf'href="{reverse("agreement", args=["amager", MARK])}#([^"]+)"', html)
    assert set(links) == {"baggrund", "organisering", "maal"}
    assert all(f'id="{anchor}"' in home for anchor in links)


def test_every_place_of_a_finding_is_on_the_agreements_page(secretariat, agreement):
    from partnerskab.content.checks.findings import UNITS
    from tests.content.test_checks_agreement import CASES

    home = page(secretariat, "agreement")
    units = {unit for _, unit in CASES.values()} | {"focus_areas", "period"}
    assert [unit for unit in units if f'id="{UNITS[unit][0]}"' not in home] == []


def test_what_blocks_stands_first(secretariat, cast):
    store_agreement(empty_agreement(), cast.partnership)
    html = page(secretariat, "agreement_checks")
    assert "3 ting spærrer for indsendelse, og der er 9 råd." in html
    assert html.index("Aftalen har ingen parter") < html.index("Formålet er ikke skrevet")


def test_nothing_found_is_said(secretariat, cast):
    content = example_agreement()
    followed = tuple(aim for aim in content.targets if aim.rule != "hold")
    store_agreement(replace(content, targets=followed), cast.partnership)
    assert "Eftersynet fandt ikke noget." in page(secretariat, "agreement_checks")


def test_a_gap_after_the_agreement_before_is_told(secretariat, cast, agreement):
    before = replace(empty_agreement(), valid_from="2021-01-01", valid_to="2024-06-30")
    store_agreement(before, cast.partnership)
    html = page(secretariat, "agreement_checks")
    assert "Der er ingen aftale imellem" in html
    assert "Fra 1.\u00a0juli 2024 til 31.\u00a0december 2024 gælder ingen af dem." in html
    Agreement.objects.filter(valid_from="2021-01-01").update(valid_to=datetime.date(2024, 12, 31))
    assert "ingen aftale imellem" not in page(secretariat, "agreement_checks")


@pytest.mark.parametrize("page", ["laes/", "eftersyn/", "papir.pdf"])
def test_no_such_agreement(secretariat, agreement, page):
    for mark in ("2021-2024", "i-morgen", "2025"):
        assert secretariat.get(f"/amager/aftale/{mark}/{page}").status_code == 404
    assert secretariat.get(f"/amager/aftale/{MARK}/{page}").status_code == 200


def test_those_who_read_no_drafts_hear_why(client, cast, agreement):
    client.force_login(cast.reader)
    for page in ("laes/", "eftersyn/", "papir.pdf"):
        assert client.get(f"/amager/aftale/{MARK}/{page}").status_code == 403


def test_the_paper_of_the_draft_comes_as_a_file(secretariat, agreement):
    response = secretariat.get(reverse("draft_paper", args=["amager", f"aftale/{MARK}"]))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="partnerskabsaftale-amager-{MARK}-udkast.pdf"'
    assert response.content.startswith(b"%PDF-1.7")
    assert bare("Beskæftigelses- og Integrationsforvaltningen") in words_of(response.content)


def test_the_reading_offers_the_paper(secretariat, agreement):
    response = secretariat.get(reverse("agreement_reading", args=["amager", MARK]))
    assertContains(response, reverse("draft_paper", args=["amager", f"aftale/{MARK}"]))
    assertNotContains(response, "Om versionen")


def many(content: WholeAgreement) -> WholeAgreement:
    """Twenty focus areas, forty parties, and a route of nine steps."""
    areas = tuple(replace(content.areas[0], id=str(at), number=at) for at in range(1, 21))
    parties = tuple(replace(content.parties[0], name=f"Part {at}") for at in range(40))
    return replace(content, areas=areas, parties=parties, steps=content.steps * 4, bodies=content.bodies * 4)


@pytest.mark.parametrize("name", ["agreement_reading", "agreement_checks"])
def test_many_rows_take_no_more_queries_than_few(secretariat, cast, name):
    counted = []
    for content in (
        example_agreement(),
        many(replace(example_agreement(), valid_from="2029-01-01", valid_to="2032-12-31")),
    ):
        store_agreement(content, cast.partnership)
        mark = f"{content.valid_from[:4]}-{content.valid_to[:4]}"
        page(secretariat, name, mark)
        with CaptureQueriesContext(connection) as asked:
            page(secretariat, name, mark)
        counted.append(len(asked))
    assert counted[0] == counted[1]
