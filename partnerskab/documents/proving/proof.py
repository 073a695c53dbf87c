# SPDX-License-Identifier: MPL-2.0
"""Finding out what a PDF is: ours byte for byte, or what it claims to be and how it differs from that."""

import hashlib
from dataclasses import dataclass

from partnerskab.agreements.models import Partnership
from partnerskab.documents.models import Document, DocumentQuerySet
from partnerskab.revisions.models import AGREED, Revision, RevisionQuerySet

from . import telling
from .differing import differing, likeness
from .process import refuse_other_files, take_apart
from .taken_apart import Refusal, TakenApart
from .verdict import Verdict


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: the papers and versions the person who asks may see."""

    documents: DocumentQuerySet
    revisions: RevisionQuerySet


def prove(pdf: bytes, partnership: Partnership | None = None, *, drafts: bool = True) -> Verdict:
    """What the PDF is, among the papers of a partnership or of the whole installation.

    Without `drafts` only approved versions are known. A paper that is ours is found by one indexed query and never
    opened.

    Raises:
        process.NotAPaper: the file is empty, too large, or no PDF.
    """
    refuse_other_files(pdf)
    scope = _scope(partnership, drafts)
    document = scope.documents.filter(sha256=hashlib.sha256(pdf).hexdigest()).defer(None).first()
    if document and bytes(document.data) == pdf:
        return telling.genuine(document)
    try:
        here = take_apart(pdf)
    except Refusal as refusal:
        return _unopened(scope, refusal)
    return _claimed(scope, here)


def _scope(partnership: Partnership | None, drafts: bool) -> Scope:
    if partnership:
        documents, revisions = Document.objects.of(partnership, drafts=True), Revision.objects.of(partnership)
        if not drafts:  # the draft paper of a version that was approved later may well be in a reader's hands
            revisions = revisions.approved()
            documents = documents.filter(revision__outcome__fate__in=AGREED)
        return Scope(documents, revisions)
    return Scope(Document.objects.defer("data"), Revision.objects.with_matter().with_fate())


def _unopened(scope: Scope, refusal: Refusal) -> Verdict:
    """A PDF that nobody can look into: what its metadata say is all there is."""
    for claim in refusal.claims:
        if claim.label and (revision := _revision(scope, claim.fingerprint, claim.label)):
            return telling.altered_unread(revision, str(refusal))
    return telling.unreadable(str(refusal))


def _claimed(scope: Scope, here: TakenApart) -> Verdict:
    """A PDF that is not ours byte for byte, by what it claims to be."""
    attached = hashlib.sha256(here.plan).hexdigest() if here.plan is not None else ""
    label = next((claim.label for claim in here.claims if claim.label), "")
    is_draft = bool(here.claims) and not label
    said = [*(claim.fingerprint for claim in here.claims if claim.label == label), *here.printed, attached]
    found = (_revision(scope, fingerprint, label) for fingerprint in said if fingerprint)
    revision = next((one for one in found if one), None)
    if is_draft:
        return telling.draft(here, revision)
    if revision:
        return _altered(scope, revision, here)
    return telling.unknown(here, label)


def _revision(scope: Scope, fingerprint: str, label: str) -> Revision | None:
    """The version with the content: of several the one with that label, else the approved one, else the newest."""
    same = list(scope.revisions.filter(content_sha256__startswith=fingerprint)[:20])
    return max(same, key=lambda one: (one.label == label, one.is_approved, one.number), default=None)


def _altered(scope: Scope, revision: Revision, here: TakenApart) -> Verdict:
    try:
        stored = [(document, take_apart(bytes(document.data))) for document in _papers(scope, revision, here)]
    except Refusal as refusal:
        return telling.altered_unread(revision, str(refusal))
    if not stored:
        return telling.altered(revision, None, None, here)
    document, genuine = max(stored, key=lambda pair: likeness(pair[1], here))
    return telling.altered(revision, document, differing(genuine, here), here)


def _papers(scope: Scope, revision: Revision, here: TakenApart) -> list[Document]:
    """The version's papers it may have been made from: those of the standing it claims, if there are any."""
    papers = scope.documents.filter(revision=revision).newest_standing_first()
    claims = {claim.is_approved for claim in here.claims}
    wanted = [paper for paper in papers if paper.is_approved in claims]
    return wanted or list(papers)
