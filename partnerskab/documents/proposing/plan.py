# SPDX-License-Identifier: MPL-2.0
"""The case of a year's plan: what it holds, what it costs, and what happens next."""

from collections.abc import Iterable, Iterator, Sequence

from partnerskab import danish
from partnerskab.content.tree import ActivityContent, PlanContent, Step
from partnerskab.danish import kr
from partnerskab.revisions.progress import inside

from .handling import handlings
from .money import economy_of_plan
from .subject import Asked, Money, Proposal, Subject
from .writing import bullets, capital, counted, listed, paragraph, text, titles

_ACTS = {"recommends": "indstiller planen", "approves": "godkender den", "is_informed": "orienteres"}
_STATES = (("ny", "er ny", "er nye"), ("justeret", "er justeret", "er justeret"), ("ophoert", "er ophørt", "er ophørt"))


def propose(content: PlanContent, subject: Subject, asked: Asked) -> Proposal:
    """The case paper as it begins."""
    money = subject.money or Money(None, 0, None, asked.today)
    return Proposal(
        title=f"{subject.name} for {content.partnership}",
        resume=_resume(content, money, asked),
        recommendations=tuple(_recommendations(content, subject, asked)),
        problem=text(paragraph(*_problem(content))),
        solution=_solution(content),
        economy=economy_of_plan(content, money),
        process=_process(content, asked),
        handlings=handlings(subject, asked),
        annexes=subject.papers,
    )


def next_steps(year: int, last_year: int, body: str, asked: Asked) -> Iterator[str]:
    """What is still to come of the plan's year, seen from the day of the case."""
    day = (asked.day.year, asked.day.month)
    if day < (year, 5):
        yield f"Maj eller juni {year}: Midtvejsstatus på aktiviteterne forelægges {body}."
    if day < (year, 12):
        if year < last_year:
            yield f"Efteråret {year}: Tryghedsplanen for {year + 1} skrives og sendes til godkendelse."
        yield f"December {year}: Aktiviteterne afrapporteres til {body}."


def _living(activities: Iterable[ActivityContent]) -> list[ActivityContent]:
    return [activity for activity in activities if not activity.has_ended]


def _resume(content: PlanContent, money: Money, asked: Asked) -> str:
    living, areas = _living(content.activities), len(content.agreement.areas)
    spread = f" fordelt på {danish.counted(areas, 'indsatsområde', 'indsatsområder', neuter=True)}" if areas else ""
    told = f"{content.partnership} har lavet en tryghedsplan for {content.year} med {counted(len(living))}{spread}."
    frame = f" af en ramme på {kr(money.frame)}" if money.frame is not None else ""
    return text(paragraph(told, f"Planen fordeler {kr(money.allotted)}{frame}.", asked.told("planen")))


def _recommendations(content: PlanContent, subject: Subject, asked: Asked) -> Iterator[str]:
    if asked.is_decision:
        yield f"{asked.body} godkender {subject.version}"
    else:
        yield f"{asked.body} tager {subject.version} til efterretning"
    money = subject.money
    if money and money.free and money.free > 0:
        yield f"{asked.body} tager til efterretning, at {kr(money.free)} af rammen for {content.year} ikke er fordelt"
    if (asked.day.year, asked.day.month) < (content.year, 12):
        yield f"{asked.body} tager til efterretning, at planens aktiviteter afrapporteres i december {content.year}"


def _problem(content: PlanContent) -> Iterator[str]:
    agreement = content.agreement
    yield f"Efter partnerskabsaftalen {agreement.period} laver parterne en tryghedsplan for hvert år."
    yield "Planen siger, hvilke aktiviteter parterne vil gennemføre, hvem der har ansvaret, og hvad det koster."
    if agreement.steps:
        yield f"{capital(_route(agreement.steps))}."


def _route(steps: Sequence[Step]) -> str:
    return listed([f"{inside(step.body)} {_ACTS[step.act]}" for step in steps])


def _solution(content: PlanContent) -> str:
    return text(
        paragraph(f"Planen for {content.year} har {counted(len(_living(content.activities)))}:"),
        bullets(_areas(content)),
        paragraph(*_states(content)),
    )


def _areas(content: PlanContent) -> Iterator[str]:
    known = {area.number for area in content.agreement.areas}
    for area in content.agreement.areas:
        found = _living(content.in_area(area.number))
        yield f"{area.title}: {_with_titles(found)}" if found else f"{area.title}: ingen aktiviteter i {content.year}"
    rest = [one for one in _living(content.activities) if one.is_appendix or one.area not in known]
    if rest:
        yield f"Uden for indsatsområderne: {_with_titles(rest)}"


def _with_titles(found: Sequence[ActivityContent]) -> str:
    return f"{counted(len(found))} ({titles(one.title for one in found)})"


def _states(content: PlanContent) -> Iterator[str]:
    """The activities that are not just carried on."""
    for state, one, many in _STATES:
        found = [activity.title for activity in content.activities if activity.state == state]
        if found:
            yield f"{capital(counted(len(found)))} {one if len(found) == 1 else many}: {titles(found)}."


def _process(content: PlanContent, asked: Asked) -> str:
    begins = (
        f"Når {asked.body} har taget stilling, arbejder parterne videre efter planen."
        if asked.is_decision
        else "Parterne arbejder efter planen, mens sagen behandles."
    )
    steps = tuple(next_steps(content.year, content.agreement.years[-1], asked.body, asked))
    return text(paragraph(begins, "Det næste er:" if steps else ""), bullets(steps))
