# SPDX-License-Identifier: MPL-2.0
"""The texts of a case paper, edited by the same code as a plan's."""

from activities.texts import TextSort, Whole, register, register_whole

from .models import CasePaper


def _sort(name: str, noun: str, field: str, label: str) -> TextSort:
    suffix = "" if field == "resume" else f"-{name}"
    return TextSort(name, CasePaper, noun, field, of="case", label=lambda row: label, suffix=suffix, is_shared=True)


RESUME = _sort("sagsresume", "resuméet", "resume", "Resumé")
PROBLEM = _sort("problemstilling", "problemstillingen", "problem", "Problemstilling")
SOLUTION = _sort("loesning", "løsningen", "solution", "Løsning")
ECONOMY = _sort("sagsoekonomi", "økonomien", "economy", "Økonomi")
PROCESS = _sort("videre-proces", "den videre proces", "process", "Videre proces")


def register_sorts() -> None:
    """Let them be edited where they stand."""
    register_whole("case", Whole(CasePaper, "indstilling"))
    register(RESUME, PROBLEM, SOLUTION, ECONOMY, PROCESS)
