# SPDX-License-Identifier: MPL-2.0
"""A partnership begun from a file of facts."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from partnerskab.agreements.models import Agreement, Membership, Partnership, User

from .test_import_plan import everything

pytestmark = pytest.mark.django_db

FACTS = """
[partnership]
name = "Vestby Partnerskab"
slug = "vestby"

[agreement]
title = "Partnerskabsaftale 2025-2028"
valid_from = 2025-01-01
valid_to = 2028-12-31

[[agreement.focus_areas]]
number = 1
title = "Trygge fællesskaber"

[[agreement.theory_rows]]
kind = "result"
focus_area = 1
text = "Flere kender deres naboer"

[[agreement.frames]]
year = 2025
kr = 1_900_000

[[agreement.parties]]
organisation = "Vestby Boligforening"

[[organisations]]
name = "Vestby Boligforening"

[[memberships]]
user = { name = "Sekretariatet", email = "Sekretariat@eksempel.dk" }
role = "secretariat"
organisation = "Vestby Boligforening"
"""


@pytest.fixture
def begin(tmp_path):
    def run(text: str = FACTS) -> str:
        file = tmp_path / "vestby.toml"
        file.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("begin_partnership", str(file), stdout=out)
        return out.getvalue()

    return run


def test_a_partnership_is_begun(begin):
    assert "Vestby Partnerskab er begyndt med Partnerskabsaftale 2025-2028." in begin()
    agreement = Agreement.objects.get()
    assert agreement.partnership.is_sample is False
    assert [area.title for area in agreement.focus_areas.all()] == ["Trygge fællesskaber"]
    assert [row.focus_area.number for row in agreement.theory_rows.all()] == [1]
    assert [frame.kr for frame in agreement.frames.all()] == [1_900_000]
    assert [str(party) for party in agreement.parties.all()] == ["Vestby Boligforening"]


def test_its_secretariat_chooses_a_password_and_comes_in(begin, client):
    begin()
    member = Membership.objects.get()
    assert (member.role, member.user.email) == ("secretariat", "sekretariat@eksempel.dk")
    assert not member.user.has_usable_password()
    client.post(reverse("account_reset_password"), {"email": "sekretariat@eksempel.dk"})
    assert [message.to for message in mail.outbox] == [["sekretariat@eksempel.dk"]]


def test_a_person_known_already_is_taken_as_they_are(begin):
    known = User.objects.create_user("sekretariat@eksempel.dk", "hund-hest-kat-ko", name="Sanne")
    begin()
    assert Membership.objects.get().user == known
    assert User.objects.get().name == "Sanne"


@pytest.mark.parametrize(
    ("slip", "mended", "words"),
    [
        ("slug =", "slog =", "slog"),
        ('title = "Trygge', 'titel = "Trygge', "titel"),
        ("year = 2025", 'year = "i år"', "year"),
        ("focus_area = 1", "focus_area = 7", "indsatsområdet ”7”"),
        ('organisation = "Vestby Boligforening"\n\n[[org', 'organisation = "Andre"\n\n[[org', "organisationen ”Andre”"),
        ("valid_to = 2028", "valid_to = 2020", "Slutdatoen skal ligge efter startdatoen"),
        ("[partnership]", "[partnership", "Filen kan ikke bruges"),
    ],
)
def test_a_slip_is_named_and_leaves_nothing_behind(begin, slip, mended, words):
    assert slip in FACTS
    before = everything()
    with pytest.raises(CommandError, match=words):
        begin(FACTS.replace(slip, mended, 1))
    assert everything() == before


def test_an_address_is_taken_once(begin):
    begin()
    with pytest.raises(CommandError, match="bruges allerede"):
        begin()
    assert Partnership.objects.count() == 1


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("begin_partnership", str(tmp_path / "intet.toml"))
