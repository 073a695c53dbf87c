# SPDX-License-Identifier: MPL-2.0
"""How the targets go: words before figures, what is missing said as missing, partners counted as they stand."""

import re

import pytest
from django.urls import reverse

from activities.models import Activity, ActivityPartner
from activities.row_lists import rows_of
from partnerskab.agreements.models import Agreement, Role
from partnerskab.lists.saving import mark_of
from targets.models import Indicator, Target

from .conftest import indicator, read, target, url

pytestmark = pytest.mark.django_db


def page(client) -> str:
    response = client.get(url("targets"))
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ").replace("\u2011", "-")


def of(html: str, title: str) -> str:
    """The section of one target."""
    found = re.search(rf'<section class="target" id="maal-{target(title).pk}".*?</section>', html, re.DOTALL)
    assert found, title
    return found[0]


def test_the_judgement_stands_before_the_chart_and_the_table(client, known):
    section = of(page(client), "Trygge beboere i dagtimerne")
    places = [section.index(part) for part in ('class="verdict', "83 % i 2024", "<svg xmlns", "<table")]
    assert places == sorted(places)
    assert "område ændret" in section
    assert "Kilde: Tryghedsundersøgelsen 2024, s. 14." in section


def test_the_summary_tells_figure_and_judgement_of_each(client, known):
    html = page(client)
    summary = html[html.index('id="alle"') : html.index('class="sheet')]
    assert summary.count('class="verdict') == 7
    assert "83 %, byen 88 %" in summary
    assert "58,3 pr. 1.000" in summary


def test_a_missing_baseline_is_told_as_missing_with_when_it_comes(client, known):
    html = page(client)
    table = html[html.index('class="money baselines"') :]
    assert table.count("Mangler") >= 4
    assert "ved første afrapportering" in html
    assert url("baseline", target("Indbrud").pk) in table


def test_two_drawings_of_the_same_and_a_table_beside(client, known):
    section = of(page(client), "Trygge beboere i dagtimerne")
    assert section.count("chart-wide") == section.count("chart-narrow") == 1
    assert "± 1,5" in section


def test_examples_are_marked_wherever_they_show(client, known):
    html = page(client)
    assert "Eksempel" in of(html, "Trygge beboere i aften- og nattetimerne")
    assert "eksempel" not in of(html, "Trygge beboere i dagtimerne").lower()
    assert "Tallene er eksempler." in of(html, "Trygge beboere i aften- og nattetimerne")


def test_what_is_followed_has_bars_a_table_and_no_verdict(client, known):
    html = page(client)
    section = html[html.index('id="foelges"') :]
    assert section.count("chart-bars") == 4
    assert 'class="verdict' not in section
    assert "foreløbig" in section
    assert '<th scope="col" class="n">Trusler</th>' in section


def save_partners(client, activity: Activity, *names: str) -> None:
    """Save the list of actors as the activity's page does: the lead and these partners."""
    rows = rows_of(ActivityPartner, activity)
    lead = rows[0]
    sent = [(str(lead.pk), "lead", lead.name or str(lead.organisation))]
    sent += [(f"ny-{at}", "partner", name) for at, name in enumerate(names, start=1)]
    data: dict[str, object] = {"mark": mark_of(rows), "row": [key for key, _, _ in sent]}
    for key, role, name in sent:
        data |= {f"{key}-role": role, f"{key}-name": name, f"{key}-note": ""}
    assert (
        client.post(reverse("activity_rows_edit", args=["amager", 2022, activity.pk, "aktoerer"]), data).status_code
        == 302
    )


def test_the_list_of_activities_follows_an_edit_of_partners_at_once(client, aimed, plan):
    title = "Mindst 75 % af aktiviteterne har to samarbejdspartnere"
    activity = Activity.objects.get(plan=plan, number=11)
    address = reverse("activity", args=["amager", 2022, activity.pk])
    assert "Alle 11 aktiviteter har mindst 2 samarbejdspartnere" in of(page(client), title)
    save_partners(client, activity, "Nærpolitiet")
    lacks = of(page(client), title)
    assert "10 af 11 aktiviteter" in lacks
    assert f'href="{address}#aktoerer">11 {activity.title}</a></th><td class="n">1</td><td class="n">1</td>' in lacks
    save_partners(client, activity, "Nærpolitiet", "Amagerplanen")
    assert address not in of(page(client), title)


def test_the_target_is_missed_while_too_few_have_partners(client, aimed, plan):
    for activity in plan.activities.filter(number__lte=4):
        activity.partners.filter(role="partner").delete()
    section = of(page(client), "Mindst 75 % af aktiviteterne har to samarbejdspartnere")
    assert "Ikke nået" in section
    assert "De 4, der mangler partnere" in section
    assert "Opfyldt af nr. 5, 6, 7, 8, 9, 10 og 11." in section
    assert "målet: 9" in section


def test_a_plan_without_activities_can_not_be_counted(client, aimed, plan):
    plan.activities.all().delete()
    section = of(page(client), "Mindst 75 % af aktiviteterne har to samarbejdspartnere")
    assert "Kan ikke siges endnu" in section
    assert "chart-dots" not in section


def test_no_targets_yet_leads_on(client, agreement, cast):
    html = page(client)
    assert url("targets_propose") in html
    assert url("target_new") in html
    client.force_login(cast.members[Role.WORKING_GROUP])
    html = page(client)
    assert "Ingen mål endnu" in html
    assert url("targets_propose") not in html


def test_targets_without_readings_offer_the_first(client, aimed):
    section = of(page(client), "Trygge beboere i dagtimerne")
    assert "Der er ingen målinger endnu" in section
    assert url("reading_new", indicator("Trygge i dagtimerne").pk) in section


@pytest.mark.parametrize("role", [Role.WORKING_GROUP, Role.STEERING_GROUP, Role.COLLABORATOR])
def test_who_reads_drafts_reads_the_targets_and_changes_nothing(client, known, cast, role):
    client.force_login(cast.members[role])
    html = page(client)
    assert "Kun sekretariatet kan ændre mål" in html
    assert "Ret målet" not in html
    assert "Fastsæt" not in html
    assert client.get(url("readings", indicator("Indbrud").pk)).status_code == 200


def test_a_reader_is_led_to_the_approved_papers(client, known, cast):
    client.force_login(cast.reader)
    refused = client.get(url("targets"))
    assert refused.status_code == 403
    assert "Læsere ser kun det, der er godkendt." in refused.content.decode()
    assert client.get(reverse("targets_now", args=["amager"])).url == reverse("papers", args=["amager"])
    assert ">Mål</a>" not in client.get(reverse("front", args=["amager"])).content.decode()


def test_a_stranger_finds_nothing(client, known, cast):
    client.force_login(cast.stranger)
    assert client.get(url("targets")).status_code == 404
    assert client.get(reverse("targets_now", args=["amager"])).status_code == 404


def test_another_partnerships_targets_are_not_found(client, known, cast, agreement):
    own = target("Indbrud")
    other = Agreement.objects.create(
        partnership=cast.elsewhere, title="Anden aftale", valid_from="2021-01-01", valid_to="2024-12-31"
    )
    foreign = Target.objects.create(agreement=other, title="Fremmed", rule="share", limit=75, order=0)
    assert client.get(url("target_edit", own.pk)).status_code == 200
    assert client.get(url("target_edit", foreign.pk)).status_code == 404
    strange = Indicator.objects.create(partnership=cast.elsewhere, name="X", unit="count", direction="up")
    assert client.get(url("readings", strange.pk)).status_code == 404


@pytest.mark.parametrize("mark", ["2025-2028", "vrøvl", "2021", "2021-20244", "0000-0000"])
def test_an_agreement_that_is_not_there(client, agreement, mark):
    assert client.get(reverse("targets", args=["amager", mark])).status_code == 404


def test_the_menu_leads_to_the_newest_agreement_with_targets(client, aimed, cast):
    newer = Agreement.objects.create(
        partnership=cast.partnership, title="Næste", valid_from="2025-01-01", valid_to="2028-12-31"
    )
    now = reverse("targets_now", args=["amager"])
    assert client.get(now).url == url("targets")
    Target.objects.create(agreement=newer, title="Samarbejde", rule="share", limit=75, order=0)
    assert client.get(now).url == reverse("targets", args=["amager", "2025-2028"])


def test_without_an_agreement_the_page_says_so(client, cast):
    client.force_login(cast.secretariat)
    html = client.get(reverse("targets_now", args=["amager"])).content.decode()
    assert "Ingen aftale endnu" in html


def test_words_of_the_agreement_are_escaped(client, aimed):
    Target.objects.filter(title="Indbrud").update(title="<b>x</b>", wording="<script>1</script>")
    Indicator.objects.filter(name="Trygge i dagtimerne").update(name="<i>y</i>")
    read("<i>y</i>", 2021, 85, source="<u>kilde</u>")
    html = page(client)
    for tag in ("<b>x", "<script>1", "<i>y", "<u>kilde"):
        assert tag not in html
