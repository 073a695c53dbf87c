# SPDX-License-Identifier: MPL-2.0
"""An agreement's targets as they are followed: each with its judgement, and sorted as the page shows them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef

from partnerskab.agreements.models import Agreement, Partnership

from .aims import followed_aims
from .baselines import in_force_by_target
from .charts import Chart, FiguresTable, bar_chart, dots, figures_table, joint_table, line_chart, tile_chart
from .charts.saying import is_example
from .judging import Verdict, judge
from .models import Baseline, Target
from .series import Aim, Counted

FOREMOST = 4
"""How many tiles the front page has room for."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A target with its judgement. `set_row` is the baseline in force as it was set, with who set it; `indicator_id`
    leads to the readings."""

    aim: Aim
    verdict: Verdict
    set_row: Baseline | None = None
    indicator_id: UUID | None = None

    @property
    def anchor(self) -> str:
        return f"maal-{self.aim.id}"

    @property
    def is_example(self) -> bool:
        return is_example(self.aim)

    @property
    def has_readings(self) -> bool:
        return bool(self.aim.series and self.aim.series.points)

    @property
    def wide(self) -> Chart:
        return line_chart(self.aim)

    @property
    def narrow(self) -> Chart:
        return line_chart(self.aim, wide=False)

    @property
    def bars(self) -> Chart:
        return bar_chart(self.aim)

    @property
    def squares(self) -> Chart:
        return dots(self.aim)

    @property
    def tile(self) -> Chart:
        return tile_chart(self.aim)

    @property
    def table(self) -> FiguresTable:
        return figures_table(self.aim)

    @property
    def source(self) -> str:
        """Where the newest figure comes from, with its page; else where figures are to come from."""
        newest = self.aim.series.newest if self.aim.series else None
        if newest is None:
            return self.aim.source
        return ", ".join(filter(None, (newest.source, newest.page)))

    @property
    def has_figures(self) -> bool:
        return self.has_readings or bool(self.aim.sharing and self.aim.sharing.activities)

    @property
    def main_figure(self) -> str:
        """What is told in large: the first part of the figures."""
        return self.verdict.figures.partition(", ")[0]

    @property
    def beside(self) -> str:
        """What it is held against, if anything."""
        return self.verdict.figures.partition(", ")[2]

    @property
    def met_by(self) -> str:
        """The activities that count, by their numbers: "nr. 4, 6 og 9"."""
        enough = self.aim.sharing.enough if self.aim.sharing else ()
        names = [str(one.number) if one.number is not None else one.title for one in enough]
        first = "nr. " if enough and enough[0].number is not None else ""
        return first + " og ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    @property
    def lacking(self) -> tuple[tuple[Counted, int], ...]:
        """The activities that do not count yet, each with how many partners it lacks."""
        sharing = self.aim.sharing
        return tuple((one, sharing.partners - one.partners) for one in sharing.missing) if sharing else ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """The targets by how they are shown: with a chart each, crime in one table, shares of activities, and those that
    are followed without a target."""

    lines: tuple[Followed, ...]
    crime: tuple[Followed, ...]
    shares: tuple[Followed, ...]
    monitored: tuple[Followed, ...]

    @property
    def judged(self) -> tuple[Followed, ...]:
        return (*self.lines, *self.crime, *self.shares)

    @property
    def is_empty(self) -> bool:
        return not self.judged and not self.monitored

    @property
    def crime_judged(self) -> tuple[tuple[Followed, ...], ...]:
        """Those of crime together where the same is said of several."""
        found: dict[Verdict, list[Followed]] = {}
        for row in self.crime:
            found.setdefault(replace(row.verdict, figures=""), []).append(row)
        return tuple(tuple(alike) for alike in found.values())

    @property
    def crime_bars(self) -> tuple[Followed, ...]:
        """Those of crime with something to draw."""
        return tuple(one for one in self.crime if one.has_readings)

    @property
    def crime_years(self) -> int:
        """How many years are known of crime; a single one is told by the table above."""
        return len({point.year for one in self.crime_bars if one.aim.series for point in one.aim.series.points})

    @property
    def crime_table(self) -> FiguresTable:
        return joint_table((one.aim for one in self.crime_bars), "Kriminalitet år for år")

    @property
    def monitored_table(self) -> FiguresTable:
        return joint_table((one.aim for one in self.monitored), "Følges uden mål, år for år")

    @property
    def monitored_notes(self) -> tuple[str, ...]:
        return _once(note for one in self.monitored for note in one.bars.notes)

    @property
    def crime_notes(self) -> tuple[str, ...]:
        return _once(note for one in self.crime_bars for note in one.bars.notes)


def followed(agreement: Agreement, today: datetime.date) -> tuple[Followed, ...]:
    """The agreement's targets in their order, as judged on that day; a constant number of queries."""
    baselines = in_force_by_target(agreement)
    indicators = dict(Target.objects.filter(agreement=agreement).values_list("pk", "indicator_id"))
    return tuple(
        Followed(aim, judge(aim, today), baselines.get(aim.id), indicators.get(UUID(aim.id)))
        for aim in followed_aims(agreement)
    )


def newest_aimed(partnership: Partnership) -> Agreement | None:
    """The newest agreement that has targets, else the newest."""
    rows = Agreement.objects.of(partnership)
    aimed = rows.annotate(is_aimed=Exists(Target.objects.filter(agreement=OuterRef("pk"))))
    return aimed.order_by("-is_aimed", "-valid_from").first()


def foremost(rows: Iterable[Followed]) -> tuple[Followed, ...]:
    """The few that stand for all: two of safety, one of crime, one of cooperation, as far as they are there."""
    found = sorted_out(rows)
    first = (*found.lines[:2], *found.crime[:1], *found.shares[:1])
    rest = (row for row in found.judged if row not in first)
    return (*first, *rest)[:FOREMOST]


def sorted_out(rows: Iterable[Followed]) -> Sorted:
    """The targets by how they are shown, each kind in the order of the agreement."""
    found: dict[str, list[Followed]] = {"lines": [], "crime": [], "shares": [], "monitored": []}
    for row in rows:
        found[_kind(row.aim)].append(row)
    return Sorted(**{kind: tuple(alike) for kind, alike in found.items()})


def _kind(aim: Aim) -> str:
    if aim.rule in ("share", "monitor"):
        return "shares" if aim.rule == "share" else "monitored"
    return "crime" if aim.rule == "hold" and aim.topic == "crime" else "lines"


def _once(notes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(notes))
