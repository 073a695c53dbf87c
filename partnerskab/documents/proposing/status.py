# SPDX-License-Identifier: MPL-2.0
"""The case of a year's status on the targets: a judgement for each."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from partnerskab import danish
from partnerskab.content.agreed import StatusContent, StatusEntry
from targets.judging import LABELS

from .handling import handlings
from .subject import Asked, Proposal, Subject
from .writing import bullets, listed, paragraph, text

_COUNTED = (
    ("met", "nået"),
    ("on_the_way", "på vej"),
    ("not_met", "ikke nået"),
    ("unknown", "endnu uden en dom"),
)


def propose(content: StatusContent, subject: Subject, asked: Asked) -> Proposal:
    """The case paper as it begins."""
    return Proposal(
        title=f"{subject.name} for {content.partnership}",
        resume=text(paragraph(*_resume(content, asked))),
        recommendations=tuple(_recommendations(subject, asked)),
        problem=text(paragraph(*_problem(content))),
        solution=_solution(content),
        economy=text(paragraph("Sagen har ikke i sig selv økonomiske konsekvenser.")),
        process=_process(content, asked),
        handlings=handlings(subject, asked),
        annexes=subject.papers,
    )


def judged(entries: Iterable[StatusEntry]) -> Iterator[str]:
    """A line for each target: its name, the judgement, and the sentence that tells why."""
    for entry in entries:
        yield f"{entry.aim.title}: {LABELS[entry.judgement]}. {entry.sentence}"


def _judged_only(content: StatusContent) -> list[StatusEntry]:
    return [entry for entry in content.entries if entry.judgement]


def _resume(content: StatusContent, asked: Asked) -> Iterator[str]:
    found = _judged_only(content)
    yield f"{content.partnership} gør hvert år status på partnerskabsaftalens mål."
    if found:
        counts = Counter(entry.judgement for entry in found)
        said = [f"{danish.in_words(counts[key], neuter=True)} {word}" for key, word in _COUNTED if counts[key]]
        yield f"Af {danish.counted(len(found), 'mål', 'mål', neuter=True)} er {listed(said)}."
    yield asked.told("statussen")


def _recommendations(subject: Subject, asked: Asked) -> Iterator[str]:
    named = f"{subject.name[:1].lower()}{subject.name[1:]} (version {subject.label})"
    yield f"{asked.body} godkender {named}" if asked.is_decision else f"{asked.body} tager {named} til efterretning"


def _problem(content: StatusContent) -> Iterator[str]:
    yield f"{content.agreement_title} har mål for tryghed og kriminalitet i området."
    yield "En gang om året gør partnerskabet op, hvordan det går med dem, så udvalget kan følge udviklingen."


def _solution(content: StatusContent) -> str:
    followed = [entry.aim.title for entry in content.entries if not entry.judgement]
    day = danish.date(datetime.date.fromisoformat(content.day))
    return text(
        paragraph(f"Målene står sådan pr. {day}:") if _judged_only(content) else "",
        bullets(judged(_judged_only(content))),
        paragraph(f"Uden mål følges {listed(followed)}.") if followed else "",
    )


def _process(content: StatusContent, asked: Asked) -> str:
    again = f"Næste status forelægges {asked.body} i {content.year + 1}."
    is_last = content.year >= int(content.valid_to[:4])
    return text(paragraph("Partnerskabet bruger tallene, når næste tryghedsplan skrives.", "" if is_last else again))
