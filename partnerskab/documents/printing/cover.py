# SPDX-License-Identifier: MPL-2.0
"""What a paper's cover says beside its standing: its name, the years in large figures, and the facts under them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cover:
    """`number` is a year ("2022") or a period ("2025–2028"); `period` says when it is agreed for; `facts` follow it."""

    name: str
    number: str
    period: str
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether the number needs smaller figures than a year."""
        return len(self.number) > 4
