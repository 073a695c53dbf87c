# SPDX-License-Identifier: MPL-2.0
"""What papers and reading pages draw and list of an agreement, with the words that stand beside it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from partnerskab.content.tree import AgreementContent, Step

from . import route, theory
from .numbering import Numbering


@dataclass(frozen=True, slots=True)
class AreaResults:
    """A focus area with its results, as a sentence's parts."""

    name: str
    results: str


@dataclass(frozen=True, slots=True)
class TheoryView:
    """The drawn theory of change and the same as text; `rows` are what is drawn, each with the results it leads to,
    and `leads_to` what all of it leads to."""

    drawings: tuple[SafeString, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    leads_to: tuple[str, ...]
    figure: int
    period: str
    areas: tuple[AreaResults, ...]
    cross_cutting: str
    cross_results: str
    effects: str


@dataclass(frozen=True, slots=True)
class RouteView:
    """A drawn decision route; `name` is what takes it, as it stands in a sentence."""

    drawing: SafeString
    figure: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The names of the parties, and of the samarbejdspartnere."""

    parties: tuple[str, ...]
    partners: tuple[str, ...]


def theory_view(agreed: theory.Agreed, numbering: Numbering) -> TheoryView:
    """The theory of change, which takes the next figure's number."""
    rows = agreed.theory
    return TheoryView(
        drawings=tuple(mark_safe(drawn) for drawn in theory.drawings(agreed)),  # noqa: S308 - escaped in svg.py
        rows=tuple(theory.rows(agreed)),
        leads_to=rows.effects,
        figure=numbering.next_figure(),
        period=agreed.period,
        areas=tuple(
            AreaResults(f"{area.number}. {area.title}", _sentence(area.results))
            for area in agreed.areas
            if area.results
        ),
        cross_cutting=_sentence(rows.cross_cutting),
        cross_results=_sentence(rows.cross_results),
        effects=_sentence(rows.effects),
    )


def route_view(steps: tuple[Step, ...], name: str, numbering: Numbering) -> RouteView:
    """The route of what has that name; it takes the next figure's number."""
    drawing = mark_safe(route.drawing(steps))  # noqa: S308 - escaped in svg.py
    return RouteView(drawing, numbering.next_figure(), name, route.route_text(steps))


def parties_view(agreement: AgreementContent) -> PartiesView:
    """Who is in the agreement, by name."""
    return PartiesView(
        parties=tuple(party.name for party in agreement.parties if party.role != "collaborator"),
        partners=tuple(party.name for party in agreement.parties if party.role == "collaborator"),
    )


def _sentence(texts: tuple[str, ...]) -> str:
    return "; ".join(theory.inside_sentence(text) for text in texts)
