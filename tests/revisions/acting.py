# SPDX-License-Identifier: MPL-2.0
"""What people do to versions, in the words of the tests, and a small plan and agreement for them to do it to."""

from dataclasses import dataclass, replace

import pytest
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Membership, Organisation, Role, User
from partnerskab.content.matters import Matter, freeze_matter
from partnerskab.content.tree import PlanContent
from partnerskab.editing import change
from partnerskab.meetings.models import Meeting as BodyMeeting
from partnerskab.revisions import lifecycle
from partnerskab.revisions.lifecycle import Held, Word
from partnerskab.revisions.models import Decision, Meeting, Revision
from targets.models import TargetStatus
from tests.cast import PASSWORD, Cast
from tests.content_examples import example_plan

APPROVED, SENT_BACK, NOTED = Decision.Kind.APPROVED, Decision.Kind.SENT_BACK, Decision.Kind.NOTED


@dataclass(frozen=True)
class Acting:
    """The life of one matter: the secretariat submits and records, members answer for their parties."""

    cast: Cast
    matter: Matter

    @property
    def plan(self) -> Plan:
        """The matter, where it is a plan."""
        assert isinstance(self.matter, Plan)
        return self.matter

    def submit(self, message: str = "Hermed planen.", explanation: str = "Pengene er afsat.") -> Revision:
        """Submit the draft as it stands, every finding that blocks explained."""
        content = freeze_matter(self.matter)
        explanations = dict.fromkeys(lifecycle.blocking(content), explanation)
        return lifecycle.submit(self.matter, self.cast.secretariat, content, message, explanations)

    def member(self, party: str, *, deputy: bool = False) -> Membership:
        """The steering group's member for an organisation, made at the first call."""
        organisation, _ = Organisation.objects.get_or_create(name=party)
        name = f"{'Stedfortræder' if deputy else 'Medlem'} {party}"
        found = Membership.objects.filter(user__name=name).first()
        if found:
            return found
        email = f"m{Membership.objects.count()}@eksempel.dk"
        return Membership.objects.create(
            user=User.objects.create_user(email, PASSWORD, name=name),
            partnership=self.cast.partnership,
            organisation=organisation,
            role=Role.STEERING_GROUP,
            is_deputy=deputy,
        )

    def parties(self) -> list[str]:
        """The names of the parties with a vote."""
        return [party.name for party in freeze_matter(self.matter).voting]

    def recommend(self, revision: Revision, kind: str = APPROVED, comment: str = "") -> Meeting:
        """The working group's meeting recommends the version, the first step of the example's route."""
        return self.record(revision, 0, {"": Word(kind, comment)})

    def record(self, revision: Revision, place: int, words: dict[str, Word], reference: str = "") -> Meeting:
        """Record a meeting of today at a step."""
        held = Held(timezone.localdate(), tuple(self.parties()[:2]), reference)
        return lifecycle.record(revision, self.cast.secretariat, place, held, words)

    def answer(
        self, revision: Revision, party: str, kind: str = APPROVED, comment: str = "", *, deputy: bool = False
    ) -> Decision:
        """A party's member answers what it saw."""
        word = Word(kind, comment or ("Ret beløbet." if kind == SENT_BACK else ""))
        return lifecycle.answer(revision, self.member(party, deputy=deputy), word, revision.content_sha256)

    def withdraw(self, revision: Revision) -> None:
        """Take the version back."""
        lifecycle.withdraw(revision, self.cast.secretariat)

    def approve(self, revision: Revision) -> Revision:
        """Everybody who has not yet said yes says it; the version as it stands afterwards."""
        if not revision.decisions.exists():
            self.recommend(revision)
        answered = set(revision.decisions.values_list("party_name", flat=True))
        for party in self.parties():
            if party not in answered:
                self.answer(revision, party)
        return Revision.objects.of(self.cast.partnership).get(pk=revision.pk)


@pytest.fixture
def act(cast: Cast, plan: Plan) -> Acting:
    """What people do to the versions of the test's plan."""
    return Acting(cast, plan)


@pytest.fixture
def agree(cast: Cast, plan: Plan) -> Acting:
    """What people do to the versions of the agreement that the test's plan stands on, made whole: it has a purpose and
    a target, and the same route as the plan."""
    agreement = plan.agreement
    for step in agreement.approval_steps.filter(matter="plan"):
        agreement.approval_steps.create(
            matter="agreement", order=step.order, body=step.body, act=step.act, rule=step.rule
        )
    agreement.sections.create(kind="purpose", text="<p>Området skal være trygt at bo i.</p>")
    agreement.targets.create(code="3", title="Aktiviteter med flere partnere", rule="share", limit=75)
    return Acting(cast, agreement)


@pytest.fixture
def follow(agree: Acting) -> Acting:
    """What people do to the versions of the status of 2022 on that agreement's one target; a meeting approves it."""
    agreement = agree.matter
    for order, (body, act) in enumerate((("Styregruppen", "approves"), ("Økonomiudvalget", "is_informed"))):
        agreement.approval_steps.create(matter="status", order=order, body=body, act=act)
    text = "<p>Flere har fundet sammen i år.</p>"
    return Acting(agree.cast, TargetStatus.objects.create(agreement=agreement, year=2022, introduction=text))


@pytest.fixture
def minutes(cast: Cast, steering_meeting: BodyMeeting) -> Acting:
    """What people do to the versions of a meeting's minutes; the next meeting approves them."""
    return Acting(cast, steering_meeting)


def small_plan() -> PlanContent:
    """Two activities and three parties with a vote, one of them the cast's steering group's; two findings block."""
    content = example_plan(2)
    agreement = content.agreement
    chosen = [p for p in agreement.parties if p.name in ("Socialforvaltningen", "Københavns Politi", "SSP København")]
    collaborators = [party for party in agreement.parties if party.role == "collaborator"]
    return replace(content, agreement=replace(agreement, parties=(*chosen, *collaborators)))


def edit(act: Acting, title: str = "Et nyt navn") -> None:
    """Change the draft: the first activity gets another title."""
    activity = act.plan.activities.order_by("number").first()
    change(activity, activity.version, title=title)


def now(revision: Revision) -> Revision:
    """The version as it stands."""
    return Revision.objects.with_fate().get(pk=revision.pk)
