# SPDX-License-Identifier: MPL-2.0
"""Invented figures are marked wherever they show: on the targets' pages, in the status, in papers and on the front."""

import re
from collections.abc import Callable, Iterator

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partnerskab.agreements.models import Agreement, Membership, Role
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.content.freezing_status import freeze_status
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.printing.paper import html as paper_of
from partnerskab.documents.sample_partnership import load_sample
from partnerskab.revisions import lifecycle
from targets.models import Baseline, Indicator, Reading, Target, TargetStatus

pytestmark = pytest.mark.django_db

INVENTED = ("88 %", "72 %", "82,6", "141", "612", "118", "39", "171", "120", "64")
"""The newest figures of the area; none of them stands for anything else in what is looked at."""
INVENTED_BASELINE = "139"
REAL = ("91 %", "84 %", "82 %", "70 %")
UNITS = ("li", "article", "figure", "tr", "section")
_MARK = "ksemp"
"""As in "Eksempel", "eksempel" and "Tallene er eksempler"."""


@pytest.fixture
def agreement() -> Agreement:
    """The sample's agreement, with an invented baseline beside its invented readings."""
    load_sample()
    agreement = Agreement.objects.get(valid_from__year=2025)
    source = "Opdigtet til eksemplet"
    for target in Target.objects.filter(title="Indbrud"):
        Baseline.objects.create(
            target=target,
            year=2024,
            value=INVENTED_BASELINE,
            area_version=agreement.area_versions.get(),
            definition=target.indicator.definitions.get(),
            source=source,
            is_example=True,
        )
    return agreement


@pytest.fixture
def secretariat() -> Client:
    load_sample()
    client = Client()
    client.force_login(Membership.objects.get(role=Role.SECRETARIAT).user)
    return client


@pytest.fixture
def status(agreement: Agreement) -> TargetStatus:
    return TargetStatus.objects.get(agreement=agreement)


@pytest.fixture
def see(secretariat: Client) -> Callable[..., str]:
    """A page as the secretariat sees it: see("targets", "2025-2028")."""

    def get(name: str, *more: object) -> str:
        answer = secretariat.get(reverse(name, args=["amager", *more]))
        assert answer.status_code == 200, name
        return answer.content.decode()

    return get


def shows(figure: str, text: str) -> bool:
    """Whether the text has the figure by itself and not as a part of another."""
    written = re.escape(figure.replace(" ", "\xa0"))
    return bool(re.search(rf"(?<![\d,.±\xa0]){written}(?![\d,]|\.\d)", text.replace(" ", "\xa0")))


def standing(page: str, figure: str) -> Iterator[lxml.html.HtmlElement]:
    """The units of a page's own part in which the figure stands: list items, figures, rows, sections."""
    tree = lxml.html.fromstring(page)
    main = tree.find(".//main")
    for node in (main if main is not None else tree.body).iter(lxml.html.etree.Element):
        own = "".join([node.text or "", *(child.tail or "" for child in node)])
        if isinstance(node.tag, str) and node.tag not in ("title", "desc") and shows(figure, own):
            yield next(above for above in (node, *node.iterancestors()) if above.tag in (*UNITS, "main", "body"))


def says_so(element: lxml.html.HtmlElement) -> bool:
    """Whether its words that can be seen say that it is an example; the source of the figures does not count."""
    words = element.xpath(".//text()[not(ancestor::*[local-name()='desc' or local-name()='title'])]")
    return _MARK in "".join(words).replace("Opdigtet til eksemplet", "")


def is_marked(unit: lxml.html.HtmlElement) -> bool:
    """Whether the unit says that it is an example; or a row's table in its foot, the section of a figure, the section
    around one without a heading."""
    if says_so(unit):
        return True
    if unit.tag == "tr":
        return any(says_so(foot) for foot in next(unit.iterancestors("table")).findall("tfoot"))
    around = next(unit.iterancestors("section"), None)
    has_heading = bool(unit.xpath("./h2 | ./h3 | ./div/h3"))
    return around is not None and unit.tag in ("figure", "section") and not has_heading and is_marked(around)


def unmarked(page: str, figures: tuple[str, ...] = INVENTED) -> list[tuple[str, str]]:
    """Where an invented figure stands without its mark; the page must have at least one of them."""
    found = [(figure, unit) for figure in figures for unit in standing(page, figure)]
    assert found, "none of the figures is there"
    return [(figure, " ".join(unit.text_content().split())[:200]) for figure, unit in found if not is_marked(unit)]


def test_on_the_front_page(see, agreement):
    assert unmarked(see("front"), ("88 %", "72 %", "82,6")) == []


def test_on_the_page_of_the_targets(see, agreement):
    page = see("targets", agreement.mark)
    assert unmarked(page, (*INVENTED, INVENTED_BASELINE)) == []


def test_on_the_pages_of_readings_and_baselines(see, agreement):
    for indicator in Indicator.objects.filter(readings__is_example=True).distinct():
        page = see("readings", agreement.mark, indicator.pk)
        rows = [row.text_content() for row in lxml.html.fromstring(page).findall(".//tbody/tr")]
        invented = [row for row in rows if "Opdigtet til eksemplet" in row]
        assert len(invented) == indicator.readings.filter(is_example=True).count()
        assert all(_MARK in row.replace("Opdigtet til eksemplet", "") for row in invented)
        assert not any(_MARK in row for row in rows if row not in invented)
    target = Target.objects.get(title="Indbrud")
    assert unmarked(see("baseline", agreement.mark, target.pk), (INVENTED_BASELINE,)) == []
    reading = Reading.objects.filter(is_example=True).first()
    assert _MARK in lxml.html.fromstring(see("reading_edit", agreement.mark, reading.pk)).find(".//main").text_content()


def test_in_the_status(see, agreement, status):
    assert unmarked(see("target_status", status.year), (*INVENTED, INVENTED_BASELINE)) == []


def test_in_a_version_of_the_status_and_where_it_is_decided(see, agreement, status):
    user = Membership.objects.get(role=Role.SECRETARIAT).user
    content = freeze_status(status, timezone.localdate())
    explained = dict.fromkeys(lifecycle.blocking(content), "Det er et eksempel.")
    revision = lifecycle.submit(status, user, content, "", explained)
    page = see("revision_reading", status.address, revision.number)
    assert unmarked(page, (*INVENTED, INVENTED_BASELINE)) == []


def test_in_the_paper_of_the_status(agreement, status):
    page = paper_of(draft(freeze_status(status, timezone.localdate()), timezone.localdate()))
    assert unmarked(page, (*INVENTED, INVENTED_BASELINE)) == []


def test_in_the_agreement_and_its_paper(see, agreement):
    paper = paper_of(draft(freeze_whole_agreement(agreement), timezone.localdate()))
    for page in (see("agreement_reading", agreement.mark), paper):
        assert unmarked(page, (INVENTED_BASELINE,)) == []


def test_what_the_sources_say_is_not_marked(see, agreement):
    places = Indicator.objects.get(name="Grundlæggende trygge i nabolaget")
    page = lxml.html.fromstring(see("readings", agreement.mark, places.pk)).find(".//main")
    assert _MARK not in page.text_content()
    assert see("frames", 2026).count("Eksempel</span>") == 1, "only the bar says that the partnership is an example"


def test_a_figure_without_its_mark_is_found_by_this_file(see, agreement):
    Reading.objects.update(is_example=False)
    assert unmarked(see("targets", agreement.mark)) != []
