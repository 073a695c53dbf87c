# SPDX-License-Identifier: MPL-2.0
"""Reading a paper built like the 2022 plan into typed data, without touching the database.

`read_source` gives the numbered blocks of a .txt or .docx file, `read_paper` what was understood, with the lines it
stands on and how sure the reading is.
"""

from partnerskab.refusal import Refused

from .files import read_source
from .paper import Known, KnownOrganisation, ParsedPaper
from .source import Source
from .structure import read_paper

__all__ = ["Known", "KnownOrganisation", "ParsedPaper", "Refused", "Source", "read_paper", "read_source"]
