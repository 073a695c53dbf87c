# SPDX-License-Identifier: MPL-2.0
"""A page's own text, apart from what runs along the foot of every page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .taken_apart import Page

_NUMBER = re.compile(r"Side \d+ af \d+")
_FOOT = 6
"""Lines at the end of a page among which the running ones stand; the chapter's name is one of them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's own lines, and its running lines without the page's number."""

    number: int
    lines: tuple[str, ...]
    running: tuple[str, ...]


def letters(text: str) -> str:
    """The text without spaces and line ends."""
    return "".join(text.split())


def sheets(pages: Sequence[Page]) -> list[Sheet]:
    """The pages taken apart; a line that ends more than half of them is a running one, and so are those behind it."""
    lines = [[_NUMBER.sub("Side", line) for line in (page.text or "").splitlines() if line.strip()] for page in pages]
    counts = Counter(letters(line) for page in lines for line in page[-_FOOT:])
    common = {line for line, count in counts.items() if count > len(pages) / 2 and len(pages) > 1}
    found = []
    for number, page in enumerate(lines, start=1):
        ends = [at for at in range(max(0, len(page) - _FOOT), len(page)) if letters(page[at]) in common]
        cut = ends[0] if ends else len(page)
        found.append(Sheet(number, tuple(page[:cut]), tuple(page[cut:])))
    return found
