# SPDX-License-Identifier: MPL-2.0
"""The headings of an activity in all their drifting spellings, and what makes a line look like a heading."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .source import Block

AREAS = "areas"
ECONOMY = "economy"
DELIVERABLES = "deliverables"
"""Kinds of the reader beside those of ActivitySection: the three headings that hold more than a text."""

LABELS = {
    "background": "Baggrund",
    "purpose": "Formål",
    "objectives": "Målsætninger",
    AREAS: "Indsatsområder",
    "target_group": "Målgruppe",
    "timeline": "Tidsplan",
    ECONOMY: "Økonomi",
    DELIVERABLES: "Leverancer",
    "responsible": "Ansvarlige aktører",
}

_SPELLINGS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("baggrund", "indledning", "baggrund for aktiviteten", "beskrivelse"), ("background", "")),
    **dict.fromkeys(("formål", "formålet", "formål med aktiviteten"), ("purpose", "")),
    **dict.fromkeys(("målsætninger", "målsætning", "mål", "formål og mål"), ("objectives", "")),
    "delmål": ("objectives", "Delmål"),
    "succeskriterier": ("objectives", "Succeskriterier"),
    "på kort sigt": ("objectives", "På kort sigt"),
    "kortsigtede mål": ("objectives", "På kort sigt"),
    "på lang sigt": ("objectives", "På lang sigt"),
    "på længere sigt": ("objectives", "På længere sigt"),
    "langsigtede mål": ("objectives", "På lang sigt"),
    **dict.fromkeys(("indsatsområde", "indsatsområder"), (AREAS, "")),
    **dict.fromkeys(("målgruppe", "målgrupper"), ("target_group", "")),
    **dict.fromkeys(("primær målgruppe", "primære målgrupper", "primære målgruppe"), ("target_group", "Primær")),
    **dict.fromkeys(("sekundær målgruppe", "sekundære målgrupper"), ("target_group", "Sekundær")),
    **dict.fromkeys(("tidsplan", "tidsramme", "tidsplan og milepæle"), ("timeline", "")),
    **dict.fromkeys(("økonomi", "budget", "finansiering", "økonomi og finansiering"), (ECONOMY, "")),
    **dict.fromkeys(("leverance", "leverancer"), (DELIVERABLES, "")),
    **dict.fromkeys(
        ("ansvarlige aktører", "ansvarlig aktør", "ansvarlige", "ansvarlig", "ansvarlige parter", "aktører"),
        ("responsible", ""),
    ),
}
_FUZZY = 0.87
_FEW_LETTERS = 6
_YEAR_AT_END = re.compile(r"\s*(?:i|for|,)?\s*20\d\d(?:\s*[-\u2013]\s*20\d\d)?$")
AREA_ENTRY = re.compile(r"^Indsatsområde\s+(\d{1,2})\s*[:.\u2013-]?\s*(\S.*)$", re.IGNORECASE | re.DOTALL)
_APPENDIX = re.compile(r"^(?:Appendiks|Bilag)\s*\d*\s*[:.\u2013-]\s*(\S.*)$", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(r"^(?:<strong>)?([^<:]{3,40})(?::</strong>|</strong>:|:)\s+(?=\S)", re.DOTALL)
_ENDS_A_SENTENCE = (".", ",", ";", ":", "!", "?")
_LONGEST_TITLE = 150
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of an activity: its kind, sub-heading, the paper's spelling, and whether it was guessed."""

    kind: str
    sub_heading: str
    written: str
    is_guess: bool


def section_heading(block: Block) -> Heading | None:
    """The heading a block is, by its spelling; misspellings up to a letter or two are guessed."""
    if block.kind not in ("text", "heading") or not 2 < len(block.text) <= _LONGEST_HEADING:
        return None
    return _by_spelling(block.text)


def inline_heading(block: Block) -> tuple[Heading, str] | None:
    """A heading that its text follows on the same line ("Målgruppe: Beboere"), and the HTML of that text."""
    found = _INLINE.match(block.html) if block.kind == "text" else None
    heading = _by_spelling(found[1]) if found else None
    if found is None or heading is None or heading.is_guess:
        return None
    return Heading(heading.kind, heading.sub_heading, heading.written, True), block.html[found.end() :]


@lru_cache(maxsize=2048)
def _by_spelling(written: str) -> Heading | None:
    spelling = _YEAR_AT_END.sub("", " ".join(written.lower().split()).rstrip(" :.")).strip()
    spelling = spelling.replace("(r)", "r").replace("(er)", "er")
    if spelling in _SPELLINGS:
        return Heading(*_SPELLINGS[spelling], written, False)
    if not 5 <= len(spelling) <= 40 or written.rstrip().endswith(".") or any(map(str.isdigit, spelling)):
        return None
    near = [known for known in _SPELLINGS if abs(len(known) - len(spelling)) <= _FEW_LETTERS]
    scored = [(SequenceMatcher(None, spelling, known, autojunk=False).ratio(), known) for known in near]
    score, known = max(scored, default=(0.0, ""))
    return Heading(*_SPELLINGS[known], written, True) if score >= _FUZZY else None


def area_chapter(block: Block) -> tuple[int, str] | None:
    """Number and title of a focus area's chapter heading: "Indsatsområde 2: Tryggere Byliv"."""
    found = AREA_ENTRY.match(block.text) if looks_like_title(block) else None
    return (int(found[1]), " ".join(found[2].split())) if found else None


def appendix_title(block: Block) -> str | None:
    """The title behind "Appendiks:" or "Bilag 1:"."""
    found = _APPENDIX.match(block.text) if looks_like_title(block) else None
    return " ".join(found[1].split()) if found else None


def looks_like_title(block: Block) -> bool:
    """Whether a block stands as a title does: short, and not ended as a sentence is."""
    text = block.text
    return (
        block.kind in ("text", "heading")
        and 2 < len(text) <= _LONGEST_TITLE
        and not text.endswith(_ENDS_A_SENTENCE)
        and any(letter.isalpha() for letter in text)
        and not text[0].islower()
    )
