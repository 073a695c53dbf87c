# SPDX-License-Identifier: MPL-2.0
"""Where the steps with a text have their addresses: below what it is a part of."""

from uuid import UUID

from django.urls import reverse

from .texts import WHOLES, Key


def text_url(step: str, slug: str, key: Key, sort: str, text_id: UUID | str) -> str:
    """The address of a step with a text: "text", "text_edit" and so on."""
    return reverse(_named(step, key), args=[slug, _mark(key), sort, text_id])


def section_url(step: str, slug: str, key: Key, kind: str, activity_id: UUID | str | None = None) -> str:
    """The address of a text to be, in an activity or in the agreement: "section_missing" or "section_new"."""
    return reverse(_named(step, key), args=[slug, key, kind] if activity_id is None else [slug, key, activity_id, kind])


def whole_of(key: Key) -> str:
    """What a key names: plan, agreement, status, or a key of `texts.WHOLES`."""
    if isinstance(key, int):
        return "plan"
    folder, is_below, _ = key.partition("/")
    if not is_below:
        return "agreement"
    return next((kind for kind, whole in WHOLES.items() if whole.folder == folder), "status")


def _named(step: str, key: Key) -> str:
    whole = whole_of(key)
    return step if whole == "plan" else f"{whole}_{step}"


def _mark(key: Key) -> Key:
    mark = str(key).rpartition("/")[2]
    whole = whole_of(key)
    return key if whole == "plan" else int(mark) if whole == "status" else mark
