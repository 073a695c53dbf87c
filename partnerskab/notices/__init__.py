# SPDX-License-Identifier: MPL-2.0
"""Notices: what people are told by mail of a matter's life, at most one mail a day for each person and matter."""
