# SPDX-License-Identifier: MPL-2.0
"""A partnership begun from a file of facts (TOML): its agreements, what they aim at, and its first members.

The keys are the models' field names. Lists stand in their order, so rows carry none; rich text is HTML; organisations,
places and indicators are named elsewhere by their name, focus areas by their number, targets by their code.
"""

from .facts import CannotBegin, Facts, MoreFacts, read_facts, read_more
from .making import add, begin

__all__ = ["CannotBegin", "Facts", "MoreFacts", "add", "begin", "read_facts", "read_more"]
