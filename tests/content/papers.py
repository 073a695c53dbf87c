# SPDX-License-Identifier: MPL-2.0
"""The plan of 2022 as its paper has it: the posts of `example_plan`, the paper's own totals, and its drifting names."""

from dataclasses import replace

from partnerskab.content.checks import Finding
from partnerskab.content.tree import ActivityContent, PlanContent, Stated
from tests.content_examples import YEARS, example_plan, line

Cells = tuple[int | str, ...]

TABLE_TOTALS: dict[int, Cells] = {
    1: (335_000, 335_000, 350_000, 350_000),
    2: (40_000, 72_000, "", ""),
    3: (335_000, 335_000, 0, 0),
    4: (157_000, 157_000, 0, 0),
    5: (90_000, 90_000, 67_000, 42_000),
    7: (70_000, 30_000, 0, 0),
    8: (50_000, 50_000, 50_000, 50_000),
    9: (55_000, 55_000, 55_000, 55_000),
    10: (65_000, 75_000, 0, 0),
    11: (40_000, 60_000, 0, 0),
    12: (0, 50_000, 0, 0),
}
OVERVIEW: dict[int, Cells] = {
    1: (335_000, 335_000, 350_000, 350_000),
    2: (40_000, 72_000, "-", "-"),
    3: (335_000, 335_000, "-", "-"),
    4: (157_000, 157_000, "-", "-"),
    5: (90_000, 90_000, 67_000, 42_000),
    6: (0, 0, "-", "-"),
    7: (70_000, 30_000, "-", "-"),
    8: (50_000, 50_000, 50_000, 50_000),
    9: (55_000, 55_000, 60_000, 60_000),
    10: (65_000, 75_000, "-", "-"),
    11: (40_000, 60_000, "", ""),
    12: ("-", 50_000, "-", "-"),
}
OTHER_NAMES = {
    1: ("Dialog, kommunikation og værtskab, inkl. produkter",),
    2: ("Tryghedspulje og dialogpavil-loner",),
    8: ("Lommepegejob for 13-15-årige",),
    9: ("Blå bane - arena for brobygning",),
    10: ("Udvikling af ungetilbud i Hørgården",),
    12: ("Appendiks: Dybdegående undersøgelse af partnerskabsområdet (ny)",),
}
AREAS_AS_WRITTEN = {
    3: "Dialog og Kommunikation og Positive Fællesskaber.",
    4: "Tryggere byrum og Positive fællesskaber",
    6: "Tryggere Byliv og Positive Fællesskaber",
    8: "Positive Fællesskaber.",
}
SUMS: Cells = (1_289_000, 1_313_000, "", "")


def stated(source: str, cells: Cells) -> tuple[Stated, ...]:
    """The totals of one source for 2021-2024, as written: kr., "-", "" for blank, or words."""
    return tuple(
        Stated(source, year, kr=cell)
        if isinstance(cell, int)
        else Stated(source, year, qualifier=cell)
        if cell in ("", "-")
        else Stated(source, year, note=cell)
        for year, cell in zip(YEARS, cells, strict=True)
    )


def plan_2022() -> PlanContent:
    """The whole plan, with every contradiction of the paper and none of ours."""
    plan = example_plan()
    return replace(
        plan,
        activities=tuple(_as_written(activity) for activity in plan.activities),
        lines=tuple(
            replace(row, stated=stated("overview", tuple(_cell(amount.kr, amount.qualifier) for amount in row.amounts)))
            for row in plan.lines
        ),
        stated=stated("plan_total", SUMS),
    )


def _cell(kr: int | None, qualifier: str) -> int | str:
    return qualifier if kr is None else kr


def _as_written(activity: ActivityContent) -> ActivityContent:
    number = activity.number or 0
    totals = stated("table_total", TABLE_TOTALS[number]) if number in TABLE_TOTALS else ()
    return replace(
        activity,
        stated=(*totals, *stated("overview", OVERVIEW[number])),
        other_names=OTHER_NAMES.get(number, ()),
        areas_as_written=AREAS_AS_WRITTEN.get(number, ""),
    )


def one_activity(**changes: object) -> ActivityContent:
    """An activity that no rule has anything against, but for what is changed."""
    sound = replace(
        example_plan().activities[7],
        stated=(),
        lines=(line("Lønmidler", (50_000, 50_000, 50_000, 50_000)),),
        anchored_with="Helhedsplanen",
    )
    return replace(sound, **changes)  # type: ignore[arg-type]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The findings' codes, in their order."""
    return [finding.code for finding in findings]
