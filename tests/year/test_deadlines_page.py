# SPDX-License-Identifier: MPL-2.0
"""The deadlines of an agreement, written as one list, proposed, taken away and brought back."""

import pytest
from django.urls import reverse

from partnerskab.lists.saving import mark_of
from partnerskab.year.models import Deadline, DeadlineDone
from partnerskab.year.ticking import take_back, tick

from .conftest import day

PAGE = "/amager/aarshjul/frister/2021-2024/"
EDIT = f"{PAGE}liste/rediger/"


def row(**typed: str) -> dict[str, str]:
    words = {"title": "Midtvejsstatus", "when": "maj/juni", "kind": "midterm", "responsible": "secretariat"}
    return {**words, "responsible_other": "", "paper": "", "body": "", "note": "", **typed}


def posted(rows: dict[str, dict[str, str]], mark: str) -> dict[str, object]:
    typed = {f"{key}-{name}": value for key, each in rows.items() for name, value in each.items()}
    return {"mark": mark, "row": list(rows), **typed}


def test_a_deadline_is_written_as_people_say_it(secretariat, agreement):
    data = posted({"ny-1": row(paper="Midtvejsstatus", body="Økonomiudvalget", note="I juni")}, mark_of([]))
    assert secretariat.post(EDIT, data).status_code == 302
    made = agreement.deadlines.get()
    assert (made.month, made.last_month, made.day, made.only_in) == (5, 6, None, None)
    page = secretariat.get(PAGE).text
    for words in ("Midtvejsstatus til Økonomiudvalget", "maj/juni", "Sekretariatet", "I juni"):
        assert words in page
    assert 'value="maj/juni"' in secretariat.get(EDIT).text


def test_the_agreements_own_bodies_are_proposed(secretariat, agreement):
    agreement.bodies.create(kind="steering", name="Styringsgruppen for Amager")
    assert '<option value="Styringsgruppen for Amager">' in secretariat.get(EDIT).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"when": "til foråret"}, "”til foråret” kan ikke læses som en tid på året. Skriv fx maj"),
        ({"when": ""}, "Skriv, hvornår på året det er"),
        ({"when": "juni 2035"}, "så ”juni 2035” kommer ikke. Skriv 2021, 2022, 2023 eller 2024, eller lad årstallet"),
        ({"title": ""}, "Skriv, hvad der skal være klart"),
        ({"responsible": "other"}, "Skriv, hvem der er ansvarlig"),
    ],
)
def test_what_cannot_stand_is_refused_and_kept(secretariat, agreement, typed, words):
    data = posted({"ny-1": row(paper="Mit papir") | typed}, mark_of([]))
    response = secretariat.post(EDIT, data)
    assert response.status_code == 422
    assert words in response.text
    assert 'value="Mit papir"' in response.text
    assert not agreement.deadlines.exists()


def test_a_stale_list_shows_both_and_loses_nothing(secretariat, agreement, deadline):
    standing = deadline()
    mark = mark_of([standing])
    standing.title, standing.version = "Halvvejs", 2
    standing.save()
    response = secretariat.post(EDIT, posted({str(standing.pk): row(title="Min egen")}, mark))
    assert response.status_code == 409
    assert "Halvvejs" in response.text
    assert "Min egen" in response.text


def test_saving_without_a_change_writes_nothing(secretariat, agreement, deadline):
    standing = deadline(kind="midterm")
    secretariat.post(EDIT, posted({str(standing.pk): row()}, mark_of([standing])))
    assert standing.history.count() == 1


def test_a_deadline_comes_back_with_its_ticks_but_not_those_taken_back(secretariat, deadline, cast):
    standing = deadline()
    for year in (2021, 2022):
        tick(standing, year, day(6, 1, year), cast.secretariat)
    take_back(standing, 2021)
    secretariat.post(EDIT, posted({}, mark_of([standing])))
    assert not Deadline.objects.exists()
    secretariat.post(f"{PAGE}liste/gendan/", {"gone": str(standing.pk)})
    assert Deadline.objects.get().title == "Midtvejsstatus"
    assert [done.year for done in DeadlineDone.objects.all()] == [2022]


def test_a_year_is_proposed_by_a_button(secretariat, agreement):
    assert "Foreslå et årshjul" in secretariat.get(PAGE).text
    assert "Foreslå et årshjul" in secretariat.get("/amager/aarshjul/2022/").text
    page = secretariat.post(f"{PAGE}foreslaa/", follow=True).text
    assert "frister er foreslået" in page
    made = agreement.deadlines.count()
    assert made > 8
    assert "Foreslå et årshjul" not in page
    again = secretariat.post(f"{PAGE}foreslaa/", follow=True).text
    assert "De er ikke ændret" in again
    assert agreement.deadlines.count() == made


def test_others_see_the_deadlines_and_why_they_cannot_change_them(browser_of, deadline):
    deadline()
    page = browser_of("reader").get(PAGE).text
    assert "Midtvejsstatus" in page
    assert "Kun sekretariatet kan ændre aftalen og medlemmerne." in page
    assert "Rediger" not in page


def test_another_partnerships_deadlines_cannot_be_reached(client, cast, deadline):
    standing = deadline()
    client.force_login(cast.stranger)
    assert client.get(PAGE).status_code == 404
    wrong = reverse("deadline_tick", args=["vestby", 2022, standing.pk])
    assert client.post(wrong, {"day": "1. maj 2022"}).status_code == 404
    assert not DeadlineDone.objects.exists()
