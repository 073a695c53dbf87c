# SPDX-License-Identifier: MPL-2.0
"""The yearly status: begun for a year, shown as it will be frozen, its texts written where they stand."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partnerskab.agreements.models import Membership, Role
from partnerskab.content.matters import freeze_matter
from partnerskab.revisions.lifecycle import submit
from targets.models import StatusRemark, Target, TargetStatus
from tests.activities.conftest import browser_of
from tests.agreement_examples import example_agreement
from tests.agreement_rows import store_agreement
from tests.cast import Cast
from tests.status_examples import full_status
from tests.status_rows import store_status, write_like

PAGE = "/amager/maal/status/2026/"
LIST = "/amager/maal/status/"
MINE, THEIRS = "<p>Mine ord om året.</p>", "<p>Deres ord om året.</p>"


@pytest.fixture
def status(cast: Cast) -> TargetStatus:
    return store_status(cast.partnership)


@pytest.fixture
def secretariat(cast: Cast) -> Client:
    return browser_of(cast.secretariat)


def words(response) -> str:
    """What a page says, without its markup."""
    return " ".join(
        unescape(re.sub(r"<[^>]+>", " ", response.text)).replace("\u00a0", " ").replace("\u2011", "-").split()
    )


def text_at(status: TargetStatus, sort: str, row_id: object, step: str = "rediger") -> str:
    return f"{PAGE}tekst/{sort}/{row_id}/{step}/"


def typed(text: str = MINE, version: int = 1, **more: str) -> dict[str, object]:
    return {"version": version, "title": "", "text": text, **more}


# Beginning one


def test_a_status_is_begun_for_a_year(cast: Cast):
    agreement = store_agreement(example_agreement(), cast.partnership)
    browser = browser_of(cast.secretariat, htmx=False)
    year = timezone.localdate().year
    assert f'<option value="{year}">' in browser.get(LIST).text
    assert f'<option value="{year + 1}">' not in browser.get(LIST).text
    response = browser.post(f"{LIST}begynd/", {"year": str(year)}, follow=True)
    assert response.redirect_chain[-1][0] == f"{LIST}{year}/"
    assert TargetStatus.objects.get().agreement == agreement
    assert f"Status på målene {year} er begyndt" in words(response)
    assert f'<option value="{year}">' not in browser.get(LIST).text
    browser.post(f"{LIST}begynd/", {"year": str(year)})
    assert TargetStatus.objects.count() == 1


@pytest.mark.parametrize("year", ["1999", "2050", "", "tjah", "20260"])
def test_a_year_without_targets_cannot_be_begun(cast: Cast, year: str):
    store_agreement(example_agreement(), cast.partnership)
    response = browser_of(cast.secretariat, htmx=False).post(f"{LIST}begynd/", {"year": year}, follow=True)
    assert "Der kan ikke gøres status for" in words(response)
    assert not TargetStatus.objects.exists()


def test_the_list_tells_what_became_of_each(secretariat: Client, status: TargetStatus):
    page = words(secretariat.get(LIST))
    assert "Status på målene 2026 Partnerskabsaftale 2025-2028 Kladde" in page


def test_the_list_without_any(cast: Cast):
    assert "Ingen status endnu" in words(browser_of(cast.secretariat).get(LIST))
    reader = words(browser_of(cast.collaborator).get(LIST))
    assert "Kun sekretariatet kan ændre mål, baselines og målinger." in reader
    assert "Begynd status" not in reader


# The page


def test_every_target_is_told_with_its_judgement(secretariat: Client, status: TargetStatus):
    page = words(secretariat.get(PAGE))
    for entry in full_status().entries:
        if entry.aim.rule != "share":
            assert entry.sentence.replace("\u00a0", " ") in page, entry.aim.title
    for said in (
        "83 % 2026 København: 88 % På vej",
        "Baseline 2024: 60 pr. 1.000 (eksempel) Nået",
        "Ikke nået",
        "Kan ikke siges",
    ):
        assert said in page


def test_invented_figures_are_marked_wherever_they_show(secretariat: Client, status: TargetStatus):
    page = secretariat.get(PAGE).text
    for title in ("Trygge i dagtimerne", "Indbrud"):
        heading = re.search(rf"<h3[^>]*>(?:(?!</h3>).)*{title}.*?</h3>", page, re.DOTALL)
        row = re.search(rf'<th scope="row">(?:(?!</th>).)*{title}.*?</th>', page, re.DOTALL)
        assert "Eksempel" in (heading or [""])[0], title
        assert "Eksempel" in (row or [""])[0], title
    assert page.count('class="example">Eksempel') >= 6 + 6 + 4


def test_a_small_number_is_not_on_the_page(secretariat: Client, status: TargetStatus):
    page = secretariat.get(PAGE).text
    assert "Tallet for 2025 er udeladt" in page
    assert not re.search(r">\s*3\s*<", page[page.index('id="foelges"') :])


def test_findings_lead_to_their_place(secretariat: Client, status: TargetStatus):
    page = secretariat.get(PAGE).text
    links = set(re.findall(r'class="go"><a href="#([^"]+)"', page))
    assert links
    assert [link for link in links if f'id="{link}"' not in page] == []
    assert "ingen bemærkning" in page


def test_who_may_not_write_reads_only(cast: Cast, status: TargetStatus):
    write_like(status, full_status())
    page = browser_of(cast.steering_group).get(PAGE).text
    assert "text_edit" not in page
    assert "/rediger/" not in page
    assert "Skriv en bemærkning" not in page
    assert "Parterne har talt om indbrud i foråret." in page


def test_a_status_that_is_not_there(secretariat: Client, status: TargetStatus):
    assert secretariat.get(f"{LIST}2025/").status_code == 404


# Writing


def test_the_introduction_and_the_conclusion_are_written(secretariat: Client, status: TargetStatus):
    for sort, field in (("statusindledning", "introduction"), ("statusafslutning", "conclusion")):
        form = secretariat.get(text_at(status, sort, status.pk))
        version = int(re.search(r'name="version" value="(\d+)"', form.text)[1])
        response = secretariat.post(text_at(status, sort, status.pk), typed(f"<p>{field}</p>", version))
        assert response.status_code == 200, response.text
        assert "er gemt" in response.headers["HX-Trigger"]
    status.refresh_from_db()
    assert (status.introduction, status.conclusion) == ("<p>introduction</p>", "<p>conclusion</p>")
    page = secretariat.get(PAGE).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_one_text_saved_does_not_make_the_other_stale(secretariat: Client, status: TargetStatus):
    assert secretariat.post(text_at(status, "statusindledning", status.pk), typed(THEIRS)).status_code == 200
    assert secretariat.post(text_at(status, "statusafslutning", status.pk), typed(MINE)).status_code == 200
    status.refresh_from_db()
    assert (status.introduction, status.conclusion) == (THEIRS, MINE)


@pytest.mark.parametrize("sort", ["statusindledning", "statusafslutning", "statusbemaerkning"])
def test_two_at_once_lose_nothing(secretariat: Client, status: TargetStatus, sort: str):
    row = status
    if sort == "statusbemaerkning":
        row = StatusRemark.objects.create(status=status, target=Target.objects.get(title="Indbrud"))
    assert secretariat.post(text_at(status, sort, row.pk), typed(THEIRS)).status_code == 200
    met = secretariat.post(text_at(status, sort, row.pk), typed(MINE))
    assert met.status_code == 409
    assert "Mine" in met.text
    assert "Deres" in met.text
    assert "Hvad skal stå i målstatussen?" in met.text
    settled = secretariat.post(text_at(status, sort, row.pk, "afgoer"), typed(MINE, 2, choice="mine"))
    assert settled.status_code == 200
    row.refresh_from_db()
    fields = {"statusindledning": "introduction", "statusafslutning": "conclusion", "statusbemaerkning": "text"}
    assert getattr(row, fields[sort]) == MINE


def test_a_text_that_is_too_much_is_refused_with_what_was_typed(secretariat: Client, status: TargetStatus):
    long = "<p>" + "ord " * 60_000 + "</p>"
    response = secretariat.post(text_at(status, "statusindledning", status.pk), typed(long))
    assert response.status_code == 422
    assert "ord ord" in response.text


def test_the_history_of_a_text_is_its_own(secretariat: Client, status: TargetStatus):
    secretariat.post(text_at(status, "statusindledning", status.pk), typed(THEIRS))
    secretariat.post(text_at(status, "statusafslutning", status.pk), typed(MINE, 2))
    past = secretariat.get(text_at(status, "statusindledning", status.pk, "historik")).text
    assert past.count('id="entry-') == 1
    entry = re.search(r'id="entry-(\d+)"', past)[1]
    secretariat.post(text_at(status, "statusindledning", status.pk), typed("<p>Nyere.</p>", 3))
    back = secretariat.post(text_at(status, "statusindledning", status.pk, "gendan"), {"version": "4", "entry": entry})
    assert back.status_code == 200
    status.refresh_from_db()
    assert (status.introduction, status.conclusion) == (THEIRS, MINE)


def test_a_remark_is_begun_and_written(secretariat: Client, status: TargetStatus):
    target = Target.objects.get(title="Indbrud")
    begin = reverse("status_remark_begin", args=["amager", 2026, target.pk])
    assert begin in secretariat.get(PAGE).text
    form = secretariat.post(begin)
    assert form.status_code == 200
    assert "Bemærkning til Indbrud" in form.text
    remark = StatusRemark.objects.get()
    assert secretariat.post(begin).status_code == 200
    assert StatusRemark.objects.count() == 1
    assert secretariat.post(text_at(status, "statusbemaerkning", remark.pk), typed()).status_code == 200
    page = secretariat.get(PAGE).text
    assert "Mine ord om året." in page
    assert begin not in page


def test_it_works_without_scripts(cast: Cast, status: TargetStatus):
    plain = browser_of(cast.secretariat, htmx=False)
    target = Target.objects.get(title="Indbrud")
    form = plain.post(reverse("status_remark_begin", args=["amager", 2026, target.pk]), follow=True)
    remark = StatusRemark.objects.get()
    assert form.redirect_chain[-1][0] == text_at(status, "statusbemaerkning", remark.pk)
    assert "Tilbage til målstatussen" in words(form)
    saved = plain.post(text_at(status, "statusbemaerkning", remark.pk), typed())
    assert saved.status_code == 302
    assert saved.url == f"{PAGE}#text-{remark.pk}"


def test_texts_of_another_sort_or_status_are_not_found(secretariat: Client, status: TargetStatus, cast: Cast):
    other = store_status(cast.elsewhere)
    assert secretariat.get(text_at(status, "statusindledning", other.pk)).status_code == 404
    assert secretariat.get(text_at(status, "kapitel", status.pk)).status_code == 404
    assert secretariat.get(f"/amager/plan/2022/tekst/statusindledning/{status.pk}/rediger/").status_code == 404
    stranger = Target.objects.filter(agreement=other.agreement).first()
    assert secretariat.post(reverse("status_remark_begin", args=["amager", 2026, stranger.pk])).status_code == 404


# The paper


def test_the_draft_is_downloaded(secretariat: Client, status: TargetStatus):
    response = secretariat.get(f"{PAGE}papir.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="maalstatus-amager-2026-udkast.pdf"'
    assert response.content.startswith(b"%PDF")


# Asking the database


def test_the_queries_do_not_grow_with_targets_or_statuses(cast: Cast, client: Client):
    Membership.objects.create(user=cast.secretariat, partnership=cast.elsewhere, role=Role.SECRETARIAT)
    client.force_login(cast.secretariat)
    many, few = store_status(cast.partnership), store_status(cast.elsewhere)
    write_like(many, full_status())
    Target.objects.filter(agreement=few.agreement, rule="monitor").delete()
    for year in (2025, 2027, 2028):
        TargetStatus.objects.create(agreement=many.agreement, year=year)
    counted = {}
    for slug in ("amager", "vestby"):
        for address in (f"/{slug}/maal/status/2026/", f"/{slug}/maal/status/"):
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counted.setdefault(address.removeprefix(f"/{slug}"), []).append(len(asked))
    assert {len(set(numbers)) for numbers in counted.values()} == {1}, counted


def test_saving_a_text_asks_little(secretariat: Client, status: TargetStatus):
    with CaptureQueriesContext(connection) as asked:
        assert secretariat.post(text_at(status, "statusindledning", status.pk), typed()).status_code == 200
    written = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(written) < 10, written


def test_it_says_of_which_day_it_is(secretariat: Client, status: TargetStatus):
    today = timezone.localdate()
    assert f"Opgjort {today.day}. " in words(secretariat.get(PAGE))


# Its versions


def test_a_version_is_read_as_one_text(secretariat: Client, status: TargetStatus, cast: Cast):
    write_like(status, full_status())
    status.refresh_from_db()
    content = freeze_matter(status)
    version = submit(status, cast.secretariat, content, "Til styregruppen.", {})
    address = reverse("revision_reading", args=["amager", status, version.number])
    page = words(secretariat.get(address))
    for entry in full_status().entries:
        if entry.aim.rule != "share":
            assert entry.sentence.replace("\u00a0", " ") in page, entry.aim.title
    assert "Styregruppen drøfter målene i juni" in page
    assert "Parterne har talt om indbrud i foråret." in page
    Target.objects.filter(title="Indbrud").update(title="Et andet navn")
    assert page == words(secretariat.get(address))
    assert "Til godkendelse" in words(secretariat.get(LIST))
    assert secretariat.get(reverse("versions", args=["amager", status])).status_code == 200
