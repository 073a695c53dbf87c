# SPDX-License-Identifier: MPL-2.0
"""The worker's part of the papers: drawing what is ordered, and finding what was ordered and never came."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from partnerskab.jobs import queue
from partnerskab.revisions.models import AGREED, Revision

from .at_work import orders_at_work
from .making import make
from .models import Document, Kind, Mark, PaperOrder


@queue.task(name="draw_paper")
def draw_paper(order: int) -> None:
    """Draw and store one ordered paper; what fails is told in the order."""
    make(order)


@queue.periodic(cron="*/5 * * * *")
@queue.task(name="draw_missing_papers", queueing_lock="draw_missing_papers")
def draw_missing_papers(timestamp: int) -> None:
    """Draw what nobody ordered, and what was ordered and lost: a worker that was killed, a disk that was full."""
    placed = [order for revision in _without_papers() for order in PaperOrder.objects.place(revision)]
    for order in [*placed, *PaperOrder.objects.overdue(timezone.now(), orders_at_work())]:
        make(order.pk)


def _without_papers() -> QuerySet[Revision]:
    """The versions that want a paper which is neither there nor ordered."""
    own = {"revision": OuterRef("pk"), "kind": Kind.WHOLE}
    draft = Document.objects.filter(**own, standing=Mark.DRAFT)
    approved = Document.objects.filter(**own, standing=Mark.APPROVED)
    pending = Q(outcome=None, withdrawal=None) & ~Exists(draft)
    decided = Q(outcome__fate__in=AGREED) & ~Exists(approved)
    ordered = PaperOrder.objects.filter(revision=OuterRef("pk"))
    return Revision.objects.with_fate().filter(pending | decided).exclude(Exists(ordered))
