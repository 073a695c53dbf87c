# SPDX-License-Identifier: MPL-2.0
"""From any HTML to the one stored form."""

from .limits import check
from .reading import read
from .writing import Writer


def clean(html: str) -> str:
    """The text in its one stored form, whatever came in: markup, a Word fragment or plain text.

    Cleaning twice changes nothing. Raises `TooLong` (a Danish ValidationError) above 200,000 signs.
    """
    check(html)
    stored = Writer().blocks(read(html))
    check(stored)
    return stored
