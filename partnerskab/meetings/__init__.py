# SPDX-License-Identifier: MPL-2.0
"""Meetings of the bodies: who is called, what is on the agenda, what was decided, and the minutes."""
