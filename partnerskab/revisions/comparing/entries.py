# SPDX-License-Identifier: MPL-2.0
"""Each activity and each post without activity as one line: what became of it, in a few words and in kr."""

from collections.abc import Iterator
from dataclasses import dataclass

from .activity import FROM_PAPER, MOVING, ActivityAlone, ActivityChange
from .changes import Fate
from .comparison import Comparison, LooseChange
from .money import Shift

_PHRASES = {"title": "Titel", "state": "Tilstand", "origin": "Oprindelse", "other_areas": "Indsatsområder",
            "predecessor": "Forgænger"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """`phrase` says what has changed ("Tekst og beløb"); `money` is each plan's own year, and keeps both sides' form.

    `before_id` and `after_id` are empty on the side where it is not; `is_loose` marks a post without activity.
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
    kept = [(change.after.place, _kept(change)) for change in comparison.kept]
    new = [(alone.place, _alone(alone, Fate.NEW)) for alone in comparison.new]
    gone = [(alone.place - 0.5, _alone(alone, Fate.ENDED)) for alone in comparison.gone]
    activities = sorted([*kept, *new, *gone], key=lambda placed: placed[0])
    return (*(entry for _, entry in activities), *map(_loose, comparison.loose))


def what_changed(change: ActivityChange) -> str:
    """The change of an activity in a phrase: "Tekst og beløb", "Beløb", "Nyt nummer", "Flyttet"; empty if none."""
    if change.fate in (Fate.ENDED, Fate.RESUMED):
        return str(change.fate.value)
    said = [*dict.fromkeys(_said(change))]
    if not said:
        return ""
    text = f"{', '.join(said[:-1])} og {said[-1]}" if len(said) > 1 else said[0]
    return text[0] + text[1:].lower()


def _said(change: ActivityChange) -> Iterator[str]:
    """What has changed, the weightiest first."""
    facts = {fact.field for fact in change.shown_facts}
    if change.is_linked:
        facts -= {"state"} | FROM_PAPER
    if not change.sections.is_same:
        yield "Tekst"
    if "title" in facts:
        yield _PHRASES["title"]
    if change.money.difference or not change.lines.is_same:
        yield "Beløb"
    for rows, word in (
        (change.deliverables, "Leverancer"),
        (change.criteria, "Succeskriterier"),
        (change.partners, "Partnere"),
    ):
        if not rows.is_same:
            yield word
    yield from (_PHRASES[field] for field in sorted(facts - MOVING - FROM_PAPER - {"title"}))
    if change.is_renumbered:
        yield "Nyt nummer"
    if change.is_moved:
        yield "Flyttet"
    if facts & FROM_PAPER or not (change.is_linked or change.stated.is_same):
        yield "Oplysninger fra papiret"


def _kept(change: ActivityChange) -> Entry:
    return Entry(
        change.fate,
        change.after.number,
        change.after.title,
        what_changed(change),
        change.money.headline,
        change.before.id,
        change.after.id,
        is_renumbered=change.is_renumbered,
        is_moved=change.is_moved,
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


def _loose(change: LooseChange) -> Entry:
    before, after = change.before, change.after
    phrases = {Fate.NEW: "Ny linje", Fate.ADJUSTED: "Beløb", Fate.UNCHANGED: ""}
    if before and after and (before.post, before.funder) != (after.post, after.funder):
        phrases[Fate.ADJUSTED] = "Beløb og navn" if not change.money.is_same else "Navn"
    return Entry(
        change.fate,
        None,
        change.name.post,
        phrases.get(change.fate, change.fate.value),
        change.money.headline,
        before.id if before else "",
        after.id if after else "",
        is_loose=True,
    )
