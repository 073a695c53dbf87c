# SPDX-License-Identifier: MPL-2.0
"""Whether every stored paper is the file it says it is."""

import hashlib
from collections.abc import Iterator

from partnerskab.content.matters import ways
from partnerskab.revisions.chain import Break

from .models import Document


def contradictions() -> Iterator[Break]:
    """Every paper of the installation whose bytes do not have its sha256; one paper in memory at a time."""
    papers = Document.objects.select_related(*ways("revision__")).defer("revision__content")
    for paper in papers.order_by("made_at").iterator(chunk_size=1):
        data = bytes(paper.data)
        if hashlib.sha256(data).hexdigest() != paper.sha256 or len(data) != paper.size:
            slug = paper.revision.partnership.slug
            yield Break(slug, 0, f"papiret {paper.filename} passer ikke til sin sha256")
