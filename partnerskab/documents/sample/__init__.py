# SPDX-License-Identifier: MPL-2.0
"""What the sample partnership is made of: facts, figures, plan papers, and a map."""
