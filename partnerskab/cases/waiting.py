# SPDX-License-Identifier: MPL-2.0
"""Which case papers somebody is still to send. Those before their committee wait as every version does."""

from partnerskab.agreements.models import Partnership

from .models import CasePaper, CasePaperQuerySet


def never_sent(partnership: Partnership) -> CasePaperQuerySet:
    """Drafts that no version stands of, for it was never sent or was taken back; the newest first; one query."""
    sent = CasePaper.objects.filter(revisions__isnull=False, revisions__withdrawal=None)
    return CasePaper.objects.of(partnership).exclude(pk__in=sent.values("pk"))
