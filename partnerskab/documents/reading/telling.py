# SPDX-License-Identifier: MPL-2.0
"""The findings of a reading in the order and number a person wants to read them."""

from collections.abc import Sequence
from dataclasses import replace

from .paper import Finding


def each_drift_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings by line; a focus area's other name, which returns in many activities, is told of once."""
    kept: dict[tuple[str, str], Finding] = {}
    again: dict[tuple[str, str], list[int]] = {}
    for at, finding in enumerate(sorted(findings, key=lambda each: each.line)):
        name = finding.sentence.lower() if finding.code == "AREA_NAME_DRIFTS" else str(at)
        key = (finding.code, name)
        if key not in kept:
            kept[key] = finding
        elif finding.activity:
            again.setdefault(key, []).append(finding.activity)
    return tuple(_also_in(finding, again.get(key, [])) for key, finding in kept.items())


def _also_in(finding: Finding, activities: Sequence[int]) -> Finding:
    if not activities:
        return finding
    *most, last = [str(number) for number in activities]
    listed = f"{', '.join(most)} og {last}" if most else last
    return replace(finding, sentence=f"{finding.sentence} Det samme i aktivitet {listed}.")
