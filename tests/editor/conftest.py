# SPDX-License-Identifier: MPL-2.0
"""Fixtures of the browser tests."""

from tests.editor.section import writing

__all__ = ["writing"]
