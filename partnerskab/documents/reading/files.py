# SPDX-License-Identifier: MPL-2.0
"""From the bytes of a file to its blocks: what kind of file it is, and what is turned away unopened."""

from partnerskab.refusal import Refused

from . import textfile, wordfile
from .source import Source

LARGEST_FILE = 20_000_000
"""Bytes. The plan of 2022 is far below 1 MB; pictures may make a Word file large."""


def read_source(data: bytes, filename: str) -> Source:
    """Take a .txt or .docx file apart; what the file is, is seen from its content, not from its name.

    Raises:
        Refused: not such a file, empty, too large, damaged, or with destroyed letters.
    """
    if not data.strip():
        raise Refused("empty", "Filen er tom. Vælg den fil, der indeholder planen.")
    if len(data) > LARGEST_FILE:
        raise Refused("too_large", "Filen fylder over 20 MB. Fjern store billeder i Word, gem igen, og prøv så.")
    _refuse_other_kinds(data)
    if data.startswith(b"PK"):
        return wordfile.read(data, filename)
    return textfile.read(data, filename)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        raise Refused("wrong_kind", "Filen er en PDF. Åbn den i Word, gem den som Word-dokument (.docx), og vælg den.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "wrong_kind",
            "Filen er et ældre Word-dokument (.doc) eller har adgangskode. "
            "Åbn den i Word, gem den som .docx uden adgangskode, og vælg den.",
        )
    if data.startswith(b"{\\rtf"):
        raise Refused("wrong_kind", "Filen er RTF. Åbn den i Word, gem den som Word-dokument (.docx), og vælg den.")
