# SPDX-License-Identifier: MPL-2.0
"""A file of readings read in on the page: chosen, looked at, mapped, confirmed; nothing is written before."""

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Plan
from partnerskab.agreements.models import AreaVersion
from partnerskab.editing import change
from targets.models import Definition, Indicator, Place, Reading, ReadingsFile
from tests.cast import Cast
from tests.same_moment import at_once

from .reading_files import LONG, csv_of, xlsx_of

pytestmark = pytest.mark.django_db
PAGE = "/amager/maal/2021-2024/laes-ind/"
REASON = "læst fra fil: målinger.csv"


@pytest.fixture
def measured(plan: Plan) -> Plan:
    """The plan's partnership with two indicators, two places, and the area as it was bounded twice."""
    partnership = plan.agreement.partnership
    for order, (name, unit, direction) in enumerate(
        (("Trygge i dagtimerne", "percent", "up"), ("Indbrud", "count", "down"))
    ):
        one = Indicator.objects.create(partnership=partnership, name=name, unit=unit, direction=direction, order=order)
        Definition.objects.create(indicator=one, number=1)
    Place.objects.create(partnership=partnership, kind="area", name="Partnerskabsområdet", aliases=["Området"])
    Place.objects.create(partnership=partnership, kind="city", name="Hele byen", order=1)
    plan.agreement.area_versions.create(from_date=date(2025, 1, 1))
    return plan


@pytest.fixture
def keeper(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretariat)
    return client


def upload(client: Client, data: bytes, name: str = "målinger.csv"):
    return client.post(PAGE, {"readings": SimpleUploadedFile(name, data)})


def words(response) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main", 1)[-1])
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def fields(response) -> dict[str, str]:
    """What the form holds as it was shown."""
    text = response.content.decode()
    found = dict(re.findall(r'<input type="(?:hidden|text|number)" name="(\w+)" value="([^"]*)"', text))
    for name, body in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return {name: html.unescape(value) for name, value in found.items() if name != "csrfmiddlewaretoken"}


def field_of(response, label: str) -> str:
    """The name of the field under a label."""
    found = re.search(rf'for="id_(\w+)">(?:<[^>]+>)*{re.escape(html.escape(label))}', response.content.decode())
    assert found, label
    return found[1]


def choose(client: Client, address: str, **given: str):
    return client.post(address, fields(client.get(address)) | given)


def confirm(client: Client, address: str, **given: str):
    return client.post(f"{address}laes/", fields(client.get(address)) | given)


def stored() -> set[tuple[str, str, int, str, Decimal]]:
    rows = Reading.objects.select_related("indicator", "place", "area_version")
    return {
        (
            row.indicator.name,
            row.place.name,
            row.year,
            str(row.area_version.from_date) if row.area_version else "",
            row.value,
        )
        for row in rows
    }


ALL = {
    ("Trygge i dagtimerne", "Partnerskabsområdet", 2024, "2021-01-01", Decimal("81.5")),
    ("Trygge i dagtimerne", "Partnerskabsområdet", 2025, "2025-01-01", Decimal(83)),
    ("Trygge i dagtimerne", "Hele byen", 2025, "", Decimal(88)),
    ("Indbrud", "Partnerskabsområdet", 2025, "2025-01-01", Decimal(1214)),
}


def read_in(client: Client, data: bytes) -> str:
    """Choose a file, say how the area was bounded, and read it in; the address of its preview."""
    address = upload(client, data)["Location"]
    choose(client, address, area="by_year")
    assert confirm(client, address).status_code == 302
    return address


def test_a_file_is_seen_confirmed_and_written_as_one(keeper, measured, cast: Cast):
    address = upload(keeper, csv_of(LONG, encoding="latin-1"))["Location"]
    page = keeper.get(address)
    assert not Reading.objects.exists()
    assert "Én ny måling" in words(page)
    assert "Vælg, hvordan Partnerskabsområdet var afgrænset" in words(page)
    choose(keeper, address, area="by_year")
    said = words(keeper.get(address))
    assert "Fire nye målinger" in said
    assert "linje 2, felt 4 Partnerskabsområdet, 2024 området fra 1. januar 2021 Ny 81,5 %" in said
    assert not Reading.objects.exists()
    response = confirm(keeper, address)
    assert stored() == ALL
    assert response["Location"] == "/amager/maal/2021-2024/"
    assert "Fire nye målinger er læst ind fra målinger.csv." in words(keeper.get(response["Location"]))
    told = words(keeper.get(f"{response['Location']}indikatorer/{Indicator.objects.get(unit='count').pk}/"))
    assert f"skrev målingen Partnerskabsområdet 2025: 1.214, {REASON}" in told
    records = Reading.history.all()
    assert {record.history_change_reason for record in records} == {REASON}
    assert {record.history_user for record in records} == {cast.secretariat}
    assert len({record.history_date for record in records}) == 1
    file = ReadingsFile.objects.get()
    assert (file.read_in_by, bytes(file.data)) == (cast.secretariat, csv_of(LONG, encoding="latin-1"))
    assert file.mapping["whole"]["area"] == "by_year"
    assert set(Reading.objects.values_list("file", flat=True)) == {file.pk}


def everything() -> tuple[list[object], ...]:
    """All rows and all history of what an import may write."""
    models = (Reading, Indicator, Place, Definition)
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    return (*rows, [model.history.count() for model in models])


@pytest.mark.parametrize("again", [csv_of(LONG), csv_of(LONG, ",", "utf-8-sig"), xlsx_of(LONG)])
def test_the_same_twice_changes_nothing_and_says_so(keeper, measured, again):
    read_in(keeper, csv_of(LONG))
    before = everything()
    address = upload(keeper, again)["Location"]
    if again != csv_of(LONG):
        choose(keeper, address, area="by_year")
    page = keeper.get(address)
    assert "Ingen forskelle" in words(page)
    assert "Filen siger det samme som målingerne. Der er intet at læse ind." in words(page)
    assert ("Samme fil blev læst ind den" in words(page)) == (again == csv_of(LONG))
    assert "Læs ind</button>" not in page.content.decode()
    confirm(keeper, address)
    assert everything() == before


def test_a_changed_figure_is_seen_as_such(keeper, measured):
    read_in(keeper, csv_of(LONG))
    rows = [[cell.replace("88", "87") for cell in row] for row in LONG]
    address = upload(keeper, csv_of(rows), "rettet.csv")["Location"]
    choose(keeper, address, area="by_year")
    page = keeper.get(address)
    assert "Én ændret måling" in words(page)
    assert "stod 88 % → bliver 87 %" in words(page)
    confirm(keeper, address)
    row = Reading.objects.get(place__name="Hele byen")
    assert (row.value, row.version, row.file.filename) == (87, 2, "rettet.csv")
    assert [record.history_change_reason for record in row.history.all()] == ["læst fra fil: rettet.csv", REASON]


def test_names_are_mapped_made_and_remembered(keeper, measured):
    rows = [
        LONG[0],
        ["Tryg om dagen", "København", "2025", "88", "TU"],
        ["Andel utrygge", "Sundbyøster", "2025", "12", "TU"],
        ["I alt", "København", "2025", "100", "TU"],
    ]
    address = upload(keeper, csv_of(rows))["Location"]
    page = keeper.get(address)
    city, day = Place.objects.get(kind="city"), Indicator.objects.get(unit="percent")
    unsafe, district = field_of(page, "Indikator: ”Andel utrygge”"), field_of(page, "Sted: ”Sundbyøster”")
    choose(
        keeper,
        address,
        **{
            field_of(page, "Sted: ”København”"): str(city.pk),
            field_of(page, "Indikator: ”Tryg om dagen”"): str(day.pk),
            field_of(page, "Indikator: ”I alt”"): "skip",
            unsafe: "new",
            f"{unsafe}_unit": "percent",
            f"{unsafe}_direction": "down",
            district: "new",
            f"{district}_kind": "district",
        },
    )
    said = words(keeper.get(address))
    assert "Ny indikator: Andel utrygge" in said
    assert "Nyt sted: Sundbyøster" in said
    assert "”København” huskes som et andet navn for Hele byen" in said
    confirm(keeper, address)
    made = Indicator.objects.get(name="Andel utrygge")
    assert (made.unit, made.direction, made.order, made.definitions.get().number) == ("percent", "down", 2, 1)
    assert not made.small_numbers
    assert Place.objects.get(name="Sundbyøster").kind == "district"
    assert Place.objects.get(kind="city").aliases == ["København"]
    assert made.history.get().history_change_reason == REASON
    assert {(row[0], row[1]) for row in stored()} == {
        ("Trygge i dagtimerne", "Hele byen"),
        ("Andel utrygge", "Sundbyøster"),
    }
    before = everything()
    assert "Ingen forskelle" in words(keeper.get(upload(keeper, csv_of(rows))["Location"]))
    assert "Ingen forskelle" in words(keeper.get(upload(keeper, csv_of(rows[:3], ","))["Location"]))
    assert everything() == before


def test_small_numbers_of_a_new_count_are_not_told_in_public(keeper, measured):
    address = upload(keeper, csv_of([LONG[0], ["Chikane", "Hele byen", "2025", "3", "Politiet"]]))["Location"]
    one = field_of(keeper.get(address), "Indikator: ”Chikane”")
    choose(keeper, address, **{one: "new", f"{one}_unit": "count", f"{one}_direction": "down"})
    confirm(keeper, address)
    assert Indicator.objects.get(name="Chikane").small_numbers


def test_columns_can_be_changed_by_hand(keeper, measured):
    rows = [["Tema", "Hvor", "Hvornår", "Tal 1", "Kilde"], *LONG[1:]]
    address = upload(keeper, csv_of(rows))["Location"]
    assert "Filen er ikke forstået endnu" in words(keeper.get(address))
    choose(keeper, address, column_0="indicator", column_1="place", column_2="year", column_3="value")
    choose(keeper, address, area="by_year")
    confirm(keeper, address)
    assert stored() == ALL


def test_a_reading_changed_meanwhile_is_shown_before_anything_is_written(keeper, measured):
    read_in(keeper, csv_of(LONG))
    rows = [[cell.replace("88", "87") for cell in row] for row in LONG]
    address = upload(keeper, csv_of(rows))["Location"]
    choose(keeper, address, area="by_year")
    seen = fields(keeper.get(address))
    row = Reading.objects.get(place__name="Hele byen")
    change(row, row.version, value=Decimal(86))
    response = keeper.post(f"{address}laes/", seen)
    assert response.status_code == 409
    assert "Målingerne er ændret, siden du så forskellene" in words(response)
    assert "stod 86 % → bliver 87 %" in words(response)
    row.refresh_from_db()
    assert row.value == 86
    assert keeper.post(f"{address}laes/", fields(response)).status_code == 302
    row.refresh_from_db()
    assert row.value == 87


def test_a_choice_that_was_not_shown_yet_is_shown_before_anything_is_written(keeper, measured):
    address = upload(keeper, csv_of(LONG))["Location"]
    response = confirm(keeper, address, area="by_year")
    assert response.status_code == 409
    assert "Du har valgt noget andet" in words(response)
    assert "Fire nye målinger" in words(response)
    assert not Reading.objects.exists()
    assert keeper.post(f"{address}laes/", fields(response)).status_code == 302
    assert stored() == ALL


def test_two_people_choosing_lose_nothing(keeper, measured):
    address = upload(keeper, csv_of(LONG))["Location"]
    seen = fields(keeper.get(address))
    choose(keeper, address, area="none")
    response = keeper.post(address, seen | {"area": "by_year", "page": "s. 14"})
    assert response.status_code == 409
    assert "En anden har ændret" in words(response)
    assert fields(response)["area"] == "by_year"
    assert fields(response)["page"] == "s. 14"
    assert ReadingsFile.objects.get().mapping["whole"]["area"] == "none"
    assert keeper.post(address, fields(response)).status_code == 302
    assert ReadingsFile.objects.get().mapping["whole"]["page"] == "s. 14"


def test_what_cannot_be_used_comes_back_as_it_was_typed(keeper, measured):
    address = upload(keeper, csv_of([row[:4] for row in LONG]))["Location"]
    response = choose(keeper, address, source="k" * 201, line="nul", area="by_year")
    assert response.status_code == 422
    assert "Kilde er for lang. Brug højst 200 tegn." in words(response)
    assert "Skriv nummeret på den linje" in words(response)
    assert fields(response)["source"] == "k" * 201
    assert fields(response)["line"] == "nul"
    assert fields(response)["area"] == "by_year"
    assert ReadingsFile.objects.get().mapping["whole"]["area"] == ""


def test_a_file_that_cannot_be_read_is_refused_at_the_field(keeper, measured):
    response = upload(keeper, csv_of(LONG).replace("å".encode(), b"?"))
    assert response.status_code == 422
    assert "et bogstav er gået tabt" in words(response)
    assert 'aria-invalid="true"' in response.content.decode()
    assert not ReadingsFile.objects.exists()


def test_too_much_is_dropped_while_it_arrives(keeper, measured):
    response = upload(keeper, b"a;b\n" * 1_300_000)
    assert response.status_code == 422
    assert "Filen fylder over 5 MB" in words(response)
    assert not ReadingsFile.objects.exists()


def test_a_form_from_elsewhere_is_refused(cast: Cast, measured):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.secretariat)
    assert upload(client, csv_of(LONG)).status_code == 403


def test_hostile_words_are_shown_as_words(keeper, measured):
    nasty = "<script>alert(1)</script>"
    rows = [
        [*LONG[0], "<b>x</b>"],
        [nasty, '"><img src=x>', "2025", "5", "=cmd()", ""],
        ["Indbrud", "Hele byen", "2025", nasty, "", nasty],
    ]
    page = keeper.get(upload(keeper, csv_of(rows), f"{nasty}.csv")["Location"])
    text = page.content.decode()
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "<b>x</b>" not in text
    assert html.escape(nasty) in text


def test_the_raw_file_is_kept_and_handed_out_as_a_file(keeper, measured):
    address = read_in(keeper, csv_of(LONG, encoding="latin-1"))
    response = keeper.get(f"{address}fil/")
    assert response.content == csv_of(LONG, encoding="latin-1")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert keeper.get(address)["Location"] == PAGE
    assert "målinger.csv" in words(keeper.get(PAGE))


def test_a_waiting_file_can_be_thrown_away_but_no_source_of_readings(keeper, measured):
    address = upload(keeper, csv_of(LONG))["Location"]
    assert "Venter på dit ja" in words(keeper.get(PAGE))
    assert upload(keeper, csv_of(LONG))["Location"] == address
    assert keeper.post(f"{address}fjern/").status_code == 302
    assert not ReadingsFile.objects.exists()
    assert keeper.post(f"{read_in(keeper, csv_of(LONG))}fjern/").status_code == 404
    assert ReadingsFile.objects.exists()


def test_a_file_already_read_in_is_not_read_in_again(keeper, measured):
    address = upload(keeper, csv_of(LONG))["Location"]
    choose(keeper, address, area="by_year")
    seen = fields(keeper.get(address))
    keeper.post(f"{address}laes/", seen)
    before = everything()
    assert "allerede læst ind" in words(keeper.post(f"{address}laes/", seen, follow=True))
    assert everything() == before


def test_another_partnerships_file_and_names_are_not_there(keeper, measured, cast: Cast):
    one = Indicator.objects.create(partnership=cast.elsewhere, name="Andel utrygge", unit="percent", direction="down")
    file = ReadingsFile.objects.create(partnership=cast.elsewhere, filename="a.csv", data=csv_of(LONG), sha256="x")
    assert keeper.get(f"{PAGE}{file.pk}/").status_code == 404
    assert keeper.get(f"{PAGE}{file.pk}/fil/").status_code == 404
    address = upload(keeper, csv_of([LONG[0], ["Andel utrygge", "Hele byen", "2025", "12", "TU"]]))["Location"]
    page = keeper.get(address)
    assert "”Andel utrygge” kendes ikke" in words(page)
    assert str(one.pk) not in page.content.decode()
    assert choose(keeper, address, **{field_of(page, "Indikator: ”Andel utrygge”"): str(one.pk)}).status_code == 422


def test_an_agreement_that_is_none_is_not_there(keeper, measured):
    assert keeper.get("/amager/maal/2029-2032/laes-ind/").status_code == 404


def rows_of(count: int) -> bytes:
    return csv_of([LONG[0], *(["Indbrud", "Hele byen", str(1926 + at), str(at), "Politiet"] for at in range(count))])


def queries(client: Client, method: str, *given: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        getattr(client, method)(*given)
    return len(asked)


def queries_of(client: Client, count: int) -> list[int]:
    """How many queries each step makes with a file of so many readings."""
    address = upload(client, rows_of(count))["Location"]
    client.get(address)
    seen = fields(client.get(address))
    steps = [("get", PAGE), ("get", address), ("post", address, seen), ("post", f"{address}laes/", seen)]
    counted = [queries(client, method, *given) for method, *given in steps]
    assert Reading.objects.count() == count
    return counted


def test_queries_do_not_grow_with_the_file(keeper, measured):
    one = queries_of(keeper, 1)
    Reading.objects.all().delete()
    assert queries_of(keeper, 90) == one


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_once_write_once(measured, cast: Cast):
    first = Client()
    first.force_login(cast.secretariat)
    address = upload(first, csv_of(LONG))["Location"]
    choose(first, address, area="by_year")
    seen = fields(first.get(address))

    def press():
        client = Client()
        client.force_login(cast.secretariat)
        return client.post(f"{address}laes/", seen).status_code

    codes = at_once([press, press])
    assert 302 in codes
    assert stored() == ALL
    assert Reading.history.count() == 4
    assert AreaVersion.objects.count() == 2
