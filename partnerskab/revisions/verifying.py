# SPDX-License-Identifier: MPL-2.0
"""Whether what the sealed rows of a matter's life say agrees with itself: content, numbers, decisions, outcomes.

The chain tells whether a row is the one that was written. This tells whether it could have been written by the program:
whoever rewrote rows and every link after them has to get this right as well.
"""

from collections.abc import Iterator

from partnerskab.content.canonical import Content, Unreadable, content_of, fingerprint_of
from partnerskab.content.matters import KINDS, kind_of

from .chain import Break
from .models import Decision, Revision, Standing
from .route import fate, stages


def contradictions() -> Iterator[Break]:
    """Every version of the installation that contradicts itself or the one before it, a few in memory at a time."""
    revisions = Revision.objects.with_matter().select_related("withdrawal", "outcome")
    matter, number, before = None, 0, ""
    for revision in revisions.order_by(*(f"{kind}_id" for kind in KINDS), "number").iterator(chunk_size=10):
        if revision.matter != matter:
            matter, number, before = revision.matter, 0, ""
        for what in _of_version(revision, number + 1, before):
            yield Break(revision.partnership.slug, 0, f"{revision.title}: {what}")
        number, before = revision.number, revision.content_sha256


def _of_version(revision: Revision, number: int, before: str) -> Iterator[str]:
    if revision.number != number:
        yield f"version {revision.matter.mark}.{number} mangler"
    elif revision.previous_sha256 != before:
        yield "den følger ikke den version, den siger"
    if fingerprint_of(bytes(revision.content)) != revision.content_sha256:
        yield "indholdet passer ikke til sit fingeraftryk"
    try:
        content = content_of(bytes(revision.content))
    except Unreadable as reason:
        yield f"indholdet kan ikke læses ({reason})"
    else:
        if kind_of(content) != kind_of(revision.matter):
            yield "indholdet er af noget andet"
            return
        yield from _of_decisions(revision, content, list(revision.decisions.all()))


def _of_decisions(revision: Revision, content: Content, decisions: list[Decision]) -> Iterator[str]:
    if any(decision.content_sha256 != revision.content_sha256 for decision in decisions):
        yield "en beslutning gælder et andet indhold"
    if revision.standing is Standing.WITHDRAWN:
        if decisions:
            yield "den er trukket tilbage, men der er svaret på den"
        return
    reached = fate(stages(content, decisions))
    if reached is not revision.standing:
        yield f"den står som ”{revision.standing.word}”, men beslutningerne siger ”{reached.word}”"
