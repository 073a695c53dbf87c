# SPDX-License-Identifier: MPL-2.0
"""The status on the targets as a paper: an edition of it in, one HTML text out."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from partnerskab import danish
from partnerskab.content.agreed import StatusContent
from partnerskab.content.status import StatusView, Told, view_of
from partnerskab.richtext.showing import Notes

from .chapters import Text, set_chapter, set_text
from .cover import Cover
from .edition import Edition
from .measuring import showable
from .numbering import Numbering
from .plan_paper import ContentsRow

SIGNS = {"met": "✓", "not_met": "×", "on_the_way": "→", "unknown": "?", "": "–"}
"""A judgement's sign; its word always stands beside it."""


@dataclass(frozen=True, slots=True)
class TargetPart:
    """A target on paper: what is told, its sign, the remark on it, and the number of its figure, 0 without one."""

    told: Told
    sign: str
    remark: SafeString
    figure: int

    @property
    def anchor(self) -> str:
        """The sheet's own: ids of targets are too long to stand in a link's address."""
        return f"m{self.told.aim.id[:8]}"


@dataclass(frozen=True, slots=True)
class TargetsPart:
    """The targets on paper: the judged, then those that are only followed with the number of their joint figure."""

    shown: StatusView
    judged: tuple[TargetPart, ...]
    monitored: tuple[TargetPart, ...]
    monitored_figure: int
    summary_table: int

    @property
    def context(self) -> dict[str, object]:
        """What the templates of the targets want, by the names they have there."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def html(edition: Edition[StatusContent]) -> str:
    """An edition of a status as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content, notes, numbering = edition.content, Notes(), Numbering()
    shown = view_of(content)
    introduction = _text(content.introduction, notes)
    part = targets_part(shown, notes, numbering)
    context = {
        "edition": edition,
        "content": content,
        "cover": _cover(shown, content),
        "name": content.title,
        "contents": tuple(_contents(content, part)),
        "introduction": introduction,
        **part.context,
        "conclusion": _text(content.conclusion, notes),
    }
    return showable(render_to_string("documents/status.html", context))


def targets_part(shown: StatusView, notes: Notes, numbering: Numbering) -> TargetsPart:
    """The targets with the numbers of their figures, in the order they are read."""
    judged = tuple(_part(one, notes, numbering) for one in shown.judged)
    monitored = tuple(_part(one, notes, numbering, is_drawn=False) for one in shown.monitored)
    return TargetsPart(shown, judged, monitored, numbering.next_figure() if monitored else 0, numbering.next_table())


def target_rows(part: TargetsPart) -> Iterator[ContentsRow]:
    """The targets' lines in a list of contents."""
    yield ContentsRow("k", "", "Målene i korte træk", "korte-traek")
    if part.judged:
        yield ContentsRow("o", "", "Mål for mål", "maal-for-maal")
        for one in part.judged:
            yield ContentsRow("", one.told.aim.code, one.told.aim.title, one.anchor)
    if part.monitored:
        yield ContentsRow("k", "", "Følges uden mål", "foelges")


def _text(text: str, notes: Notes) -> Text | None:
    return set_chapter(text, notes) if text else None


def _part(told: Told, notes: Notes, numbering: Numbering, is_drawn: bool = True) -> TargetPart:
    number = numbering.next_figure() if is_drawn and told.followed.has_figures else 0
    return TargetPart(told, SIGNS[told.entry.judgement], set_text(told.remark, notes, heading="h4"), number)


def _cover(shown: StatusView, content: StatusContent) -> Cover:
    facts = [("Aftale", content.agreement_title), ("Opgjort", danish.date(shown.day))]
    if shown.has_examples:
        facts.append(("Bemærk", "Tal mærket ”eksempel” er opdigtede"))
    period = f"{content.valid_from[:4]}–{content.valid_to[:4]}"
    return Cover("Status på målene", str(content.year), period, tuple(facts))


def _contents(content: StatusContent, part: TargetsPart) -> Iterator[ContentsRow]:
    if content.introduction:
        yield ContentsRow("k", "", "Indledning", "indledning")
    yield from target_rows(part)
    if content.conclusion:
        yield ContentsRow("k", "", "Afslutning", "afslutning")
    yield ContentsRow("k", "", "Sådan skal tallene læses", "om-tallene")
