# SPDX-License-Identifier: MPL-2.0
"""A comparison made ready for readers: the same on the page, in short lists on other pages, and in the annex."""

from .short import Short, ShortRow, short
from .whole import Presented, present

__all__ = ["Presented", "Short", "ShortRow", "present", "short"]
