# SPDX-License-Identifier: MPL-2.0
"""Pages that take a file: what is too large is dropped while it arrives, not stored."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

LONGEST_NAME = 200

View = Callable[..., HttpResponse]


class UploadLimit(FileUploadHandler):
    """Stands before the handlers that store a file, and cuts one off that grows above `most` bytes."""

    def __init__(self, request: HttpRequest, most: int) -> None:
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


def limited(most: int) -> Callable[[View], View]:
    """Let in files of at most that many bytes; the view gets the `upload_limit`, which knows if one was dropped.

    The CSRF check, which reads the form, has to come after the limit.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            limit = UploadLimit(request, most)
            request.upload_handlers.insert(0, limit)
            return protected(request, *args, upload_limit=limit, **kwargs)

        return checked

    return decorate


def plain_name(filename: str) -> str:
    """A file's name as it is kept: only signs that can be seen, and no longer than its column."""
    return "".join(sign for sign in filename if sign.isprintable())[:LONGEST_NAME]
