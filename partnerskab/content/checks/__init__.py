# SPDX-License-Identifier: MPL-2.0
"""What is wrong or missing in frozen content, found by small pure rules over it.

A rule is a function that yields findings, and is registered below. Rules of an activity need only the activity, its
agreement and the plan's year, so that a page can check one activity without freezing its plan.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ..agreed import StatusContent, WholeAgreement
from ..canonical import Content
from ..tree import ActivityContent, AgreementContent, PlanContent
from ..yearly import CaseContent, FollowUpContent, MeetingContent
from . import (
    agreed_facts,
    agreement,
    anchoring,
    case,
    followup,
    meeting,
    money,
    names,
    pools,
    status,
    texts,
    whole_plan,
)
from .findings import Figure, Finding, Place, Scope, Severity, Share, Summary
from .whole_plan import SHARE_WANTED, has_partners, share_with_partners

__all__ = [
    "SHARE_WANTED",
    "Figure",
    "Finding",
    "Place",
    "Scope",
    "Severity",
    "Share",
    "Summary",
    "check",
    "check_activity",
    "check_plan",
    "has_partners",
    "share_with_partners",
    "summary",
]

ACTIVITY_RULES: tuple[Callable[[ActivityContent, AgreementContent, int], Iterator[Finding]], ...] = (
    money.posts_against_stated,
    money.overview_against_activity,
    money.activity_outside_agreement,
    money.no_money,
    money.activity_words_for_money,
    pools.undecided_applications,
    pools.unaccounted_grants,
    money.activity_unfunded,
    anchoring.no_anchoring,
    texts.numbered_appendix,
    texts.no_number,
    names.drifting_names,
    names.drifting_areas,
    texts.missing_sections,
    texts.no_partner,
    texts.no_lead,
)

PLAN_RULES: tuple[Callable[[PlanContent], Iterator[Finding]], ...] = (
    whole_plan.lines_without_activity,
    whole_plan.plan_total,
    whole_plan.above_frame,
    whole_plan.same_number,
    whole_plan.empty_areas,
    whole_plan.too_few_partners,
)


AGREEMENT_RULES: tuple[Callable[[WholeAgreement], Iterator[Finding]], ...] = (
    agreement.no_parties,
    agreement.no_focus_areas,
    agreement.nobody_approves,
    agreement.missing_chapters,
    agreement.other_number_of_areas,
    agreed_facts.no_area,
    agreed_facts.map_without_words,
    agreed_facts.areas_without_results,
    agreed_facts.no_targets,
    agreed_facts.no_baselines,
    agreement.no_bodies,
    agreement.only_collaborators,
    agreed_facts.missing_frames,
)

STATUS_RULES: tuple[Callable[[StatusContent], Iterator[Finding]], ...] = (
    status.no_targets,
    status.nobody_approves,
    status.examples,
    status.no_introduction,
    status.no_reading,
    status.unexplained_baseline,
    status.preliminary,
    status.small_number_in_remark,
    status.no_remark,
)


FOLLOWUP_RULES: tuple[Callable[[FollowUpContent], Iterator[Finding]], ...] = (
    followup.nobody_approves,
    followup.unanswered,
    followup.stopped_unexplained,
    followup.overspent,
    followup.nothing_delivered_said,
    followup.no_introduction,
)

MEETING_RULES: tuple[Callable[[MeetingContent], Iterator[Finding]], ...] = (
    meeting.no_points,
    meeting.nobody_present,
    meeting.too_early,
    meeting.decided_without_votes,
    meeting.undecided,
)

CASE_RULES: tuple[Callable[[CaseContent], Iterator[Finding]], ...] = (
    case.no_recommendation,
    case.no_number,
    case.empty_parts,
    case.doubled_at,
    case.unmarked_annexes,
)

_RULES: dict[type, tuple[Callable[[Any], Iterator[Finding]], ...]] = {
    WholeAgreement: AGREEMENT_RULES,
    StatusContent: STATUS_RULES,
    FollowUpContent: FOLLOWUP_RULES,
    MeetingContent: MEETING_RULES,
    CaseContent: CASE_RULES,
}


def check(content: Content) -> tuple[Finding, ...]:
    """What the rules find in frozen content, of whatever matter it is; what blocks comes first."""
    if isinstance(content, PlanContent):
        return check_plan(content)
    return _heaviest_first(finding for rule in _RULES[type(content)] for finding in rule(content))


def check_activity(activity: ActivityContent, agreement: AgreementContent, year: int) -> tuple[Finding, ...]:
    """What the rules find in one activity of the plan of that year; what blocks comes first."""
    return _heaviest_first(finding for rule in ACTIVITY_RULES for finding in rule(activity, agreement, year))


def check_plan(content: PlanContent) -> tuple[Finding, ...]:
    """What the rules find in a whole plan: what blocks first, activities in reading order, then the plan itself."""

    def findings() -> Iterator[Finding]:
        for activity in content.activities:
            yield from check_activity(activity, content.agreement, content.year)
        for rule in PLAN_RULES:
            yield from rule(content)

    return _heaviest_first(findings())


def summary(content: PlanContent, findings: tuple[Finding, ...]) -> Summary:
    """The findings of `check_plan(content)` counted, with the share of activities that have partners."""
    counts = Counter(finding.severity for finding in findings)
    return Summary(counts[Severity.BLOCKS], counts[Severity.ADVISES], share_with_partners(content))


def _heaviest_first(findings: Iterator[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: not finding.blocks))
