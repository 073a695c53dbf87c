# SPDX-License-Identifier: MPL-2.0
"""Reading a paper into the database, by command: all of it or nothing, and the same paper twice changes nothing."""

import datetime
import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from activities.models import Activity, Plan
from budgets import pools
from budgets.models import FundingLine, StatedTotal
from partnerskab.agreements.models import Agreement, FocusArea, Organisation, Partnership
from partnerskab.content.checks import check_plan
from partnerskab.content.freezing import freeze
from partnerskab.documents.sample_partnership import PAPER
from partnerskab.followup.models import Answer, Round

from .papers import REAL_2022, SMALL, real_2022

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement() -> Agreement:
    partnership = Partnership.objects.create(name="Amager Partnerskab", slug="amager")
    agreement = Agreement.objects.create(
        partnership=partnership,
        title="Partnerskabsaftale 2021-2024",
        valid_from=datetime.date(2021, 1, 1),
        valid_to=datetime.date(2024, 12, 31),
    )
    titles = ("Dialog, kommunikation og værtskab", "Tryggere byliv", "Positive fællesskaber")
    for number, title in enumerate(titles, start=1):
        FocusArea.objects.create(agreement=agreement, number=number, title=title)
    Organisation.objects.create(name="Teknik- og Miljøforvaltningen", short_name="TMF")
    Organisation.objects.create(name="Helhedsplanen på Amager", aliases=["helhedsplanen"])
    return agreement


@pytest.fixture
def read_in(tmp_path):
    """Read a text in by the command, and return what it prints."""

    def run(text: str | bytes, *options: str, year: int = 2022, partnership: str = "amager") -> str:
        path = tmp_path / "plan.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        printed = io.StringIO()
        call_command(
            "import_plan", str(path), "--partnership", partnership, "--year", str(year), *options, stdout=printed
        )
        return printed.getvalue()

    return run


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of the project's own tables, histories included."""
    own = ("agreements", "activities", "budgets", "targets")
    models = [model for model in apps.get_models() if model._meta.app_label in own]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def test_a_paper_becomes_a_plan(agreement, read_in):
    printed = read_in(SMALL)
    content = freeze(Plan.objects.get())
    (activity,) = content.activities
    assert (activity.number, activity.title, activity.area, activity.state) == (1, "Torvet om aftenen", 2, "ny")
    assert [(p.name, p.role) for p in activity.partners] == [
        ("Teknik- og Miljøforvaltningen", "lead"),
        ("Helhedsplanen på Amager", "partner"),
    ]
    assert [(a.year, a.kr, a.note) for a in activity.lines[0].amounts] == [
        (2021, 10_000, ""),
        (2022, 20_000, ""),
        (2023, None, "drift"),
    ]
    assert [(a.year, a.kr, a.qualifier) for a in content.lines[0].amounts] == [(2021, 5_000, ""), (2022, None, "-")]
    assert {(s.source, s.year, s.kr) for s in content.stated} == {
        ("plan_total", 2021, 15_000),
        ("plan_total", 2022, 20_000),
    }
    assert content.agreement.areas[1].introduction == "<p>Her står, hvad området skal give.</p>"
    assert "1 aktivitet i 1 indsatsområde, 1 linje uden nummer, 1 pengetabel" in printed


def test_the_same_paper_twice_writes_nothing(agreement, read_in):
    read_in(SMALL)
    before = everything()
    assert "Intet er ændret" in read_in(SMALL)
    assert "Intet er ændret" in read_in(SMALL, "--replace")
    assert everything() == before


def test_other_content_is_refused_without_replace_and_leaves_nothing_behind(agreement, read_in):
    read_in(SMALL)
    before = everything()
    with pytest.raises(CommandError, match="erstatte kladden"):
        read_in(SMALL.replace("At flere bruger torvet.", "At alle bruger torvet."))
    assert everything() == before


def test_replacing_keeps_each_rows_identity_and_history(agreement, read_in):
    read_in(SMALL)
    before = freeze(Plan.objects.get()).activities[0]
    changed = SMALL.replace("At flere bruger torvet.", "At alle bruger torvet.").replace("Løn\t10.000", "Løn\t11.000")
    read_in(changed.replace("Torvet om aftenen", "Torvet om aftenerne"), "--replace")
    after = freeze(Plan.objects.get()).activities[0]
    assert [section.id for section in after.sections] == [section.id for section in before.sections]
    assert (after.id, after.lines[0].id) == (before.id, before.lines[0].id)
    assert (after.title, after.lines[0].amounts[0].kr) == ("Torvet om aftenerne", 11_000)
    purpose = Activity.objects.get().sections.get(kind="purpose")
    assert [row.text for row in purpose.history.order_by("history_date")] == [
        "<p>At flere bruger torvet.</p>",
        "<p>At alle bruger torvet.</p>",
    ]
    assert purpose.history.first().history_change_reason == "indlæst fra papir: plan.txt"
    assert purpose.version == 2


def test_what_the_new_paper_lacks_goes(agreement, read_in):
    read_in(SMALL)
    without = SMALL[: SMALL.index("Leverancer i 2022")].replace("-\tMøder\t5.000\t-\t\n", "")
    read_in(without, "--replace")
    content = freeze(Plan.objects.get())
    assert (content.lines, content.activities[0].deliverables, content.activities[0].partners) == ((), (), ())


def test_a_paper_without_the_activity_does_not_take_a_pools_applications(agreement, read_in):
    read_in(SMALL)
    day = datetime.date(2022, 3, 1)
    pools.apply(pools.make(Activity.objects.get()), applicant="Haven", purpose="Mad", kr=9_000, applied_on=day)
    before = everything()
    other = SMALL.replace("1\tTorvet", "7\tTorvet").replace("Torvet om aftenen", "Skak i haven")
    with pytest.raises(CommandError, match="en pulje med ansøgninger"):
        read_in(other, "--replace")
    assert everything() == before


def test_a_paper_without_the_activity_does_not_take_what_is_answered(agreement, read_in):
    read_in(SMALL)
    activity = Activity.objects.get()
    found = Round.objects.create(plan=activity.plan, kind="midterm", opened_on=datetime.date(2022, 4, 1))
    Answer.objects.create(round=found, activity=activity, happened="Vi kom i gang.")
    other = SMALL.replace("1\tTorvet", "7\tTorvet").replace("Torvet om aftenen", "Skak i haven")
    with pytest.raises(CommandError, match="der er svaret på den i en opfølgning"):
        read_in(other, "--replace")
    assert Answer.objects.get().happened == "Vi kom i gang."


def test_a_dry_run_tells_and_saves_nothing(agreement, read_in):
    before = everything()
    printed = read_in(SMALL, "--dry-run")
    assert "Prøvekørsel" in printed
    assert everything() == before


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("Form\ufffdl", (2022, "amager"), "bogstaver"),
        ("Et brev om noget andet.", (2022, "amager"), "ligner ikke en tryghedsplan"),
        (b"%PDF-1.7", (2022, "amager"), r"\.docx"),
        (SMALL, (2030, "amager"), "ingen partnerskabsaftale, der gælder i 2030"),
        (SMALL, (2022, "vestby"), "intet partnerskab"),
        (
            SMALL.replace("Indsatsområde 1: Tryggere byliv", "Indsatsområde 7: Grøn energi"),
            (2022, "amager"),
            "område 7",
        ),
    ],
)
def test_a_refusal_says_why_and_leaves_nothing_behind(agreement, read_in, text, where, message):
    before = everything()
    with pytest.raises(CommandError, match=message):
        read_in(text, year=where[0], partnership=where[1])
    assert everything() == before


def test_a_missing_file_is_told_of(agreement):
    with pytest.raises(CommandError, match="kan ikke læses"):
        call_command("import_plan", "no-such-file.txt", "--partnership", "amager", "--year", "2022")


def test_another_year_on_the_cover_is_told_of(agreement, read_in):
    assert "OTHER_YEAR" in read_in(SMALL, year=2023)


def test_the_agreements_own_texts_stay_unless_replaced(agreement, read_in):
    FocusArea.objects.filter(number=2).update(introduction="<p>Aftalens egen.</p>")
    assert "OTHER_INTRODUCTION" in read_in(SMALL)
    assert FocusArea.objects.get(number=2).introduction == "<p>Aftalens egen.</p>"
    read_in(SMALL, "--replace")
    assert FocusArea.objects.get(number=2).introduction == "<p>Her står, hvad området skal give.</p>"


def test_an_agreement_without_focus_areas_takes_the_papers(agreement, read_in):
    FocusArea.objects.all().delete()
    read_in(SMALL)
    assert [(area.number, area.title) for area in FocusArea.objects.all()] == [(1, "Tryggere byliv")]


def test_the_real_plan_as_the_issue_asks_for_it(agreement, read_in):
    printed = read_in(real_2022())
    assert "12 aktiviteter i 3 indsatsområder og et appendiks, 3 linjer uden nummer, 11 pengetabeller" in printed
    plan = Plan.objects.get()
    content = freeze(plan)
    blocking = [finding for finding in check_plan(content) if finding.blocks]
    assert [finding.code for finding in blocking] == ["SUM_POSTS_STATED", "SUM_OVERVIEW_ACTIVITY", "SUM_PLAN"]
    numbers = {str(activity.id): activity.number for activity in plan.activities.all()}
    assert [numbers.get(finding.place.id) for finding in blocking] == [1, 9, None]
    assert "350.000" in blocking[0].sentence.replace("\u00a0", " ")
    assert "60.000" in blocking[1].sentence
    assert "1.328.000" in blocking[2].sentence


def test_the_real_plans_activity_without_a_table_has_one_line(agreement, read_in):
    read_in(real_2022())
    (line,) = FundingLine.objects.filter(activity__number=6)
    assert line.post == "Ikke fordelt på poster"
    assert [(a.kr, a.qualifier) for a in line.amounts.all()] == [(0, ""), (0, ""), (None, "-"), (None, "-")]
    assert StatedTotal.objects.filter(activity__number=6, source="overview").count() == 4


def test_the_real_plan_twice_writes_nothing(agreement, read_in):
    real_2022()
    read_in(REAL_2022.read_bytes())
    before = everything()
    read_in(REAL_2022.read_bytes())
    assert everything() == before


def test_a_paper_that_leaves_a_pool_too_little_is_refused(plan, tmp_path):
    pool, day = pools.make(plan.activities.get(number=2)), datetime.date(2022, 3, 1)
    application = pools.apply(pool, applicant="Haveforeningen", purpose="Fest", kr=72_000, applied_on=day)
    pools.grant(application, 1, 72_000, day, "Ni parter")
    before = everything()
    paper = tmp_path / "papir.txt"
    paper.write_text(PAPER.read_text(encoding="utf-8").replace("72.000", "71.000"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"ville give 72.000\xa0kr. ud i 2022, men kun have 71.000"):
        call_command("import_plan", str(paper), partnership="amager", year=2022, replace=True, verbosity=0)
    assert everything() == before
