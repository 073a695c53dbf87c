# SPDX-License-Identifier: MPL-2.0
"""Login by e-mail and password; the secretariat adds members, nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class NoSignupAdapter(DefaultAccountAdapter):
    """allauth's behaviour with sign-up closed, and with words that say what to do."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Kontoen er lukket. Spørg sekretariatet i dit partnerskab.",
        "email_password_mismatch": "E-mail og adgangskode passer ikke sammen. Prøv igen, eller vælg en ny adgangskode.",
        "enter_current_password": "Det er ikke din nuværende adgangskode. Prøv igen.",
        "too_many_login_attempts": "Der er prøvet for mange gange. Vent et kvarter, og prøv igen.",
        "invalid_password_reset": "Linket virker ikke længere.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited by their partnership's secretariat."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work, where a line says that the password was changed."""
        return reverse("start")
