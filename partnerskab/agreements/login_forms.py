# SPDX-License-Identifier: MPL-2.0
"""The forms of the login in the words of the product; what they do is allauth's."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms

HINT = "Mindst 12 tegn. Brug gerne flere ord, som du kan huske."


def _named(form: forms.Form, *fields: tuple[str, str, str]) -> None:
    """Give fields their labels and hints; grey example words inside a field are read as an answer, so none."""
    for name, label, hint in fields:
        field = form.fields[name]
        field.label, field.help_text = label, hint
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = f"Skriv {label[:1].lower()}{label[1:]}."


class LoginForm(allauth_forms.LoginForm):
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, ("login", "E-mail", ""), ("password", "Adgangskode", ""))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["login"].error_messages["invalid"] = "Skriv e-mailadressen som navn@eksempel.dk."


class ResetForm(allauth_forms.ResetPasswordForm):
    """The address that is to have a link for a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, ("email", "E-mail", ""))
        self.fields["email"].error_messages["invalid"] = "Skriv e-mailadressen som navn@eksempel.dk."


class _TwiceTheSame:
    """A new password, typed twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(
            self,  # type: ignore[arg-type]
            ("password1", "Ny adgangskode", HINT),
            ("password2", "Ny adgangskode igen", ""),
        )


class ChangeForm(_TwiceTheSame, allauth_forms.ChangePasswordForm):
    """The password of now, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _named(self, ("oldpassword", "Nuværende adgangskode", ""))


class SetForm(_TwiceTheSame, allauth_forms.SetPasswordForm):
    """A first password for somebody already logged in."""


class KeyForm(_TwiceTheSame, allauth_forms.ResetPasswordKeyForm):
    """A new password for somebody who followed the link of a mail."""
