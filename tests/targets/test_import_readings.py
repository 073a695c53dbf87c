# SPDX-License-Identifier: MPL-2.0
"""`manage.py import_readings`: every difference is printed, what is refused ends it with 1, twice changes nothing."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from activities.models import Plan
from targets.models import Definition, Indicator, Place, Reading, ReadingsFile

from .reading_files import LONG, WIDE, csv_of, xlsx_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def measured(plan: Plan) -> Plan:
    partnership = plan.agreement.partnership
    for name, unit, direction in (("Trygge i dagtimerne", "percent", "up"), ("Indbrud", "count", "down")):
        one = Indicator.objects.create(partnership=partnership, name=name, unit=unit, direction=direction)
        Definition.objects.create(indicator=one, number=1)
    Place.objects.create(partnership=partnership, kind="area", name="Partnerskabsområdet", aliases=["Området"])
    Place.objects.create(partnership=partnership, kind="city", name="Hele byen")
    return plan


def run(path: Path, *options: str) -> tuple[list[str], str]:
    """What is printed, and what it ends with where that is with 1."""
    printed, trouble = io.StringIO(), ""
    try:
        call_command("import_readings", str(path), "--partnership", "amager", *options, stdout=printed)
    except CommandError as error:
        trouble = str(error)
    return printed.getvalue().replace("\u00a0", " ").splitlines(), trouble


@pytest.mark.parametrize("data", [csv_of(LONG, encoding="latin-1"), csv_of(WIDE, ","), xlsx_of(LONG)])
def test_every_difference_is_printed_and_written_once(tmp_path, measured, data):
    path = tmp_path / "tal.csv"
    path.write_bytes(data)
    lines, trouble = run(path, "--area", "by_year", "--dry-run")
    assert lines[-2:] == ["Prøvekørsel: intet er gemt.", "4 forskelle"]
    assert not Reading.objects.exists()
    assert not ReadingsFile.objects.exists()
    lines, trouble = run(path, "--area", "by_year")
    assert (len(lines), lines[-1], trouble) == (5, "4 forskelle", "")
    assert any("Hele byen, 2025: ny, 88 %, kilde Tryghedsundersøgelsen" in line for line in lines)
    assert Reading.history.filter(history_change_reason="læst fra fil: tal.csv").count() == 4
    file = ReadingsFile.objects.get()
    assert (bytes(file.data), file.read_in_at is not None) == (data, True)
    assert run(path) == (["0 forskelle"], "")
    assert (Reading.history.count(), ReadingsFile.objects.count()) == (4, 1)


def test_what_is_refused_is_printed_and_ends_it_with_1(tmp_path, measured):
    path = tmp_path / "tal.csv"
    rows = [*LONG, ["Indbrud", "Hele byen", "2025", "mange", "P"], ["Noget", "Hele byen", "2025", "5", "P"]]
    path.write_bytes(csv_of([*rows, ["Indbrud", "Hele byen", "2024", "<5", "P"], ["Note: tallene er foreløbige"]]))
    lines, trouble = run(path, "--area", "2021-01-01")
    assert len(lines) == 9
    assert lines[4] == "Intet tal: linje 8, felt 4: Indbrud, Hele byen, 2024: ”<5”"
    assert lines[5] == "Sprunget over: linje 9: Note: tallene er foreløbige"
    assert lines[6].startswith(
        "Ikke læst: linje 6, felt 4: Indbrud, Hele byen, 2025: ”mange” kan ikke læses som et tal"
    )
    assert lines[7].startswith("Spørgsmål: ”Noget” kendes ikke. Vælg, hvad det er. (linje 7, felt 4)")
    assert lines[8] == "4 forskelle"
    assert "ikke læst" in trouble
    assert Reading.objects.count() == 4


def test_a_source_for_all_that_name_none(tmp_path, measured):
    path = tmp_path / "tal.csv"
    path.write_bytes(csv_of([["Indikator", "Sted", "År", "Værdi"], ["Indbrud", "Hele byen", "2025", "5"]]))
    assert "Spørgsmål: Kilden står ikke i filen" in run(path)[0][0]
    assert run(path, "--source", "Politiet") == (
        ["linje 2, felt 4: Indbrud, Hele byen, 2025: ny, 5, kilde Politiet", "1 forskel"],
        "",
    )


@pytest.mark.parametrize(
    ("data", "options", "sentence"),
    [
        (b"%PDF", [], "PDF"),
        (csv_of(LONG), ["--area", "2019-01-01"], "ingen afgrænsning 2019-01-01"),
        (csv_of(LONG), ["--partnership", "ukendt"], "intet partnerskab ukendt"),
        (None, [], "kan ikke læses"),
    ],
)
def test_what_cannot_be_read_at_all(tmp_path, measured, data, options, sentence):
    path = tmp_path / "tal.csv"
    if data:
        path.write_bytes(data)
    lines, trouble = run(path, *options)
    assert lines == []
    assert sentence in trouble
    assert not Reading.objects.exists()
