# SPDX-License-Identifier: MPL-2.0
"""Plain text files: letters out of bytes, blocks out of lines."""

import re
from collections.abc import Iterator

from partnerskab.letters import MOJIBAKE, letters
from partnerskab.refusal import Refused

from . import inline
from .source import MOST_BLOCKS, Block, Row, Source, Span

LARGEST_TEXT = 2_000_000
"""Bytes; the plan of 2022 has 54.000."""

_BULLET = re.compile(r"^(\s*)[-\u2013\u2022\u00b7*\uf0b7]\s+(?=\S)(.*)$")
_NUMBERED = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)(.*)$", re.DOTALL)
_YEAR = re.compile(r"\b20\d\d\b")
_HARD_WRAP_AT = 50
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "\u201d", '"', ")")


def read(data: bytes, filename: str) -> Source:
    """The blocks of a text file.

    Raises:
        Refused: too long, not text, or with destroyed letters.
    """
    if len(data) > LARGEST_TEXT:
        raise Refused("too_large", "Tekstfilen fylder over 2 MB. Så lang er en plan ikke. Vælg selve planen.")
    text = _decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
    if not text.strip():
        raise Refused("empty", "Filen er tom. Vælg den fil, der indeholder planen.")
    blocks = tuple(_blocks(text.split("\n")))
    if len(blocks) > MOST_BLOCKS:
        raise Refused("too_large", "Filen har over 5.000 afsnit. Så lang er en plan ikke. Vælg selve planen.")
    return Source(filename, "linje", blocks)


def _decode(data: bytes) -> str:
    text = letters(data)
    if sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f") > 2 + len(text) // 1000:
        raise Refused("wrong_kind", "Filen er hverken tekst eller et Word-dokument. Gem planen som .docx, og vælg den.")
    if "\ufffd" in text or len(MOJIBAKE.findall(text)) > 2:
        raise Refused(
            "destroyed_letters",
            "Nogle bogstaver i filen er gået tabt (æ, ø og å er blevet til andre tegn). "
            "Find det oprindelige dokument, og gem det igen som .docx eller som tekst i UTF-8.",
        )
    return text


def _blocks(lines: list[str]) -> Iterator[Block]:
    at, group, no_table_before = 0, 0, 0
    while at < len(lines):
        if not lines[at].strip():
            group += 1
            at += 1
            continue
        is_table, run = _tabbed_run(lines, at) if at >= no_table_before else (False, no_table_before)
        no_table_before = run
        after = run if is_table else _end_of_text(lines, at)
        span = Span(at + 1, after)
        if is_table:
            rows = (Row(number + 1, _cells(lines[number])) for number in range(at, after))
            yield Block("table", span, rows=tuple(rows))
        else:
            yield _text_or_item(lines[at:after], span, group)
        at = after


def _cells(line: str) -> tuple[str, ...]:
    return tuple(inline.from_marked(cell.strip()) for cell in line.split("\t"))


def _tabbed_run(lines: list[str], at: int) -> tuple[bool, int]:
    """Whether the run of tabbed lines from here makes a table, and the line after it. A contents list, with one tab
    and a page number in each line, makes none."""
    end = at
    while end < len(lines) and "\t" in lines[end].strip("\n ") and lines[end].strip():
        end += 1
    run = lines[at:end]
    is_table = any(line.count("\t") > 1 or _YEAR.search(line.split("\t", 1)[1]) for line in run)
    return is_table, end


def _end_of_text(lines: list[str], at: int) -> int:
    """The line after a paragraph: what stands in ** over several lines, and lines broken at a fixed width."""
    if lines[at].count("**") % 2:
        for end in range(at, min(at + 12, len(lines))):
            if end > at and lines[end].count("**") % 2:
                return end + 1
            if not lines[end].strip():
                break
    end = at + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return end


def _goes_on(line: str, following: str) -> bool:
    line, text = line.rstrip(), following.strip()
    if not text or "\t" in following or _BULLET.match(following):
        return False
    return len(line) >= _HARD_WRAP_AT and not line.endswith(_SENTENCE_ENDS) and text[0].islower()


def _text_or_item(lines: list[str], span: Span, group: int) -> Block:
    bullet = _BULLET.match(lines[0])
    if not bullet:
        joiner = "\n" if "**" in lines[0] else " "
        text = joiner.join(line.strip() for line in lines)
        return Block("text", span, inline.from_marked(text), group=group)
    text = " ".join([bullet[2].strip(), *(line.strip() for line in lines[1:])])
    level = min(len(bullet[1].expandtabs(4)) // 2, 4)
    numbered = _NUMBERED.match(text)
    if numbered:
        return Block("item", span, inline.from_marked(numbered[2]), level, int(numbered[1]), group)
    return Block("item", span, inline.from_marked(text), level, group=group)
