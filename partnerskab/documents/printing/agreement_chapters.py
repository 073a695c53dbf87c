# SPDX-License-Identifier: MPL-2.0
"""An agreement as its chapters, in the order of the agreement 2025-2028: for the paper and for the screen alike.

Every text is set as it is read, so that footnotes get their numbers in the order they stand.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from django.utils.safestring import SafeString

from partnerskab.agreements.models import AgreementSection
from partnerskab.content.agreed import FORMER, AgreementChapter, Boundary, WholeAgreement
from partnerskab.content.tree import AreaContent
from partnerskab.revisions.presenting import saying

from . import agreement_parts as parts
from . import theory
from .chapters import label
from .figures import RouteView, TheoryView, route_view, theory_view
from .numbering import Numbering

Set = TypeVar("Set")

Kind = AgreementSection.Kind

_ALWAYS = (Kind.PURPOSE, Kind.BACKGROUND, Kind.TARGETS, Kind.FOCUS, Kind.ORGANISATION, Kind.ECONOMY)
"""Chapters of every agreement: where one is missing, its place says so."""

NOT_WRITTEN = "Kapitlet er ikke skrevet endnu."


@dataclass(frozen=True, slots=True)
class Setting(Generic[Set]):
    """What makes a stored text ready to be shown: that of a chapter, and one inside a chapter."""

    chapter: Callable[[str], Set]
    inside: Callable[[str], SafeString]


@dataclass(frozen=True, slots=True)
class BoundaryPart:
    """The area as it is bounded from a day on. `figure` is 0 without a map, `is_tall` tells of a title on two lines."""

    title: str
    text: SafeString | str
    estates: tuple[str, ...]
    content: Boundary
    figure: int = 0
    is_tall: bool = False


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A focus area with its own targets."""

    content: AreaContent
    text: SafeString | str
    targets: tuple[parts.Told, ...]
    baselines: parts.BaselineTable | None


@dataclass(frozen=True, slots=True)
class ChapterPart(Generic[Set]):
    """A chapter with what stands in it beside its own text; `note` where there is nothing at all.

    `number` is empty for the purpose, with which the paper opens.
    """

    anchor: str
    number: str
    title: str
    text: Set | None = None
    note: str = ""
    period: str = ""
    boundaries: tuple[BoundaryPart, ...] = ()
    area_names: tuple[AreaContent, ...] = ()
    targets: tuple[parts.Told, ...] = ()
    monitored: parts.Monitored | None = None
    baselines: parts.BaselineTable | None = None
    areas: tuple[AreaPart, ...] = ()
    theory: TheoryView | None = None
    parties: tuple[parts.PartyGroup, ...] = ()
    partners: tuple[parts.PartyGroup, ...] = ()
    bodies: tuple[parts.BodyRow, ...] = ()
    bodies_number: int = 0
    routes: tuple[RouteView, ...] = ()
    staff: tuple[parts.StaffRow, ...] = ()
    staff_number: int = 0
    frames: parts.FrameTable | None = None
    moves: str = ""
    signatures: tuple[parts.SignatureBox, ...] = ()


def chapters(
    content: WholeAgreement, setting: Setting[Set], approved: Mapping[str, str] | None = None
) -> tuple[ChapterPart[Set], ...]:
    """The chapters as `setting` shows them; `approved` as `parts.signature_boxes` wants it."""
    found = list(_Chapters(content, setting).found())
    if boxes := parts.signature_boxes(content, approved or {}):
        found.append(ChapterPart("k-signatures", "", "Parternes underskrifter", signatures=boxes))
    first, *rest = found
    return (first, *(replace(chapter, number=str(at)) for at, chapter in enumerate(rest, start=1)))


class _Chapters(Generic[Set]):
    """Builds the chapters in the order they are read."""

    def __init__(self, content: WholeAgreement, setting: Setting[Set]) -> None:
        self.content, self.setting, self.numbering = content, setting, Numbering()
        self.beside: dict[Kind, Callable[[ChapterPart[Set]], ChapterPart[Set]]] = {
            Kind.PURPOSE: self._purpose,
            Kind.TARGETS: self._targets,
            Kind.FOCUS: self._focus,
            Kind.ORGANISATION: self._organisation,
            Kind.STAFF: self._staff,
            Kind.ECONOMY: self._economy,
        }

    def found(self) -> Iterator[ChapterPart[Set]]:
        """Each chapter that is written, that every agreement has, or that something else belongs to."""
        for kind in Kind:
            written = [chapter for chapter in self.content.chapters if chapter.kind == kind]
            for chapter in written or [AgreementChapter("", kind.value, str(kind.label), "")]:
                anchor = f"k-{chapter.id}" if kind is Kind.OTHER else f"k-{kind.value}"
                plain = ChapterPart(anchor, "", chapter.title, self._set(chapter.text))
                whole = self.beside[kind](plain) if kind in self.beside else plain
                if plain.text is None and (whole == plain or kind is Kind.PURPOSE):
                    whole = replace(whole, note=NOT_WRITTEN)
                if chapter.id or kind in _ALWAYS or not whole.note:
                    yield whole

    def _set(self, html: str) -> Set | None:
        return self.setting.chapter(html) if html else None

    def _inside(self, html: str) -> SafeString | str:
        return self.setting.inside(html) if html else ""

    def _purpose(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        content = self.content
        return replace(
            chapter,
            period=f"{saying.day(content.valid_from)} til og med {saying.day(content.valid_to)}",
            boundaries=tuple(self._boundary(one) for one in content.boundaries),
            area_names=content.areas,
        )

    def _boundary(self, one: Boundary) -> BoundaryPart:
        title = f"Området fra {saying.day(one.from_date)}"
        return BoundaryPart(
            title=title,
            text=self._inside(one.description),
            estates=one.estates,
            content=one,
            figure=self.numbering.next_figure() if one.picture else 0,
            is_tall=label(title) != (title, False),
        )

    def _targets(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        aims = self.content.targets_of(None)
        return replace(
            chapter,
            targets=tuple(parts.told(aim) for aim in aims if aim.rule != "monitor"),
            monitored=parts.monitored(aims),
            baselines=parts.baselines(aims, self.numbering),
        )

    def _focus(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        content = self.content
        return replace(
            chapter,
            areas=tuple(self._area(area) for area in content.areas),
            theory=theory_view(content, self.numbering) if theory.has_theory(content) else None,
        )

    def _area(self, area: AreaContent) -> AreaPart:
        aims = self.content.targets_of(area.number)
        return AreaPart(
            content=area,
            text=self._inside(area.introduction),
            targets=tuple(parts.told(aim) for aim in aims),
            baselines=parts.baselines(aims, self.numbering),
        )

    def _organisation(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        content = self.content
        named = (
            (content.steps, "aftalen"),
            (content.plan_steps, "tryghedsplanen"),
            (content.status_steps, "status på målene"),
        )
        return replace(
            chapter,
            parties=parts.groups(content.parties, "party", FORMER),
            partners=parts.groups(content.parties, "collaborator"),
            bodies=parts.bodies(content),
            bodies_number=self.numbering.next_table() if content.bodies else 0,
            routes=tuple(route_view(steps, name, self.numbering) for steps, name in named if steps),
        )

    def _staff(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        number = self.numbering.next_table() if self.content.staff else 0
        return replace(chapter, staff=parts.staff(self.content), staff_number=number)

    def _economy(self, chapter: ChapterPart[Set]) -> ChapterPart[Set]:
        return replace(chapter, frames=parts.frames(self.content, self.numbering), moves=parts.moves(self.content))
