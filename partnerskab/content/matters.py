# SPDX-License-Identifier: MPL-2.0
"""What has versions: a plan, an agreement, a year's status on its targets, a round of follow-up, a meeting's minutes, a
case paper. Finding, freezing and naming one."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CheckConstraint, Q
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Partnership
from partnerskab.cases.models import CasePaper
from partnerskab.followup.models import MARKS, Round
from partnerskab.meetings.models import Meeting
from targets.models import TargetStatus

from .agreed import StatusContent, WholeAgreement
from .canonical import Content
from .freezing import freeze
from .freezing_agreement import freeze_whole_agreement
from .freezing_case import freeze_case
from .freezing_followup import freeze_round
from .freezing_meeting import freeze_meeting
from .freezing_status import freeze_status
from .tree import PartyContent, PlanContent
from .yearly import CaseContent, FollowUpContent, MeetingContent

Matter = Plan | Agreement | TargetStatus | Round | Meeting | CasePaper

KINDS = ("plan", "agreement", "status", "followup", "meeting", "case")
"""The columns of a row that is of one matter; in this order wherever matters of several kinds stand together."""

PARTNERSHIPS = (
    "plan__agreement__partnership",
    "agreement__partnership",
    "status__agreement__partnership",
    "followup__plan__agreement__partnership",
    "meeting__agreement__partnership",
    "case__agreement__partnership",
)
"""The way from such a row to the partnership, whatever matter it is of."""


@dataclass(frozen=True, slots=True)
class Words:
    """A matter inside a sentence. `it` stands for it later: minutes alone are neuter."""

    noun: str
    the: str
    of_the: str
    writers: str
    """Who writes it and answers what was said of it."""
    others: str
    """What those of its kind beside it are called."""
    it: str = "den"
    sent: str = "til godkendelse"
    """What it is sent to those who answer for."""

    @property
    def a(self) -> str:
        """Its article: "en plan", "et referat"."""
        return "et" if self.it == "det" else "en"

    @property
    def every(self) -> str:
        """ "hver plan", "hvert referat"."""
        return "hvert" if self.it == "det" else "hver"


_WORDS = {
    "plan": Words("plan", "planen", "planens", "Arbejdsgruppen", "Andre år"),
    "agreement": Words("aftale", "aftalen", "aftalens", "Sekretariatet", "Andre aftaler"),
    "status": Words("målstatus", "målstatussen", "målstatussens", "Sekretariatet", "Andre år"),
    "followup": Words("opfølgning", "opfølgningen", "opfølgningens", "Arbejdsgruppen", "Andre opfølgninger"),
    "meeting": Words("referat", "referatet", "referatets", "Sekretariatet", "Andre møder", "det"),
    "case": Words("indstilling", "indstillingen", "indstillingens", "Sekretariatet", "Andre indstillinger"),
}
_TO_NOTE = replace(_WORDS["case"], sent="til efterretning")

_KINDS: dict[type, str] = {
    Plan: "plan",
    PlanContent: "plan",
    Agreement: "agreement",
    WholeAgreement: "agreement",
    TargetStatus: "status",
    StatusContent: "status",
    Round: "followup",
    FollowUpContent: "followup",
    Meeting: "meeting",
    MeetingContent: "meeting",
    CasePaper: "case",
    CaseContent: "case",
}


def kind_of(matter: Matter | Content) -> str:
    """One of KINDS, of a row and of frozen content alike."""
    return _KINDS[type(matter)]


def words(matter: Matter | Content) -> Words:
    """What it is called inside a sentence."""
    if isinstance(matter, CasePaper | CaseContent) and matter.aim != CasePaper.Aim.DECISION:
        return _TO_NOTE
    return _WORDS[kind_of(matter)]


def find_matter(partnership: Partnership, address: str) -> Matter | None:
    """The matter of the partnership that an address names ("aftale/2025-2028"), if it has one."""
    kind, _, mark = address.rpartition("/")
    match kind:
        case "plan":
            return Plan.objects.of(partnership).filter(year=int(mark)).first()
        case "aftale":
            return Agreement.objects.of(partnership).marked(mark).first()
        case "opfoelgning":
            return Round.objects.of(partnership).marked(mark).first()
        case "moede":
            return Meeting.objects.of(partnership).marked(mark).first()
        case "indstilling":
            return CasePaper.objects.of(partnership).marked(mark).first()
        case _:
            return TargetStatus.objects.of(partnership).filter(year=int(mark)).first()


def all_like(matter: Matter) -> list[Matter]:
    """The matters of its kind in its partnership, itself among them, the newest first."""
    if isinstance(matter, Plan):
        return list(Plan.objects.of(matter.partnership).order_by("-year"))
    rows: Any = type(matter).objects
    return list(rows.of(matter.partnership))


def at_address(address: str, before: str = "") -> dict[str, Any]:
    """The same of a row that is of a matter: what holds of its columns, to filter by."""
    kind, _, mark = address.rpartition("/")
    first, _, last = mark.partition("-")
    match kind:
        case "plan":
            found: dict[str, Any] = {"plan__year": int(mark)}
        case "aftale":
            found = {"agreement__valid_from__year": int(first), "agreement__valid_to__year": int(last)}
        case "opfoelgning":
            kinds = {word: kind for kind, word in MARKS.items()}
            found = {"followup__plan__year": int(first), "followup__kind": kinds[last]}
        case "moede":
            found = {"meeting__year": int(first), "meeting__number": int(last)}
        case "indstilling":
            found = {"case__year": int(first), "case__number": int(last)}
        case _:
            found = {"status__year": int(mark)}
    return {f"{before}{name}": value for name, value in found.items()}


def freeze_matter(matter: Matter) -> Content:
    """The whole of it as it stands now."""
    match matter:
        case Plan():
            return freeze(matter)
        case Agreement():
            return freeze_whole_agreement(matter)
        case Round():
            return freeze_round(matter, timezone.localdate())
        case Meeting():
            return freeze_meeting(matter)
        case CasePaper():
            return freeze_case(matter)
        case _:
            return freeze_status(matter, timezone.localdate())


def parties_of(content: Content) -> tuple[PartyContent, ...]:
    """Every organisation that takes part, with a vote or without one."""
    if isinstance(content, PlanContent):
        return content.agreement.parties
    return tuple(PartyContent(party.id, party.name, party.role) for party in content.parties)


def columns(matter: Matter) -> dict[str, Any]:
    """The columns of a row that is of that matter, those of the other kinds empty."""
    return {kind: matter if kind == kind_of(matter) else None for kind in KINDS}


def of_partnership(partnership: Partnership, before: str = "") -> Q:
    """Rows of any matter of the partnership; `before` is the way from the row to the one with the columns."""
    found = Q()
    for way in PARTNERSHIPS:
        found |= Q(**{f"{before}{way}": partnership})
    return found


def ways(before: str = "", kinds: Collection[str] = KINDS) -> tuple[str, ...]:
    """For `select_related`: the way to each of these kinds of matter and its partnership, and to the body that gives a
    meeting its name."""
    known = (*PARTNERSHIPS, "meeting__body")
    return tuple(f"{before}{way}" for way in known if way.partition("__")[0] in kinds)


def of_one_matter(name: str) -> CheckConstraint:
    """A row is of exactly one matter."""
    found = Q()
    for kind in KINDS:
        found |= Q(**{f"{kind}__isnull": False}, **{other: None for other in KINDS if other != kind})
    return CheckConstraint(condition=found, name=name)


def the_one(*matters: Matter | None) -> Matter:
    """The one that is there."""
    return next(matter for matter in matters if matter is not None)
