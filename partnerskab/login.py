# SPDX-License-Identifier: MPL-2.0
"""Login by e-mail and password; the secretariat adds members, nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class NoSignupAdapter(DefaultAccountAdapter):
    """allauth's behaviour, but for sign-up, which is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: people are invited by their partnership's secretariat."""
        return False
