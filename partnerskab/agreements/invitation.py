# SPDX-License-Identifier: MPL-2.0
"""The mail to a new member: which partnership, as what, and a link to choose a password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from .models import Membership


def invite(request: HttpRequest, member: Membership) -> None:
    """Send the mail. Its link works once, for PASSWORD_RESET_TIMEOUT (Django's three days)."""
    adapter = get_adapter(request)
    key = f"{user_pk_to_url_str(member.user)}-{default_token_generator.make_token(member.user)}"
    context = {
        "member": member,
        "inviting": request.user,
        "password_url": adapter.get_reset_password_from_key_url(key),
        "reset_url": request.build_absolute_uri(reverse("account_reset_password")),
    }
    adapter.send_mail("account/email/invitation", member.user.email, context)
