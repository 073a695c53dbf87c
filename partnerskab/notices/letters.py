# SPDX-License-Identifier: MPL-2.0
"""The words of a letter: plain text, the events in the order they happened, each with its link."""

from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone

from partnerskab.content.matters import words
from partnerskab.danish import SENTENCE_ENDS

from .models import Letter


def written(letter: Letter) -> EmailMessage:
    """Return the mail. Written again it is the same, its Message-ID and date included."""
    notices = list(letter.notices.all())
    matter = letter.matter
    context: dict[str, object] = {"letter": letter, "partnership": matter.partnership, "notices": notices}
    context["words"] = words(matter)
    context["site"] = settings.ENV.site
    context["headline"] = _headline(notices[0].text)
    context["reminders"] = sum(notice.is_reminder for notice in notices)
    host = urlsplit(settings.ENV.site).hostname
    headers = {
        "Message-ID": f"<{letter.pk}@{host}>",
        "Date": format_datetime(timezone.localtime(letter.made_at)),
        "Auto-Submitted": "auto-generated",
    }
    subject = render_to_string("notices/subject.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=render_to_string("notices/letter.txt", context),
        to=[letter.recipient.email],
        headers=headers,
    )


def _headline(text: str) -> str:
    """The first sentence as a subject has it, without its full stop."""
    return SENTENCE_ENDS.split(text)[0].removesuffix(".")
