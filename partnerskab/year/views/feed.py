# SPDX-License-Identifier: MPL-2.0
"""The calendar feed: without a login, for whoever has the secret of a member who still is one."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from partnerskab.year.calendar import Calendar
from partnerskab.year.feed import feed_of
from partnerskab.year.models import CalendarKey


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The year as a calendar; 404 for everything but a secret that opens it, and 304 for one who has it already."""
    key = CalendarKey.objects.opening(secret).first()
    if key is None:
        raise Http404
    data = feed_of(Calendar(key.membership.partnership, timezone.localdate()), key.membership)
    etag = f'"{sha256(data).hexdigest()[:32]}"'
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["Content-Disposition"] = 'inline; filename="aarshjul.ics"'
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return get_conditional_response(request, etag=etag, response=response) or response
