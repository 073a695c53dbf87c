# SPDX-License-Identifier: MPL-2.0
"""The plan's money as an Excel workbook, out and in. `writing` is the way out; `waiting` and `applying` the way in."""
