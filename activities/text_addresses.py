# SPDX-License-Identifier: MPL-2.0
"""Where the steps with a text have their addresses: below the plan of a year, or below an agreement."""

from uuid import UUID

from django.urls import reverse

from .texts import Key


def text_url(step: str, slug: str, key: Key, sort: str, text_id: UUID | str) -> str:
    """The address of a step with a text: "text", "text_edit" and so on."""
    return reverse(_named(step, key), args=[slug, key, sort, text_id])


def section_url(step: str, slug: str, key: Key, kind: str, activity_id: UUID | str | None = None) -> str:
    """The address of a text to be, in an activity or in the agreement: "section_missing" or "section_new"."""
    return reverse(_named(step, key), args=[slug, key, kind] if activity_id is None else [slug, key, activity_id, kind])


def _named(step: str, key: Key) -> str:
    return f"agreement_{step}" if isinstance(key, str) else step
