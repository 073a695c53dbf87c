# SPDX-License-Identifier: MPL-2.0
"""The chapters before the overview, and where the drawings of the agreement stand among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.tree import AgreementContent, Chapter, PlanContent
from partnerskab.richtext.showing import Notes

from . import route, theory
from .chapters import Text, set_chapter
from .numbering import Numbering

_THEORY = re.compile("forandringsteori", re.IGNORECASE)
_ROUTE = re.compile("organis|beslutning|politisk proces|godkendelse", re.IGNORECASE)
_MAP = re.compile(r"\bkort\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AreaResults:
    """A focus area with its results, as a sentence's parts."""

    name: str
    results: str


@dataclass(frozen=True, slots=True)
class TheoryView:
    """The drawn theory of change and the same as text."""

    drawings: tuple[SafeString, ...]
    figure: int
    areas: tuple[AreaResults, ...]
    cross_cutting: str
    cross_results: str
    effects: str


@dataclass(frozen=True, slots=True)
class RouteView:
    drawing: SafeString
    figure: int
    text: str


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """The way to a decision, the parties, and the samarbejdspartnere."""

    route: RouteView | None
    parties: tuple[str, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontChapter:
    """A chapter with what stands in it beside its own text; `note` where the text is missing."""

    anchor: str
    title: str
    text: Text = field(default_factory=lambda: Text("", ()))
    note: str = ""
    theory: TheoryView | None = None
    organisation: OrganisationView | None = None


def front_chapters(content: PlanContent, notes: Notes, numbering: Numbering) -> Iterator[FrontChapter]:
    """The plan's own front chapters, and one of ours for each drawing that has no chapter to stand in."""
    agreement = content.agreement
    chapters = content.chapters_of("front")
    for_theory = _first(chapters, _THEORY) if theory.has_theory(agreement) else None
    has_route = bool(agreement.steps or agreement.parties)
    for_route = _first(chapters, _ROUTE) if has_route else None
    for at, chapter in enumerate(chapters, start=1):
        if for_route is chapter and theory.has_theory(agreement) and not for_theory:
            yield FrontChapter("teori", "Forandringsteori", theory=_theory(agreement, numbering))
        text = set_chapter(chapter.text, notes)
        bare = not (chapter.text or chapter is for_theory or chapter is for_route)
        yield FrontChapter(
            anchor=f"k{at}",
            title=chapter.title,
            text=text,
            note=_missing(chapter, agreement) if bare else "",
            theory=_theory(agreement, numbering) if chapter is for_theory else None,
            organisation=_organisation(agreement, numbering) if chapter is for_route else None,
        )
    if theory.has_theory(agreement) and not for_theory and not for_route:
        yield FrontChapter("teori", "Forandringsteori", theory=_theory(agreement, numbering))
    if has_route and not for_route:
        yield FrontChapter("vej", "Organisering og beslutningsgang", organisation=_organisation(agreement, numbering))


def _first(chapters: tuple[Chapter, ...], pattern: re.Pattern[str]) -> Chapter | None:
    return next((chapter for chapter in chapters if pattern.search(chapter.title)), None)


def _missing(chapter: Chapter, agreement: AgreementContent) -> str:
    if _MAP.search(chapter.title) and agreement.estates:
        return f"Kortet er ikke lagt ind. Området omfatter {', '.join(agreement.estates)}."
    return "Kapitlet er ikke skrevet endnu."


def _theory(agreement: AgreementContent, numbering: Numbering) -> TheoryView:
    rows = agreement.theory
    return TheoryView(
        drawings=tuple(mark_safe(drawn) for drawn in theory.drawings(agreement)),  # noqa: S308 - escaped in svg.py
        figure=numbering.next_figure(),
        areas=tuple(
            AreaResults(f"{area.number}. {area.title}", _sentence(area.results))
            for area in agreement.areas
            if area.results
        ),
        cross_cutting=_sentence(rows.cross_cutting),
        cross_results=_sentence(rows.cross_results),
        effects=_sentence(rows.effects),
    )


def _sentence(texts: tuple[str, ...]) -> str:
    return "; ".join(theory.inside_sentence(text) for text in texts)


def _organisation(agreement: AgreementContent, numbering: Numbering) -> OrganisationView:
    steps = agreement.steps
    drawn = (
        RouteView(
            mark_safe(route.drawing(steps)),  # noqa: S308 - escaped in svg.py
            numbering.next_figure(),
            route.route_text(steps),
        )
        if steps
        else None
    )
    return OrganisationView(
        route=drawn,
        parties=tuple(party.name for party in agreement.parties if party.role != "collaborator"),
        partners=tuple(party.name for party in agreement.parties if party.role == "collaborator"),
    )
