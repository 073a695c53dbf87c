# SPDX-License-Identifier: MPL-2.0
"""A status in the database, on the agreement 2025-2028 with the readings of `status_examples`."""

from partnerskab.agreements.models import AreaVersion, Partnership
from partnerskab.content.agreed import StatusContent
from targets.models import Baseline, Indicator, Place, Reading, StatusRemark, Target, TargetStatus
from targets.series import Aim, Series
from tests.agreement_examples import example_agreement
from tests.agreement_rows import store_agreement
from tests.status_examples import read_targets


def store_status(partnership: Partnership, year: int = 2026) -> TargetStatus:
    """The status of a year with all its readings, as they are before small ones are left out; no texts yet."""
    agreement = store_agreement(example_agreement(), partnership)
    wider = agreement.area_versions.get(from_date="2025-01-01")
    before = AreaVersion.objects.create(agreement=agreement, from_date="2021-01-01")
    areas = {"b1": before, "b2": wider, "": None}
    for aim in read_targets(example_agreement().targets):
        row = Target.objects.get(agreement=agreement, title=aim.title)
        for series in filter(None, (aim.series, aim.reference)):
            _series(row.indicator, aim, series, areas)
        if aim.baseline:
            said = aim.baseline
            Baseline.objects.create(
                target=row,
                year=said.year,
                value=said.value,
                denominator=said.denominator,
                area_version=areas[said.area],
                source=said.source,
                page=said.page,
                is_example=said.is_example,
            )
    return TargetStatus.objects.create(agreement=agreement, year=year)


def _series(indicator: Indicator, aim: Aim, series: Series, areas: dict[str, AreaVersion | None]) -> None:
    place = Place.objects.get(partnership=indicator.partnership, name=series.place)
    for point in series.points:
        Reading.objects.create(
            indicator=indicator,
            place=place,
            year=point.year,
            area_version=areas[point.area],
            definition=indicator.definitions.get(),
            value=point.value,
            denominator=point.denominator,
            margin=point.margin,
            significant=point.significant,
            source=point.source,
            page=point.page,
            is_example=point.is_example,
        )


def write_like(status: TargetStatus, content: StatusContent) -> None:
    """The texts of that content, in the status."""
    TargetStatus.objects.filter(pk=status.pk).update(introduction=content.introduction, conclusion=content.conclusion)
    for entry in content.entries:
        if entry.remark:
            target = Target.objects.get(agreement=status.agreement, title=entry.aim.title)
            StatusRemark.objects.create(status=status, target=target, text=entry.remark)
