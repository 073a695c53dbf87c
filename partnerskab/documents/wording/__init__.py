# SPDX-License-Identifier: MPL-2.0
"""A paper as a Word file, made from the same HTML as the PDF: `docx_of` is the way in.

What a paper's HTML may hold, and what becomes of it, is in `blocks`; `.kun-pdf` is left out of the Word file, and
`.kun-word` stands in it alone.
"""

from .making import CONTENT_TYPE, docx_of

__all__ = ["CONTENT_TYPE", "docx_of"]
