# SPDX-License-Identifier: MPL-2.0
"""The people: users, and what they are in a partnership."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Users are known by their e-mail address; there is no user name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who logs in with `email`. Without a password nobody can log in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a user who may use Django's admin; for operators only."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person with a login. Users are deactivated, never deleted: history names them."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField("e-mail", unique=True)
    name = models.CharField("navn", max_length=120)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()  # type: ignore[misc,assignment]

    class Meta:
        verbose_name = "bruger"
        verbose_name_plural = "brugere"

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as shown on pages and in history."""
        return str(self)

    def get_short_name(self) -> str:
        """The same name: pages have room for it."""
        return str(self)

    @property
    def initials(self) -> str:
        """One or two letters for the round mark in the top bar."""
        parts = str(self).split()
        letters = parts[0][:2] if len(parts) == 1 else parts[0][0] + parts[-1][0]
        return letters.upper()


class Role(models.TextChoices):
    """What a member is in a partnership (DESIGN section 6; partnerskabsaftale 2025-2028, the organisation)."""

    SECRETARIAT = "secretariat", "Sekretariat"
    WORKING_GROUP = "working_group", "Arbejdsgruppe"
    STEERING_GROUP = "steering_group", "Styregruppe"
    COLLABORATOR = "collaborator", "Samarbejdspartner"
    READER = "reader", "Læser"
