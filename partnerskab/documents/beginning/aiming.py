# SPDX-License-Identifier: MPL-2.0
"""What an agreement aims at, and the draft of a year's status on it, from facts."""

from msgspec.structs import asdict

from partnerskab.agreements.models import Agreement
from partnerskab.editing import create_together
from targets.models import Baseline, StatusRemark, Target, TargetStatus

from .facts import AgreementFacts, BaselineFacts, StatusFacts, TargetFacts
from .measuring import Measured, known


def aim_at(agreement: Agreement, facts: AgreementFacts, measured: Measured) -> None:
    """Make the agreement's targets and its statuses.

    Raises:
        CannotBegin: a target names something that is not there, or a remark a target.
    """
    areas = {area.number: area for area in agreement.focus_areas.all()}
    targets: dict[str, Target] = {}
    for order, each in enumerate(facts.targets, start=1):
        target = _target(agreement, each, measured)
        target.order = order
        target.focus_area = known(areas, each.focus_area, "indsatsområdet") if each.focus_area else None
        target.save()
        targets[each.code] = target
        if each.baseline:
            _baseline(target, each.baseline, measured)
    for status in facts.statuses:
        _status(agreement, status, targets)


def _target(agreement: Agreement, facts: TargetFacts, measured: Measured) -> Target:
    values = asdict(facts)
    del values["baseline"]
    named = {
        "focus_area": None,
        "indicator": known(measured.indicators, facts.indicator, "indikatoren") if facts.indicator else None,
        "place": known(measured.places, facts.place, "stedet") if facts.place else None,
        "reference": known(measured.places, facts.reference, "stedet") if facts.reference else None,
    }
    return Target(agreement=agreement, **values | named)


def _baseline(target: Target, facts: BaselineFacts, measured: Measured) -> None:
    values = asdict(facts)
    area = measured.area(values.pop("area_from"))
    definition = target.indicator.definitions.latest("number") if target.indicator else None
    Baseline.objects.create(target=target, area_version=area, definition=definition, **values)


def _status(agreement: Agreement, facts: StatusFacts, targets: dict[str, Target]) -> None:
    status = TargetStatus.objects.create(
        agreement=agreement, year=facts.year, introduction=facts.introduction, conclusion=facts.conclusion
    )
    remarks = [
        StatusRemark(status=status, target=known(targets, remark.target, "målet"), text=remark.text)
        for remark in facts.remarks
    ]
    create_together(remarks)
