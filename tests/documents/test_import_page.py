# SPDX-License-Identifier: MPL-2.0
"""The page that reads a paper in: refusals, what is shown, corrections, and the yes that writes."""

import datetime
import html
import re

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from activities.models import Activity, ActivitySection, Plan
from partnerskab.agreements.models import Agreement, FocusArea, Organisation
from partnerskab.content.freezing import freeze
from partnerskab.documents.models import UploadedPaper
from partnerskab.documents.reading import Known, read_paper, read_source
from partnerskab.documents.reading.files import LARGEST_FILE

from .papers import SAMPLE, SMALL
from .word import document, paragraph

pytestmark = pytest.mark.django_db

PAGE = "/amager/plan/2022/indlaes/"
TITLES = ("Dialog, kommunikation og værtskab", "Tryggere byliv", "Positive fællesskaber")


@pytest.fixture
def agreement(cast) -> Agreement:
    """An agreement without any plan."""
    agreement = Agreement.objects.create(
        partnership=cast.partnership,
        title="Partnerskabsaftale 2021-2024",
        valid_from=datetime.date(2021, 1, 1),
        valid_to=datetime.date(2024, 12, 31),
    )
    for number, title in enumerate(TITLES, start=1):
        FocusArea.objects.create(agreement=agreement, number=number, title=title)
    Organisation.objects.create(name="Teknik- og Miljøforvaltningen", short_name="TMF")
    return agreement


@pytest.fixture
def secretariat(client, cast):
    client.force_login(cast.secretariat)
    return client


def upload(client, data: str | bytes = SMALL, name: str = "plan.txt"):
    raw = data.encode() if isinstance(data, str) else data
    return client.post(PAGE, {"paper": SimpleUploadedFile(name, raw)})


def waiting(client, data: str | bytes = SMALL) -> str:
    """Upload a paper and return the address of its page."""
    response = upload(client, data)
    assert response.status_code == 302, words(response)
    return response["Location"]


def words(response) -> str:
    """The page's text, without markup."""
    text = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main", 1)[-1])
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def mark(client, address: str) -> str:
    """What the page remembers of the draft it was shown with."""
    return re.search(r'name="mark"(?: value="(\w*)")?', client.get(address).content.decode())[1] or ""


def confirm(client, address: str, **given: str):
    return client.post(f"{address}laes-ind/", {"mark": mark(client, address)} | given)


def rows() -> dict[str, list[dict[str, object]]]:
    """Every row of the plan and the agreement, histories included."""
    own = ("agreements", "activities", "budgets")
    models = [model for model in apps.get_models() if model._meta.app_label in own]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def first_line(text: str = SMALL) -> int:
    """The line of the first activity's title."""
    known = Known(tuple(enumerate(TITLES, start=1)))
    return read_paper(read_source(text.encode(), "plan.txt"), known).activities[0].span.first


def correct(client, address: str, unit: str, line: int, **fields: object):
    return client.post(f"{address}ret/{unit}/{line}/", fields, headers={"HX-Request": "true"})


def test_the_first_step_says_what_can_be_read(secretariat, agreement):
    page = words(secretariat.get(PAGE))
    assert ".docx" in page
    assert "højst 20 MB" in page
    assert "bygget som planen for 2022" in page
    assert "Ingen har læst et papir ind" in page


REFUSALS = {
    "nothing": (None, "Vælg en fil på din computer"),
    "empty": (b"", "Filen er tom"),
    "destroyed letters": ("Form\ufffdl".encode(), "bogstaver"),
    "pdf": (b"%PDF-1.7", "Åbn den i Word"),
    "doc": (b"\xd0\xcf\x11\xe0rest", "ældre Word-dokument"),
    "damaged": (document(paragraph("Tekst"))[:200], "beskadiget"),
    "another paper": (b"Et brev om noget andet.", "ligner ikke en tryghedsplan"),
    "no such focus area": (SMALL.replace("1: Tryggere byliv", "7: Energi").encode(), "område 7"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_stands_at_the_field_and_leaves_nothing(secretariat, agreement, case):
    before = rows()
    data, message = REFUSALS[case]
    response = secretariat.post(PAGE) if data is None else upload(secretariat, data)
    assert response.status_code == 422
    page = response.content.decode()
    said = re.search(r'id="paper-error" role="alert">(.*?)</p>', page)[1]
    assert message in html.unescape(said)
    assert 'aria-describedby="paper-hint paper-error" aria-invalid="true"' in page
    assert not UploadedPaper.objects.exists()
    assert rows() == before


def test_what_is_too_large_is_cut_off_while_it_arrives(secretariat, agreement):
    response = upload(secretariat, b"x" * (LARGEST_FILE + 1))
    assert response.status_code == 422
    assert "Filen fylder over 20 MB" in words(response)
    assert not UploadedPaper.objects.exists()


def test_a_year_without_agreement_is_refused(secretariat, agreement):
    response = secretariat.post("/amager/plan/2030/indlaes/", {"paper": SimpleUploadedFile("p.txt", SMALL.encode())})
    assert response.status_code == 422
    assert "ingen partnerskabsaftale, der gælder i 2030" in words(response)


def test_a_name_without_sense_is_tidied(secretariat, agreement):
    upload(secretariat, name="../../plan\u202e" + "x" * 300 + ".txt")
    name = UploadedPaper.objects.get().filename
    assert len(name) <= 200
    assert name.startswith("planx")


def test_looking_writes_nothing_of_the_plan(secretariat, plan):
    before = rows()
    address = waiting(secretariat)
    for part in ("", "?del=kapitler", "?del=oversigt", f"?del={first_line()}", "?del=vrøvl"):
        assert secretariat.get(address + part).status_code == 200
    assert rows() == before


def test_each_piece_stands_beside_its_source(secretariat, agreement):
    address = waiting(secretariat)
    page = words(secretariat.get(f"{address}?del={first_line()}"))
    assert "Linje 21–23 Torvet om aftenen" in page
    assert "Hovedområde Tryggere byliv" in page
    assert "30.000 kr." not in page
    assert "10.000 kr. i 2021, 20.000 kr. i 2022, 0 kr. i 2023" in page
    assert "Ansvarlig Teknik- og Miljøforvaltningen Partner Helhedsplanen Gættet" in page
    assert "Aktiviteter 1 i ét indsatsområde" in page
    overview = words(secretariat.get(f"{address}?del=oversigt"))
    assert "Linje: Møder 2021: 5.000, 2022: -" in overview
    assert "Om Amager Partnerskab" in words(secretariat.get(f"{address}?del=kapitler"))


def test_hostile_text_is_shown_as_text(secretariat, agreement):
    hostile = SMALL.replace("At flere bruger torvet.", "<script>alert(1)</script>")
    page = secretariat.get(f"{waiting(secretariat, hostile)}?del={first_line()}").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_yes_reads_the_paper_in_and_keeps_it_as_the_source(secretariat, agreement, cast):
    response = confirm(secretariat, waiting(secretariat))
    assert response["Location"] == "/amager/plan/2022/"
    assert "plan.txt er læst ind i kladden: én aktivitet" in words(secretariat.get(response["Location"]))
    content = freeze(Plan.objects.get())
    assert [activity.title for activity in content.activities] == ["Torvet om aftenen"]
    kept = UploadedPaper.objects.get()
    assert (kept.read_in_by, bytes(kept.data)) == (cast.secretariat, SMALL.encode())
    assert Activity.objects.get().history.get().history_user == cast.secretariat
    page = words(secretariat.get(PAGE))
    assert "plan.txt Læst ind af Sanne Sekretær" in page
    source = secretariat.get(f"{PAGE}{kept.pk}/fil/")
    assert source.content == SMALL.encode()
    assert source["Content-Disposition"] == 'attachment; filename="plan.txt"'


def test_a_draft_is_replaced_only_after_the_question(secretariat, plan):
    address = waiting(secretariat)
    page = words(secretariat.get(address))
    assert "Kladden for 2022 har tolv aktiviteter" in page
    assert "historikken bliver" in page
    before = rows()
    refused = confirm(secretariat, address)
    assert refused.status_code == 422
    assert "Sæt kryds ved ”Ja, erstat kladden”" in words(refused)
    assert rows() == before
    assert confirm(secretariat, address, replace="on").status_code == 302
    assert [activity.title for activity in freeze(plan).activities] == ["Torvet om aftenen"]


def test_a_draft_that_changed_meanwhile_asks_again(secretariat, plan):
    address = waiting(secretariat)
    seen = mark(secretariat, address)
    section = ActivitySection.objects.filter(activity__plan=plan).first()
    section.text = "<p>Nyt, imens nogen kiggede.</p>"
    section.save()
    before = rows()
    answer = secretariat.post(f"{address}laes-ind/", {"mark": seen, "replace": "on"})
    assert answer.status_code == 409
    assert "Kladden er ændret, siden du så den" in words(answer)
    assert "checked" not in answer.content.decode()
    assert rows() == before
    assert confirm(secretariat, address, replace="on").status_code == 302


def test_the_same_file_twice_changes_nothing(secretariat, agreement):
    confirm(secretariat, waiting(secretariat))
    before = rows()
    address = waiting(secretariat)
    assert "Planen står allerede sådan" in words(secretariat.get(address))
    response = confirm(secretariat, address)
    assert "Intet er ændret" in words(secretariat.get(response["Location"]))
    assert rows() == before


def test_a_file_that_waits_already_is_found_again(secretariat, agreement):
    assert waiting(secretariat) == waiting(secretariat)
    assert "Venter på dit ja plan.txt" in words(secretariat.get(PAGE))


def test_a_second_click_does_no_harm(secretariat, agreement):
    address = waiting(secretariat)
    confirm(secretariat, address)
    before = rows()
    assert secretariat.post(f"{address}laes-ind/", {"mark": ""})["Location"] == "/amager/plan/2022/"
    assert secretariat.get(address)["Location"] == PAGE
    assert rows() == before


def test_a_paper_is_thrown_away(secretariat, agreement):
    address = waiting(secretariat)
    assert "Intet blev læst ind" in words(secretariat.post(f"{address}fortryd/", follow=True))
    assert not UploadedPaper.objects.exists()
    assert secretariat.get(address).status_code == 404


def test_the_source_of_the_draft_is_not_thrown_away(secretariat, agreement):
    address = waiting(secretariat)
    confirm(secretariat, address)
    assert secretariat.post(f"{address}fortryd/").status_code == 404
    assert UploadedPaper.objects.count() == 1


def test_a_paper_belongs_to_its_partnership_and_year(client, secretariat, agreement, cast):
    address = waiting(secretariat)
    assert client.get(address.replace("2022", "2023")).status_code == 404
    client.force_login(cast.stranger)
    assert client.get(address.replace("amager", "vestby")).status_code == 404


def test_an_agreement_that_lost_a_focus_area_is_told_of(secretariat, agreement):
    address = waiting(secretariat)
    FocusArea.objects.filter(number__lt=3).delete()
    told = "”Torvet om aftenen” står i indsatsområde 1, som aftalen ikke har."
    assert told in words(secretariat.post(f"{address}laes-ind/", {"mark": ""}, follow=True))
    assert told in words(secretariat.get(address))
    assert not Plan.objects.exists()


def test_title_number_areas_and_actors_are_corrected(secretariat, agreement):
    address, line = waiting(secretariat), first_line()
    piece = correct(secretariat, address, "facts", line, title="Torvet", number="4", state="fortsat")
    assert "Rettet" in words(piece)
    assert "Titel og nummer er rettet." in piece["HX-Trigger"].encode().decode("unicode_escape")
    assert 'id="figures" hx-swap-oob="true"' in piece.content.decode()
    correct(secretariat, address, "areas", line, primary="3", others=["1", "3"])
    correct(secretariat, address, "actors", line, lead="Klubben", partners="Teknik- og Miljøforvaltningen\n\nKlubben")
    confirm(secretariat, address)
    (activity,) = freeze(Plan.objects.get()).activities
    assert (activity.title, activity.number, activity.state) == ("Torvet", 4, "fortsat")
    assert (activity.area, activity.other_areas) == (3, (1,))
    assert [(each.name, each.role) for each in activity.partners] == [
        ("Klubben", "lead"),
        ("Teknik- og Miljøforvaltningen", "partner"),
    ]


def test_a_text_is_moved_and_an_amount_typed(secretariat, agreement):
    address, line = waiting(secretariat), first_line()
    purpose = next(at for at, text in enumerate(SMALL.splitlines(), start=1) if text == "At flere bruger torvet.")
    correct(secretariat, address, "headings", purpose, kind="objectives", sub_heading="Delmål")
    post = next(at for at, text in enumerate(SMALL.splitlines(), start=1) if text.startswith("Løn"))
    typed = {f"{post}-2021": "ca. 12.000", f"{post}-2022": "20.000", f"{post}-2023": ""}
    assert "Løn, 2021 ca. 12.000" in words(correct(secretariat, address, "amounts", line, **typed))
    confirm(secretariat, address)
    (activity,) = freeze(Plan.objects.get()).activities
    assert [(each.sub_heading, each.text) for each in activity.of_kind("objectives")] == [
        ("Delmål", "<p>At flere bruger torvet.</p>")
    ]
    assert [(each.year, each.kr, each.qualifier) for each in activity.lines[0].amounts] == [
        (2021, 12_000, "ca."),
        (2022, 20_000, ""),
    ]


def test_a_line_of_the_overview_takes_an_amount(secretariat, agreement):
    address = waiting(secretariat)
    table = next(at for at, text in enumerate(SMALL.splitlines(), start=1) if text.startswith("Nr.\t"))
    line = next(at for at, text in enumerate(SMALL.splitlines(), start=1) if text.startswith("-\tMøder"))
    correct(secretariat, address, "amounts", table, **{f"{line}-2021": "5.000", f"{line}-2022": "6.000"})
    confirm(secretariat, address)
    assert [(each.year, each.kr) for each in freeze(Plan.objects.get()).lines[0].amounts] == [
        (2021, 5_000),
        (2022, 6_000),
    ]


def test_an_activity_is_left_out_and_taken_in_again(secretariat, plan):
    address = waiting(secretariat, SAMPLE.read_bytes())
    text = SAMPLE.read_text(encoding="utf-8")
    first = first_line(text)
    response = secretariat.post(f"{address}med/{first}/", {"skip": "1"})
    assert response["Location"] == f"{address}?del={first}"
    page = words(secretariat.get(response["Location"]))
    assert "Aktiviteten springes over" in page
    assert "Aktiviteter 11" in page
    secretariat.post(f"{address}med/{first}/")
    assert "Aktiviteter 12" in words(secretariat.get(address))


def test_a_number_given_away_meanwhile_stops_the_reading_in(secretariat, plan):
    address = waiting(secretariat, SAMPLE.read_bytes())
    paper = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), Known(tuple(enumerate(TITLES, start=1))))
    first, second = (activity.span.first for activity in paper.activities[:2])
    secretariat.post(f"{address}med/{first}/", {"skip": "1"})
    correct(secretariat, address, "facts", second, title="Nummer et", number="1", state="ny")
    secretariat.post(f"{address}med/{first}/")
    assert "har begge nummer 1. Giv den ene et andet nummer." in words(secretariat.get(address))
    before = rows()
    seen = UploadedPaper.objects.get().outcome["mark"]
    secretariat.post(f"{address}laes-ind/", {"mark": seen, "replace": "on"})
    assert rows() == before
    assert UploadedPaper.objects.get().read_in_at is None


@pytest.mark.parametrize(
    ("unit", "fields", "message"),
    [
        ("facts", {"title": "", "number": "1", "state": "ny"}, "Giv aktiviteten en titel"),
        ("facts", {"title": "T", "number": "to", "state": "ny"}, "Skriv nummeret med tal"),
        ("facts", {"title": "T", "number": "2", "state": "ny"}, "har ”Tryghedspulje og dialogpavilloner” allerede"),
        ("actors", {"lead": "L", "partners": "x" * 201}, "Skriv ét navn på hver linje"),
        ("areas", {"primary": "9"}, "9 er ikke"),
        ("amounts", {}, "for eksempel 50.000"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(secretariat, plan, unit, fields, message):
    address = waiting(secretariat, SAMPLE.read_bytes())
    line = first_line(SAMPLE.read_text(encoding="utf-8"))
    if unit == "amounts":
        form = secretariat.get(f"{address}ret/amounts/{line}/").content.decode()
        fields = dict.fromkeys(re.findall(r'name="(\d+-\d{4})"', form), "50,00,0")
        assert fields
    response = correct(secretariat, address, unit, line, **fields)
    assert response.status_code == 422
    assert message in words(response)
    assert UploadedPaper.objects.get().corrections == {}


def test_what_the_paper_says_itself_is_no_correction(secretariat, agreement):
    address, line = waiting(secretariat), first_line()
    correct(secretariat, address, "facts", line, title="Torvet", number="1", state="ny")
    piece = correct(secretariat, address, "facts", line, title="Torvet om aftenen", number="1", state="ny")
    assert "Rettet" not in words(piece)
    assert not any(UploadedPaper.objects.get().corrections.values())


def test_without_script_a_correction_leads_back_to_its_part(secretariat, agreement):
    address, line = waiting(secretariat), first_line()
    fields = {"title": "Torvet", "number": "1", "state": "ny"}
    assert secretariat.post(f"{address}ret/facts/{line}/", fields)["Location"] == f"{address}?del={line}"


def test_what_cannot_be_corrected_is_not_found(secretariat, agreement):
    address, line = waiting(secretariat), first_line()
    for unit, at in (("facts", line + 1), ("vrøvl", line), ("headings", line), ("amounts", 1), ("skipped", line)):
        assert secretariat.get(f"{address}ret/{unit}/{at}/").status_code == 404, unit
    assert secretariat.post(f"{address}med/1/", {"skip": "1"}).status_code == 404


def test_the_page_asks_as_much_for_one_activity_as_for_twelve(
    secretariat, agreement, django_assert_num_queries, django_assert_max_num_queries
):
    few, many = waiting(secretariat), waiting(secretariat, SAMPLE.read_bytes())
    line = first_line(SAMPLE.read_text(encoding="utf-8"))
    with django_assert_max_num_queries(40) as counted:
        secretariat.get(f"{few}?del={first_line()}")
    with django_assert_num_queries(len(counted)):
        secretariat.get(f"{many}?del={line}")
