# SPDX-License-Identifier: MPL-2.0
"""Pages that take a file: what is too large is dropped while it arrives."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from partnerskab.access import MemberRequest
from partnerskab.documents.importing.uploading import UploadLimit

View = Callable[..., HttpResponse]


def limited(most: int) -> Callable[[View], View]:
    """Let in files of at most that many bytes; the view gets the `upload_limit`, which knows if one was dropped.

    The CSRF check, which reads the form, has to come after the limit.
    """

    def decorate(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def checked(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            limit = UploadLimit(request, most)
            request.upload_handlers.insert(0, limit)
            return protected(request, *args, upload_limit=limit, **kwargs)

        return checked

    return decorate
