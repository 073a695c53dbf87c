# SPDX-License-Identifier: MPL-2.0
"""Charts of targets as plain geometry: the same drawing on the screen and in the paper, and the table beside it.

No database here. Templates: `targets/_chart.html` draws any of them, `targets/_figures_table.html` the table.
"""

from .bars import bar_chart
from .dots import dots, needed
from .drawing import Chart
from .line import line_chart
from .table import FiguresTable, figures_table, joint_table
from .tiles import tile_chart

__all__ = [
    "Chart",
    "FiguresTable",
    "bar_chart",
    "dots",
    "figures_table",
    "joint_table",
    "line_chart",
    "needed",
    "tile_chart",
]
