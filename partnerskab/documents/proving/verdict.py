# SPDX-License-Identifier: MPL-2.0
"""What is said of a PDF, for the page and the command alike."""

from dataclasses import dataclass
from enum import Enum

from partnerskab.documents.models import Document
from partnerskab.revisions.models import Revision
from partnerskab.revisions.presenting import Short
from partnerskab.revisions.progress import Leg

from .differing import Differing


class Sign(Enum):
    """What a PDF is; the value is the word for people."""

    GENUINE = "Ægte"
    ALTERED = "Ændret"
    DRAFT = "Kladde"
    UNKNOWN = "Ukendt"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`told` are Danish sentences, the weightiest first. `revision` is the version it is, or claims to be.

    `document` is the genuine paper: itself, or the one it was held against. `legs` and `references` tell how a genuine
    paper's version was decided and where that is written down. Of an altered one, `differing` says what differs on its
    pages and in its metadata, `data` and `changes` what in its attached data; each is None where it cannot be told.
    """

    sign: Sign
    told: tuple[str, ...]
    revision: Revision | None = None
    document: Document | None = None
    legs: tuple[Leg, ...] = ()
    references: tuple[str, ...] = ()
    differing: Differing | None = None
    data: str = ""
    changes: Short | None = None
