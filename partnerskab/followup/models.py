# SPDX-License-Identifier: MPL-2.0
"""Rounds of follow-up on a plan, and what is answered in them for each activity (plan 2022, the political process:
midtvejsstatus in May or June, afrapportering in December; the yearly statusrapport by the secretariat)."""

from django.db import models
from django.db.models import QuerySet

from activities.models import Activity, Deliverable, Plan
from partnerskab.agreements.models import Agreement, Partnership, User
from partnerskab.editing import Editable
from partnerskab.richtext import RichTextField

MARKS = {"midterm": "midtvejs", "final": "afrapportering", "annual": "statusrapport"}
"""What a round is called in addresses and before a version's number."""


class RoundQuerySet(QuerySet["Round"]):
    def of(self, partnership: Partnership) -> "RoundQuerySet":
        """The partnership's rounds with the plan they follow up, the newest first."""
        rounds = self.filter(plan__agreement__partnership=partnership).select_related("plan__agreement__partnership")
        return rounds.order_by("-plan__year", "-opened_on", "-pk")

    def marked(self, mark: str) -> "RoundQuerySet":
        """That which an address names: "2026-midtvejs"; none where the address is no round's."""
        year, _, word = mark.partition("-")
        kinds = {word: kind for kind, word in MARKS.items()}
        if not (year.isdecimal() and len(year) == 4 and word in kinds):
            return self.none()
        return self.filter(plan__year=int(year), kind=kinds[word])


class Round(Editable):
    """A follow-up on a year's plan. While it is open each activity's responsible answer; closing it freezes it.

    The yearly report (ANNUAL) asks no questions: it tells what the year's last round answered, with the status on the
    targets. `plan_label` and `plan_sha256` name the approved version that was in force when the round was opened.
    """

    class Kind(models.TextChoices):
        MIDTERM = "midterm", "Midtvejsstatus"
        FINAL = "final", "Afrapportering"
        ANNUAL = "annual", "Statusrapport"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="rounds")
    kind = models.CharField("art", max_length=7, choices=Kind)
    opened_on = models.DateField("åbnet")
    due_on = models.DateField("svar senest", null=True, blank=True)
    closed_at = models.DateTimeField("lukket", null=True, blank=True)
    plan_label = models.CharField("planens version", max_length=40, blank=True)
    plan_sha256 = models.CharField("planens fingeraftryk", max_length=64, blank=True)
    introduction = RichTextField("indledning", blank=True)
    conclusion = RichTextField("afslutning", blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "opened_on"]
        verbose_name = "opfølgning"
        verbose_name_plural = "opfølgninger"
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="one_round_of_a_kind_per_plan")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.plan.year}"

    @property
    def agreement(self) -> Agreement:
        """That of its plan."""
        return self.plan.agreement

    @property
    def partnership(self) -> Partnership:
        return self.plan.agreement.partnership

    @property
    def year(self) -> int:
        """The plan's."""
        return self.plan.year

    @property
    def mark(self) -> str:
        """Its name in an address and before a version's number: "2026-midtvejs"."""
        return f"{self.plan.year}-{MARKS[self.kind]}"

    @property
    def address(self) -> str:
        """Its place below the partnership's address."""
        return f"opfoelgning/{self.mark}"

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return self.closed_at is None


class Answer(Editable):
    """What is told of one activity in a round, in plain words, by those who are responsible for it.

    It is sent when it is done, and may be sent back with a comment; the figures of success criteria and money stand
    where they always stand (`CriterionResult`, `Spending`).
    """

    class State(models.TextChoices):
        ON_TRACK = "on_track", "Går efter planen"
        DELAYED = "delayed", "Forsinket"
        STOPPED = "stopped", "Stoppet"
        DONE = "done", "Gennemført"

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="answers")
    state = models.CharField("hvordan går det", max_length=8, choices=State, blank=True)
    happened = models.TextField("hvad er der sket", blank=True)
    money_note = models.TextField("bemærkning til økonomien", blank=True)
    next_steps = models.TextField("hvad sker der nu", blank=True)
    learning = models.TextField("hvad har vi lært", blank=True)
    sent_at = models.DateTimeField("sendt", null=True, blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField("sendt tilbage", null=True, blank=True)
    returned_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    return_comment = models.TextField("hvad mangler", blank=True)

    class Meta:
        ordering = ["round", "activity"]
        verbose_name = "svar"
        verbose_name_plural = "svar"
        constraints = [models.UniqueConstraint(fields=["round", "activity"], name="one_answer_per_activity")]

    def __str__(self) -> str:
        return f"{self.round}: {self.activity}"

    @property
    def is_sent(self) -> bool:
        """Whether it is done, and not sent back since."""
        return self.sent_at is not None and not self.is_returned

    @property
    def is_returned(self) -> bool:
        """Whether the secretariat has sent it back, and it has not been sent again."""
        return self.returned_at is not None and (self.sent_at is None or self.returned_at > self.sent_at)


class DeliverableResult(Editable):
    """What was delivered of what was promised, as told in a round: "8 af 12" and a remark."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="deliveries")
    deliverable = models.ForeignKey(Deliverable, models.CASCADE, related_name="results")
    delivered = models.CharField("leveret", max_length=80, blank=True)
    note = models.CharField("bemærkning", max_length=300, blank=True)

    class Meta:
        ordering = ["deliverable__order"]
        verbose_name = "opfølgning på leverance"
        verbose_name_plural = "opfølgninger på leverancer"
        constraints = [models.UniqueConstraint(fields=["answer", "deliverable"], name="one_result_per_deliverable")]

    def __str__(self) -> str:
        return f"{self.deliverable}: {self.delivered}"
