# SPDX-License-Identifier: MPL-2.0
"""Letters out of the bytes of a text file, in the encodings that people in Denmark meet."""

import codecs
import re

from .refusal import Refused

MOJIBAKE = re.compile("\u00c3[\u0080-\u00bf\u0152\u0153\u02dc\u2020\u2026\u2030]")
"""A Danish letter in UTF-8 that a program took for Windows-1252 and saved so."""


def letters(data: bytes) -> str:
    """The text: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252, of which Latin-1 is a part.

    Bytes that are no letter become U+FFFD.

    Raises:
        Refused: the file ends in the middle of a letter.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        if trouble.start > len(data) - 4 and trouble.reason == "unexpected end of data":
            raise Refused("damaged", "Filen er klippet over midt i et tegn. Hent den igen, og prøv så.") from trouble
    return data.decode("cp1252", "replace")
