# SPDX-License-Identifier: MPL-2.0
"""A comparison of what is no plan, as readers see it: part by part in the order of the paper."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerskab import danish
from partnerskab.content.agreed import StatusContent, WholeAgreement
from partnerskab.content.tree import FrameContent
from partnerskab.content.yearly import ActivityTold, CaseContent, FollowUpContent, MeetingContent
from partnerskab.followup.models import Round
from partnerskab.revisions.comparing.changes import Fact, Fate, Rows
from partnerskab.revisions.comparing.telling import signed
from partnerskab.revisions.comparing.texts import TextChange, in_order
from partnerskab.revisions.comparing.whole import Whole, WholeComparison, compare_whole

from . import records, saying, yearly
from .marked import REORDERED, items, replaced, rewritten
from .marks import mark
from .parts import Group, Part, text_part
from .records import Line
from .sums import DASH, PostsTable, SumRow
from .whole import area_parts

Say = Callable[[Any], Iterable[Line]]

_FACTS = {
    "kind": "Art",
    "title": "Titel",
    "valid_from": "Gælder fra",
    "valid_to": "Gælder til og med",
    "partnership": "Partnerskab",
    "moves_within": "Flytter penge i en aktivitet",
    "moves_between": "Flytter penge mellem aktiviteter",
    "year": "År",
    "day": "Opgjort den",
    "agreement_title": "Aftale",
    "plan_label": "Planens version",
    "body": "Organ",
    "held_on": "Dato",
    "starts_at": "Begynder",
    "ends_at": "Slutter",
    "place": "Sted",
    "chair": "Mødeleder",
    "minute_taker": "Referent",
    "aim": "Sagen er",
    "meeting_on": "Møde",
    "sender": "Forvaltning",
    "case_number": "Sagsnr.",
    "document_number": "Dokumentnr.",
    "officer": "Sagsbehandler",
    "subject_label": "Handler om",
}
"""What each plain field is called; the others are for machines, or told as texts."""

_TEXTS = {
    "introduction": "Indledning",
    "conclusion": "Afslutning",
    "call": "Indkaldelse",
    "closing": "Eventuelt",
    "resume": "Resumé",
    "problem": "Problemstilling",
    "solution": "Løsning",
    "economy": "Økonomi",
    "process": "Videre proces",
}
_DATES = frozenset({"valid_from", "valid_to", "day", "held_on", "meeting_on"})
_ARTS = {"partnership": "Partnerskabsaftale", "sub": "Delaftale", **dict(Round.Kind.choices)}
_THEORY = (
    ("theory.cross_cutting", "Tværgående"),
    ("theory.cross_results", "Tværgående resultater"),
    ("theory.effects", "Effekter"),
)
_ROUTES = (
    ("steps", "Aftalens vej"),
    ("plan_steps", "Tryghedsplanens vej"),
    ("status_steps", "Målstatussens vej"),
)


@dataclass(frozen=True, slots=True)
class PresentedWhole:
    """`lead` says what has changed, `told` what that means in money; `groups` show it all."""

    comparison: WholeComparison
    lead: str
    told: str
    groups: tuple[Group, ...]

    @property
    def is_same(self) -> bool:
        """Whether a reader sees no difference."""
        return not self.groups


def present_whole(before: Whole | None, after: Whole, since: str = "") -> PresentedWhole:
    """Compare two of a kind and make it ready; `since` names the earlier: "version 2026.1"."""
    comparison = compare_whole(cast(Any, before), cast(Any, after))
    made = _MADE[type(after)](comparison)
    groups = () if comparison.is_first else tuple(group for group in made if group.parts)
    lead = f"Ændret: {_listed(group.title for group in groups)}." if groups else "Ingen ændringer."
    return PresentedWhole(comparison, lead, money(before, after, since), groups)


def money(before: Whole | None, after: Whole, since: str) -> str:
    """ "Rammerne er i alt 8.960.000 kr., +40.000 kr. i forhold til version 2025-2028.1."; nothing of a status."""
    if not isinstance(after, WholeAgreement):
        return ""
    earlier = before.frames if isinstance(before, WholeAgreement) else ()
    if not (after.frames or earlier):
        return ""
    total = sum(frame.kr for frame in after.frames)
    told = f"Rammerne er i alt {danish.kr(total)}"
    if before is None:
        return told
    gap = total - sum(frame.kr for frame in earlier)
    against = f"i forhold til {since or 'før'}"
    return f"{told}, {f'{signed(gap)}{danish.NO_BREAK_SPACE}kr.' if gap else 'uændret'} {against}."


def _of_agreement(found: WholeComparison) -> Iterator[Group]:
    yield Group("oplysninger", "aftalens oplysninger", tuple(_facts(found)))
    yield Group("kapitler", "kapitler", tuple(_chapters(found.of("chapters"))))
    area = _records(found.of("boundaries"), _since, records.of_boundary, lambda row: row.description)
    yield Group("omraade", "området", tuple(area))
    yield Group("indsatsomraader", "indsatsområder", tuple(area_parts(found.of("areas"))))
    theory = [(label, items(found.of(name), str)) for name, label in _THEORY]
    yield Group(
        "forandringsteori", "forandringsteori", tuple(Part(label, items=told) for label, told in theory if told)
    )
    yield Group("maal", "mål", tuple(_records(found.of("targets"), _named, records.of_aim)))
    yield Group("organer", "organer", tuple(_records(found.of("bodies"), lambda row: row.name, records.of_body)))
    yield Group("medarbejdere", "medarbejderressourcer", tuple(_lines("", items(found.of("staff"), records.staff))))
    yield Group("parter", "parter", tuple(_lines("", items(found.of("parties"), records.signatory))))
    yield Group("rammer", "rammer", tuple(_frames(found.of("frames"))))
    routes = [(label, items(found.of(name), saying.step)) for name, label in _ROUTES]
    yield Group("beslutningsgang", "beslutningsgang", tuple(Part(label, items=told) for label, told in routes if told))


def _of_status(found: WholeComparison) -> Iterator[Group]:
    yield Group("oplysninger", "målstatussens oplysninger", tuple(_facts(found)))
    yield _texts(found)
    yield _entries(found)
    yield from _deciders(found)


def _of_followup(found: WholeComparison) -> Iterator[Group]:
    yield Group("oplysninger", "opfølgningens oplysninger", tuple(_facts(found)))
    yield _texts(found)
    yield Group("aktiviteter", "aktiviteter", tuple(_records(found.of("told"), _numbered_title, yearly.of_told)))
    yield _entries(found)
    yield Group("organer", "møder", tuple(_lines("", items(found.of("met"), yearly.met))))
    yield from _deciders(found)


def _of_meeting(found: WholeComparison) -> Iterator[Group]:
    yield Group("oplysninger", "mødets oplysninger", tuple(_facts(found)))
    yield Group("deltagere", "deltagere", tuple(_lines("", items(found.of("attendants"), yearly.attendant))))
    said = _records(found.of("points"), lambda row: row.title, yearly.of_point, lambda row: row.said)
    yield Group("punkter", "punkter", tuple(said))
    yield _texts(found)
    yield from _deciders(found)


def _of_case(found: WholeComparison) -> Iterator[Group]:
    yield Group("oplysninger", "sagens oplysninger", tuple(_facts(found)))
    points = items(found.of("recommendations"), lambda row: f"at {row.text}")
    yield Group("indstilling", "at-punkter", tuple(_lines("", points)))
    yield _texts(found)
    yield Group("behandling", "politisk behandling", tuple(_lines("", items(found.of("handlings"), yearly.handled))))
    yield Group("bilag", "bilag", tuple(_lines("", items(found.of("annexes"), yearly.attached))))
    yield from _deciders(found)


_MADE: dict[type, Callable[[WholeComparison], Iterator[Group]]] = {
    WholeAgreement: _of_agreement,
    StatusContent: _of_status,
    FollowUpContent: _of_followup,
    MeetingContent: _of_meeting,
    CaseContent: _of_case,
}


def _texts(found: WholeComparison) -> Group:
    texts = ((label, found.fact(name)) for name, label in _TEXTS.items())
    return Group("tekster", "tekster", tuple(_text(label, fact) for label, fact in texts if fact))


def _entries(found: WholeComparison) -> Group:
    entries = _records(found.of("entries"), lambda row: _named(row.aim), records.of_entry, lambda row: row.remark)
    return Group("maal", "mål", tuple(entries))


def _deciders(found: WholeComparison) -> Iterator[Group]:
    yield Group("parter", "parter", tuple(_lines("", items(found.of("parties"), saying.party))))
    yield Group("beslutningsgang", "beslutningsgang", tuple(_lines("", items(found.of("steps"), saying.step))))


def _numbered_title(row: ActivityTold) -> str:
    return f"{row.number}. {row.title}" if row.number else row.title


def _facts(found: WholeComparison) -> Iterator[Part]:
    for fact in found.facts:
        if fact.field in _FACTS:
            told = replaced(*(_value(fact.field, value) for value in (fact.before, fact.after)))
            yield Part(_FACTS[fact.field], items=(told,))


def _value(field: str, value: Any) -> str:
    if field in _DATES:
        return saying.day(value) if value else ""
    if field == "aim":
        return yearly.aim(value)
    return str(_ARTS.get(value, value)) if field == "kind" else str(value)


def _text(label: str, fact: Fact) -> Part:
    return text_part(TextChange("", label, str(fact.before), str(fact.after)))


def _chapters(rows: Rows[Any]) -> Iterator[Part]:
    for before, after in in_order(rows):
        old, new = before.title if before else "", after.title if after else ""
        was = old if before and after and old != new else ""
        texts = before.text if before else "", after.text if after else ""
        part = text_part(TextChange("", new or old, *texts, was))
        moved = before and after and before.kind != after.kind
        yield replace(part, items=(SafeString("Kapitlet er af en anden art."),)) if moved else part
    if rows.order:
        yield Part("Kapitlernes rækkefølge", items=(REORDERED,))


def _records(
    rows: Rows[Any],
    title: Callable[[Any], str],
    say: Say,
    text: Callable[[Any], str] = lambda _row: "",
) -> Iterator[Part]:
    """A part for each row that differs, with a line for each thing it says otherwise; `text` is its rich text."""
    for before, after in in_order(rows):
        titles = [title(side) if side else "" for side in (before, after)]
        texts = [text(side) if side else "" for side in (before, after)]
        part = text_part(TextChange("", titles[1] or titles[0], texts[0], texts[1]))
        told = tuple(_differing(*(list(say(side)) if side else [] for side in (before, after))))
        if not any(texts):
            part = Part(part.label)
        yield replace(part, label=rewritten(*titles), items=told)
    if rows.order:
        yield Part("Rækkefølge", items=(REORDERED,))


def _differing(before: list[Line], after: list[Line]) -> Iterator[SafeString]:
    """The lines that say something else, in the later order; those that are gone last."""
    earlier, later = _numbered(before), _numbered(after)
    for key in dict.fromkeys((*later, *earlier)):
        old, new = earlier.get(key, ""), later.get(key, "")
        if old != new:
            yield format_html("{}: {}", key[0], rewritten(old, new))


def _numbered(lines: list[Line]) -> dict[tuple[str, int], str]:
    """The lines by their label, and by how often it has stood before."""
    found: dict[tuple[str, int], str] = {}
    for label, said in lines:
        found[label, sum(key[0] == label for key in found)] = said
    return found


def _lines(label: str, told: tuple[SafeString, ...]) -> Iterator[Part]:
    if told:
        yield Part(label, items=told)


def _frames(rows: Rows[FrameContent]) -> Iterator[Part]:
    """The frames whose kr. differ as a table, and what else is said of them as lines."""
    paid = [(old, new) for old, new in in_order(rows) if (old.kr if old else None) != (new.kr if new else None)]
    if paid:
        yield Part("", posts=_frame_table(paid))
    others = [pair for pair in rows.changed if pair.before.is_example != pair.after.is_example]
    told = items(Rows(changed=tuple(others), order=rows.order), saying.frame)
    yield from _lines("", told)


def _frame_table(found: list[tuple[FrameContent | None, FrameContent | None]]) -> PostsTable:
    before = sum(side.kr for side, _ in found if side)
    after = sum(side.kr for _, side in found if side)
    total = SumRow("I alt", danish.amount(before), danish.amount(after), signed(after - before))
    return PostsTable(
        tuple(_frame_row(*sides) for sides in found), total, (), what="Ramme", caption="Rammer, der er ændret"
    )


def _frame_row(before: FrameContent | None, after: FrameContent | None) -> SumRow:
    frame = next(side for side in (after, before) if side)
    fate = Fate.NEW if before is None else Fate.ENDED if after is None else None
    gap = (after.kr if after else 0) - (before.kr if before else 0)
    name = saying.frame_name(frame)
    return SumRow(name, _kr(before), _kr(after), signed(gap), mark(fate) if fate else None)


def _kr(frame: FrameContent | None) -> str:
    return danish.amount(frame.kr) if frame else DASH


def _since(row: Any) -> str:
    return f"Fra {saying.day(row.from_date)}"


def _named(aim: Any) -> str:
    return f"{aim.code}. {aim.title}" if aim.code else str(aim.title)


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last
