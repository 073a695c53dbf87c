# SPDX-License-Identifier: MPL-2.0
"""From any HTML to the one stored form."""

import re
from html import escape

from .limits import check
from .reading import read
from .writing import Writer

_HAS_MARKUP = re.compile(r"</(?:p|h[1-6]|ul|ol|table|div|strong|em|a|span)>|<br ?/?>", re.IGNORECASE)


def clean(html: str) -> str:
    """The text in its one stored form, whatever came in: markup, a Word fragment or plain text.

    Cleaning twice changes nothing. Raises `TooLong` (a Danish ValidationError) above 200,000 signs.
    """
    check(html)
    stored = Writer().blocks(read(html))
    check(stored)
    return stored


def from_lines(text: str) -> str:
    """Plain text as stored text: blank lines part paragraphs, single line ends are line breaks. Raises `TooLong`."""
    check(text)
    paragraphs = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n"))
    return clean("".join(f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs))


def from_typed(text: str) -> str:
    """What a form sent: the editor's HTML, or plain text where no script ran. Raises `TooLong`."""
    return clean(text) if _HAS_MARKUP.search(text) else from_lines(text)
