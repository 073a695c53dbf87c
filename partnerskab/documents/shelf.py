# SPDX-License-Identifier: MPL-2.0
"""The papers of a version as people see them: there, on their way, or failed with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerskab.content.matters import words
from partnerskab.revisions.models import Revision, Standing

from .at_work import orders_at_work
from .models import Document, Kind, Mark, PaperOrder

INTERRUPTED = "Papiret blev afbrudt, mens det blev tegnet. Det prøves igen af sig selv."
ADDRESSES = {Kind.WHOLE: "stored_paper", Kind.ANNEX: "stored_annex"}


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A paper of one kind: the stored one if any, and what is wanted beside it or instead.

    `state` is ready, waiting, drawing, failed or missing (wanted, and not yet ordered); `document` is the one to read
    meanwhile, such as the draft until the approved paper is there.
    """

    kind: Kind
    title: str
    state: str
    document: Document | None
    reason: str = ""

    @property
    def address(self) -> str:
        """The name of the address it is served from."""
        return ADDRESSES[self.kind]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of a version; `nothing` says why there are none."""

    papers: tuple[OnShelf, ...]
    nothing: str

    @property
    def is_busy(self) -> bool:
        """Whether a paper is on its way or will be in a moment, so that it is worth asking again."""
        return any(paper.state in ("waiting", "drawing") or paper.reason == INTERRUPTED for paper in self.papers)

    @property
    def can_be_tried(self) -> bool:
        """Whether a paper stands still that could be ordered again."""
        return any(paper.state in ("failed", "missing") for paper in self.papers)

    @property
    def seen(self) -> str:
        """What it shows, in a word that changes when it does."""
        return "-".join(f"{paper.kind}.{paper.state}" for paper in self.papers)


def shelf(revision: Revision, *, drafts: bool) -> Shelf:
    """The papers of a version, for a member who sees drafts or does not; three queries at most."""
    wanted = Mark.APPROVED if revision.is_approved else Mark.DRAFT if revision.is_pending else None
    documents = Document.objects.filter(revision=revision).defer("data").newest_standing_first()
    stored = [document for document in documents if drafts or document.is_approved]
    orders = list(PaperOrder.objects.filter(revision=revision))
    at_work = orders_at_work() if any(order.state == PaperOrder.State.DRAWING for order in orders) else set()
    kinds = (Kind.WHOLE, Kind.ANNEX) if revision.since_id else (Kind.WHOLE,)
    papers = (_on_shelf(kind, revision, wanted, stored, orders, at_work) for kind in kinds)
    return Shelf(tuple(paper for paper in papers if paper), _NOTHING.get(revision.standing, ""))


_NOTHING = {
    Standing.WITHDRAWN: "Versionen blev trukket tilbage, før papiret var sat op.",
    Standing.SENT_BACK: "Versionen blev sendt tilbage, før papiret var sat op.",
}


def _on_shelf(
    kind: Kind,
    revision: Revision,
    wanted: Mark | None,
    stored: Iterable[Document],
    orders: Iterable[PaperOrder],
    at_work: set[int],
) -> OnShelf | None:
    document = next((one for one in stored if one.kind == kind), None)
    noun = words(revision.matter).noun
    title = str(revision.matter) if kind == Kind.WHOLE else f"Ændringer siden sidst godkendte {noun}"
    if document and document.standing == (wanted or document.standing):
        return OnShelf(kind, title, "ready", document)
    order = next((one for one in orders if one.kind == kind and one.standing == (wanted or one.standing)), None)
    if order is None:
        return OnShelf(kind, title, "missing", document) if wanted else None
    if order.state == PaperOrder.State.DRAWING and order.pk not in at_work:
        return OnShelf(kind, title, "failed", document, INTERRUPTED)
    return OnShelf(kind, title, order.state, document, order.reason)
