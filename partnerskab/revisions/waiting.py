# SPDX-License-Identifier: MPL-2.0
"""What the front page tells of agreements and statuses: which version waits for somebody, and which one is in force."""

from collections import defaultdict
from collections.abc import Iterator

from partnerskab.agreements.models import Partnership

from .models import Decision, Revision, Standing
from .progress import Progress, progress


def unfinished(partnership: Partnership) -> tuple[Progress, ...]:
    """The newest version of each agreement and status that waits for an answer, was sent back, or is approved and may
    still have somebody to inform; of the approved only the newest agreement and the newest status. Three queries.
    """
    found = list(_unfinished(partnership))
    contents = dict(Revision.objects.filter(pk__in=[one.pk for one in found]).values_list("pk", "content"))
    said: dict[object, list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(revision__in=found).select_related("meeting__recorded_by", "recorded_by"):
        said[decision.revision_id].append(decision)
    for one in found:
        one.content = contents[one.pk]
    return tuple(progress(one, said[one.pk]) for one in found)


def in_force(partnership: Partnership) -> list[Revision]:
    """The newest approved version of the newest agreement that has one, and of the newest status; one query."""
    of_each = Revision.objects.of(partnership).approved().filter(plan=None)
    of_each = of_each.order_by("agreement_id", "status_id", "-number").distinct("agreement_id", "status_id")
    newest = {_kind(one): one for one in sorted(of_each, key=lambda one: one.matter.mark)}
    return [newest[kind] for kind in sorted(newest)]


def _unfinished(partnership: Partnership) -> Iterator[Revision]:
    of_each = Revision.objects.of(partnership).filter(plan=None).order_by("agreement_id", "status_id", "-number")
    newest = list(of_each.distinct("agreement_id", "status_id"))
    last = {_kind(one): one for one in sorted(newest, key=lambda one: one.matter.mark)}
    for one in sorted(newest, key=lambda one: (_kind(one), one.matter.mark)):
        if one.standing in (Standing.PENDING, Standing.SENT_BACK) or (one.is_approved and last[_kind(one)] is one):
            yield one


def _kind(revision: Revision) -> str:
    return "agreement" if revision.agreement_id else "status"
