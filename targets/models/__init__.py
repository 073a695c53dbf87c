# SPDX-License-Identifier: MPL-2.0
"""What is measured, what was read, what is aimed at, and the yearly status on it.

A figure is never more than its source carries: a reading says whether a change is statistically significant, a baseline
that is missing stays missing until somebody sets it once, and a new area or definition begins a new series.
"""

from .aiming import Baseline, Rule, StatusRemark, Target, TargetQuerySet, TargetStatus
from .measuring import (
    Definition,
    Direction,
    Indicator,
    Place,
    Reading,
    ReadingQuerySet,
    ReadingsFile,
    Significance,
    Unit,
)

__all__ = [
    "Baseline",
    "Definition",
    "Direction",
    "Indicator",
    "Place",
    "Reading",
    "ReadingQuerySet",
    "ReadingsFile",
    "Rule",
    "Significance",
    "StatusRemark",
    "Target",
    "TargetQuerySet",
    "TargetStatus",
    "Unit",
]
