# SPDX-License-Identifier: MPL-2.0
"""What a PDF holds, taken apart: plain values that are safe to look at, whatever the file was."""

import msgspec


class Claim(msgspec.Struct, frozen=True):
    """What the metadata say the paper is (`printing.edition.Edition.identifier`); `label` is empty for a draft."""

    label: str
    is_approved: bool
    fingerprint: str


class Refusal(Exception):
    """The file cannot be looked into. The message is Danish; `claims` are what could be found in it all the same."""

    def __init__(self, message: str, claims: tuple[Claim, ...] = ()) -> None:
        super().__init__(message)
        self.claims = claims


class Page(msgspec.Struct, frozen=True):
    """A page's visible text, None where it cannot be read, and a digest of how it is drawn, notes on top included."""

    text: str | None
    drawing: str


class TakenApart(msgspec.Struct, frozen=True):
    """A PDF's pages, its attached plan.json, its metadata by name, and what it claims to be.

    `printed` are the fingerprints on its pages, whole ones (64 digits) before their beginnings (16).
    """

    pages: tuple[Page, ...]
    plan: bytes | None
    metadata: dict[str, str]
    claims: tuple[Claim, ...]
    printed: tuple[str, ...]
