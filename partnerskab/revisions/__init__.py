# SPDX-License-Identifier: MPL-2.0
"""A plan's life: submitted, decided, compared; and the chain that shows whether anything was rewritten."""
