# SPDX-License-Identifier: MPL-2.0
"""Serving a stored paper: the bytes and what goes with them, against the empty page."""

from collections.abc import Iterator

from django.test import Client
from django.urls import reverse

from activities.models import Plan
from partnerskab.agreements.models import User
from partnerskab.content.freezing import freeze
from partnerskab.documents.making import make
from partnerskab.documents.models import Document, PaperOrder
from partnerskab.documents.ordering import order
from partnerskab.revisions import lifecycle
from partnerskab.revisions.models import Revision

from .measure import Timing, timed


def serving(client: Client, plan: Plan, by: User) -> Iterator[Timing]:
    """Draw the paper of the plan's first version, and fetch it whole and as one that the browser has already."""
    content = freeze(plan)
    explanations = dict.fromkeys(lifecycle.blocking(content), "Målt.")
    revision = lifecycle.submit(plan, by, content, "", explanations)
    paper = drawn(revision)
    slug, size = plan.agreement.partnership.slug, len(content.activities)
    address = reverse("stored_paper", args=[slug, plan.address, revision.number])
    kilobytes = round(paper.size / 1000)
    yield timed(f"serve a stored PDF ({kilobytes} kB), {size} activities", _getting(client, address), 60, 10)
    known = _getting(client, address, 304, {"If-None-Match": f'"{paper.sha256}"'})
    yield timed(f"the same, already in the browser, {size} activities", known, 60, 10)


def drawn(revision: Revision) -> Document:
    """The version's paper, drawn and stored."""
    order(revision)
    make(PaperOrder.objects.get(revision=revision).pk)
    return Document.objects.defer("data").get(revision=revision)


def _getting(client: Client, address: str, status: int = 200, headers: dict[str, str] | None = None):
    def get() -> None:
        response = client.get(address, headers=headers)
        assert response.status_code == status, (address, response.status_code)

    return get
