# SPDX-License-Identifier: MPL-2.0
"""The year's figures of the survey are in when every target that nears another place has a reading of the year."""

from collections import defaultdict

from partnerskab.agreements.models import Partnership
from targets.models import Reading, Rule, Target

from ..due import Done
from ..models import Deadline


def done(partnership: Partnership) -> dict[tuple[str, int], Done]:
    """By the year that was read, within the period of each target's agreement."""
    near = list(Target.objects.filter(agreement__partnership=partnership, rule=Rule.NEAR).select_related("agreement"))
    read = years_read(near)
    wanted: dict[int, list[bool]] = defaultdict(list)
    for target in near:
        for year in target.agreement.years:
            wanted[year].append(year in read[target.indicator_id, target.place_id])
    return {
        (Deadline.Kind.SURVEY, year): Done(None, "Tallene er læst ind") for year, each in wanted.items() if all(each)
    }


def years_read(targets: list[Target]) -> dict[tuple[object, object], set[int]]:
    """The years with a reading, by indicator and place; one query."""
    read: dict[tuple[object, object], set[int]] = defaultdict(set)
    rows = Reading.objects.filter(indicator__in={target.indicator_id for target in targets})
    for indicator, place, year in rows.values_list("indicator_id", "place_id", "year"):
        read[indicator, place].add(year)
    return read
