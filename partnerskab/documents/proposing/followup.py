# SPDX-License-Identifier: MPL-2.0
"""The case of a round of follow-up: how the plan's activities go, and what they have cost."""

from collections.abc import Iterator

from partnerskab import danish
from partnerskab.content.yearly import ActivityTold, FollowUpContent

from .handling import handlings
from .money import economy_of_year
from .plan import next_steps
from .status import judged
from .subject import Asked, Money, Proposal, Subject
from .writing import bullets, capital, counted, listed, paragraph, text

_STATES = (
    ("done", "er gennemført"),
    ("on_track", "går efter planen"),
    ("delayed", "er forsinket"),
    ("stopped", "er stoppet"),
    ("", "mangler svar"),
)
_TOLD = (("delayed", "Forsinket:"), ("stopped", "Stoppet:"))
_ENDS = {
    "midterm": "Aktiviteterne fortsætter året ud.",
    "final": "Erfaringerne tages med i arbejdet med næste års plan.",
    "annual": "Erfaringerne tages med i arbejdet med næste års plan.",
}
_WHY = {
    "midterm": "Midt i planåret gør parterne status, så udvalget kan se, om noget skal rettes, mens der er tid.",
    "final": "Når planåret er gået, fortæller parterne, hvad der blev lavet, og hvad der kom ud af det.",
    "annual": "En gang om året samler partnerskabet, hvad aktiviteterne har ført til, og hvordan det går med målene.",
}


def propose(content: FollowUpContent, subject: Subject, asked: Asked) -> Proposal:
    """The case paper as it begins."""
    return Proposal(
        title=f"{subject.name} for {content.partnership}",
        resume=text(paragraph(*_resume(content, subject, asked))),
        recommendations=tuple(_recommendations(content, subject, asked)),
        problem=text(paragraph(*_problem(content))),
        solution=_solution(content),
        economy=_economy(content, subject.money or Money(None, 0, None, asked.today)),
        process=_process(content, asked),
        handlings=handlings(subject, asked),
        annexes=subject.papers,
    )


def _in_state(content: FollowUpContent, state: str) -> list[ActivityTold]:
    return [one for one in content.told if one.state == state]


def _how_it_goes(content: FollowUpContent) -> str:
    """ "Ti går efter planen, to er forsinket og én er stoppet"."""
    found = [(len(_in_state(content, state)), said) for state, said in _STATES]
    return listed([f"{danish.in_words(number)} {said}" for number, said in found if number])


def _resume(content: FollowUpContent, subject: Subject, asked: Asked) -> Iterator[str]:
    yield f"{content.partnership} har fulgt op på tryghedsplanen for {content.year}."
    if content.told:
        yield f"Planens {counted(len(content.told))} står sådan: {_how_it_goes(content)}."
    yield asked.told(_named(subject))


def _named(subject: Subject) -> str:
    """ "midtvejsstatussen" is not a word for all of them, so the name stands with its year."""
    return subject.name[:1].lower() + subject.name[1:]


def _recommendations(content: FollowUpContent, subject: Subject, asked: Asked) -> Iterator[str]:
    verb = "godkender {}" if asked.is_decision else "tager {} til efterretning"
    yield f"{asked.body} {verb.format(f'{_named(subject)} (version {subject.label})')}"
    troubled = [(len(_in_state(content, state)), said) for state, said in _STATES if state in ("delayed", "stopped")]
    said = [f"{counted(number)} {word}" for number, word in troubled if number]
    if said:
        yield f"{asked.body} tager til efterretning, at {listed(said)}"


def _problem(content: FollowUpContent) -> Iterator[str]:
    yield f"{_WHY[content.kind]}"
    if content.plan_label:
        yield f"Opfølgningen er gjort på version {content.plan_label} af tryghedsplanen."


def _solution(content: FollowUpContent) -> str:
    lines = [paragraph(f"{capital(_how_it_goes(content))}.") if content.told else ""]
    for state, heading in _TOLD:
        found = _in_state(content, state)
        if found:
            lines += [paragraph(heading), bullets(_told(one) for one in found)]
    if content.entries:
        lines += [paragraph("Målene står sådan:"), bullets(judged(content.entries))]
    if content.met:
        lines += [paragraph("Møder i året:"), bullets(_met(content))]
    return text(*lines)


def _told(activity: ActivityTold) -> str:
    """The activity with what happens next, in its own people's words."""
    return f"{activity.title}: {activity.next_steps}" if activity.next_steps else activity.title


def _met(content: FollowUpContent) -> Iterator[str]:
    for body in content.met:
        yield f"{body.name}: {danish.counted(body.held, 'møde', 'møder', neuter=True)}"


def _economy(content: FollowUpContent, money: Money) -> str:
    budget = sum(one.budget or 0 for one in content.told)
    spent = [one.spent for one in content.told if one.spent is not None]
    forecast = [one.forecast if one.forecast is not None else one.budget or 0 for one in content.told]
    is_foreseen = any(one.forecast is not None for one in content.told)
    of_content = Money(money.frame, budget, sum(spent) if spent else None, money.day, money.is_example)
    return economy_of_year(content.year, of_content, budget, sum(forecast) if is_foreseen else None)


def _process(content: FollowUpContent, asked: Asked) -> str:
    steps = tuple(next_steps(content.year, int(content.valid_to[:4]), asked.body, asked))
    return text(paragraph(_ENDS[content.kind], "Det næste er:" if steps else ""), bullets(steps))
