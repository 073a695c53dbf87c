# SPDX-License-Identifier: MPL-2.0
"""What a saved part of the plan says to the page it is swapped into."""

from django.http import HttpResponse
from django_htmx.http import trigger_client_event


def say_saved(response: HttpResponse, words: str) -> HttpResponse:
    """Let the page refresh what follows from a save, and announce it in the live region."""
    trigger_client_event(response, "plan-changed", {})
    return say(response, words)


def say(response: HttpResponse, words: str) -> HttpResponse:
    """Announce something in the live region."""
    return trigger_client_event(response, "announce", {"text": words})
