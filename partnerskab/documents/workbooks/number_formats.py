# SPDX-License-Identifier: MPL-2.0
"""How an amount stands in a workbook: kroner as a real number, whose format carries "ca." and words around it.

Number formats are written as the file holds them: the comma is the thousands separator, which Excel shows as a point
to Danish readers.
"""

from partnerskab import danish
from partnerskab.content.tree import Amount

PLAIN = "#,##0"
IN_UNITS = "#,##0.###"
LEFT = "#,##0;[Color10]-#,##0"
DASH = "–"
_PLACEHOLDERS = "#0?,."
_QUALIFIERS = {"ca": "ca.", "ca.": "ca.", "cirka": "ca.", "anslået": "anslået"}
_CURRENCIES = frozenset({"kr", "kr.", "dkk"})


def number_format(qualifier: str = "", note: str = "", core: str = PLAIN) -> str:
    """The format of a number with words before and after it: `"ca. "#,##0" TMF"`."""
    before = _literal(f"{qualifier} ") if qualifier else ""
    return before + core + (_literal(f" {note}") if note else "")


def format_of(amount: Amount) -> str:
    """The format of a cell that holds this amount."""
    return number_format(amount.qualifier, amount.note) if amount.kr is not None else PLAIN


def text_of(amount: Amount) -> str:
    """What stands in a cell without kroner: a dash, words, or nothing."""
    return DASH if amount.is_dash else danish.written(amount)


def words_of(number_format: str) -> tuple[str, str]:
    """The qualifier and the note that a number's format shows with it; a currency is neither."""
    before, after = _literals(number_format)
    qualifier = _QUALIFIERS.get(before.casefold(), "")
    return qualifier, "" if after.casefold() in _CURRENCIES else after


def _literal(words: str) -> str:
    """Words as a format holds them; a quotation mark stands outside the quotes, after a backslash."""
    return "".join('\\"' if part == '"' else f'"{part}"' for part in _parts(words))


def _parts(words: str) -> list[str]:
    pieces: list[str] = []
    for at, piece in enumerate(words.split('"')):
        pieces += ['"'] if at else []
        pieces += [piece] if piece else []
    return pieces


def _literals(number_format: str) -> tuple[str, str]:
    """The words before and after the figures in the first section of a format."""
    found = ["", ""]
    at, seen = 0, 0
    while at < len(number_format) and number_format[at] != ";":
        sign = number_format[at]
        end = at + 1
        if sign == '"':
            end = number_format.find('"', at + 1)
            end = len(number_format) if end < 0 else end
            found[seen] += number_format[at + 1 : end]
            end += 1
        elif sign == "[":
            end = number_format.find("]", at) + 1 or len(number_format)
        elif sign == "\\":
            found[seen] += number_format[at + 1 : at + 2]
            end = at + 2
        elif sign in "_*":
            end = at + 2
        elif sign in _PLACEHOLDERS:
            seen = 1
        elif sign == " ":
            found[seen] += sign
        at = end
    return found[0].strip(), found[1].strip()
