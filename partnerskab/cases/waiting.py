# SPDX-License-Identifier: MPL-2.0
"""Which case papers somebody is to do something about: those that were never sent, and those before their committee."""

from partnerskab.agreements.models import Partnership

from .models import CasePaper, CasePaperQuerySet


def never_sent(partnership: Partnership) -> CasePaperQuerySet:
    """Drafts without a version, the newest first; one query."""
    return CasePaper.objects.of(partnership).filter(revisions=None)


def before_committee(partnership: Partnership) -> CasePaperQuerySet:
    """Those with a version that was sent and neither taken back nor decided on, the newest first; one query."""
    undecided = {"revisions__isnull": False, "revisions__withdrawal": None, "revisions__outcome": None}
    return CasePaper.objects.of(partnership).filter(**undecided).distinct()
