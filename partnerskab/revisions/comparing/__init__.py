# SPDX-License-Identifier: MPL-2.0
"""What changed from one plan to another: found, summed up in plain Danish, and proved complete.

    compare(before, after) -> Comparison
    apply(before, compare(before, after)) == after

`before` may be None (there is no earlier plan), of another year, or of the same plan.
"""

from .applying import apply
from .comparison import Comparison
from .differences import compare

__all__ = ["Comparison", "apply", "compare"]
