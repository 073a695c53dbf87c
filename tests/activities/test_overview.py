# SPDX-License-Identifier: MPL-2.0
"""The plan's overview: its sentence, its figures, its table, and nothing of it stale or dear."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from activities.views.overview_table import Table, figures, lede
from budgets.models import Frame, FundingAmount
from partnerskab.content.checks import check_plan, summary
from partnerskab.content.tree import Stated
from tests.activities.conftest import browser_of
from tests.content_examples import empty_plan, example_plan, line, rich_plan

ADDRESS = "/amager/plan/2022/"


def texts(html):
    """What a page says, without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ")


def overview_of(content):
    return Table(content, check_plan(content), {})


@pytest.mark.parametrize(
    ("activities", "sentence"),
    [
        (12, "Tolv aktiviteter i tre indsatsområder og et appendiks, og tre linjer uden nummer."),
        (1, "Én aktivitet i ét indsatsområde, og tre linjer uden nummer."),
        (30, "30 aktiviteter i tre indsatsområder og et appendiks, og tre linjer uden nummer."),
    ],
)
def test_the_plan_in_a_sentence(activities, sentence):
    assert lede(example_plan(activities)) == sentence


def test_a_plan_without_lines_or_appendix_does_not_mention_them():
    content = example_plan(11)
    assert lede(replace(content, lines=())) == "Elleve aktiviteter i tre indsatsområder."


def test_the_figures_of_the_plan_of_2022():
    content = example_plan()
    shown = figures(content, summary(content, check_plan(content)))
    assert shown.allotted == "1.328.000\u00a0kr."
    assert shown.since_last_year == "24.000\u00a0kr. mere end 2021"
    assert (shown.free, shown.free_of) == ("72.000\u00a0kr.", "af 1.400.000\u00a0kr.")
    assert shown.frame.is_example


def test_the_money_of_others_does_not_take_of_the_frame():
    content = example_plan()
    ours = figures(content, summary(content, ()))
    content = replace(content, lines=(*content.lines, line("Fest", (0, 90_000, 0, 0), funder="Fonden")))
    assert figures(content, summary(content, ())).free == ours.free
    others = {cell.year: cell.text for cell in overview_of(content).sums().others}
    assert others[2022] == "90.000"


def test_more_than_the_frame_is_said_in_words():
    content = example_plan()
    content = replace(content, lines=(*content.lines, line("Fest", (0, 100_000, 0, 0))))
    shown = figures(content, summary(content, ()))
    assert shown.is_over
    assert shown.free == "28.000\u00a0kr."
    assert [cell.year for cell in overview_of(content).sums().frames[0].free if cell.is_below_zero] == [2022]


def test_without_a_frame_the_figure_says_so():
    content = example_plan()
    content = replace(content, agreement=replace(content.agreement, frames=()))
    assert figures(content, summary(content, ())).free == "Ingen ramme"
    assert overview_of(content).sums().frames == ()


def test_management_has_a_frame_of_its_own():
    frames = overview_of(rich_plan()).sums().frames
    assert [(row.name, row.free_name, row.is_example) for row in frames] == [
        ("Ramme", "Fri til nye aktiviteter", True),
        ("Ramme til projektledelse", "Fri til projektledelse", False),
    ]
    assert [cell.text for cell in frames[1].free] == ["40.000"] * 4
    assert [cell.text for cell in frames[0].free] == ["96.000", "72.000", "874.000", "899.000"]


def test_amounts_stand_in_the_unit_of_the_plan(writer, make_plan):
    plan = make_plan(content=replace(rich_plan(), unit=1_000))
    html = writer.get(ADDRESS).text
    page = texts(html).replace("\u00a0", " ")
    assert "Beløb i 1.000 kr." in page
    table = page.split("Oversigt over aktiviteter")[-1]
    assert "1.741" in table
    assert "1.741.000" not in table
    assert "Fordelt i 2022 1.328.000 kr." in page
    assert plan.unit == 1_000


def test_a_row_says_its_further_areas_and_words_with_its_amount():
    content = example_plan(2)
    first, second = content.activities
    words = line("Station", ("ca. 150000", "drift", "", ""))
    noted = replace(words, amounts=(replace(words.amounts[0], note="TMF"), *words.amounts[1:]))
    activities = (replace(first, area=2, other_areas=(3,), lines=(noted,)), second)
    entries = [
        entry for group in overview_of(replace(content, activities=activities)).groups() for entry in group.entries
    ]
    found = next(entry for entry in entries if entry.id == first.id)
    assert found.about == "Indsatsområde 2+3"
    assert [cell.text for cell in found.cells[:2]] == ["ca.\u00a0150.000 TMF", "drift"]


def test_blank_dash_nought_and_words_look_different():
    content = replace(
        example_plan(0), lines=(line("Post", (0, "-", "", "drift")), line("Omtrent", ("ca. 5000", 1, 2, 3)))
    )
    first, second = overview_of(content).groups()[-1].entries
    assert [cell.text for cell in first.cells] == ["0", "–", "", "drift"]
    assert second.cells[0].text == "ca.\u00a05.000"


def test_the_papers_own_sum_stands_beside_with_its_difference():
    sums = overview_of(example_plan()).sums()
    assert [cell.text for cell in sums.stated] == ["1.289.000", "1.313.000", "", ""]
    assert sums.stated_remark == "15.000\u00a0kr. lavere"
    content = replace(example_plan(), stated=(Stated("plan_total", 2022, 1_328_000),))
    assert overview_of(content).sums().stated_remark == ""


def test_a_row_shows_its_heaviest_finding_and_how_many_more(plan):
    from partnerskab.content.freezing import freeze

    first = overview_of(freeze(plan)).groups()[0].entries[0]
    assert first.flag.finding.blocks
    assert first.flag.others == 1
    assert first.flag.address.endswith(f"/aktivitet/{first.id}/#oekonomi")


def test_the_page_shows_the_whole_plan(writer, plan):
    page = texts(writer.get(ADDRESS).text)
    assert "Tolv aktiviteter i tre indsatsområder og et appendiks, og tre linjer uden nummer." in page
    assert "I alt, lagt sammen af posterne 1.304.000 1.328.000 526.000 501.000" in page
    assert "Papirets egen sum 1.289.000 1.313.000" in page
    assert "Fri til nye aktiviteter 96.000 72.000 874.000 899.000" in page
    assert "Aktivitet 1 koster mere end sin egen sum" in page
    assert "Alle " in page


def test_the_page_is_fresh_after_an_amount_has_changed(writer, plan):
    amount = FundingAmount.objects.get(line__activity__number=9, line__post="Aktivitetsmidler", year=2022)
    FundingAmount.objects.filter(pk=amount.pk).update(kr=6_000)
    page = texts(writer.get(ADDRESS).text)
    assert "1.329.000" in page
    assert "Fri til nye aktiviteter 96.000 71.000" in page


def test_an_organisation_with_a_short_name_is_called_by_it(writer, plan):
    partner = plan.activities.get(number=9).partners.get(role="lead")
    from partnerskab.agreements.models import Organisation

    partner.organisation = Organisation.objects.create(
        name="Det meget lange navn på en organisation", short_name="DMLN"
    )
    partner.name = ""
    partner.save()
    assert "DMLN" in writer.get(ADDRESS).text
    assert "Det meget lange navn" not in writer.get(ADDRESS).text


def test_an_ended_activity_stays_and_says_so(writer, plan):
    Activity.objects.filter(plan=plan, number=7).update(state="ophoert")
    page = writer.get(ADDRESS).text
    assert "God stil i Remiseparken" in page
    assert "life-ended" in page


def test_an_empty_plan_invites(cast, make_plan):
    plan = make_plan(content=empty_plan())
    address = f"/amager/plan/{plan.year}/"
    page = browser_of(cast.secretariat).get(address).text
    assert "Tilføj aktivitet" in page
    assert "Læs et papir ind" in page
    page = browser_of(cast.working_group).get(address).text
    assert "Tilføj aktivitet" in page
    assert "Læs et papir ind" not in page
    assert "Kun sekretariatet kan læse et papir ind som plan." in page
    page = browser_of(cast.steering_group).get(address).text
    assert "Tilføj aktivitet" not in page


def test_who_cannot_edit_sees_no_button_to(cast, plan):
    page = browser_of(cast.steering_group).get(ADDRESS).text
    assert "Tilføj aktivitet" not in page
    assert "Ret rækkefølgen" not in page
    assert "Hent PDF" in page


def test_who_may_see_it(cast, plan, client):
    assert client.get(ADDRESS).status_code == 302
    assert browser_of(cast.stranger).get(ADDRESS).status_code == 404
    refused = browser_of(cast.reader).get(ADDRESS)
    assert refused.status_code == 403
    assert browser_of(cast.collaborator).get(ADDRESS).status_code == 200
    assert browser_of(cast.secretariat).post(ADDRESS).status_code == 405
    assert browser_of(cast.secretariat).get("/amager/plan/1999/").status_code == 404


@pytest.mark.parametrize("activities", [1, 30, 300])
def test_the_number_of_queries_does_not_grow(writer, make_plan, activities):
    make_plan(activities)
    Frame.objects.filter(year=2021).delete()
    with CaptureQueriesContext(connection) as queries:
        assert writer.get(ADDRESS).status_code == 200
    assert len(queries) == 26


def test_levels_stand_and_can_be_chosen_only_where_the_plan_has_them(cast, make_plan):
    reader = browser_of(cast.steering_group, htmx=False)
    plan = make_plan()
    assert "Niveau" not in texts(reader.get(ADDRESS).text)
    Activity.objects.filter(plan=plan, number=9).update(level="kvarter")
    Activity.objects.filter(plan=plan, number=5).update(level="bydel")
    whole = texts(reader.get(ADDRESS).text)
    assert "Indsatsområde 2+1+3 · Kvarterniveau" not in whole
    assert "Kvarterniveau" in whole
    narrowed = texts(reader.get(f"{ADDRESS}?niveau=kvarter").text)
    table = narrowed[narrowed.index("Oversigt over aktiviteter") :]
    assert "Blå Bane" in table
    assert "Bemandede legepladser" not in table
    assert "Vist her, lagt sammen af posterne 55.000" in table
    assert "Papirets egen sum" not in table
    assert "Ingen på dette niveau." in table
    assert "Ingen på dette niveau." not in texts(reader.get(f"{ADDRESS}?niveau=beboer").text)


def test_the_overview_leads_to_the_criteria_of_a_plan_that_has_any(cast, plan):
    reader = browser_of(cast.steering_group, htmx=False)
    assert f'href="{ADDRESS}succeskriterier/"' in reader.get(ADDRESS).text
    plan.activities.get(number=4).success_criteria.all().delete()
    assert f'href="{ADDRESS}succeskriterier/"' not in reader.get(ADDRESS).text
