# SPDX-License-Identifier: MPL-2.0
"""The year's money in sentences and a small table."""

from collections.abc import Iterator

from partnerskab.content.pools import pool_account
from partnerskab.content.totals import funder_totals
from partnerskab.content.tree import PlanContent
from partnerskab.danish import date, kr

from .subject import Money
from .writing import bullets, paragraph, table, text

_HEADS = ("Post", "Beløb")


def economy_of_plan(content: PlanContent, money: Money) -> str:
    """What the plan takes of the frame, who else pays, and what has been given out of the pool."""
    others = tuple(_others(content))
    return text(
        paragraph(*_against_frame(content.year, money)),
        table(_HEADS, (*_frame_rows(content.year, money), *_pool_rows(content))),
        paragraph("Andre bidrager også til aktiviteterne:") if others else "",
        bullets(others),
    )


def economy_of_year(year: int, money: Money, budget: int, forecast: int | None) -> str:
    """What has been spent of what the plan's activities have in the year; nothing of that while nobody has said."""
    told = [f"Der er {kr(budget)} til aktiviteterne i {year}."]
    if money.spent is not None:
        told += [f"Heraf er der brugt {kr(money.spent)}.", _over(budget - money.spent, "det, der er fordelt")]
    return text(paragraph(*told), table(_HEADS, _rows_of_year(year, money, budget, forecast)))


def _rows_of_year(year: int, money: Money, budget: int, forecast: int | None) -> Iterator[tuple[str, str]]:
    if money.frame is not None:
        yield f"Ramme til aktiviteter {year}", kr(money.frame)
    yield "Fordelt på aktiviteter", kr(budget)
    if money.spent is not None:
        yield f"Forbrugt til og med {date(money.day)}", kr(money.spent)
    if forecast is not None:
        yield "Forventet forbrug i hele året", kr(forecast)
    if money.spent is not None:
        yield "Tilbage", kr(budget - money.spent)


def _against_frame(year: int, money: Money) -> Iterator[str]:
    if money.frame is None or money.free is None:
        yield f"Planen fordeler {kr(money.allotted)} i {year}. Der er ikke aftalt en ramme for året."
        return
    yield f"Aktiviteterne betales af partnerskabets ramme, som er {kr(money.frame)} i {year}."
    if money.free < 0:
        yield f"Planen fordeler {kr(money.allotted)}. {_over(money.free, 'rammen')}"
    elif money.free:
        yield f"Planen fordeler {kr(money.allotted)}, så {kr(money.free)} er endnu ikke fordelt."
    else:
        yield "Planen fordeler hele rammen."
    if money.is_example:
        yield "Rammens størrelse er et eksempel."


def _over(left: int, what: str) -> str:
    return f"Det er {kr(-left)} mere end {what}." if left < 0 else ""


def _frame_rows(year: int, money: Money) -> Iterator[tuple[str, str]]:
    if money.frame is not None and money.free is not None:
        yield f"Ramme til aktiviteter {year}", kr(money.frame)
    yield "Fordelt på aktiviteter", kr(money.allotted)
    if money.free is not None:
        yield "Ikke fordelt", kr(money.free)
    if money.spent is not None:
        yield f"Forbrugt til og med {date(money.day)}", kr(money.spent)


def _pool_rows(content: PlanContent) -> Iterator[tuple[str, str]]:
    for activity in content.activities:
        if not activity.is_pool:
            continue
        account = pool_account(activity, content.year)
        if account.has.kr is not None and account.rest is not None:
            yield f"{activity.title}: afsat", kr(account.has.kr)
            yield f"{activity.title}: bevilget", kr(account.bound)
            yield f"{activity.title}: tilbage", kr(account.rest)


def _others(content: PlanContent) -> Iterator[str]:
    for funder in funder_totals(content):
        total = next((one for one in funder.totals if one.year == content.year), None)
        if not funder.is_own and not funder.is_unfunded and total and total.kr:
            yield f"{funder.name}: {kr(total.kr)}"
