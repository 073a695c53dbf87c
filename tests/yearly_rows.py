# SPDX-License-Identifier: MPL-2.0
"""A year's follow-up, meeting and case paper in the database, and what people do to their versions."""

import datetime

import pytest
from django.utils import timezone

from activities.models import CriterionResult, Plan
from partnerskab.agreements.models import Body
from partnerskab.cases.models import Annex, CasePaper, Handling, Recommendation
from partnerskab.followup.models import Answer, DeliverableResult, Round
from partnerskab.meetings.models import AgendaPoint, Attachment, Attendance, Meeting
from tests.cast import Cast

NOBODY_APPROVES_YET = (("Styregruppen", "approves"), ("Økonomiudvalget", "is_informed"))


@pytest.fixture
def midterm(cast: Cast, plan: Plan) -> Round:
    """The open half-way status of the test's plan: one activity is answered, with its deliverables."""
    agreement = plan.agreement
    if not agreement.approval_steps.filter(matter="status").exists():
        for order, (body, act) in enumerate(NOBODY_APPROVES_YET):
            agreement.approval_steps.create(matter="status", order=order, body=body, act=act)
    made = Round.objects.create(
        plan=plan,
        kind=Round.Kind.MIDTERM,
        opened_on=datetime.date(plan.year, 4, 15),
        due_on=datetime.date(plan.year, 5, 10),
        introduction="<p>De fleste aktiviteter er i gang.</p>",
    )
    activity = plan.activities.in_reading_order()[0]
    answer = Answer.objects.create(
        round=made,
        activity=activity,
        state=Answer.State.ON_TRACK,
        happened="Fire arrangementer er holdt, og der kom flere, end vi havde ventet.",
        next_steps="To arrangementer mere efter sommerferien.",
        learning="Plakater i opgangene virker bedre end mail.",
        sent_at=timezone.now(),
        sent_by=cast.working_group,
    )
    for deliverable in activity.deliverables.all():
        DeliverableResult.objects.create(answer=answer, deliverable=deliverable, delivered="4 af 6")
    for criterion in activity.success_criteria.all():
        CriterionResult.objects.create(criterion=criterion, year=plan.year, state="on_the_way", figure="4")
    return made


@pytest.fixture
def steering_meeting(cast: Cast, plan: Plan) -> Meeting:
    """A meeting of the steering group that has been held: three were called, one sent an apology; two points."""
    body = Body.objects.create(
        agreement=plan.agreement, kind=Body.Kind.STEERING, name="Styregruppen", meetings_least=1, order=9
    )
    meeting = Meeting.objects.create(
        agreement=plan.agreement,
        body=body,
        year=plan.year,
        number=1,
        held_on=datetime.date(plan.year, 5, 20),
        starts_at=datetime.time(14, 30),
        ends_at=datetime.time(16),
        place="Beboerhuset",
        chair="Stine Styrer",
        minute_taker="Sanne Sekretær",
        call="<p>Vi mødes om årets status.</p>",
        called_at=timezone.now(),
        called_by=cast.secretariat,
    )
    people = (
        ("Stine Styrer", "present", True),
        ("Pia Politi", "apology", True),
        ("Samir Samarbejder", "present", False),
    )
    for order, (name, standing, votes) in enumerate(people):
        member = cast.partnership.memberships.filter(user__name=name).first()
        organisation = member.organisation if member else None
        Attendance.objects.create(
            meeting=meeting, order=order, name=name, membership=member, organisation=organisation,
            standing=standing, votes=votes,
        )  # fmt: skip
    first = AgendaPoint.objects.create(
        meeting=meeting, order=0, title="Status på planen", kind="information", presenter="Sekretariatet",
        text="<p>Sekretariatet fortæller, hvor langt vi er.</p>", said="<p>Alle bakkede op.</p>", outcome="noted",
    )  # fmt: skip
    Attachment.objects.create(point=first, title="Planen", address=f"/amager/plan/{plan.year}/")
    AgendaPoint.objects.create(
        meeting=meeting, order=1, title="Penge til sommerens arrangementer", kind="decision", outcome="agreed",
        decision="25.000 kr. fra puljen.", subject="grant", subject_id=plan.pk, subject_label="Sommerfest, 25.000 kr.",
    )  # fmt: skip
    return meeting


@pytest.fixture
def case(plan: Plan) -> CasePaper:
    """A case paper on the plan to Økonomiudvalget, with two "at"-points."""
    case = CasePaper.objects.create(
        agreement=plan.agreement,
        year=plan.year,
        number=1,
        title=f"Tryghedsplan {plan.year}",
        body="Økonomiudvalget",
        meeting_on=datetime.date(plan.year, 6, 14),
        sender="Økonomiforvaltningen",
        case_number="2022-0012345",
        document_number="1234567",
        resume="<p>Udvalget orienteres om årets plan.</p>",
        problem="<p>Planen skal gøres færdig, før året begynder.</p>",
        solution="<p>Planen samler aktiviteterne.</p>",
        economy="<p>Sagen holder sig inden for rammen.</p>",
        process="<p>Styregruppen følger op i maj.</p>",
        subject_label=f"Tryghedsplan {plan.year}",
    )
    for order, text in enumerate(("planen tages til efterretning", "midlerne udmøntes som beskrevet")):
        Recommendation.objects.create(case=case, order=order, text=text)
    Handling.objects.create(case=case, body="Styregruppen", on=f"12. december {plan.year - 1}", text="Godkendte planen")
    Annex.objects.create(case=case, title=f"Tryghedsplan {plan.year}", sha256="ab" * 32)
    return case
