# SPDX-License-Identifier: MPL-2.0
"""A comparison told in plain Danish: what is new, adjusted and ended, and what it costs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list

from partnerskab import danish
from partnerskab.content.totals import Total

from .changes import Fate, Rows
from .comparison import AgreementChange, Comparison
from .entries import Entry, entries
from .labels import FACTS

_ADJECTIVES = {
    Fate.NEW: ("ny", "nye"),
    Fate.ADJUSTED: ("justeret", "justerede"),
    Fate.ENDED: ("ophørt", "ophørte"),
    Fate.RESUMED: ("genoptaget", "genoptagne"),
}
_AGREEMENT = {
    "estates": "boligområder",
    "areas": "indsatsområder",
    "cross_cutting": "forandringsteori",
    "cross_results": "forandringsteori",
    "effects": "forandringsteori",
    "parties": "parter",
    "steps": "beslutningsgang",
    "frames": "rammer",
}
NO_CHANGES = "Ingen ændringer."


@dataclass(frozen=True, slots=True)
class Summary:
    """The comparison in sentences, each empty where it has nothing to say, and its lines in two orders.

    activities  "3 nye aktiviteter, 2 justerede, 1 ophørt. 1 har fået nyt nummer."
    loose       "To linjer uden nummer er ophørt."
    others      "Ét kapitel er nyt." and what has changed in the agreement
    money       "Samlet 2022: 1.313.000 kr., +24.000 kr. i forhold til version 2021.2."
    cost        "Planen koster 1.313.000 kr. i 2022. Det er 24.000 kr. mere end i 2021."
    entries     every activity and loose post, in the order of the plan
    by_money    those that have changed, from most up to most down; `most_up` and `most_down` are None without any
    """

    counts: Counter[Fate]
    activities: str
    loose: str
    others: str
    money: str
    cost: str
    entries: tuple[Entry, ...]
    by_money: tuple[Entry, ...]
    most_up: Entry | None
    most_down: Entry | None

    @property
    def text(self) -> str:
        """What has changed and the money, as one text."""
        return " ".join(filter(None, (self.activities, self.loose, self.others, self.money)))


def summary(comparison: Comparison, since: str = "") -> Summary:
    """`since` names the earlier version as readers know it: "version 2021.2"."""
    listed = entries(comparison)
    of_activities = [entry for entry in listed if not entry.is_loose]
    loose = [entry for entry in listed if entry.is_loose]
    changed = sorted((entry for entry in listed if entry.is_changed), key=lambda entry: -entry.difference)
    others = _others(comparison)
    is_quiet = not changed and not others
    return Summary(
        counts=Counter(entry.fate for entry in of_activities),
        activities=NO_CHANGES if is_quiet else _of_activities(of_activities),
        loose=_of_loose(loose),
        others=others,
        money=_money(comparison, since),
        cost=_cost(comparison, since),
        entries=listed,
        by_money=tuple(changed),
        most_up=changed[0] if changed and changed[0].difference > 0 else None,
        most_down=changed[-1] if changed and changed[-1].difference < 0 else None,
    )


def signed(kroner: int) -> str:
    """ "+24.000", "−40.000" or "0"; whole kr."""
    return f"+{danish.amount(kroner)}" if kroner > 0 else danish.amount(kroner)


def unchanged_labels(labels: Sequence[str]) -> str:
    """ "Baggrund, formål og fem andre afsnit er uændrede"; empty without labels."""
    if not labels:
        return ""
    if len(labels) == 1:
        return f"{labels[0]} er uændret"
    named = labels if len(labels) <= 4 else labels[:2]
    words = [named[0], *(label.lower() for label in named[1:])]
    if len(labels) > len(named):
        words.append(danish.counted(len(labels) - len(named), "andet afsnit", "andre afsnit", neuter=True))
    return f"{get_text_list(words, 'og')} er uændrede"


def _of_activities(listed: Sequence[Entry]) -> str:
    counts = Counter(entry.fate for entry in listed)
    parts: list[str] = []
    for fate, (one, many) in _ADJECTIVES.items():
        if number := counts[fate]:
            noun = "" if parts else (" aktivitet" if number == 1 else " aktiviteter")
            parts.append(f"{danish.amount(number)} {one if number == 1 else many}{noun}")
    sentences = [f"{', '.join(parts)}."] if parts else []
    if number := sum(entry.is_renumbered for entry in listed):
        sentences.append(f"{_whose(number, bool(sentences))} har fået nyt nummer.")
    if number := sum(entry.is_moved for entry in listed):
        sentences.append(f"{_whose(number, bool(sentences))} er flyttet.")
    return " ".join(sentences)


def _whose(number: int, is_told: bool) -> str:
    """The first sentence names what is counted."""
    if is_told:
        return danish.amount(number)
    return f"{danish.amount(number)} {'aktivitet' if number == 1 else 'aktiviteter'}"


def _of_loose(listed: Sequence[Entry]) -> str:
    counts = Counter(entry.fate for entry in listed)
    told = {Fate.NEW: ("ny", "nye"), Fate.ADJUSTED: ("ændret", "ændret"), Fate.ENDED: ("ophørt", "ophørt")}
    sentences = []
    for fate, words in told.items():
        if number := counts[fate]:
            lines = danish.counted(number, "linje uden nummer", "linjer uden nummer")
            sentences.append(f"{_capital(lines)} er {words[number > 1]}.")
    return " ".join(sentences)


def _others(comparison: Comparison) -> str:
    sentences = [_of_chapters(comparison)]
    if not comparison.is_first:
        sentences += [_of_name(comparison), _of_agreement(comparison.agreement)]
    if not comparison.is_first and not comparison.is_across_years and not comparison.stated.is_same:
        sentences.append("Summerne fra det indlæste papir er ændret.")
    return " ".join(filter(None, sentences))


def _of_chapters(comparison: Comparison) -> str:
    chapters = comparison.chapters
    told = (
        (len(chapters.new), ("nyt", "nye")),
        (len(chapters.changed), ("ændret", "ændret")),
        (len(chapters.moved), ("flyttet", "flyttet")),
        (len(chapters.gone), ("taget ud", "taget ud")),
    )
    return " ".join(
        f"{_capital(danish.counted(number, 'kapitel', 'kapitler', neuter=True))} er {words[number > 1]}."
        for number, words in told
        if number
    )


def _of_name(comparison: Comparison) -> str:
    """The plan's own facts; its year is told with the money."""
    if not any(fact.field == "partnership" for fact in comparison.facts):
        return ""
    return "Partnerskabet har fået nyt navn."


def _of_agreement(change: AgreementChange) -> str:
    """ "Ændret i aftalen: parter og rammer." """
    facts = ["periode" if fact.field in FACTS and fact.field != "title" else "titel" for fact in change.shown_facts]
    rows: list[str] = [word for name, word in _AGREEMENT.items() if not _rows(change, name).is_same]
    found = list(dict.fromkeys([*facts, *rows]))
    return f"Ændret i aftalen: {get_text_list(found, 'og')}." if found else ""


def _rows(change: AgreementChange, name: str) -> Rows[object]:
    rows: Rows[object] = getattr(change, name)
    return rows


def _money(comparison: Comparison, since: str) -> str:
    shift = comparison.money.plan.headline
    begin = f"Samlet {comparison.after_year}: {_kr(shift.after)}"
    if comparison.is_first:
        return begin
    told = f"{signed(shift.difference)}{danish.NO_BREAK_SPACE}kr." if shift.difference else "uændret"
    against = since or (f"{comparison.before_year}" if comparison.is_across_years else "før")
    return f"{begin}, {told} i forhold til {against}."


def _cost(comparison: Comparison, since: str) -> str:
    shift = comparison.money.plan.headline
    begin = f"Planen koster {_kr(shift.after)} i {comparison.after_year}."
    if comparison.is_first:
        return begin
    against = f"i {comparison.before_year}" if comparison.is_across_years else (f"i {since}" if since else "før")
    if not shift.difference:
        return f"{begin} Det er det samme som {against}."
    more = "mere" if shift.difference > 0 else "mindre"
    return f"{begin} Det er {danish.kr(abs(shift.difference))} {more} end {against}."


def _kr(total: Total) -> str:
    """The sum in words that stand in a sentence; a plan without kroner has no sum."""
    if total.kr is None:
        return f"0{danish.NO_BREAK_SPACE}kr."
    return f"ca.{danish.NO_BREAK_SPACE}{danish.kr(total.kr)}" if total.is_rough else danish.kr(total.kr)


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
