# SPDX-License-Identifier: MPL-2.0
"""Plain words that came in, went out or were replaced, marked the way `richtext.difference` marks long texts."""

from collections.abc import Callable, Iterator
from html import escape
from typing import TypeVar

from django.utils.safestring import SafeString, mark_safe

from partnerskab.revisions.comparing.changes import Rows
from partnerskab.richtext.difference import difference

Row = TypeVar("Row")

REORDERED = mark_safe("Rækkefølgen er ændret.")


def inserted(words: str) -> SafeString:
    """Words that came in; nothing for no words."""
    return _line("", words)


def deleted(words: str) -> SafeString:
    """Words that went out; nothing for no words."""
    return _line(words, "")


def replaced(before: str, after: str) -> SafeString:
    """A short value for another: both whole. The value itself where it is the same."""
    if before == after:
        return mark_safe(escape(after, quote=False))  # noqa: S308 - escaped here
    parts = filter(None, (deleted(before), inserted(after)))
    return mark_safe(" ".join(parts))  # noqa: S308 - cleaned by difference


def rewritten(before: str, after: str) -> SafeString:
    """A sentence for another, word by word."""
    if before == after or not (before and after):
        return replaced(before, after)
    return _line(before, after)


def items(rows: Rows[Row], say: Callable[[Row], str]) -> tuple[SafeString, ...]:
    """The rows of a list that differ, in reading order, and last that their order is another."""
    found = [(pair.place, 1, rewritten(say(pair.before), say(pair.after))) for pair in rows.changed]
    found += [(new.place, 1, inserted(say(new.row))) for new in rows.new]
    found += [(gone.place, 0, deleted(say(gone.row))) for gone in rows.gone]
    return tuple(_told(sorted(found, key=lambda placed: placed[:2]), bool(rows.order)))


def _told(found: list[tuple[int, int, SafeString]], is_reordered: bool) -> Iterator[SafeString]:
    yield from (html for _, _, html in found if html)
    if is_reordered:
        yield REORDERED


def _line(before: str, after: str) -> SafeString:
    """One line, without the paragraph around it."""
    html = difference(*(f"<p>{escape(text, quote=False)}</p>" if text else "" for text in (before, after)))
    paragraphs = html.replace("</p>", "").split("<p>")
    return mark_safe(" ".join(filter(None, paragraphs)))  # noqa: S308 - written by difference
