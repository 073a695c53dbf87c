# SPDX-License-Identifier: MPL-2.0
"""The partnership, the organisations around it, and who takes part for them."""

from django.db import models
from django.db.models import F, Q, QuerySet
from simple_history.models import HistoricalRecords

from partnerskab.editing import Editable

from .people import Role, User


class Organisation(Editable):
    """An actor by its own name: an administration, the police, a housing organisation, an association."""

    name = models.CharField("navn", max_length=200, unique=True)
    short_name = models.CharField("kort navn", max_length=60, blank=True)
    aliases = models.JSONField("andre navne", default=list, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The name for narrow columns."""
        return self.short_name or self.name


class PartnershipQuerySet(QuerySet["Partnership"]):
    def visible_to(self, user: User) -> "PartnershipQuerySet":
        """The partnerships the user is a member of today."""
        return self.filter(memberships__user=user, memberships__ended_on=None).distinct()


class Partnership(models.Model):
    """A safety partnership; several live in one installation."""

    name = models.CharField("navn", max_length=120)
    slug = models.SlugField("adresse", unique=True)
    is_sample = models.BooleanField("eksempel", default=False)
    history = HistoricalRecords()

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = "partnerskab"
        verbose_name_plural = "partnerskaber"

    def __str__(self) -> str:
        return self.name


class Membership(Editable):
    """A user's role in a partnership, for an organisation. An ended membership stays, for history's sake.

    `began_on` and `ended_on` are the first and the last day; `title` is the person's post, such as "projektleder".
    A deputy answers for the organisation like its member does; whoever answers first has answered.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField("rolle", max_length=14, choices=Role)
    is_deputy = models.BooleanField("stedfortræder", default=False)
    title = models.CharField("stilling", max_length=120, blank=True)
    began_on = models.DateField("medlem fra", null=True, blank=True)
    ended_on = models.DateField("ophørt", null=True, blank=True)

    class Meta:
        ordering = ["partnership", "user__name"]
        verbose_name = "medlem"
        verbose_name_plural = "medlemmer"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partnership"], condition=Q(ended_on=None), name="one_role_per_member"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Contact(Editable):
    """Whom to call at an organisation. For members alone: contact details are in no paper and no frozen content."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    name = models.CharField("navn", max_length=120)
    title = models.CharField("stilling", max_length=120, blank=True)
    task = models.CharField("opgave", max_length=200, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)
    from_date = models.DateField("fra", null=True, blank=True)
    to_date = models.DateField("til", null=True, blank=True)

    class Meta:
        ordering = ["organisation__name", "name"]
        verbose_name = "kontaktperson"
        verbose_name_plural = "kontaktpersoner"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_date=None) | Q(from_date=None) | Q(to_date__gte=F("from_date")),
                name="a_contact_ends_after_it_begins",
                violation_error_message="Slutdatoen skal ligge efter startdatoen.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
