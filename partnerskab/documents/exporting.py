# SPDX-License-Identifier: MPL-2.0
"""A matter as a file: its draft as it stands now, or a version as it was submitted.

As paper (pdf), as the same paper to go on working with (docx), or as data (json).
"""

from django.utils import timezone

from partnerskab.content.canonical import to_json
from partnerskab.content.matters import Matter, freeze_matter
from partnerskab.meetings.models import Meeting
from partnerskab.revisions.models import Revision

from .editions import edition_of
from .making import make
from .models import Document, Kind, Mark, PaperOrder
from .printing.edition import Edition, draft
from .printing.paper import RenderFailed, render
from .wording import docx_of

WORD = "docx"
FORMS = ("pdf", WORD, "json")


def draft_of(matter: Matter, form: str) -> bytes:
    """The draft as a paper marked UDKAST, PDF or Word, or as data.

    Raises:
        RenderFailed: the paper could not be made.
    """
    if form == "json":
        return to_json(freeze_matter(matter))
    edition = draft_edition(matter)
    return docx_of(edition) if form == WORD else render(edition)


def draft_edition(matter: Matter) -> Edition:
    """The draft as it stands now."""
    is_cancelled = isinstance(matter, Meeting) and matter.cancelled_at is not None
    return draft(freeze_matter(matter), on=timezone.localdate(), is_cancelled=is_cancelled)


def find_version(matter: Matter, number: int) -> Revision | None:
    """The matter's version of that number."""
    return Revision.objects.of_matter(matter).with_matter().with_fate().filter(number=number).first()


def version_of(revision: Revision, form: str) -> bytes:
    """The stored bytes of a version; its paper is drawn and stored first where it is not there yet.

    A Word file is made anew each time, and is no proof of anything.

    Raises:
        RenderFailed: the paper was not there and could not be made.
        canonical.Unreadable: the content was tampered with.
    """
    if form == "json":
        return revision.as_submitted
    standing = Mark.APPROVED if revision.is_approved else Mark.DRAFT
    return docx_of(edition_of(revision, standing)) if form == WORD else _paper(revision, standing)


def _paper(revision: Revision, standing: Mark) -> bytes:
    what = {"revision": revision, "kind": Kind.WHOLE, "standing": standing}
    stored = Document.objects.filter(**what)
    if not stored.exists():
        order, _ = PaperOrder.objects.get_or_create(**what, defaults={"ordered_at": timezone.now()})
        make(order.pk)
    paper = stored.first()
    if paper is None:
        order.refresh_from_db()
        raise RenderFailed(order.reason or "Papiret bliver tegnet af en anden lige nu. Prøv igen om lidt.")
    return bytes(paper.data)
