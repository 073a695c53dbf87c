# SPDX-License-Identifier: MPL-2.0
"""A comparison made ready for readers: the same on the page, in short lists on other pages, and in the annex."""

from .either import present_either, shortly
from .short import Short, ShortRow, short
from .short_whole import short_whole
from .whole import Presented, present
from .wholes import PresentedWhole, present_whole

__all__ = [
    "Presented",
    "PresentedWhole",
    "Short",
    "ShortRow",
    "present",
    "present_either",
    "present_whole",
    "short",
    "short_whole",
    "shortly",
]
