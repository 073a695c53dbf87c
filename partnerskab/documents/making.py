# SPDX-License-Identifier: MPL-2.0
"""Drawing an ordered paper and storing it: all of it or nothing, and where it fails the order says why."""

import hashlib
import logging

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from partnerskab.content.canonical import Unreadable
from partnerskab.content.matters import ways
from partnerskab.revisions.chain import append, hold

from .at_work import at_work
from .editions import edition_of, filename, stands
from .models import Document, Kind, Mark, PaperOrder
from .printing import annex, paper
from .printing.process import BROKEN, LIMITS, Limits, RenderFailed

TAMPERED = "Versionens indhold er ændret, efter at den blev indsendt. Sig det til den, der driver siden."
NO_ROOM = "Der er ikke plads på serverens disk. Sig det til den, der driver siden. Papiret prøves igen af sig selv."
_DISK_FULL = "53100"
"""PostgreSQL's code for a full disk, the only one that is written to: drawing leaves no file behind."""

log = logging.getLogger(__name__)


def make(order_id: int, limits: Limits = LIMITS) -> None:
    """Draw and store an ordered paper. Nothing happens where it is stored already or another worker draws it.

    Whatever goes wrong is told in the order, which stays.
    """
    with at_work(order_id) as is_mine:
        order = _begun(order_id) if is_mine else None
        if order is None:
            return
        try:
            _store(order, _drawn(order, limits))
        except RenderFailed as failure:
            _fail(order, str(failure))
        except Unreadable:
            _fail(order, TAMPERED)
        except DatabaseError as trouble:
            log.exception("paper %s was not stored", order)
            _fail(order, NO_ROOM if getattr(trouble.__cause__, "sqlstate", "") == _DISK_FULL else BROKEN)
        except Exception:  # a paper nobody foresaw: the page must still say that it failed
            log.exception("paper %s was not drawn", order)
            _fail(order, BROKEN)


def _begun(order_id: int) -> PaperOrder | None:
    """The order, with the note that somebody is at it; None where it is done, and one whose paper is there goes."""
    orders = PaperOrder.objects.select_related(*ways("revision__"), "revision__outcome")
    order = orders.filter(pk=order_id).first()
    if order is None:
        return None
    if _stored(order).exists():
        order.delete()
        return None
    order.state, order.reason, order.failed_at = PaperOrder.State.DRAWING, "", None
    order.began_at, order.tries = timezone.now(), order.tries + 1
    order.save(update_fields=["state", "reason", "failed_at", "began_at", "tries"])
    return order


def _stored(order: PaperOrder) -> QuerySet[Document]:
    return Document.objects.filter(revision=order.revision_id, kind=order.kind, standing=order.standing)


def _drawn(order: PaperOrder, limits: Limits) -> Document:
    """The paper, not stored yet.

    Raises:
        RenderFailed: it could not be made within the limits.
        Unreadable: the version's content was tampered with.
    """
    revision = order.revision
    edition = edition_of(revision, order.standing)
    if order.kind == Kind.ANNEX and revision.since:
        data = annex.render(edition_of(revision.since, Mark.APPROVED), edition, limits)
    else:
        data = paper.render(edition, limits)
    slug = revision.partnership.slug
    return Document(
        revision=revision,
        kind=order.kind,
        standing=order.standing,
        stands=stands(edition),
        filename=filename(revision, slug, order.kind, order.standing),
        data=data,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        made_at=timezone.now(),
    )


@transaction.atomic
def _store(order: PaperOrder, document: Document) -> None:
    """Write the paper into the chain and take the order away. Whoever comes second finds it there."""
    partnership = order.revision.partnership
    hold(partnership)
    if not _stored(order).exists():
        append(document, partnership)
    order.delete()


def _fail(order: PaperOrder, reason: str) -> None:
    failed = {"state": PaperOrder.State.FAILED, "reason": reason, "failed_at": timezone.now()}
    PaperOrder.objects.filter(pk=order.pk).update(**failed)
