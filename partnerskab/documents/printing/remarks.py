# SPDX-License-Identifier: MPL-2.0
"""Remarks under a table, named by letters: the overview's, and those of each table of posts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, product
from string import ascii_lowercase


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark with its letter; `anchor` is its place, one of its kind in the paper."""

    letter: str
    text: str
    anchor: str


Marks = tuple[Remark, ...]


def _letters() -> Iterator[str]:
    return ("".join(signs) for size in count(1) for signs in product(ascii_lowercase, repeat=size))


@dataclass
class Remarks:
    """Hands out letters a, b ... z, aa, ab in the order the rows stand; `prefix` begins the anchors of one table."""

    prefix: str
    given: list[Remark] = field(default_factory=list)
    letters: Iterator[str] = field(default_factory=_letters)

    def add(self, texts: Iterable[str]) -> Marks:
        """The remarks that these texts make; empty ones make none, and what has been said keeps its letter."""
        return tuple(self._one(text) for text in texts if text)

    def _one(self, text: str) -> Remark:
        said = next((remark for remark in self.given if remark.text == text), None)
        if said:
            return said
        letter = next(self.letters)
        remark = Remark(letter, text, f"{self.prefix}-{letter}")
        self.given.append(remark)
        return remark
