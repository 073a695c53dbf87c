# SPDX-License-Identifier: MPL-2.0
"""How htmx behaves here: its configuration, and answers that never replace text a person has typed.

For the base template: `<meta name="htmx-config" content="{{ htmx_config }}">` in the head, before `{% htmx_script %}`.
An expired session answers an htmx request with 401 and the header `HX-Trigger: session-expired`, a right that was
withdrawn with 403 and the reason. Neither is swapped in, so the form stays; static/failures.js shows what happened,
with a link that opens the login in a new tab.
"""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views import csrf, defaults
from django_htmx.http import trigger_client_event

SESSION_EXPIRED = "Du er logget ud. Log ind igen i et nyt vindue og prøv så igen; din tekst står her stadig."
CSRF_REFUSED = "Siden er for gammel til at gemme fra. Kopiér din tekst, genindlæs siden, og prøv igen."

CONFIG = {
    "includeIndicatorStyles": False,
    "allowEval": False,
    "allowScriptTags": False,
    "selfRequestsOnly": True,
    "historyRestoreAsHxRequest": False,
    # what is swapped in works at once: in the usual 20 ms a quick Enter would send a form past htmx
    "defaultSettleDelay": 0,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "409", "swap": True},
        {"code": "422", "swap": True},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}
_CONFIG_JSON = json.dumps(CONFIG, separators=(",", ":"))


def config(request: HttpRequest) -> dict[str, str]:
    """Context processor: `htmx_config`, the text of the htmx-config meta element."""
    return {"htmx_config": _CONFIG_JSON}


def keep_typed_text(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: answer an htmx request with 401 where a page request would be sent to the login page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not is_htmx(request) or not _leads_to_login(response):
            return response
        refusal = _plain(SESSION_EXPIRED, 401)
        refusal["HX-Trigger"] = "session-expired"
        return refusal

    return middleware


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """View for a failed CSRF check: one Danish sentence for htmx, Django's page for the rest. Always 403."""
    if is_htmx(request):
        return _plain(CSRF_REFUSED, 403)
    return csrf.csrf_failure(request, reason)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """View for a right that somebody lacks: the reason alone for htmx, Django's page for the rest. Always 403."""
    if is_htmx(request):
        return _plain(str(exception), 403)
    return defaults.permission_denied(request, exception)


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asked for a fragment; False for a boosted link or form, which wants a whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def say(response: HttpResponse, words: str) -> HttpResponse:
    """Announce something in the page's live region."""
    return trigger_client_event(response, "announce", {"text": words})


def say_saved(response: HttpResponse, words: str) -> HttpResponse:
    """Let the page refresh what follows from a save, and announce it."""
    trigger_client_event(response, "plan-changed", {})
    return say(response, words)


def _leads_to_login(response: HttpResponseBase) -> bool:
    return response.status_code == 302 and urlsplit(response["Location"]).path == str(settings.LOGIN_URL)


def _plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
