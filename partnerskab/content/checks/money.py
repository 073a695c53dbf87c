# SPDX-License-Identifier: MPL-2.0
"""Rules for the money of one activity, or of one line without an activity."""

from collections.abc import Iterator

from ..totals import activity_totals
from ..tree import ActivityContent, AgreementContent, Line
from .findings import Finding, Severity
from .gaps import Gap, gaps, posts_side, sentence, severity, stated_side, states_money, versus, years
from .wording import at, kr, listed, name, quoted


def posts_against_stated(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """The posts are not what the table's own "I alt" says (plan 2022, activity 1: 350.000 against 335.000).

    An overview that repeats the same "I alt" is part of this finding, not one of its own.
    """
    found = gaps(activity.stated, "table_total", activity.lines)
    if not found:
        return
    more, less = (any(sign * gap.difference > 0 for gap in found) for sign in (1, -1))
    verdict = "har to summer" if more and less else f"koster {'mere' if more else 'mindre'} end sin egen sum"
    repeated = [gap.year for gap in found if _overview_repeats(activity, gap)]
    yield Finding(
        code="SUM_POSTS_STATED",
        severity=severity(found),
        title=f"{name(activity)} {verdict}",
        sentence=sentence(found, "”I alt” i papiret"),
        short="To summer" if more and less else f"Posterne giver {'mere' if more else 'mindre'}",
        place=at(activity, "economy"),
        versus=versus(found, posts_side("Posterne"), stated_side("”I alt” i papiret")),
        remark=f"Oversigten gentager papirets tal i {listed(repeated)}." if repeated else "",
        years=years(found),
    )


def overview_against_activity(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """The overview has another amount than the activity's table (plan 2022, activity 9: 60.000 against 55.000)."""
    told = gaps(activity.stated, "table_total", activity.lines)
    found = gaps(activity.stated, "overview", activity.lines)
    repeats = {gap.year for gap in told if _overview_repeats(activity, gap)}
    yield from _two_amounts(activity, tuple(gap for gap in found if gap.year not in repeats))


def overview_against_line(line: Line) -> Iterator[Finding]:
    """The same for a line without an activity (plan 2022, "Mødefacilitering" and its two like)."""
    yield from _two_amounts(line, gaps(line.stated, "overview", [line]))


def _two_amounts(thing: ActivityContent | Line, found: tuple[Gap, ...]) -> Iterator[Finding]:
    if not found:
        return
    own = "Linjens egne beløb" if isinstance(thing, Line) else "Aktivitetens egen tabel"
    yield Finding(
        code="SUM_OVERVIEW_ACTIVITY",
        severity=severity(found),
        title=f"{name(thing)} har to beløb for {listed(years(found))}",
        sentence=sentence(found, "Oversigten"),
        short=f"To beløb i {listed(years(found))}",
        place=at(thing, "economy"),
        versus=versus(found, stated_side("Oversigten"), posts_side(own)),
        years=years(found),
    )


def _overview_repeats(activity: ActivityContent, gap: Gap) -> bool:
    """Whether the overview states, for the gap's year, what the table's "I alt" states."""
    return any(
        row.source == "overview" and row.year == gap.year and states_money(row) and (row.kr or 0) == (gap.stated or 0)
        for row in activity.stated
    )


def outside_agreement(thing: ActivityContent | Line, agreement: AgreementContent) -> Iterator[Finding]:
    """Money, or words in its place, in a year the agreement does not touch. A dash or 0 there is no money."""
    lines = [thing] if isinstance(thing, Line) else thing.lines
    agreed = agreement.years
    found = {
        amount.year
        for line in lines
        for amount in line.amounts
        if amount.year not in agreed and (amount.kr or (amount.note and amount.kr is None))
    }
    if not found:
        return
    yield Finding(
        code="MONEY_OUTSIDE_AGREEMENT",
        severity=Severity.BLOCKS,
        title=f"{name(thing)} har penge uden for aftalen",
        sentence=f"Der står penge i {listed(sorted(found))}, men partnerskabsaftalen gælder {agreement.period}.",
        short=f"Penge i {listed(sorted(found))}",
        place=at(thing, "economy"),
        years=tuple(sorted(found)),
    )


def activity_outside_agreement(activity: ActivityContent, agreement: AgreementContent, _: int) -> Iterator[Finding]:
    """`outside_agreement` for an activity."""
    yield from outside_agreement(activity, agreement)


def no_money(activity: ActivityContent, _: AgreementContent, year: int) -> Iterator[Finding]:
    """A living activity without a krone in the plan's year (plan 2022, activity 6), whoever pays.

    Words such as "drift" (plan 2013) are money. Silent where the overview does state money, for that blocks already.
    """
    if activity.has_ended or any(row.source == "overview" and row.year == year and row.kr for row in activity.stated):
        return
    (total,) = activity_totals(activity, [year])
    if total.kr or total.has_words:
        return
    yield Finding(
        code="NO_MONEY",
        severity=Severity.ADVISES,
        title=f"{name(activity)} har ingen penge i {year}",
        sentence=f"Ingen af budgetposterne har et beløb i {year}. Skriv gerne, hvordan aktiviteten så betales.",
        short="Ingen penge",
        place=at(activity, "economy"),
        years=(year,),
    )


def words_for_money(thing: ActivityContent | Line) -> Iterator[Finding]:
    """Words in an amount's place, which no sum can carry (plan 2013: "drift", "foreløbig ufinansieret")."""
    lines = [thing] if isinstance(thing, Line) else thing.lines
    cells = [amount for line in lines for amount in line.amounts if amount.note and amount.kr is None]
    if not cells:
        return
    found = sorted({amount.year for amount in cells})
    words = listed(f"”{note}”" for note in dict.fromkeys(amount.note for amount in cells))
    yield Finding(
        code="WORDS_FOR_MONEY",
        severity=Severity.ADVISES,
        title=f"{name(thing)} har ord i stedet for beløb",
        sentence=f"I {listed(found)} står der {words}. Det tæller ikke med i nogen sum.",
        short="Ord i stedet for beløb",
        place=at(thing, "economy"),
        years=tuple(found),
    )


def activity_words_for_money(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """`words_for_money` for an activity."""
    yield from words_for_money(activity)


def unfunded(thing: ActivityContent | Line, year: int) -> Iterator[Finding]:
    """Posts that nobody pays yet and that want money in the plan's year (plan 2013, "foreløbig ufinansieret")."""
    lines = [thing] if isinstance(thing, Line) else thing.lines
    found = [
        (line.post, amount)
        for line in lines
        if line.funding == "unfunded"
        for amount in line.amounts
        if amount.year == year and (amount.kr or (amount.note and amount.kr is None))
    ]
    if not found:
        return
    wanted = listed(f"{quoted(post)} ({kr(cell.kr) if cell.kr else cell.note})" for post, cell in found)
    yield Finding(
        code="UNFUNDED",
        severity=Severity.ADVISES,
        title=f"{name(thing)} mangler en betaler i {year}",
        sentence=f"Ingen betaler endnu {wanted}. Skriv på posten, hvem der betaler.",
        short="Mangler en betaler",
        place=at(thing, "economy"),
        years=(year,),
    )


def activity_unfunded(activity: ActivityContent, _: AgreementContent, year: int) -> Iterator[Finding]:
    """`unfunded` for a living activity."""
    if not activity.has_ended:
        yield from unfunded(activity, year)
