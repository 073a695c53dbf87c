# SPDX-License-Identifier: MPL-2.0
"""Rounds of follow-up as frozen content, made of the example plan: every state, long words, and nothing at all."""

from dataclasses import replace

from partnerskab.content.tree import ActivityContent
from partnerskab.content.yearly import ActivityTold, Delivered, FollowUpContent, Measured, Met
from tests.content_examples import example_plan
from tests.status_examples import full_status

STATES = ("on_track", "delayed", "stopped", "done", "")
JUDGED = ("met", "on_the_way", "not_met", "unknown", "")


def example_round(activities: int = 12, kind: str = "midterm") -> FollowUpContent:
    """A round on the example plan; every fifth activity has no answer. The yearly report tells of targets too."""
    plan = example_plan(activities)
    agreement = plan.agreement
    titles = {"midterm": "Midtvejsstatus", "final": "Afrapportering", "annual": "Statusrapport"}
    is_annual = kind == "annual"
    return FollowUpContent(
        schema=1,
        matter="followup",
        id="f" * 8,
        partnership=plan.partnership,
        slug=plan.slug,
        year=plan.year,
        kind=kind,
        title=f"{titles[kind]} {plan.year}",
        day=full_status().day if is_annual else "",
        agreement_title=agreement.title,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        plan_label=f"{plan.year}.2",
        plan_sha256="ab" * 32,
        introduction="<p>De fleste aktiviteter er i gang.</p><p>To venter på penge.</p>",
        conclusion="<h3>Til efteråret</h3><p>Vi ses igen i december.</p>",
        areas=agreement.areas,
        told=tuple(_told(one, at) for at, one in enumerate(plan.activities)),
        entries=full_status().entries if is_annual else (),
        met=(Met("Styregruppen", "steering", 1, None, 2), Met("Arbejdsgruppen", "working", 8, 10, 9))
        if is_annual
        else (),
        parties=agreement.parties,
        steps=agreement.steps,
    )


def crowded_round() -> FollowUpContent:
    """Long texts, many promises, words that are wider than their column."""
    content = example_round(3)
    word = "tryghedsskabelsesforanstaltningskoordinationsudvalgsmedlem"
    text = "\n\n".join(f"{word} nummer {at}, og hvad der fulgte efter." for at in range(40))
    promises = tuple(Delivered(f"d{at}", "12", f"{word} nummer {at}", "4 af 12", word) for at in range(30))
    criteria = tuple(Measured(f"m{at}", word, "80 %", word, "met", word, word, word) for at in range(14))
    first = replace(content.told[0], happened=text, learning=text, deliverables=promises, criteria=criteria,
                    title=f"{content.told[0].title} {word}", money_note=f"<b>{word}</b>")  # fmt: skip
    return replace(content, told=(first, *content.told[1:]), introduction=f"<p>{text}</p>")


def empty_round() -> FollowUpContent:
    """A round on a plan without activities, with nothing written."""
    content = example_round(1)
    return replace(content, told=(), introduction="", conclusion="", steps=(), parties=(), areas=(), plan_label="")


def _told(activity: ActivityContent, at: int) -> ActivityTold:
    state = STATES[at % 5]
    return ActivityTold(
        id=activity.id,
        number=activity.number,
        title=activity.title,
        area=activity.area,
        is_appendix=activity.is_appendix,
        is_pool=activity.is_pool,
        leads=tuple(one.name for one in activity.partners if one.role == "lead"),
        partners=tuple(one.name for one in activity.partners if one.role != "lead"),
        state=state,
        is_sent=bool(state),
        happened=f"Det, der skete nummer {at}.\n\nOg så kom {at} til." if state else "",
        money_note="Lønnen er brugt først." if state else "",
        next_steps=f"Så følger nummer {at + 1}." if state else "",
        learning="Plakater virker." if state else "",
        deliverables=(Delivered(f"d{at}", "6", f"arrangementer {at}", "4 af 6" if state else "", "Vejret drillede."),),
        criteria=(Measured(f"m{at}", f"Flere kommer {at}", "40", "Optælling", JUDGED[at % 5], "41", "", "Lister"),),
        budget=None if at % 4 == 3 else 10_000 * (at + 1),
        spent=None if at % 3 == 2 else 9_000 * (at + 1),
        forecast=None,
    )
