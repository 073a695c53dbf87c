# SPDX-License-Identifier: MPL-2.0
"""The year's page: what is due in words and as a wheel, ticked off and taken back, and what others see of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerskab.year.models import DeadlineDone
from partnerskab.year.ticking import tick

from .conftest import day, on

YEAR = "/amager/aarshjul/2022/"


def test_the_year_stands_by_month_with_the_wheels_numbers(secretariat, deadline):
    deadline("Regnskab", month=12, day=31)
    deadline("Midtvejsstatus", paper="Midtvejsstatus", body="Økonomiudvalget")
    with on(day(6, 28)):
        page = secretariat.get("/amager/aarshjul/").text
    assert page.index(">Juni</h2>") < page.index("Midtvejsstatus til Økonomiudvalget") < page.index(">December</h2>")
    assert "I gang, frist om 2 dage" in page
    assert "Maj og juni" in page
    assert "Nul af to frister er gjort." in page
    assert '<title id="hjul-t">Årshjul 2022</title>' in page
    assert "En viser står på 28. juni 2022" in page.replace("\u00a0", " ")
    assert page.count('class="w-badge"') == 2


def test_other_years_are_reached_and_years_without_an_agreement_are_not(browser_of, secretariat, deadline):
    deadline()
    with on(day(6, 28)):
        page = secretariat.get("/amager/aarshjul/").text
        assert 'href="/amager/aarshjul/2021/"' in page
        assert 'href="/amager/aarshjul/2023/"' in page
        assert "w-hand" not in secretariat.get("/amager/aarshjul/2023/").text
        assert secretariat.get("/amager/aarshjul/2030/").status_code == 404
    with on(day(6, 28, 2027)):
        assert "Årshjul 2024" in browser_of("secretariat").get("/amager/aarshjul/").text
    with on(day(6, 28, 2020)):
        assert "Årshjul 2021" in browser_of("secretariat").get("/amager/aarshjul/").text


def test_a_deadline_is_ticked_off_with_its_day_and_taken_back(secretariat, deadline, cast):
    row = deadline()
    with on(day(7, 2)):
        assert "Overskredet" in secretariat.get(YEAR).text
        page = secretariat.post(f"{YEAR}{row.pk}/gjort/", {"day": "29. juni 2022"}, follow=True).text
        assert "Markeret af Sanne Sekretær 29. juni 2022" in page.replace("\u00a0", " ")
        assert "Overskredet, " not in page
        done = DeadlineDone.objects.get()
        assert (str(done.day), done.ticked_by) == ("2022-06-29", cast.secretariat)
        secretariat.post(f"{YEAR}{row.pk}/gjort/", {"day": "30. juni 2022"})
        assert str(DeadlineDone.objects.get().day) == "2022-06-29"
        page = secretariat.post(f"{YEAR}{row.pk}/ikke-gjort/", follow=True).text
    assert "er ikke længere markeret" in page
    assert not DeadlineDone.objects.exists()
    assert [each.history_type for each in DeadlineDone.history.order_by("history_date")] == ["+", "-"]


def test_a_day_that_is_none_is_refused_where_it_was_typed(secretariat, deadline):
    row, other = deadline(), deadline("Andet")
    response = secretariat.post(f"{YEAR}{row.pk}/gjort/", {"day": "i forgårs"})
    assert response.status_code == 422
    assert "”i forgårs” kan ikke læses som en dato" in response.text
    assert 'value="i forgårs"' in response.text
    assert response.text.count(" open>") == 1
    assert f"dag-{other.pk}" in response.text
    assert not DeadlineDone.objects.exists()


def test_a_day_that_has_not_come_is_refused(secretariat, deadline):
    row = deadline()
    with on(day(6, 28)):
        response = secretariat.post(f"{YEAR}{row.pk}/gjort/", {"day": "29. juni 2022"})
    assert response.status_code == 422
    assert "29. juni 2022 er ikke kommet endnu." in response.text
    assert not DeadlineDone.objects.exists()


def test_a_tick_belongs_to_a_year_of_the_deadline(secretariat, deadline):
    once = deadline("Ny aftale", month=9, only_in=2024)
    assert secretariat.post(f"{YEAR}{once.pk}/gjort/", {"day": "1. maj 2022"}).status_code == 404
    assert secretariat.post(f"/amager/aarshjul/2031/{once.pk}/gjort/", {"day": "1. maj 2022"}).status_code == 404


def test_readers_see_the_year_and_neither_drafts_nor_names(browser_of, deadline, act, cast, steering_meeting):
    deadline("Udkast", kind="draft", month=11)
    row = deadline()
    tick(row, 2022, day(6, 1), cast.secretariat)
    act.submit()
    reader = browser_of("reader")
    with on(day(7, 2)):
        page = reader.get(YEAR).text + reader.get("/amager/aarshjul/2021/").text + reader.get("/amager/").text
    assert "Gjort" in page
    for hidden in ("Sendt til godkendelse", "Markeret af", "Sanne", "Markér", "Beboerhuset", "w-dot", "Møder i 2022"):
        assert hidden not in page


def test_the_calendars_address_says_what_it_opens(browser_of, deadline):
    deadline()
    for role, meetings in (("working_group", True), ("reader", False)):
        client = browser_of(role)
        page = client.post("/amager/aarshjul/kalender/", follow=True).text
        assert "uden at logge ind se fristerne" in page
        assert ("møderne med tid og sted" in page) is meetings


def test_those_who_read_drafts_see_how_often_bodies_have_met(browser_of, deadline, steering_meeting):
    deadline()
    with on(day(7, 2)):
        page = browser_of("working_group").get(YEAR).text
    assert "Møder i 2022" in page
    assert "Styregruppen: 1 af mindst 1 møde" in page.replace("\u00a0", " ")


def test_without_an_agreement_the_page_says_so(client, cast):
    client.force_login(cast.secretariat)
    assert "Ingen aftale dækker" in client.get("/amager/aarshjul/").text


@pytest.mark.parametrize("address", [YEAR, "/amager/", "/amager/aarshjul/frister/2021-2024/"])
def test_many_deadlines_cost_what_one_does(secretariat, deadline, cast, address):
    def asked() -> int:
        secretariat.get(address)
        with CaptureQueriesContext(connection) as found:
            assert secretariat.get(address).status_code == 200
        return len(found)

    with on(day(6, 20)):
        first = deadline()
        tick(first, 2022, day(6, 1), cast.secretariat)
        one = asked()
        for number in range(15):
            row = deadline(f"Frist {number}", kind="other")
            tick(row, 2021, day(6, 1), cast.secretariat)
        assert asked() == one
