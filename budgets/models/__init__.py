# SPDX-License-Identifier: MPL-2.0
"""Yearly funding lines and frames, what becomes of the money through the year, and pools.

Amounts are whole kroner. Blank, "-", 0 and words stay four different things (plan 2022, the overview table): no row or
an empty one is blank, the qualifier "-" is the dash, 0 is nought kroner, and words stand in the note.
"""

from .following import Spending, Transfer
from .planned import (
    Frame,
    FrameQuerySet,
    Funding,
    FundingAmount,
    FundingLine,
    FundingLineQuerySet,
    Money,
    Qualifier,
    StatedTotal,
    StatedTotalQuerySet,
    funder_name,
)
from .pools import Pool, PoolApplication, Reallocation

__all__ = [
    "Frame",
    "FrameQuerySet",
    "Funding",
    "FundingAmount",
    "FundingLine",
    "FundingLineQuerySet",
    "Money",
    "Pool",
    "PoolApplication",
    "Qualifier",
    "Reallocation",
    "Spending",
    "StatedTotal",
    "StatedTotalQuerySet",
    "Transfer",
    "funder_name",
]
