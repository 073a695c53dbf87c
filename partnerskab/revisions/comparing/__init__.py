# SPDX-License-Identifier: MPL-2.0
"""What changed from one plan to another: found, told in plain Danish, and proved complete.

    compare(before, after) -> Comparison
    apply(before, compare(before, after)) == after
    summary(comparison, "version 2021.2") -> Summary

`before` may be None (there is no earlier plan), of another year, or of the same plan. Nothing here knows a database or
a page; the word differences inside a text are found when they are shown (`texts.folded`).
"""

from .applying import apply
from .comparison import Comparison
from .differences import compare
from .telling import Summary, summary

__all__ = ["Comparison", "Summary", "apply", "compare", "summary"]
