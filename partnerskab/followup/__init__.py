# SPDX-License-Identifier: MPL-2.0
"""What becomes of a plan through its year: rounds of follow-up, and what is answered in them for each activity."""
