# SPDX-License-Identifier: MPL-2.0
"""What next year's plan was begun from and left behind, and what members propose for it."""

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from activities.models import Activity, Plan
from partnerskab.agreements.models import FocusArea, Organisation, Partnership, User
from partnerskab.editing import Editable
from partnerskab.revisions.models import Revision


class Beginning(Editable):
    """From what a plan was begun: a version of an earlier year's plan, or its draft where `revision` is empty.

    The amounts of the plan's own year that came from it are proposals until somebody has gone through them; those that
    were fetched after `amounts_seen_at` still are.
    """

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="beginning")
    from_plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    amounts_seen_at = models.DateTimeField("beløb gennemgået", null=True, blank=True)

    class Meta:
        verbose_name = "begyndelse af en plan"
        verbose_name_plural = "begyndelser af planer"

    def __str__(self) -> str:
        return f"{self.plan} fra {self.from_plan}"


class LeftBehind(Editable):
    """An activity of the earlier plan that was not carried on, under the name it had, and why.

    It is kept by its id and name, as moves of money keep their posts: nothing in the earlier plan is touched.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="left_behind")
    activity = models.UUIDField("aktivitet")
    number = models.PositiveSmallIntegerField("nr.", null=True, blank=True)
    title = models.CharField("titel", max_length=200)
    anchored_with = models.CharField("forankret hos", max_length=200, blank=True)
    reason = models.CharField("begrundelse", max_length=400, blank=True)

    class Meta:
        ordering = ["number", "title"]
        verbose_name = "aktivitet, der ikke føres videre"
        verbose_name_plural = "aktiviteter, der ikke føres videre"
        constraints = [
            models.UniqueConstraint(fields=["plan", "activity"], name="each_activity_is_left_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ProposalQuerySet(QuerySet["Proposal"]):
    def of(self, partnership: Partnership) -> "ProposalQuerySet":
        """The partnership's proposals with all that a page says of each."""
        found = self.filter(partnership=partnership)
        return found.select_related("author", "organisation", "focus_area", "handled_by", "activity__plan")

    def seen_by(self, user: User) -> "ProposalQuerySet":
        """Those that were sent in, and the user's own: a draft is its author's alone."""
        return self.filter(Q(sent_at__isnull=False) | Q(author=user))

    def waiting(self) -> "ProposalQuerySet":
        """Those that were sent in and have no answer yet."""
        return self.filter(sent_at__isnull=False, withdrawn_at=None, outcome=Proposal.Outcome.NONE)


class Proposal(Editable):
    """A member's proposal of an activity for a coming year's plan; `kr` is what it might cost, in whole kr.

    Each step is a moment with what belongs to it. The author writes until it is answered or withdrawn.
    """

    class Outcome(models.TextChoices):
        NONE = "", "Ikke behandlet"
        TAKEN = "taken", "Taget med"
        DECLINED = "declined", "Ikke taget med"

    class Stage(models.TextChoices):
        DRAFT = "draft", "Kladde"
        SENT = "sent", "Sendt ind"
        TAKEN = "taken", "Taget med"
        DECLINED = "declined", "Ikke taget med"
        WITHDRAWN = "withdrawn", "Trukket tilbage"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="proposals")
    year = models.PositiveSmallIntegerField("planår")
    title = models.CharField("titel", max_length=200)
    focus_area = models.ForeignKey(FocusArea, models.SET_NULL, null=True, blank=True, related_name="+")
    what = models.TextField("forslag", blank=True)
    why = models.TextField("begrundelse for forslaget", blank=True)
    for_whom = models.TextField("målgruppe", blank=True)
    involved = models.TextField("hvem kan være med", blank=True)
    kr = models.PositiveBigIntegerField("anslået beløb", null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposals")
    written_at = models.DateTimeField("skrevet", default=timezone.now)
    sent_at = models.DateTimeField("sendt ind", null=True, blank=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    outcome = models.CharField("svar", max_length=8, choices=Outcome, default=Outcome.NONE, blank=True)
    answer = models.TextField("begrundelse", blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField("behandlet", null=True, blank=True)
    activity = models.OneToOneField(Activity, models.SET_NULL, null=True, blank=True, related_name="proposal")

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-written_at", "pk"]
        verbose_name = "forslag til aktivitet"
        verbose_name_plural = "forslag til aktiviteter"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", handled_at__isnull=True)
                | (~Q(outcome="") & Q(handled_at__isnull=False, sent_at__isnull=False, withdrawn_at__isnull=True)),
                name="what_is_answered_was_sent_in",
            ),
            models.CheckConstraint(condition=~Q(outcome="declined") | ~Q(answer=""), name="declined_with_a_reason"),
            models.CheckConstraint(
                condition=Q(activity__isnull=True) | Q(outcome="taken"), name="only_what_is_taken_in_is_an_activity"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stage(self) -> "Proposal.Stage":
        """How far it has come."""
        if self.withdrawn_at:
            return Proposal.Stage.WITHDRAWN
        if self.outcome:
            return Proposal.Stage(self.outcome)
        return Proposal.Stage.SENT if self.sent_at else Proposal.Stage.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether its author may still write in it."""
        return self.stage in (Proposal.Stage.DRAFT, Proposal.Stage.SENT)
