# SPDX-License-Identifier: MPL-2.0
"""The plan as a paper: content in, PDF out. `paper` is the way in."""
