# SPDX-License-Identifier: MPL-2.0
"""Rows for a new plan out of the frozen content of an earlier one, under new ids; all of a kind are written at once.

Carried are texts, actors, deliverables, success criteria, posts with their amounts, and that an activity is a pool.
Left are what belongs to the earlier year alone: a paper's own names and sums, moves of money, and applications.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from uuid import UUID

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
from budgets.models import Funding, FundingAmount, FundingLine, Pool
from partnerskab.agreements.models import FocusArea, Organisation, User
from partnerskab.content.tree import ActivityContent, Amount, Line, PlanContent
from partnerskab.editing import Editable, create_together

from .choosing import Choice, Fate

AS_PROPOSAL = ", som forslag"
"""How the reason ends in the history of amounts of the new plan's own year."""

_STATES = {Fate.CONTINUE: Activity.State.CONTINUED, Fate.ADJUST: Activity.State.ADJUSTED}


class Carrying:
    """Gathers the rows of one new plan, then writes them; a fixed number of queries, whatever their number."""

    def __init__(self, plan: Plan, content: PlanContent, areas: Mapping[int, FocusArea]) -> None:
        """`areas` are the new plan's focus areas by their numbers in `content`."""
        self.plan, self.content, self.areas = plan, content, areas
        self._rows: dict[type[Editable], list[Editable]] = defaultdict(list)
        self._proposed: list[FundingAmount] = []
        self._is_same_agreement = content.agreement.id == str(plan.agreement_id)
        self._payers = _payers(content)
        self._actors = _actors(content)
        names = {partner.name for activity in content.activities for partner in activity.partners}
        names |= {line.funder for line in content.all_lines()}
        self._by_name = {row.name: row for row in Organisation.objects.filter(name__in=names)}
        known = Activity.objects.filter(pk__in=[activity.id for activity in content.activities])
        self._known = {str(key) for key in known.values_list("pk", flat=True)}

    def chapters(self) -> None:
        """The chapters beside the activities, each in its place among those of its kind."""
        for place, chapter in enumerate(self.content.chapters):
            self._add(
                PlanSection(plan=self.plan, kind=chapter.kind, order=place, title=chapter.title, text=chapter.text)
            )

    def loose_lines(self) -> None:
        """The posts without an activity."""
        for place, line in enumerate(self.content.lines):
            self._line(None, place, line)

    def activity(self, activity: ActivityContent, choice: Choice, place: int) -> Activity:
        """An activity with all that is its own, last year's as its predecessor."""
        area = None if activity.area is None else self.areas[activity.area]
        row = Activity(
            plan=self.plan,
            number=choice.number,
            title=activity.title,
            order=place,
            focus_area=area,
            is_appendix=activity.is_appendix,
            state=_STATES[choice.fate],
            origin=activity.origin,
            predecessor_id=UUID(activity.id) if activity.id in self._known else None,
            anchored_with=activity.anchored_with,
            anchored_from=activity.anchored_from,
            level=activity.level,
            category=activity.category,
            cfbu_type=activity.cfbu_type,
        )
        self._add(row)
        for other in {self.areas[number].pk: self.areas[number] for number in activity.other_areas}.values():
            if other != area:
                self._add(ActivityFocusArea(activity=row, focus_area=other))
        self._parts(row, activity)
        for at, line in enumerate(activity.lines):
            self._line(row, at, line)
        if activity.is_pool:
            self._add(Pool(activity=row))
        return row

    def save(self, user: User, because: str) -> None:
        """Write what was gathered; `because` is the reason in the history."""
        for rows in self._rows.values():
            create_together(rows, user=user, because=because)
        create_together(self._proposed, user=user, because=f"{because}{AS_PROPOSAL}")

    def _add(self, row: Editable) -> None:
        self._rows[type(row)].append(row)

    def _parts(self, row: Activity, activity: ActivityContent) -> None:
        places: dict[str, int] = defaultdict(int)
        for section in activity.sections:
            order = places[section.kind]
            places[section.kind] += 1
            values = {"kind": section.kind, "order": order, "sub_heading": section.sub_heading, "text": section.text}
            self._add(ActivitySection(activity=row, **values))
        for at, partner in enumerate(activity.partners):
            organisation, name = self._actors.get((partner.id, partner.name), (self._by_name.get(partner.name), ""))
            self._add(
                ActivityPartner(
                    activity=row,
                    order=at,
                    role=partner.role,
                    organisation_id=getattr(organisation, "pk", organisation),
                    name=name if organisation else partner.name,
                    note=partner.note,
                )
            )
        for at, part in enumerate(activity.deliverables):
            self._add(Deliverable(activity=row, order=at, number=part.number, text=part.text))
        for at, criterion in enumerate(activity.criteria):
            values = {name: value for name, value in asdict(criterion).items() if name != "id"}
            self._add(SuccessCriterion(activity=row, order=at, **values))

    def _line(self, activity: Activity | None, place: int, line: Line) -> None:
        funding, funder, other = self._payer(line)
        row = FundingLine(
            plan=self.plan,
            activity=activity,
            order=place,
            post=line.post,
            funding=funding,
            funder_id=funder,
            other_funder=other,
            purpose=line.purpose,
            note=line.note,
        )
        self._add(row)
        for cell in line.amounts:
            self._amount(row, cell)

    def _amount(self, line: FundingLine, cell: Amount) -> None:
        """A cell as it stands; under another agreement those of its own years alone."""
        if not (self._is_same_agreement or cell.year in self.plan.agreement.years):
            return
        row = FundingAmount(line=line, **asdict(cell))
        if cell.year == self.plan.year and not cell.is_blank:
            self._proposed.append(row)
        else:
            self._add(row)

    def _payer(self, line: Line) -> tuple[str, UUID | None, str]:
        """Who pays: funding, organisation, and another by name. An organisation that has another name by now is kept
        under the one it had."""
        if line.funding != Funding.ORGANISATION:
            return line.funding, None, line.funder if line.funding == Funding.OTHER else ""
        organisation = self._payers.get((line.id, line.funder)) or getattr(self._by_name.get(line.funder), "pk", None)
        if organisation:
            return line.funding, organisation, ""
        return Funding.OTHER, None, line.funder


def _payers(content: PlanContent) -> dict[tuple[str, str], UUID]:
    """The organisations that pay for posts as they stand, by the post's id and their name."""
    rows = FundingLine.objects.filter(pk__in=_ids(content.all_lines()), funder__isnull=False)
    return {(str(key), name): funder for key, funder, name in rows.values_list("pk", "funder_id", "funder__name")}


def _actors(content: PlanContent) -> dict[tuple[str, str], tuple[UUID, str]]:
    """The organisations behind actors as they stand, and the names they go by there, by the actor's id and name."""
    ids = _ids(partner for activity in content.activities for partner in activity.partners)
    rows = ActivityPartner.objects.filter(pk__in=ids, organisation__isnull=False)
    found = rows.values_list("pk", "organisation_id", "organisation__name", "name")
    return {(str(key), name or known): (organisation, name) for key, organisation, known, name in found}


def _ids(rows: Iterable[Line | object]) -> list[str]:
    return [key for row in rows if (key := getattr(row, "id", ""))]
