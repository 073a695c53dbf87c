# SPDX-License-Identifier: MPL-2.0
"""The page in place of any page that would show a version whose stored content is not what was submitted."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerskab.content.canonical import Unreadable

log = logging.getLogger(__name__)


class SayUnreadable:
    """Middleware: nothing of such a version is shown, and nothing is decided on it; the log names it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 500 with a calm page to what cannot be read; leave every other exception alone."""
        if not isinstance(exception, Unreadable):
            return None
        log.error("%s: %s", request.path, exception)
        return render(request, "revisions/unreadable.html", {"section": "versions"}, status=500)
