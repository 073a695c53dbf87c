# SPDX-License-Identifier: MPL-2.0
"""The overview of the political handling: what each body has done with the version, and the committee's turn."""

from collections.abc import Iterator

from partnerskab import danish
from partnerskab.revisions.models import Decision
from partnerskab.revisions.route import Stage

from .subject import Asked, Handled, Subject

_DONE = {
    ("recommends", Decision.Kind.APPROVED): "Indstillede {} til godkendelse",
    ("approves", Decision.Kind.APPROVED): "Godkendte {}",
    ("is_informed", Decision.Kind.NOTED): "Blev orienteret om {}",
}
_TO_DO = {"recommends": "Indstiller {}", "approves": "Skal godkende {}", "is_informed": "Orienteres om {}"}
_AIMS = {
    "decision": "Sagen forelægges til beslutning",
    "note": "Sagen forelægges til efterretning",
    "tabled": "Sagen lægges frem til orientering (aflæggerbord)",
}


def handlings(subject: Subject | None, asked: Asked) -> tuple[Handled, ...]:
    """A row for each step of the version's route that is done or another body's, and the committee's own row last."""
    before = tuple(_rows(subject, asked)) if subject else ()
    return (*before, Handled(asked.body, asked.on, _AIMS[asked.aim]))


def _rows(subject: Subject, asked: Asked) -> Iterator[Handled]:
    for stage in subject.route:
        if stage.decided_on:
            yield Handled(stage.step.body, danish.date(stage.decided_on), _said(stage, subject.the))
        elif stage.step.body != asked.body:
            yield Handled(stage.step.body, "", _TO_DO[stage.step.act].format(subject.the))


def _said(stage: Stage, the: str) -> str:
    if stage.kind == Decision.Kind.SENT_BACK:
        return f"Sendte {the} tilbage"
    return _DONE[stage.step.act, Decision.Kind(stage.kind)].format(the)
