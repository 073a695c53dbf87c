# SPDX-License-Identifier: MPL-2.0
"""Sentences put together as rich text. What comes from the content is escaped; the cleaning of texts does the rest."""

from collections.abc import Iterable, Sequence

from django.utils.html import escape

from partnerskab import danish
from partnerskab.richtext import clean


def text(*parts: str) -> str:
    """The parts as one clean text, those that are empty left out."""
    return clean("".join(parts))


def paragraph(*sentences: str) -> str:
    """A paragraph of plain sentences; nothing where there are none. One that ends in "kr." has its full stop."""
    said = " ".join(filter(None, sentences)).replace("kr..", "kr.")
    return f"<p>{escape(said)}</p>" if said else ""


def bullets(lines: Iterable[str]) -> str:
    """A list of plain lines; nothing where there are none."""
    items = "".join(f"<li><p>{escape(line)}</p></li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain cells, the first of each row its heading; nothing without rows."""
    head = "".join(f"<th><p>{escape(cell)}</p></th>" for cell in heads)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if body else ""


def _cells(row: Sequence[str]) -> str:
    first, *others = row
    return f"<th><p>{escape(first)}</p></th>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in others)


def listed(words: Sequence[str]) -> str:
    """ "et, to og tre"."""
    return f"{', '.join(words[:-1])} og {words[-1]}" if len(words) > 1 else "".join(words)


def titles(names: Iterable[str]) -> str:
    """Titles inside a sentence: "”Torvet” og ”Stien”"."""
    return listed([f"”{name}”" for name in names])


def counted(number: int) -> str:
    """ "tre aktiviteter"."""
    return danish.counted(number, "aktivitet", "aktiviteter")


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
