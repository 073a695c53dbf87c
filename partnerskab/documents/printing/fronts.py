# SPDX-License-Identifier: MPL-2.0
"""The chapters before the overview, and where the drawings of the agreement stand among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from partnerskab.content.tree import AgreementContent, Chapter, PlanContent
from partnerskab.richtext.showing import Notes

from . import theory
from .chapters import Text, set_chapter
from .figures import PartiesView, RouteView, TheoryView, parties_view, route_view, theory_view
from .numbering import Numbering

_THEORY = re.compile("forandringsteori", re.IGNORECASE)
_ROUTE = re.compile("organis|beslutning|politisk proces|godkendelse", re.IGNORECASE)
_ABOUT = re.compile(r"^om\b", re.IGNORECASE)
_MAP = re.compile(r"\bkort\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontChapter:
    """A chapter with what stands in it beside its own text; `note` where the text is missing."""

    anchor: str
    title: str
    text: Text = field(default_factory=lambda: Text("", ()))
    note: str = ""
    theory: TheoryView | None = None
    route: RouteView | None = None
    parties: PartiesView | None = None


def front_chapters(content: PlanContent, notes: Notes, numbering: Numbering) -> Iterator[FrontChapter]:
    """The plan's own front chapters, and chapters of ours for what the agreement holds and none of them takes in."""
    agreement = content.agreement
    chapters = content.chapters_of("front")
    for_theory = _first(chapters, _THEORY) if theory.has_theory(agreement) else None
    for_route = _first(chapters, _ROUTE) if agreement.steps else None
    for_parties = (_first(chapters, _ABOUT) or _first(chapters, _ROUTE)) if agreement.parties else None
    for at, chapter in enumerate(chapters, start=1):
        taken = chapter in (for_theory, for_route, for_parties)
        yield FrontChapter(
            anchor=f"k{at}",
            title=chapter.title,
            text=set_chapter(chapter.text, notes),
            note="" if chapter.text or taken else _missing(chapter, agreement),
            theory=theory_view(agreement, numbering) if chapter is for_theory else None,
            route=route_view(agreement.steps, content.title, numbering) if chapter is for_route else None,
            parties=parties_view(agreement) if chapter is for_parties else None,
        )
    if theory.has_theory(agreement) and not for_theory:
        yield FrontChapter("teori", "Forandringsteori", theory=theory_view(agreement, numbering))
    rest = FrontChapter(
        "vej",
        "Organisering og beslutningsgang",
        route=route_view(agreement.steps, content.title, numbering) if agreement.steps and not for_route else None,
        parties=parties_view(agreement) if agreement.parties and not for_parties else None,
    )
    if rest.route or rest.parties:
        yield rest


def _first(chapters: tuple[Chapter, ...], pattern: re.Pattern[str]) -> Chapter | None:
    return next((chapter for chapter in chapters if pattern.search(chapter.title)), None)


def _missing(chapter: Chapter, agreement: AgreementContent) -> str:
    if _MAP.search(chapter.title) and agreement.estates:
        return f"Kortet er ikke lagt ind. Området omfatter {', '.join(agreement.estates)}."
    return "Kapitlet er ikke skrevet endnu."
