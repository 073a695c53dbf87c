# SPDX-License-Identifier: MPL-2.0
"""The one way a file is turned away."""


class Refused(Exception):
    """The file cannot be read in. `message` is Danish, for the person who chose it, and says what to do instead."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
