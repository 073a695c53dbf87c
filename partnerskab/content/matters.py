# SPDX-License-Identifier: MPL-2.0
"""What has versions: a plan, an agreement, or a year's status on its targets. Finding, freezing and naming one."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CheckConstraint, Q
from django.utils import timezone

from activities.models import Plan
from partnerskab.agreements.models import Agreement, Partnership
from targets.models import TargetStatus

from .agreed import WholeAgreement
from .canonical import Content
from .freezing import freeze
from .freezing_agreement import freeze_whole_agreement
from .freezing_status import freeze_status
from .tree import PartyContent, PlanContent

Matter = Plan | Agreement | TargetStatus

KINDS = ("plan", "agreement", "status")
"""The columns of a row that is of one matter; in this order wherever matters of several kinds stand together."""

PARTNERSHIPS = ("plan__agreement__partnership", "agreement__partnership", "status__agreement__partnership")
"""The way from such a row to the partnership, whatever matter it is of."""


@dataclass(frozen=True, slots=True)
class Words:
    """A matter inside a sentence; all three are of the common gender."""

    noun: str
    the: str
    of_the: str
    writers: str
    """Who writes it and answers what was said of it."""


_WORDS = {
    "plan": Words("plan", "planen", "planens", "Arbejdsgruppen"),
    "agreement": Words("aftale", "aftalen", "aftalens", "Sekretariatet"),
    "status": Words("målstatus", "målstatussen", "målstatussens", "Sekretariatet"),
}


def kind_of(matter: Matter | Content) -> str:
    """ "plan", "agreement" or "status", of a row and of frozen content alike."""
    match matter:
        case Plan() | PlanContent():
            return "plan"
        case Agreement() | WholeAgreement():
            return "agreement"
        case _:
            return "status"


def words(matter: Matter | Content) -> Words:
    """What it is called inside a sentence."""
    return _WORDS[kind_of(matter)]


def find_matter(partnership: Partnership, address: str) -> Matter | None:
    """The matter of the partnership that an address names ("aftale/2025-2028"), if it has one."""
    kind, _, mark = address.rpartition("/")
    if kind == "plan":
        return Plan.objects.of(partnership).filter(year=int(mark)).first()
    if kind == "aftale":
        return Agreement.objects.of(partnership).marked(mark).first()
    return TargetStatus.objects.of(partnership).filter(year=int(mark)).first()


def all_like(matter: Matter) -> list[Matter]:
    """The matters of its kind in its partnership, itself among them, the newest first."""
    if isinstance(matter, Plan):
        return list(Plan.objects.of(matter.partnership).order_by("-year"))
    if isinstance(matter, Agreement):
        return list(Agreement.objects.of(matter.partnership))
    return list(TargetStatus.objects.of(matter.partnership))


def at_address(address: str, before: str = "") -> dict[str, Any]:
    """The same of a row that is of a matter: what holds of its columns, to filter by."""
    kind, _, mark = address.rpartition("/")
    if kind == "aftale":
        first, last = mark.split("-")
        ends = {"agreement__valid_from__year": int(first), "agreement__valid_to__year": int(last)}
        return {f"{before}{name}": year for name, year in ends.items()}
    return {f"{before}{'plan' if kind == 'plan' else 'status'}__year": int(mark)}


def freeze_matter(matter: Matter) -> Content:
    """The whole of it as it stands now."""
    if isinstance(matter, Plan):
        return freeze(matter)
    if isinstance(matter, Agreement):
        return freeze_whole_agreement(matter)
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


def ways(before: str = "") -> tuple[str, ...]:
    """For `select_related`: the way to each kind of matter and its partnership."""
    return tuple(f"{before}{way}" for way in PARTNERSHIPS)


def of_one_matter(name: str) -> CheckConstraint:
    """A row is of exactly one matter."""
    plan, agreement, status = (
        Q(**{f"{kind}__isnull": False}, **{other: None for other in KINDS if other != kind}) for kind in KINDS
    )
    return CheckConstraint(condition=plan | agreement | status, name=name)


def the_one(*matters: Matter | None) -> Matter:
    """The one that is there."""
    return next(matter for matter in matters if matter is not None)
