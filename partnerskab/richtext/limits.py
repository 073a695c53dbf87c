# SPDX-License-Identifier: MPL-2.0
"""What a text may measure, checked before anything is parsed."""

import re

from django.core.exceptions import ValidationError

MOST_SIGNS = 200_000
DEEPEST_MARKUP = 100
LIST_LEVELS = 4

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_CLOSES_ITSELF = {
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
    "br",
    "hr",
    "img",
    "input",
    "wbr",
    "col",
    "area",
    "base",
    "embed",
    "link",
    "meta",
    "source",
    "track",
}


class TooLong(ValidationError):
    """A text above a limit; the message is Danish and says which."""


def check(html: str) -> None:
    """Raise `TooLong` above 200,000 signs or 100 levels of markup, in time linear in the text."""
    if len(html) > MOST_SIGNS:
        raise TooLong(f"Teksten er for lang: højst {MOST_SIGNS // 1000}.000 tegn, formateringen talt med. Del den op.")
    if _depth(html) > DEEPEST_MARKUP:
        raise TooLong(
            f"Teksten har for mange lag af lister eller tabeller inde i hinanden. Brug højst {LIST_LEVELS} niveauer."
        )


def _depth(html: str) -> int:
    """An upper bound of how deep elements lie in each other, counted without parsing."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _CLOSES_ITSELF:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
            depth = max(depth, 0)
    return deepest
