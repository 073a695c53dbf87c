# SPDX-License-Identifier: MPL-2.0
"""Stored text made ready to be seen: footnotes numbered, pairs of words kept together, header cells scoped.

One `Notes` numbers the footnotes of everything that is shown on one page or in one paper, in the order shown.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from ..danish import RANGE, hard_spaces, nobreak
from .reading import read_stored
from .tree import Footnote
from .writing import Writer

MOST_REMEMBERED = 10_000
"""Longer texts are rare and are written anew each time, so that the memory of 2,000 texts stays under 50 MB."""


@dataclass
class Notes:
    """The footnotes met so far; `prefix` keeps ids apart when several numberings share a page."""

    prefix: str = ""
    texts: list[str] = field(default_factory=list)

    def ids(self) -> tuple[int, str, str]:
        """Number, id of the mark in the text and id of the note, for the note added last."""
        number = len(self.texts)
        return number, f"{self.prefix}fr{number}", f"{self.prefix}fn{number}"

    def listed(self) -> str:
        """The notes as a list with links back, to stand after the text on screen; nothing without notes."""
        if not self.texts:
            return ""
        items = []
        for number, text in enumerate(self.texts, start=1):
            back = (
                f'<a class="fk-back" href="#{escape(self.prefix)}fr{number}" '
                f'aria-label="Tilbage til note {number} i teksten">↑</a>'
            )
            items.append(f'<li id="{escape(self.prefix)}fn{number}">{escape(nobreak(text), quote=False)} {back}</li>')
        return f'<ol class="notes" aria-label="Fodnoter">{"".join(items)}</ol>'


def for_screen(html: str, notes: Notes) -> str:
    """The text as safe HTML for a page; its footnotes become numbered links and are added to `notes`."""
    if "<span" in html or len(html) > MOST_REMEMBERED:
        return _on_screen(html, notes)
    return _without_notes(html)


@lru_cache(maxsize=2_000)
def _without_notes(html: str) -> str:
    """A text that looks the same wherever it stands: remembered, for a page shows a dozen of them again and again."""
    return _on_screen(html, Notes())


def _on_screen(html: str, notes: Notes) -> str:
    def mark(note: Footnote) -> str:
        notes.texts.append(note.text)
        number, mark_id, note_id = notes.ids()
        return (
            f'<sup><a class="fk" id="{escape(mark_id)}" href="#{escape(note_id)}" '
            f'aria-label="Fodnote {number}">{number}</a></sup>'
        )

    writer = Writer(
        text=lambda text, linked: escape(nobreak(text), quote=False),
        footnote=mark,
        link_attributes=' rel="noopener noreferrer"',
        scoped=True,
        frame='<div class="scroll-x" role="group" aria-label="Tabel" tabindex="0">{}</div>'.format,
    )
    return writer.blocks(read_stored(html))


def for_print(html: str, notes: Notes) -> str:
    """The text as safe HTML for a paper; each footnote carries its own pair of links and stands where it is called.

    The stylesheet floats `.fn` to the foot of the page. Ranges stand in `.ord`, which does not break, except inside
    links, where PDF/UA allows no further element.
    """

    def pair(note: Footnote) -> str:
        notes.texts.append(note.text)
        number, mark_id, note_id = notes.ids()
        return (
            f'<a class="fk" id="{escape(mark_id)}" href="#{escape(note_id)}">{number}</a>'
            f'<span class="fn"><a class="fnr" id="{escape(note_id)}" href="#{escape(mark_id)}">{number}</a>'
            f"{_kept_together(note.text, False)}</span>"
        )

    return Writer(text=_kept_together, footnote=pair, scoped=True).blocks(read_stored(html))


def _kept_together(text: str, linked: bool) -> str:
    markup = escape(hard_spaces(text), quote=False)
    return markup if linked else RANGE.sub(r'<span class="ord">\g<0></span>', markup)
