# SPDX-License-Identifier: MPL-2.0
"""The people of the tests, each with a role, and a whole plan in the database for them to work on."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from activities.models import (
    Activity,
    ActivityFocusArea,
    ActivityPartner,
    ActivitySection,
    Deliverable,
    Plan,
    PlanSection,
    SuccessCriterion,
)
from budgets.models import Frame, FundingAmount, FundingLine, Pool, PoolApplication, StatedTotal, Transfer
from partnerskab.agreements.models import (
    Agreement,
    ApprovalStep,
    FocusArea,
    Membership,
    Organisation,
    Partnership,
    Party,
    Role,
    TheoryRow,
    User,
)
from partnerskab.content import tree
from partnerskab.editing import Editable
from tests.content_examples import example_plan
from tests.snapshots import kept

PASSWORD = "hund-hest-kat-ko"
FROM_PAPER = "indlæst fra papir"


@dataclass(frozen=True)
class Cast:
    """Everyone but the stranger is a member of `partnership`; all share PASSWORD."""

    partnership: Partnership
    elsewhere: Partnership
    secretariat: User
    """Owns the plan and its calendar; may do everything but decide."""
    working_group: User
    """Writes activities and money, for the housing plan."""
    colleague: User
    """Of the working group too, for the police; saves while the other one writes."""
    steering_group: User
    """Reads drafts and decides; never edits."""
    collaborator: User
    """Reads drafts and comments."""
    reader: User
    """Sees approved versions only, so no draft at all."""
    stranger: User
    """The secretariat of another partnership."""

    organisations = 5
    """How many its members work for."""

    @property
    def members(self) -> dict[str, User]:
        """One member for each role."""
        return {role.value: getattr(self, role.value) for role in Role}


@pytest.fixture
def cast(db) -> Cast:
    """A partnership with a member in every role, and another partnership with a stranger in it."""
    return kept("cast", _cast)


def _cast() -> Cast:
    here = Partnership.objects.create(name="Amager Partnerskab", slug="amager")
    elsewhere = Partnership.objects.create(name="Vestby Partnerskab", slug="vestby")
    return Cast(
        partnership=here,
        elsewhere=elsewhere,
        secretariat=_member(here, Role.SECRETARIAT, "Sanne Sekretær", "Sikker By"),
        working_group=_member(here, Role.WORKING_GROUP, "Arne Arbejder", "Helhedsplanen"),
        colleague=_member(here, Role.WORKING_GROUP, "Pia Politi", "Københavns Politi"),
        steering_group=_member(here, Role.STEERING_GROUP, "Stine Styrer", "Socialforvaltningen"),
        collaborator=_member(here, Role.COLLABORATOR, "Samir Samarbejder", "Områdefornyelsen Sundby"),
        reader=_member(here, Role.READER, "Lise Læser", None),
        stranger=_member(elsewhere, Role.SECRETARIAT, "Frede Fremmed", None),
    )


def _member(partnership: Partnership, role: Role, name: str, organisation: str | None) -> User:
    user = User.objects.create_user(f"{name.split(maxsplit=1)[0].lower()}@eksempel.dk", PASSWORD, name=name)
    works_for = Organisation.objects.get_or_create(name=organisation)[0] if organisation else None
    Membership.objects.create(user=user, partnership=partnership, organisation=works_for, role=role)
    return user


@pytest.fixture
def plan(make_plan: Callable[..., Plan]) -> Plan:
    """The plan of 2022 as `example_plan(12)` has it: its activities, chapters, money and agreement."""
    return make_plan()


@pytest.fixture
def make_plan(cast: Cast) -> Callable[..., Plan]:
    """Make the plan with any number of activities: make_plan(2), or of any content: make_plan(content=...)."""

    def make(activities: int = 12, content: tree.PlanContent | None = None) -> Plan:
        wanted = content or example_plan(activities)
        if Agreement.objects.exists() or Organisation.objects.count() > cast.organisations:
            return store(wanted, cast.partnership)
        return kept(wanted, lambda: store(wanted, cast.partnership))

    return make


@transaction.atomic
def store(content: tree.PlanContent, partnership: Partnership) -> Plan:
    """Rows for the whole content, with new ids and a first entry of history each; all of a kind are written at once,
    for most tests begin with this. Transfers are made today, and name the posts by their new ids."""
    agreement = _agreement(content.agreement, partnership)
    plan = Plan.objects.create(agreement=agreement, year=content.year, unit=content.unit)
    areas = {area.number: area for area in agreement.focus_areas.all()}
    rows: list[Editable] = [
        PlanSection(plan=plan, kind=chapter.kind, order=place, title=chapter.title, text=chapter.text)
        for place, chapter in enumerate(content.chapters)
    ]
    for place, activity in enumerate(content.activities):
        rows += _activity(plan, areas, place, activity)
    for place, line in enumerate(content.lines):
        rows += _line(plan, None, place, line)
    rows += (_stated(plan, None, total) for total in content.stated)
    kinds: dict[type[Editable], list[Editable]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    for kind, alike in kinds.items():
        _bulk(alike, None if kind in (Activity, FundingLine) else FROM_PAPER)
    lines = zip(content.all_lines(), kinds.get(FundingLine, []), strict=True)
    _transfers(plan, content.transfers, {line.id: row for line, row in lines})
    return plan


def _transfers(plan: Plan, transfers: tuple[tree.Transfer, ...], lines: dict[str, Editable]) -> None:
    Transfer.objects.bulk_create(
        Transfer(
            plan=plan,
            from_line=lines[each.from_line].pk,
            from_name=each.from_name,
            from_year=each.from_year,
            to_line=lines[each.to_line].pk,
            to_name=each.to_name,
            to_year=each.to_year,
            kr=each.kr,
            reason=each.reason,
            decided_by=each.decided_by,
        )
        for each in transfers
    )


def _bulk(rows: Iterable[Editable], reason: str | None = FROM_PAPER) -> None:
    rows = list(rows)
    if rows:
        bulk_create_with_history(rows, type(rows[0]), default_change_reason=reason)


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name)[0]


def _agreement(content: tree.AgreementContent, partnership: Partnership) -> Agreement:
    first, last = map(datetime.date.fromisoformat, (content.valid_from, content.valid_to))
    agreement = Agreement.objects.create(
        partnership=partnership,
        title=content.title,
        valid_from=first,
        valid_to=last,
        moves_within=content.moves_within,
        moves_between=content.moves_between,
    )
    for area in content.areas:
        row = FocusArea.objects.create(
            agreement=agreement, number=area.number, title=area.title, introduction=area.introduction
        )
        _bulk(_theory(agreement, "result", area.results, row))
    _bulk(_theory(agreement, "cross_cutting", content.theory.cross_cutting))
    _bulk(_theory(agreement, "cross_result", content.theory.cross_results))
    _bulk(_theory(agreement, "effect", content.theory.effects))
    _bulk(
        Party(
            agreement=agreement,
            organisation=_organisation(party.name),
            order=place,
            role=party.role,
        )
        for place, party in enumerate(content.parties)
    )
    _bulk(
        ApprovalStep(agreement=agreement, order=place, body=step.body, act=step.act, rule=step.rule)
        for place, step in enumerate(content.steps)
    )
    _bulk(
        Frame(agreement=agreement, year=frame.year, purpose=frame.purpose, kr=frame.kr, is_example=frame.is_example)
        for frame in content.frames
    )
    agreement.area_versions.create(from_date=first, estates=list(content.estates))
    return agreement


def _theory(agreement: Agreement, kind: str, texts: tuple[str, ...], area: FocusArea | None = None):
    return (
        TheoryRow(agreement=agreement, kind=kind, focus_area=area, order=place, text=text)
        for place, text in enumerate(texts)
    )


def _activity(plan: Plan, areas: dict[int, FocusArea], place: int, content: tree.ActivityContent) -> Iterator[Editable]:
    row = Activity(
        plan=plan,
        number=content.number,
        title=content.title,
        order=place,
        focus_area=areas.get(content.area) if content.area else None,
        is_appendix=content.is_appendix,
        state=content.state,
        origin=content.origin,
        other_names=list(content.other_names),
        areas_as_written=content.areas_as_written,
        anchored_with=content.anchored_with,
        anchored_from=content.anchored_from,
        level=content.level,
        category=content.category,
        cfbu_type=content.cfbu_type,
    )
    yield row
    for number in content.other_areas:
        yield ActivityFocusArea(activity=row, focus_area=areas[number])
    for kind in tree.SECTION_LABELS:
        for at, part in enumerate(content.of_kind(kind)):
            yield ActivitySection(activity=row, kind=part.kind, order=at, sub_heading=part.sub_heading, text=part.text)
    for at, partner in enumerate(content.partners):
        yield ActivityPartner(activity=row, order=at, role=partner.role, name=partner.name, note=partner.note)
    for at, part in enumerate(content.deliverables):
        yield Deliverable(activity=row, order=at, number=part.number, text=part.text)
    for at, part in enumerate(content.criteria):
        yield SuccessCriterion(activity=row, order=at, text=part.text, number=part.number, data_source=part.data_source)
    for at, line in enumerate(content.lines):
        yield from _line(plan, row, at, line)
    for total in content.stated:
        yield _stated(plan, row, total)
    if content.is_pool:
        pool = Pool(activity=row)
        yield pool
        yield from (_application(pool, each) for each in content.applications)


def _application(pool: Pool, content: tree.Application) -> PoolApplication:
    fields = {field.name: getattr(content, field.name) for field in dataclasses.fields(content) if field.name != "id"}
    days = {
        name: datetime.date.fromisoformat(day) if day else None for name, day in fields.items() if name[-3:] == "_on"
    }
    return PoolApplication(pool=pool, **fields | days)


def _line(plan: Plan, activity: Activity | None, place: int, content: tree.Line) -> Iterator[Editable]:
    line = FundingLine(
        plan=plan,
        activity=activity,
        order=place,
        post=content.post,
        funding=content.funding,
        funder=_organisation(content.funder) if content.funding == "organisation" else None,
        other_funder=content.funder if content.funding == "other" else "",
        purpose=content.purpose,
        note=content.note,
    )
    yield line
    for cell in content.amounts:
        yield FundingAmount(
            line=line, year=cell.year, kr=cell.kr, qualifier=cell.qualifier, note=cell.note, remark=cell.remark
        )
    for total in content.stated:
        yield _stated(plan, None, total, line)


def _stated(plan: Plan, activity: Activity | None, total: tree.Stated, line: FundingLine | None = None) -> StatedTotal:
    return StatedTotal(
        plan=plan,
        activity=activity,
        line=line,
        source=total.source,
        year=total.year,
        kr=total.kr,
        qualifier=total.qualifier,
        note=total.note,
    )
