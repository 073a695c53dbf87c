# SPDX-License-Identifier: MPL-2.0
"""Timing without a stopwatch's pride: medians, and ratios to a floor of the same run."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """The runs of one thing, in seconds."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def row(self, floor: "Timing | None") -> str:
        """A line of the table: the median in milliseconds, the spread, and the ratio to the floor."""
        ratio = f"{self.median / floor.median:8.2f}" if floor else "       –"
        low, high = min(self.seconds) * 1000, max(self.seconds) * 1000
        return f"{self.name:<52}{self.median * 1000:>10.1f}{low:>10.1f}{high:>10.1f}{ratio}"


HEAD = f"{'':<52}{'median ms':>10}{'min':>10}{'max':>10}{'ratio':>8}"


def timed(name: str, work: Callable[[], object], runs: int, warm: int = 2) -> Timing:
    """Run `work` some times; the first ones warm up and are not counted."""
    for _ in range(warm):
        work()
    seconds = []
    for _ in range(runs):
        gc.collect()
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return Timing(name, tuple(seconds))
