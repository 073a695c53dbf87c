# SPDX-License-Identifier: MPL-2.0
"""What cannot be done with money, and why."""


class Refused(Exception):
    """It cannot be done; the message is Danish, for people, and `field` is the form's field it belongs to, if any."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
