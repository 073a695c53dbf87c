# SPDX-License-Identifier: MPL-2.0
"""Where a paper's parts begin: cover, contents list, front chapters, focus areas, activities, appendix."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from partnerskab.names import best_match, folded, likeness

from .headings import (
    AREA_ENTRY,
    AREAS,
    Heading,
    appendix_title,
    area_chapter,
    inline_heading,
    looks_like_title,
    section_heading,
)
from .source import Block

_CONTENTS = ("indholdsfortegnelse", "indhold")
_ENTRY = re.compile(r"^(?P<title>.*\w.*?)[\s.\u2026]*[\t.\u2026 ]\s*\d{1,3}$", re.DOTALL)
_TABBED_ENTRY = re.compile(r"^.*\w.*\t\s*\d{1,3}$", re.DOTALL)
_PLAN_TITLE = re.compile(
    r"^(?:tryghedsplan\w*\b.*\b(20\d\d)\b.*|.{0,60}\btryghedsplan(?:en)?(?: for)? (20\d\d))$", re.IGNORECASE
)
_FRONT = re.compile(
    r"^(om .*partnerskab.*|kort over .*|forandringsteori(en)?|organisering.*|oversigt over aktiviteter|"
    r"aktivitetsoversigt.*|forord|indledning|resumé|læsevejledning|partnerskabsområdet)$",
    re.IGNORECASE,
)
_OVERVIEW_CHAPTER = re.compile(r"^(oversigt over aktiviteter|aktivitetsoversigt.*)$", re.IGNORECASE)
_LONGEST_ENTRY = 250
_LOOK_AHEAD = 15
"""An activity's background is shorter than this many blocks, so its first heading shows within it."""

_COVER_BLOCKS = 30


@dataclass
class Part:
    """A part of the paper: its heading block and what follows it, up to the next part."""

    kind: Literal["front", "overview", "area", "activity", "appendix"]
    title: str
    heading: Block
    number: int | None = None
    body: list[Block] = field(default_factory=list)
    is_guess: bool = False
    is_appendix: bool = False


@dataclass
class Outline:
    """A paper taken apart. `loose` is text before the first chapter that is no title."""

    year: int | None = None
    cover: list[str] = field(default_factory=list)
    contents: list[str] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def outline(blocks: Sequence[Block], overview_titles: Sequence[str]) -> Outline:
    """Take the blocks apart. `overview_titles` are the activities' titles in the overview, where it has been found."""
    result = Outline()
    rest = _after_cover(blocks, result)
    seeker = _Seeker(rest, result.contents, overview_titles)
    for at, block in enumerate(rest):
        part = seeker.part_at(at)
        if part:
            result.parts.append(part)
        elif result.parts:
            result.parts[-1].body.append(block)
        else:
            result.loose.append(block)
    return result


def _after_cover(blocks: Sequence[Block], result: Outline) -> list[Block]:
    """The blocks behind title page and contents list, which are written into the outline."""
    rest = list(blocks)
    for at, block in enumerate(rest[:_COVER_BLOCKS]):
        found = _PLAN_TITLE.match(block.text) if looks_like_title(block) else None
        if found:
            result.year = int(found[1] or found[2])
            result.cover = [each.text for each in rest[: at + 1]]
            rest = rest[at + 1 :]
            break
    for at, block in enumerate(rest):
        begins = block.text.lower() in _CONTENTS
        if begins or all(_is_entry(_TABBED_ENTRY, each) for each in rest[at : at + 3]):
            first = after = at + begins
            while after < len(rest) and _is_entry(_ENTRY, rest[after]):
                after += 1
            result.contents = [_entry_title(each.text) for each in rest[first:after]]
            return rest[:at] + rest[after:]
        if area_chapter(block):
            break
    return rest


def _is_entry(pattern: re.Pattern[str], block: Block) -> bool:
    text = block.text
    return len(text) <= _LONGEST_ENTRY and bool(pattern.match(text))


def _entry_title(text: str) -> str:
    found = _ENTRY.match(text)
    return " ".join(found["title"].split()) if found else text


class _Seeker:
    """Walks the blocks once and says where a part begins."""

    def __init__(self, blocks: Sequence[Block], contents: Sequence[str], overview_titles: Sequence[str]) -> None:
        self.blocks = blocks
        self.chapters = _chapters_listed(contents, overview_titles)
        self.titles = list(overview_titles) or [title for title in contents if not _FRONT.match(title)]
        self.in_area = False
        self.open_activity: set[str] = set()
        self.last_kind = ""
        self.activity_level = 0
        self.top = self._top_level()

    def _top_level(self) -> int:
        levels = [b.level for b in self.blocks if b.kind == "heading" and (_FRONT.match(b.text) or area_chapter(b))]
        return min(levels, default=1)

    def part_at(self, at: int) -> Part | None:
        """The part that begins with this block, if one does."""
        block = self.blocks[at]
        heading = section_heading(block) or _first(inline_heading(block))
        if heading and not (heading.is_guess and self._is_listed(block)):
            self.open_activity.add(heading.kind)
            return None
        if not looks_like_title(block):
            return None
        part = self._area(block) or self._appendix(at) or self._activity(at) or self._chapter(block)
        if part:
            self.open_activity = set()
            self.last_kind = part.kind
        return part

    def _is_listed(self, block: Block) -> bool:
        return any(likeness(block.text, title) == 1.0 for title in self.titles)

    def _area(self, block: Block) -> Part | None:
        found = area_chapter(block)
        if not found:
            return None
        self.in_area = True
        return Part("area", found[1], block, found[0])

    def _appendix(self, at: int) -> Part | None:
        title = appendix_title(self.blocks[at])
        if title is None:
            return None
        self._take(title)
        if self._first_heading_after(at):
            return Part("activity", title, self.blocks[at], is_appendix=True)
        return Part("appendix", title, self.blocks[at])

    def _activity(self, at: int) -> Part | None:
        block = self.blocks[at]
        title = " ".join(block.text.split())
        known = best_match(title, self.titles, at_least=0.78 if self.in_area else 0.95)
        if known and (self.in_area or self._first_heading_after(at)):
            self.titles.remove(known)
            self.in_area = True
            self.activity_level = block.level
            return Part("activity", title, block)
        if self._begins_unlisted(at):
            return Part("activity", title, block, is_guess=True)
        return None

    def _begins_unlisted(self, at: int) -> bool:
        """Whether an activity that no list names begins here: a title, then its own run of headings."""
        if not self.in_area or len(self.blocks[at].text) > 90:
            return False
        if self.last_kind == "activity" and not self.open_activity:
            return False
        block, first = self.blocks[at], self._first_heading_after(at)
        styled = bool(block.level) and block.level == self.activity_level
        starts_over = first in ("background", "purpose") and (not self.open_activity or first in self.open_activity)
        return starts_over and (styled or not self._title_between(at))

    def _first_heading_after(self, at: int) -> str:
        """The kind of the first activity heading within sight, or "" where another part begins before it."""
        for block in self.blocks[at + 1 : at + 1 + _LOOK_AHEAD]:
            heading = section_heading(block) or _first(inline_heading(block))
            if heading and heading.kind != AREAS:
                return heading.kind
            if area_chapter(block) or appendix_title(block):
                return ""
        return ""

    def _title_between(self, at: int) -> bool:
        """Whether a better candidate for the title stands before the next heading."""
        for block in self.blocks[at + 1 : at + 1 + _LOOK_AHEAD]:
            if section_heading(block):
                return False
            if looks_like_title(block) and len(block.text) <= 90:
                return True
        return False

    def _take(self, title: str) -> None:
        known = best_match(title, self.titles)
        if known:
            self.titles.remove(known)

    def _chapter(self, block: Block) -> Part | None:
        text = " ".join(block.text.split())
        listed = folded(text) in self.chapters
        if self.in_area:
            outside = block.kind == "heading" and block.level <= self.top and listed
            return Part("appendix", text, block) if outside else None
        styled = block.kind == "heading" and block.level <= self.top
        if not (listed or styled or _FRONT.match(text)):
            return None
        return Part("overview" if _OVERVIEW_CHAPTER.match(text) else "front", text, block)


def _chapters_listed(contents: Sequence[str], overview_titles: Sequence[str]) -> set[str]:
    """The entries of the contents list that are neither a focus area's chapter nor an activity."""
    others = [title for title in contents if not best_match(title, overview_titles) and not AREA_ENTRY.match(title)]
    return {folded(title) for title in others}


def _first(found: tuple[Heading, str] | None) -> Heading | None:
    return found[0] if found else None
