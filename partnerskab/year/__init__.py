# SPDX-License-Identifier: MPL-2.0
"""The partnership's year: deadlines, what is due and for whom, reminders and the calendar feed."""
