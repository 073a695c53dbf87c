# SPDX-License-Identifier: MPL-2.0
"""Next year's plan: rolled forward from the one in force, and proposals for activities."""
