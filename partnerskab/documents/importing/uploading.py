# SPDX-License-Identifier: MPL-2.0
"""A limit on uploads that holds while they arrive: what is larger than a paper may be is dropped, not stored."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from ..reading.files import LARGEST_FILE

LONGEST_NAME = 200
LIMIT = f"{LARGEST_FILE // 1_000_000} MB"
TOO_LARGE = f"Filen fylder over {LIMIT}. Fjern store billeder i Word, gem igen, og vælg filen igen."


class UploadLimit(FileUploadHandler):
    """Stands before the handlers that store a file, and cuts one off that grows above `most` bytes."""

    def __init__(self, request: HttpRequest, most: int = LARGEST_FILE) -> None:
        super().__init__(request)
        self.most = most
        self.was_exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the bytes on, or drop the file."""
        if start + len(raw_data) > self.most:
            self.was_exceeded = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The file is made by the handlers behind this one."""
        return None


def is_too_large(size: int) -> bool:
    """Whether a file of that many bytes is more than a paper may be."""
    return size > LARGEST_FILE


def plain_name(filename: str) -> str:
    """A file's name as it is kept: only signs that can be seen, and no longer than its column."""
    return "".join(sign for sign in filename if sign.isprintable())[:LONGEST_NAME]
