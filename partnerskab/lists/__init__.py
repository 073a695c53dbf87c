# SPDX-License-Identifier: MPL-2.0
"""Lists whose rows are edited in one form and saved together: what is saved, what is typed, what a page answers."""
