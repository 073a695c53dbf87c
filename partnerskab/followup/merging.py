# SPDX-License-Identifier: MPL-2.0
"""Three-way merging of fields: what one person typed, what they began from, and what somebody saved meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Merged:
    """`values` are to stand; `clashes` names the fields where both wrote, and each something else: there `values` has
    what was typed. `taken` says whether anything of the other person's came in."""

    values: dict[str, str]
    clashes: tuple[str, ...]
    taken: bool


def merge(base: Mapping[str, str], typed: Mapping[str, str], saved: Mapping[str, str]) -> Merged:
    """Each field as the one who changed it left it.

    >>> merge({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "3"})
    Merged(values={'a': '2', 'b': '3'}, clashes=(), taken=True)
    """
    values: dict[str, str] = {}
    clashes = []
    for name, mine in typed.items():
        if mine not in (saved[name], base[name]) and saved[name] != base[name]:
            clashes.append(name)
        values[name] = saved[name] if mine == base[name] else mine
    taken = any(values[name] != mine for name, mine in typed.items())
    return Merged(values, tuple(clashes), taken)
