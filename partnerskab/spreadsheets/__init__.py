# SPDX-License-Identifier: MPL-2.0
"""Spreadsheets as people send them, as bare cells: `cells.read_sheets` opens a workbook that `opening` let in."""
