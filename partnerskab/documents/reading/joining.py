# SPDX-License-Identifier: MPL-2.0
"""Putting together what pages tore apart: footnotes to their marks, halves of paragraphs and lists to each other.

Plan 2022 shows all of it: marks "¹" with texts "1)", "²", "4)" and "⁶)" in the middle of the page, paragraphs that
go on after them, and a numbered list whose last item stands behind a footnote.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from . import inline
from .headings import area_chapter, section_heading
from .money import joined_over_page_break
from .paper import Finding
from .source import Block

_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_TO_FIGURES = str.maketrans(_RAISED, "0123456789")
_MARK = re.compile(rf"(?<!\d[mM])(?<!\d [mM])(?<!km)[{_RAISED}]+")
_RAISED_NOTE = re.compile(rf"^([{_RAISED}]+)\)?\s+(?=\S)")
_BRACKET_NOTE = re.compile(r"^(\d{1,2})\)\s+(?=\S)")
_LISTED = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_ENDS = (".", "!", "?", ":", ";", "\u201d", '"', "\u2019")
_DEMANDS_MORE = re.compile(
    r"\b(?:af|at|da|de|den|der|det|eller|en|et|for|foran|fra|hos|i|med|mellem|og|om|omkring|over|overfor|på|samt|som|til|"
    r"under|ved)$",
    re.IGNORECASE,
)
"""Words that cannot end a sentence."""

_TORN_FROM = 40
"""A paragraph shorter than this (characters) is rather a title than the first half of a torn one."""


def joined(blocks: Sequence[Block], findings: list[Finding]) -> list[Block]:
    """The blocks with footnotes in their places and torn tables, lists and paragraphs whole again."""
    placed, torn_at = _with_footnotes(blocks, findings)
    return _whole_paragraphs(joined_over_page_break(_with_numbered_items(placed)), torn_at, findings)


def _with_footnotes(blocks: Sequence[Block], findings: list[Finding]) -> tuple[list[Block], set[int]]:
    """The blocks without footnote texts, which stand at their marks; and the lines right after a text taken out."""
    result: list[Block] = []
    torn_at: set[int] = set()
    after_note = False
    callers: dict[int, list[int]] = {}
    for block in blocks:
        note = _note_in(block, result)
        if note and callers.get(note[0]):
            caller = callers[note[0]].pop()
            result[caller] = _noted(result[caller], *note)
            after_note = True
            continue
        if note and _RAISED_NOTE.match(block.html):
            findings.append(_loose_note(block, note[0]))
        if after_note:
            torn_at.add(block.span.first)
        after_note = False
        for mark in _MARK.findall(block.html):
            callers.setdefault(int(mark.translate(_TO_FIGURES)), []).append(len(result))
        result.append(block)
    for block in result:
        for mark in _MARK.findall(block.html):
            sentence = f"Fodnotetegnet {mark} har ingen fodnote i papiret. Tegnet er beholdt i teksten."
            findings.append(Finding("FOOTNOTE_MISSING", "advise", sentence, block.span.first))
    return result, torn_at


def _loose_note(block: Block, number: int) -> Finding:
    sentence = f"Fodnote {number} har intet fodnotetegn i teksten. Den er beholdt som et afsnit, hvor den stod."
    return Finding("UNPLACED", "advise", sentence, block.span.first)


def _note_in(block: Block, before: Sequence[Block]) -> tuple[int, str] | None:
    """Number and HTML of the footnote a block is, or None. "4)" behind item 3 of a list is the list's next item."""
    if block.kind != "text":
        return None
    found = _RAISED_NOTE.match(block.html)
    if found:
        return int(found[1].translate(_TO_FIGURES)), block.html[found.end() :]
    found = _BRACKET_NOTE.match(block.html)
    if not found:
        return None
    if before and before[-1].kind == "item" and before[-1].number == int(found[1]) - 1:
        return None
    return int(found[1]), block.html[found.end() :]


def _noted(block: Block, number: int, note: str) -> Block:
    for found in _MARK.finditer(block.html):
        if int(found[0].translate(_TO_FIGURES)) == number:
            html = block.html[: found.start()] + inline.footnote(note) + block.html[found.end() :]
            return replace(block, html=html)
    return block


def _with_numbered_items(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs "1) ...", "2) ..." in a row, or going on from a list, as list items."""
    result: list[Block] = []
    for at, block in enumerate(blocks):
        found = _LISTED.match(block.html) if block.kind == "text" else None
        number = int(found[1]) if found else 0
        before = result[-1] if result else None
        goes_on = before is not None and before.kind == "item" and before.number == number - 1 and number > 1
        if found and (goes_on or (number == 1 and _begins_with(blocks[at + 1 : at + 2], 2))):
            group = before.group if before is not None and goes_on else block.group
            html = block.html[found.end() :]
            result.append(replace(block, kind="item", html=html, number=number, group=group))
        else:
            result.append(block)
    return result


def _begins_with(blocks: Sequence[Block], number: int) -> bool:
    found = _LISTED.match(blocks[0].html) if blocks and blocks[0].kind == "text" else None
    return bool(found) and int(found[1]) == number if found else False


def _whole_paragraphs(blocks: Sequence[Block], torn_at: set[int], findings: list[Finding]) -> list[Block]:
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if before is not None and _is_torn(before, block, block.span.first in torn_at):
            result[-1] = replace(before, html=f"{before.html} {block.html}", span=before.span | block.span)
            sentence = "Et afsnit var delt af et sideskift. Det er samlet igen."
            findings.append(Finding("JOINED", "fine", sentence, before.span.first))
        else:
            result.append(block)
    return result


def _is_torn(before: Block, block: Block, behind_note: bool) -> bool:
    """Whether a paragraph goes on in the next: no end of sentence, and a small letter or a word that demands more."""
    text, following = before.text, block.text
    if block.kind != "text" or before.kind not in ("text", "item") or not text or not following:
        return False
    if text.endswith(_ENDS) or before.is_bold or block.is_bold:
        return False
    if before.kind == "item" and not behind_note:
        return False
    if following[0].islower():
        return len(text) >= _TORN_FROM
    return (
        bool(_DEMANDS_MORE.search(text))
        and len(text) >= _TORN_FROM
        and not section_heading(block)
        and not area_chapter(block)
    )
