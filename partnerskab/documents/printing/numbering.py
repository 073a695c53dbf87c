# SPDX-License-Identifier: MPL-2.0
"""Numbers given out through one paper: tables and figures, in the order they are read."""

from dataclasses import dataclass


@dataclass
class Numbering:
    tables: int = 0
    figures: int = 0

    def next_table(self) -> int:
        self.tables += 1
        return self.tables

    def next_figure(self) -> int:
        self.figures += 1
        return self.figures
