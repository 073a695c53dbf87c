# SPDX-License-Identifier: MPL-2.0
"""What the front page tells of all matters but plans: which version waits for somebody, and which one is in force."""

from collections import defaultdict
from collections.abc import Iterator

from partnerskab.agreements.models import Partnership
from partnerskab.content.matters import KINDS, kind_of
from partnerskab.followup.models import Round

from .models import Decision, Revision, Standing
from .progress import Progress, progress


def unfinished(partnership: Partnership) -> tuple[Progress, ...]:
    """The newest version of each matter that waits for an answer, was sent back, or is approved and may still have
    somebody to inform; of the approved only the newest of each kind. Three queries.
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
    """The newest approved version of the newest of each kind that has one; one query."""
    of_each = Revision.objects.of(partnership).approved().filter(plan=None).order_by(*_EACH, "-number")
    newest = {_kind(one): one for one in sorted(of_each.distinct(*_EACH), key=_age)}
    return [newest[kind] for kind in KINDS if kind in newest]


def _unfinished(partnership: Partnership) -> Iterator[Revision]:
    of_each = Revision.objects.of(partnership).filter(plan=None).order_by(*_EACH, "-number")
    newest = sorted(of_each.distinct(*_EACH), key=_age)
    last = {_kind(one): one for one in newest}
    for one in newest:
        if one.standing in (Standing.PENDING, Standing.SENT_BACK) or (one.is_approved and last[_kind(one)] is one):
            yield one


_EACH = tuple(f"{kind}_id" for kind in KINDS if kind != "plan")


def _kind(revision: Revision) -> str:
    return kind_of(revision.matter)


def _age(revision: Revision) -> tuple[int, list[int]]:
    """By kind, the oldest of each first; marks such as "2026-10" are told by their numbers, and a year's rounds by the
    day they were opened and the order of their kinds."""
    matter = revision.matter
    numbers = [int(part) for part in matter.mark.split("-") if part.isdecimal()]
    if isinstance(matter, Round):
        numbers += [matter.opened_on.toordinal(), Round.Kind.values.index(matter.kind)]
    return KINDS.index(_kind(revision)), numbers
