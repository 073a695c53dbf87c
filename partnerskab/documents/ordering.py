# SPDX-License-Identifier: MPL-2.0
"""Ordering the papers of a version from the worker."""

from django.db import transaction
from django.utils import timezone

from partnerskab.revisions.models import Revision

from .at_work import orders_at_work
from .jobs import draw_paper
from .models import PaperOrder


@transaction.atomic
def order(revision: Revision) -> None:
    """Order the papers that a version wants, as it stands after a submission or a decision. Twice is no more than once.

    The jobs join the caller's transaction.
    """
    fresh = Revision.objects.with_fate().get(pk=revision.pk)
    for placed in PaperOrder.objects.place(fresh):
        draw_paper.defer(order=placed.pk)


@transaction.atomic
def order_again(revision: Revision) -> None:
    """Let every paper of the version that is missing, and that nobody draws now, be tried once more."""
    fresh = Revision.objects.with_fate().get(pk=revision.pk)
    PaperOrder.objects.place(fresh)
    still = PaperOrder.objects.filter(revision=revision).exclude(pk__in=orders_at_work())
    still.update(state=PaperOrder.State.WAITING, reason="", failed_at=None, ordered_at=timezone.now())
    for placed in still:
        draw_paper.defer(order=placed.pk)
