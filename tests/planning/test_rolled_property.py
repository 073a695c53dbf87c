# SPDX-License-Identifier: MPL-2.0
"""Whatever the plan and the choices: what goes on keeps every text, actor and amount, and nothing old is touched."""

from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.models import Plan
from budgets.models import FundingAmount
from partnerskab.content.canonical import to_json
from partnerskab.content.freezing import freeze
from partnerskab.content.tree import ActivityContent, PlanContent
from partnerskab.planning.areas import matched
from partnerskab.planning.choosing import Choice, Fate, numbered
from partnerskab.planning.rolling import begin
from partnerskab.planning.source import sources
from partnerskab.revisions.models import Revision
from tests.cast import store
from tests.revisions.generated import AMOUNTS, CRITERIA, DELIVERABLES, LINES, PARTNERS, SECTIONS, TEXTS, WORDS
from tests.revisions.generated import small_plan as small


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    """The small plan of 2022 with some activities' content exchanged for any other that the database takes."""
    plan = small()
    activities = []
    for place, activity in enumerate(plan.activities):
        partners = [one for one in draw(PARTNERS) if one.name]
        given = {
            "sections": draw(SECTIONS),
            "partners": tuple(partners),
            "deliverables": tuple(replace(one, text=one.text or "Kaffe") for one in draw(DELIVERABLES)),
            "criteria": tuple(replace(one, text=one.text or "Flere kommer") for one in draw(CRITERIA)),
            "lines": tuple(replace(line, stated=()) for line in draw(LINES)),
            "stated": (),
            "state": draw(st.sampled_from(["ny", "fortsat", "justeret", "ophoert"])),
            "origin": draw(st.sampled_from(["own_frame", "working_group"])),
            "anchored_with": draw(WORDS),
            "anchored_from": draw(WORDS),
            "level": draw(st.sampled_from(["", "beboer", "bydel"])),
            "category": draw(WORDS),
            "cfbu_type": draw(WORDS),
            "is_pool": draw(st.booleans()),
            "applications": (),
        }
        number = draw(st.sampled_from([None, place + 1]))
        activities.append(replace(activity, number=number, **given))
    loose = tuple(replace(line, stated=(), amounts=draw(AMOUNTS)) for line in plan.lines)
    chapters = tuple(replace(chapter, text=draw(TEXTS)) for chapter in plan.chapters)
    return replace(plan, activities=tuple(activities), lines=loose, chapters=chapters, transfers=(), stated=())


FATES = st.lists(st.sampled_from(list(Fate)), min_size=5, max_size=5)
TYPED = st.lists(st.none() | st.integers(20, 24), min_size=5, max_size=5, unique=True)


def without_keys(activity: ActivityContent) -> ActivityContent:
    """All that an activity says, without what belongs to its year's plan: ids, number, state and lineage."""
    parts = {
        name: tuple(replace(part, id="") for part in getattr(activity, name))
        for name in ("sections", "partners", "deliverables", "criteria", "lines")
    }
    year_alone = {"other_names": (), "areas_as_written": "", "stated": (), "applications": ()}
    return replace(activity, id="", number=None, state="", predecessor="", **parts, **year_alone)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=plans(), fates=FATES, typed=TYPED)
def test_what_is_chosen_goes_on_whole_and_nothing_old_is_touched(cast, content, fates, typed):
    with transaction.atomic():
        _rolled(cast, content, fates, typed)
        transaction.set_rollback(True)


def _rolled(cast, content: PlanContent, fates: list[Fate], typed: list[int | None]) -> None:
    old = store(content, cast.elsewhere)
    source = sources(old)[-1]
    before, amounts = to_json(freeze(old)), set(FundingAmount.history.values_list("pk", flat=True))
    revisions = list(Revision.objects.values())
    rows = source.content.activities
    areas = matched(source.content, old.agreement)
    kept = [row for row, fate in zip(rows, fates, strict=True) if fate is not Fate.END]
    fixed = {row.id: number for row, number in zip(rows, typed, strict=True) if row in kept and number}
    numbers = numbered(kept, fixed, {number: area.number for number, area in areas.items()})
    choices = {row.id: Choice(fate, numbers.get(row.id), reason="Slut") for row, fate in zip(rows, fates, strict=True)}
    plan = begin(old.agreement, 2023, source, choices, areas, cast.stranger)

    new = freeze(Plan.objects.get(pk=plan.pk))
    by_predecessor = {row.predecessor: row for row in new.activities}
    assert set(by_predecessor) == {row.id for row in kept}
    for row in kept:
        assert without_keys(by_predecessor[row.id]) == without_keys(row)
        wanted = {Fate.CONTINUE: "fortsat", Fate.ADJUST: "justeret"}[choices[row.id].fate]
        assert by_predecessor[row.id].state == wanted
    assert [replace(line, id="") for line in new.lines] == [replace(line, id="") for line in source.content.lines]
    assert [replace(one, id="") for one in new.chapters] == [replace(one, id="") for one in source.content.chapters]
    counted = sorted(row.number for row in new.activities if row.number and row.number < 20)
    assert counted == list(range(1, len(counted) + 1))
    left = {str(row.activity) for row in plan.left_behind.all()}
    assert left == {row.id for row in rows} - {row.id for row in kept}

    assert to_json(freeze(Plan.objects.get(pk=old.pk))) == before
    assert list(Revision.objects.values()) == revisions
    assert amounts <= set(FundingAmount.history.values_list("pk", flat=True))
