# SPDX-License-Identifier: MPL-2.0
"""A partnership begun from a file of facts."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from partnerskab.agreements.models import Agreement, Membership, Partnership, StaffResource, User
from targets.models import Reading, StatusRemark, Target

from .test_import_plan import everything

pytestmark = pytest.mark.django_db

FACTS = """
[partnership]
name = "Vestby Partnerskab"
slug = "vestby"

[[agreements]]
title = "Partnerskabsaftale 2025-2028"
valid_from = 2025-01-01
valid_to = 2028-12-31

[[agreements.focus_areas]]
number = 1
title = "Trygge fællesskaber"

[[agreements.theory_rows]]
kind = "result"
focus_area = 1
text = "Flere kender deres naboer"

[[agreements.frames]]
year = 2025
kr = 1_900_000

[[agreements.parties]]
organisation = "Vestby Boligforening"

[[organisations]]
name = "Vestby Boligforening"

[[memberships]]
user = { name = "Sekretariatet", email = "Sekretariat@eksempel.dk" }
role = "secretariat"
organisation = "Vestby Boligforening"
"""


MORE = """
[[agreements.targets]]
code = "1"
title = "Trygge om dagen"
rule = "hold"
focus_area = 1
indicator = "Trygge"
place = "Vestby"
baseline_year = 2024
baseline = { year = 2024, value = 81.5, source = "Borgerundersøgelsen 2024", area_from = 2025-01-01 }

[[agreements.targets]]
code = "2"
title = "Flere partnere"
rule = "share"
limit = 75

[[agreements.statuses]]
year = 2025
introduction = "<p>Tallene er nye.</p>"
remarks = [{ target = "1", text = "<p>Det går fremad.</p>" }]

[[agreements.area_versions]]
from_date = 2025-01-01
picture = "kort.png"
picture_alt = "Vestby ligger mod vest."

[[agreements.staff]]
title = "Projektleder"
share = 50
organisation = "Vestby Boligforening"

[[agreements]]
title = "Partnerskabsaftale 2029-2032"
valid_from = 2029-01-01
valid_to = 2032-12-31
focus_areas = [{ number = 1, title = "Det næste" }]

[[places]]
name = "Vestby"
kind = "area"

[[indicators]]
name = "Alle"
topic = "other"
unit = "count"
direction = "up"

[[indicators]]
name = "Trygge"
topic = "safety"
unit = "percent"
direction = "up"
part_of = "Alle"
definitions = [{ text = "Trygge og meget trygge." }, { text = "Trygge.", from_year = 2025 }]

[[series]]
indicator = "Trygge"
place = "Vestby"
source = "Borgerundersøgelsen 2025"
definition = 2
area_from = 2025-01-01
points = [{ year = 2025, value = 83.25, margin = 2.5, significant = "no", page = "7" }]
"""


@pytest.fixture
def begin(tmp_path):
    def run(text: str = FACTS) -> str:
        file = tmp_path / "vestby.toml"
        file.write_text(text, encoding="utf-8")
        Image.new("RGB", (40, 30)).save(tmp_path / "kort.png")
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


def test_it_may_have_several_agreements_and_what_they_aim_at(begin):
    assert "Partnerskabsaftale 2025-2028 og Partnerskabsaftale 2029-2032" in begin(FACTS + MORE)
    held, share = Target.objects.all()
    assert (held.code, held.focus_area.title, str(held.indicator), str(held.place)) == (
        "1",
        "Trygge fællesskaber",
        "Trygge",
        "Vestby",
    )
    assert str(held.indicator.part_of) == "Alle"
    assert (share.limit, share.partners, share.indicator) == (75, 2, None)
    baseline = held.baselines.get()
    assert (baseline.value, baseline.definition.number) == (Decimal("81.5"), 2)
    reading = Reading.objects.get()
    assert (reading.value, reading.significant, reading.page) == (Decimal("83.25"), "no", "7")
    assert (reading.definition.text, reading.is_example) == ("Trygge.", False)
    assert reading.area_version == baseline.area_version
    assert (reading.area_version.picture.width, reading.area_version.picture.height) == (40, 30)
    assert StatusRemark.objects.get().target == held
    assert StaffResource.objects.get().organisation.name == "Vestby Boligforening"


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


@pytest.mark.parametrize(
    ("slip", "mended", "words"),
    [
        ('indicator = "Trygge"\nplace', 'indicator = "Glade"\nplace', "indikatoren ”Glade”"),
        ('place = "Vestby"\nbaseline', 'place = "Østby"\nbaseline', "stedet ”Østby”"),
        ("area_from = 2025-01-01 }", "area_from = 2024-01-01 }", "området fra ”2024-01-01”"),
        ("focus_area = 1\nindicator", "focus_area = 9\nindicator", "indsatsområdet ”9”"),
        ('remarks = [{ target = "1"', 'remarks = [{ target = "7"', "målet ”7”"),
        ("definition = 2", "definition = 3", "målemetoden ”Trygge, definition 3”"),
        ("baseline_year = 2024\n", "", "holding_has_a_baseline_year"),
        ('title = "Flere partnere"', f'title = "{"x" * 200}"', "too long"),
        ("valid_from = 2029-01-01", "valid_from = 2028-01-01", "overlapper"),
        ('part_of = "Alle"', 'part_of = "Ingen"', "indikatoren ”Ingen”"),
        ('picture = "kort.png"', 'picture = "intet.png"', "intet.png: No such file"),
        ('picture = "kort.png"', 'picture = "vestby.toml"', "vestby.toml: Filen kan ikke læses som et billede"),
    ],
)
def test_a_slip_in_what_is_aimed_at_is_named_too(begin, slip, mended, words):
    assert slip in MORE
    before = everything()
    with pytest.raises(CommandError, match=words):
        begin(FACTS + MORE.replace(slip, mended, 1))
    assert everything() == before


def test_an_address_is_taken_once(begin):
    begin()
    with pytest.raises(CommandError, match="bruges allerede"):
        begin()
    assert Partnership.objects.count() == 1


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("begin_partnership", str(tmp_path / "intet.toml"))
