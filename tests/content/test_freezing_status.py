# SPDX-License-Identifier: MPL-2.0
"""Live rows become the frozen status: its year's readings, nothing small, the same bytes from day to day."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partnerskab.content.canonical import content_of, to_json
from partnerskab.content.freezing_agreement import freeze_whole_agreement
from partnerskab.content.freezing_status import freeze_status
from partnerskab.content.matters import freeze_matter
from targets.models import Baseline, Indicator, Reading, StatusRemark, Target, TargetStatus
from tests.cast import Cast
from tests.status_examples import full_status
from tests.status_rows import store_status, write_like

TODAY = datetime.date(2027, 3, 1)


@pytest.fixture
def status(cast: Cast) -> TargetStatus:
    return store_status(cast.partnership)


def judged(status: TargetStatus, today: datetime.date = TODAY) -> dict[str, tuple[str, str]]:
    """What is said of each target, by its title."""
    return {entry.aim.title: (entry.judgement, entry.sentence) for entry in freeze_status(status, today).entries}


def test_says_what_the_rows_say(status: TargetStatus):
    content = full_status()
    write_like(status, content)
    status.refresh_from_db()
    frozen = freeze_status(status, TODAY)
    assert (frozen.introduction, frozen.conclusion) == (content.introduction, content.conclusion)
    assert [entry.remark for entry in frozen.entries] == [entry.remark for entry in content.entries]
    expected = [(entry.aim.title, entry.judgement, entry.sentence) for entry in content.entries]
    found = [(entry.aim.title, entry.judgement, entry.sentence) for entry in frozen.entries]
    assert found[:-1] == expected[:-1]
    assert found[-1][1:] == ("unknown", "Der er ingen tryghedsplan at regne på endnu.")
    assert [step.act for step in frozen.steps] == [step.act for step in content.steps]
    assert [party.name for party in frozen.voting] == [party.name for party in content.voting]


def test_it_is_stored_and_read_again(status: TargetStatus):
    frozen = freeze_status(status, TODAY)
    assert content_of(to_json(frozen)) == frozen
    assert freeze_matter(status) == freeze_status(status, datetime.datetime.now(datetime.UTC).date())


def test_small_numbers_are_gone_before_anything_is_stored(status: TargetStatus):
    frozen = freeze_status(status, TODAY)
    narcotics = next(entry for entry in frozen.entries if entry.aim.title == "Narkotika")
    assert [point.value for point in narcotics.aim.read.points][-1] is None
    assert narcotics.sentence == "Tallet for 2025 er udeladt, fordi det er lille eller kan røbe et lille tal."
    values = [point.value for entry in frozen.entries for point in entry.aim.read.points if entry.aim.small_numbers]
    assert not [value for value in values if value is not None and 1 <= value <= 4]


def test_later_readings_are_left_for_the_next_status(status: TargetStatus):
    before = judged(status)
    reading = Reading.objects.filter(indicator__name="Andel trygge i dagtimerne", year=2026).first()
    Reading.objects.create(
        indicator=reading.indicator,
        place=reading.place,
        year=2027,
        area_version=reading.area_version,
        definition=reading.definition,
        value=99,
        source="Næste undersøgelse",
    )
    assert judged(status) == before


def test_a_total_goes_with_its_part(status: TargetStatus):
    """What `Indicator.part_of` says is asked: narcotics and vandalism are all there is to the total."""
    total = Indicator.objects.get(name="Anmeldelser: trusler")
    Indicator.objects.filter(name__in=("Anmeldelser: narkotika", "Anmeldelser: hærværk")).update(part_of=total)
    Reading.objects.filter(indicator=total, year=2025).update(value=3 + 141)
    frozen = freeze_status(status, TODAY)
    threats = next(entry for entry in frozen.entries if entry.aim.title == "Trusler")
    assert threats.aim.read.points[-1].value is None


def test_the_same_bytes_from_day_to_day_and_new_ones_after_a_change(status: TargetStatus):
    today = datetime.datetime.now(datetime.UTC).date()
    later = today + datetime.timedelta(days=1)
    if later.year == today.year:
        assert to_json(freeze_status(status, today)) == to_json(freeze_status(status, later))
    before = to_json(freeze_status(status, today))
    remark = StatusRemark.objects.create(status=status, target=Target.objects.first(), text="<p>Nyt.</p>")
    assert to_json(freeze_status(status, today)) != before
    assert remark.history.count() == 1


def test_a_new_year_is_a_new_day(status: TargetStatus):
    year = datetime.datetime.now(datetime.UTC).year + 1
    assert freeze_status(status, datetime.date(year, 6, 1)).day == f"{year}-01-01"


def test_the_queries_do_not_grow_with_the_targets(cast: Cast):
    status = store_status(cast.partnership)
    with CaptureQueriesContext(connection) as many:
        freeze_status(status, TODAY)
    Target.objects.filter(agreement=status.agreement).exclude(
        pk__in=Target.objects.filter(agreement=status.agreement, rule__in=("near", "share")).values("pk")
    ).exclude(title="Indbrud").filter(baselines=None).delete()
    assert Target.objects.filter(agreement=status.agreement).count() < 8
    with CaptureQueriesContext(connection) as few:
        freeze_status(status, TODAY)
    assert len(few) == len(many)
    assert len(many) <= 14


def test_an_agreement_hides_a_small_baseline_too(status: TargetStatus):
    row = Target.objects.get(title="Vold/våben")
    old = Baseline.objects.get(target=row)
    Baseline.objects.create(
        target=row, year=2024, value=3, area_version=old.area_version, source="Politiet", corrects=old, reason="Rettet"
    )
    content = freeze_whole_agreement(status.agreement)
    aim = next(one for one in content.targets if one.title == "Vold/våben")
    assert aim.baseline is not None
    assert aim.baseline.value is None
