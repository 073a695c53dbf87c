# SPDX-License-Identifier: MPL-2.0
"""What goes with a paper's HTML: the data it carries, a file for each matter that content is of, and its pictures."""

from dataclasses import dataclass

PICTURE = "picture:"
"""What the HTML names a picture by, its sha256 after it; a scheme that nothing else knows."""


@dataclass(frozen=True, slots=True)
class Attached:
    """The file in the paper. `holds` says what is in it, `of` is what the paper is of, as it stands in a sentence."""

    name: str
    holds: str
    of: str


PLAN = Attached("plan.json", "Planens tekster og beløb", "planen")

_MATTERS = {
    "plan": PLAN,
    "agreement": Attached("aftale.json", "Aftalens tekster og beløb", "aftalen"),
    "status": Attached("maalstatus.json", "Statussens tekster og tal", "statussen"),
    "followup": Attached("opfoelgning.json", "Opfølgningens tekster og tal", "opfølgningen"),
    "meeting": Attached("referat.json", "Referatets tekster", "referatet"),
    "case": Attached("indstilling.json", "Indstillingens tekster", "indstillingen"),
}

NAMES = tuple(one.name for one in _MATTERS.values())


def attached_to(content: object) -> Attached:
    """What carries frozen content of that matter; a plan says no matter."""
    return _MATTERS[getattr(content, "matter", "plan")]
