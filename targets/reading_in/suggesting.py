# SPDX-License-Identifier: MPL-2.0
"""Columns whose head says nothing, told by what stands beneath: names of indicators, or of places."""

from dataclasses import replace

from partnerskab.names import folded

from .heads import Head, Role
from .known import Known, by_name
from .mapping import Mapping

LONGEST = 160
"""Characters of the longest name."""


def suggested(head: Head, mapping: Mapping, known: Known) -> Head:
    """The head with such columns named; a person sees and may change it, and what they chose is left alone."""
    columns = dict(head.columns)
    kinds = ((Role.INDICATOR, set(by_name(known.indicators))), (Role.PLACE, set(by_name(known.places))))
    for column in head.filled:
        if columns.get(column) or column in mapping.columns:
            continue
        words = {folded(row.at(column).words[:LONGEST]) for row in head.rows}
        found = [role for role, names in kinds if words & names]
        if len(found) == 1 and found[0] not in columns.values():
            columns[column] = found[0]
    return replace(head, columns=columns)
