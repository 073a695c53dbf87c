# SPDX-License-Identifier: MPL-2.0
"""A comparison told in plain Danish: what is new, adjusted and ended, and what it costs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list

from partnerskab import danish
from partnerskab.content.totals import Total
from partnerskab.content.tree import Transfer

from .activity import ActivityChange
from .changes import Fate, Rows
from .comparison import AgreementChange, Comparison
from .entries import Entry, entries
from .labels import said

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
_AGREEMENT_FACTS = {
    "valid_from": "periode",
    "valid_to": "periode",
    "moves_within": "hvem der flytter penge",
    "moves_between": "hvem der flytter penge",
}
NO_CHANGES = "Ingen ændringer."


@dataclass(frozen=True, slots=True)
class Summary:
    """The comparison in sentences, each empty where it has nothing to say, and its lines in two orders.

    activities  "3 nye aktiviteter, 2 justerede, 1 ophørt. 1 har fået nyt nummer."
    loose       "To linjer uden nummer er ophørt."
    moves       "5.000 kr. flyttet fra Lønmidler 2022 til Aktivitetsmidler 2022.", or how many and how much
    others      "Ét kapitel er nyt." and what has changed in pools, plan and agreement
    money       "Samlet 2022: 1.313.000 kr., +24.000 kr. i forhold til version 2021.2."
    cost        "Planen koster 1.313.000 kr. i 2022. Det er 24.000 kr. mere end i 2021."
    entries     every activity and loose post, in the order of the plan
    by_money    those that have changed, from most up to most down; `most_up` and `most_down` are None without any
    """

    counts: Counter[Fate]
    activities: str
    loose: str
    moves: str
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
        return " ".join(filter(None, (self.activities, self.loose, self.moves, self.others, self.money)))


def summary(comparison: Comparison, since: str = "") -> Summary:
    """`since` names the earlier version as readers know it: "version 2021.2"."""
    listed = entries(comparison)
    of_activities = [entry for entry in listed if not entry.is_loose]
    loose = [entry for entry in listed if entry.is_loose]
    changed = sorted((entry for entry in listed if entry.is_changed), key=lambda entry: -entry.difference)
    others, moves = _others(comparison), _moves(comparison)
    is_quiet = not changed and not others and not moves
    return Summary(
        counts=Counter(entry.fate for entry in of_activities),
        activities=NO_CHANGES if is_quiet else _of_activities(of_activities),
        loose=_of_loose(loose),
        moves=moves,
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


MOST_MOVES_TOLD = 2


def _moves(comparison: Comparison) -> str:
    """The moves of money since, each in full, or how many there are and what they come to."""
    new = comparison.new_transfers
    if len(new) <= MOST_MOVES_TOLD:
        return " ".join(moved(transfer) for transfer in new)
    whole = danish.kr(sum(transfer.kr for transfer in new))
    return f"{_capital(danish.counted(len(new), 'flytning', 'flytninger'))} af penge, i alt {whole}"


def moved(transfer: Transfer) -> str:
    """ "5.000 kr. flyttet fra Blå Bane: Lønmidler 2022 til Blå Bane: Aktivitetsmidler 2022." """
    out, into = f"{transfer.from_name} {transfer.from_year}", f"{transfer.to_name} {transfer.to_year}"
    return f"{danish.kr(transfer.kr)} flyttet fra {out} til {into}."


def _of_pools(comparison: Comparison) -> str:
    """ "Puljen: 3 nye ansøgninger og 1 afgjort siden sidst." for each pool where something has happened."""
    pools = [change for change in comparison.kept if change.has_pool_news]
    named = len(pools) > 1
    return " ".join(f"{change.after.title if named else 'Puljen'}: {pool_news(change)}" for change in pools)


def pool_news(change: ActivityChange) -> str:
    """What has happened to a pool's applications: "3 nye ansøgninger og 1 afgjort siden sidst." """
    rows = change.applications
    new = [placed.row for placed in rows.new]
    decided = sum(bool(one.outcome) for one in new) + sum(
        bool(pair.after.outcome) and pair.after.outcome != pair.before.outcome for pair in rows.changed
    )
    others = sum(pair.after.outcome == pair.before.outcome for pair in rows.changed)
    told = (
        (len(new), "ny ansøgning", "nye ansøgninger"),
        (decided, "afgjort", "afgjort"),
        (others, "ført videre", "ført videre"),
        (len(rows.gone), "taget ud", "taget ud"),
    )
    parts = [f"{number} {one if number == 1 else many}" for number, one, many in told if number]
    return f"{get_text_list(parts, 'og')} siden sidst." if parts else "Ansøgningerne står i en anden rækkefølge."


def _others(comparison: Comparison) -> str:
    sentences = [_of_chapters(comparison), _of_pools(comparison)]
    if not comparison.is_first:
        sentences += [_of_plan(comparison), _of_agreement(comparison.agreement)]
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


def _of_plan(comparison: Comparison) -> str:
    """The plan's own facts; its year is told with the money."""
    facts = {fact.field: fact for fact in comparison.facts}
    sentences = ["Partnerskabet har fået nyt navn."] if "partnership" in facts else []
    if "unit" in facts:
        sentences.append(f"Tabellerne viser nu beløb i {said(facts['unit'])[1]}")
    return " ".join(sentences)


def _of_agreement(change: AgreementChange) -> str:
    """ "Ændret i aftalen: parter og rammer." """
    facts = [_AGREEMENT_FACTS.get(fact.field, "titel") for fact in change.shown_facts]
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
