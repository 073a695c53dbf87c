# SPDX-License-Identifier: MPL-2.0
"""A person's last change of the plan's amounts taken back, unless somebody else has changed them since."""

import datetime

import pytest
from django.urls import reverse

from budgets.cells import CellWrite, write_all
from budgets.models import FundingAmount, FundingLine
from partnerskab.danish import Amount
from tests.budgets.test_grid_cells import block, said, send, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(plan, client, cast) -> FundingLine:
    """Lønmidler of activity 9, 50.000 kr. in each of four years; the client is of the working group."""
    client.force_login(cast.working_group)
    return FundingLine.objects.get(activity__number=9, post="Lønmidler")


def undo(client):
    return client.post(reverse("money_undo", args=["amager", 2022]), headers={"hx-request": "true"})


def kr(line, year: int = 2022) -> int | None:
    return line.amounts.get(year=year).kr


def test_the_last_change_is_taken_back(client, line):
    send(client, typed(line, "60.000"))
    response = undo(client)
    assert response.status_code == 200
    assert said(response) == "Fortrudt: Lønmidler 2022 er igen 50.000."
    assert 'data-v="3" data-t="50.000"' in response.content.decode()
    assert kr(line) == 50_000


def test_changes_are_taken_back_one_after_another(client, line):
    send(client, typed(line, "60.000"))
    send(client, typed(line, "70.000", version=2))
    undo(client)
    assert kr(line) == 60_000
    undo(client)
    assert kr(line) == 50_000
    response = undo(client)
    assert response.status_code == 409
    assert "ikke noget at fortryde" in response.content.decode()
    send(client, typed(line, "80.000", version=5))
    undo(client)
    assert kr(line) == 50_000


def test_a_whole_block_is_taken_back_at_once(client, plan, line):
    before = list(FundingAmount.objects.filter(kr__isnull=False).order_by("pk").values_list("pk", "kr", "qualifier"))
    send(client, *block(plan), how="indsat")
    assert "felter er som før" in said(undo(client))
    after = list(FundingAmount.objects.filter(kr__isnull=False).order_by("pk").values_list("pk", "kr", "qualifier"))
    assert after == before


def test_a_note_is_taken_back(client, line):
    send(client, typed(line, "50.000", remark="Afventer"))
    undo(client)
    assert line.amounts.get(year=2022).remark == ""


def test_a_cell_that_was_blank_is_blank_again(client, line):
    line.amounts.filter(year=2023).delete()
    send(client, typed(line, "1.000", 2023, 0))
    assert said(undo(client)) == "Fortrudt: Lønmidler 2023 er igen tomt."
    assert kr(line, 2023) is None


def test_what_somebody_else_has_changed_since_stays(client, cast, line):
    send(client, typed(line, "60.000"), typed(line, "61.000", 2023), how="indsat")
    client.force_login(cast.colleague)
    send(client, typed(line, "65.000", version=2))
    client.force_login(cast.working_group)
    response = undo(client)
    assert response.status_code == 409
    assert "en anden har ændret" in response.content.decode()
    assert (kr(line), kr(line, 2023)) == (65_000, 61_000)


def test_somebody_elses_change_is_not_ones_own(client, cast, line):
    send(client, typed(line, "60.000"))
    client.force_login(cast.colleague)
    assert undo(client).status_code == 409
    assert kr(line) == 60_000


def test_an_act_with_a_reason_of_its_own_is_not_taken_back_here(client, line):
    send(client, typed(line, "60.000"))
    write_all(line.plan, [CellWrite(line.pk, 2022, 2, Amount(55_000))], because="flyttet")
    assert undo(client).status_code == 409
    assert kr(line) == 55_000


def test_an_old_change_is_not_taken_back(client, line, monkeypatch):
    send(client, typed(line, "60.000"))
    monkeypatch.setattr("budgets.undoing.WITHIN", datetime.timedelta(0))
    assert undo(client).status_code == 409


def test_a_change_of_a_removed_post_is_not_taken_back(client, line):
    send(client, typed(line, "60.000"))
    client.post(reverse("line_remove", args=["amager", 2022, line.pk]), {"version": 1})
    assert undo(client).status_code == 409
