# SPDX-License-Identifier: MPL-2.0
"""Each activity and each post without activity as one line: what became of it, in a few words and in kr."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from partnerskab.content.tree import Line

from .activity import FROM_PAPER, MOVING, ActivityAlone, ActivityChange
from .changes import Fate, Rows
from .comparison import Comparison, LooseChange
from .money import Shift
from .moves import NO_MOVES, Moves

_PHRASES = {"title": "Titel", "state": "Tilstand", "origin": "Oprindelse", "other_areas": "Indsatsområder",
            "predecessor": "Forgænger", "level": "Niveau", "category": "Kategori", "cfbu_type": "Kategori",
            "anchored_with": "Forankring", "anchored_from": "Forankring",
            "is_pool": "Pulje"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """`phrase` says what has changed ("Tekst og beløb"); `money` is each plan's own year, and keeps both sides' form.

    `before_id` and `after_id` are empty on the side where it is not; `is_loose` marks a post without activity, and
    `is_money_moved` one whose amounts differ by what was moved alone.
    """

    fate: Fate
    number: int | None
    title: str
    phrase: str
    money: Shift
    before_id: str
    after_id: str
    is_renumbered: bool = False
    is_moved: bool = False
    is_loose: bool = False
    is_money_moved: bool = False

    @property
    def difference(self) -> int:
        """Whole kr.; a side without kroner counts as 0."""
        return self.money.difference

    @property
    def is_changed(self) -> bool:
        """Whether it belongs among the changes: a new number or place is one, too."""
        return self.fate is not Fate.UNCHANGED or self.is_renumbered or self.is_moved


def entries(comparison: Comparison) -> tuple[Entry, ...]:
    """All activities and loose posts: as the later plan has them, those that are gone where they stood, loose last."""
    moves = comparison.moves
    kept = [(change.after.place, _kept(change, moves)) for change in comparison.kept]
    new = [(alone.place, _alone(alone, Fate.NEW)) for alone in comparison.new]
    gone = [(alone.place - 0.5, _alone(alone, Fate.ENDED)) for alone in comparison.gone]
    activities = sorted([*kept, *new, *gone], key=lambda placed: placed[0])
    return (
        *(entry for _, entry in activities),
        *(_loose(change, comparison.lines, moves) for change in comparison.loose),
    )


def what_changed(change: ActivityChange, moves: Moves = NO_MOVES) -> str:
    """The change of an activity in a phrase: "Tekst og beløb", "Flyttede penge", "Nyt nummer"; empty if none."""
    if change.fate in (Fate.ENDED, Fate.RESUMED):
        return str(change.fate.value)
    said = [*dict.fromkeys(_said(change, moves))]
    if not said:
        return ""
    text = f"{', '.join(said[:-1])} og {said[-1]}" if len(said) > 1 else said[0]
    return text[0] + text[1:].lower()


def _said(change: ActivityChange, moves: Moves) -> Iterator[str]:
    """What has changed, the weightiest first."""
    facts = {fact.field for fact in change.shown_facts}
    if change.is_linked:
        facts -= {"state"} | FROM_PAPER
    if not change.sections.is_same:
        yield "Tekst"
    if "title" in facts:
        yield _PHRASES["title"]
    if change.money.difference or not change.lines.is_same:
        yield _of_amounts(change, moves)
    for differs, word in (
        (not change.deliverables.is_same, "Leverancer"),
        (not change.criteria.is_same, "Succeskriterier"),
        (not change.partners.is_same, "Partnere"),
        (change.has_pool_news, "Puljen"),
    ):
        if differs:
            yield word
    yield from (_PHRASES[field] for field in sorted(facts - MOVING - FROM_PAPER - {"title"}))
    if change.is_renumbered:
        yield "Nyt nummer"
    if change.is_moved:
        yield "Flyttet"
    if facts & FROM_PAPER or not (change.is_linked or change.stated.is_same):
        yield "Oplysninger fra papiret"


def _of_amounts(change: ActivityChange, moves: Moves) -> str:
    if not _has_other_amounts(change):
        return "Noter til beløb"
    return "Flyttede penge" if moves.explain(change.lines) else "Beløb"


def _has_other_amounts(change: ActivityChange) -> bool:
    """Whether posts differ in more than what is noted beside them."""
    lines = change.lines
    others = any(_without_notes(pair.before) != _without_notes(pair.after) for pair in lines.changed)
    return bool(change.money.difference or lines.new or lines.gone or lines.order or others)


def _without_notes(line: Line) -> Line:
    amounts = tuple(replace(amount, remark="") for amount in line.amounts if not amount.is_blank)
    return replace(line, id="", note="", amounts=amounts)


def _kept(change: ActivityChange, moves: Moves) -> Entry:
    return Entry(
        change.fate,
        change.after.number,
        change.after.title,
        what_changed(change, moves),
        change.money.headline,
        change.before.id,
        change.after.id,
        is_renumbered=change.is_renumbered,
        is_moved=change.is_moved,
        is_money_moved=moves.explain(change.lines),
    )


def _alone(alone: ActivityAlone, fate: Fate) -> Entry:
    activity, is_new = alone.activity, fate is Fate.NEW
    return Entry(
        fate,
        activity.number,
        activity.title,
        "Ny aktivitet" if is_new else fate.value,
        alone.money.headline,
        "" if is_new else activity.id,
        activity.id if is_new else "",
    )


def _loose(change: LooseChange, lines: Rows[Line], moves: Moves) -> Entry:
    before, after = change.before, change.after
    own = tuple(pair for pair in lines.changed if after and pair.place == after.place)
    is_money_moved = moves.explain(Rows(changed=own))
    adjusted = [] if change.money.is_same else ["Flyttede penge" if is_money_moved else "Beløb"]
    if before and after and (before.post, before.funder) != (after.post, after.funder):
        adjusted.append("navn" if adjusted else "Navn")
    phrases = {Fate.NEW: "Ny linje", Fate.ADJUSTED: " og ".join(adjusted) or "Note", Fate.UNCHANGED: ""}
    return Entry(
        change.fate,
        None,
        change.name.post,
        phrases.get(change.fate, change.fate.value),
        change.money.headline,
        before.id if before else "",
        after.id if after else "",
        is_loose=True,
        is_money_moved=is_money_moved,
    )
