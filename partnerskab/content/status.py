# SPDX-License-Identifier: MPL-2.0
"""A year's status on the targets as it is shown, on the screen and on paper: one set of words, charts and tables."""

import datetime
from dataclasses import dataclass

from partnerskab import danish
from targets import telling
from targets.charts import FiguresTable, joint_table
from targets.demands import baseline_said, demand, has_baseline
from targets.following import Followed
from targets.judging import Verdict, judged_point
from targets.series import Aim, Sharing

from .agreed import StatusContent, StatusEntry
from .yearly import FollowUpContent

METHOD = (
    (
        "Hvad en dom siger",
        "En dom siger kun det, tallene kan bære. ”Kan ikke siges endnu” er også et svar, og grunden står ved målet. "
        "Tal fra en stikprøve kaldes kun en stigning eller et fald, når kilden siger, at ændringen er statistisk "
        "sikker. Anmeldelser tælles alle, så her er en ændring en ændring, men den kan være et tilfældigt udsving.",
    ),
    (
        "Brud i tallene",
        "Når området eller måden at gøre op på ændres, begynder en ny række. Tal fra før og efter et brud "
        "sammenlignes aldrig. I figurerne er bruddet et bånd, som ingen linje krydser.",
    ),
    (
        "Små tal",
        "Tal på 1-4 er udeladt, fordi man kan komme til at genkende dem, de handler om. Det samme gælder tal, som de "
        "kan regnes ud af, for eksempel en sum. Udeladte tal er hverken med i domme, sætninger eller figurer.",
    ),
    (
        "Foreløbige tal",
        "Et foreløbigt tal afgør intet. Dommen venter på det endelige.",
    ),
)
"""How the figures are to be read, label and words."""


@dataclass(frozen=True, slots=True)
class Told:
    """A target as the status tells it; `followed` has its judgement, charts and table."""

    entry: StatusEntry
    followed: Followed

    @property
    def aim(self) -> Aim:
        return self.entry.aim

    @property
    def verdict(self) -> Verdict:
        return self.followed.verdict

    @property
    def remark(self) -> str:
        return self.entry.remark

    @property
    def anchor(self) -> str:
        return f"target-{self.aim.id}"

    @property
    def sharing(self) -> Sharing | None:
        return self.aim.sharing if self.aim.sharing and self.aim.sharing.activities else None

    @property
    def demand(self) -> str:
        return demand(self.aim)

    @property
    def figure(self) -> str:
        """The figure that is judged: "83 %", "58 pr. 1.000", "41,7 %"."""
        return self.followed.main_figure

    @property
    def when(self) -> str:
        """Of which year the figure is, or of which plan."""
        if self.sharing:
            return f"Tryghedsplan {self.sharing.plan_year}"
        point = judged_point(self.aim)
        said = (str(point.year), "foreløbig" if point.is_preliminary else "") if point else ()
        return ", ".join(filter(None, said))

    @property
    def held_against(self) -> str:
        """What the figure is held against: the reference place, the baseline, or the number agreed."""
        aim = self.aim
        if aim.rule == "near":
            point = judged_point(aim)
            other = aim.reference.in_year(point.year) if aim.reference and point else None
            return f"{aim.near}: {telling.of(aim, other.value) if other else 'intet tal'}"
        if has_baseline(aim):
            year = aim.baseline.year if aim.baseline else aim.baseline_year
            return f"Baseline {year}: {_small(baseline_said(aim))}"
        if aim.limit is None:
            return "–"
        bound = "højst" if aim.direction == "down" and aim.rule == "reach" else "mindst"
        return f"{bound.capitalize()} {telling.of(aim, aim.limit)}"

    @property
    def sources(self) -> str:
        """Where its figures come from, with pages."""
        return _sources(self.aim)


@dataclass(frozen=True, slots=True)
class StatusView:
    """The status ready to be shown: the judged targets, then those that are only followed. A yearly report tells of it
    too."""

    content: StatusContent | FollowUpContent
    judged: tuple[Told, ...]
    monitored: tuple[Told, ...]

    @property
    def monitored_table(self) -> FiguresTable:
        return joint_table((one.aim for one in self.monitored), "Følges uden mål, år for år")

    @property
    def monitored_notes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(note for one in self.monitored for note in one.followed.bars.notes))

    @property
    def monitored_sources(self) -> str:
        return _sources(*(one.aim for one in self.monitored))

    @property
    def day(self) -> datetime.date:
        """The day that the judgements are of."""
        return datetime.date.fromisoformat(self.content.day)

    @property
    def has_examples(self) -> bool:
        return any(one.followed.is_example for one in (*self.judged, *self.monitored))

    @property
    def method(self) -> tuple[tuple[str, str], ...]:
        return METHOD


def view_of(content: StatusContent | FollowUpContent) -> StatusView:
    """What a page or a paper shows of the status."""
    told = [_told(entry) for entry in content.entries]
    return StatusView(
        content,
        tuple(one for one in told if one.aim.rule != "monitor"),
        tuple(one for one in told if one.aim.rule == "monitor"),
    )


def _told(entry: StatusEntry) -> Told:
    figures = telling.short(entry.aim, judged_point(entry.aim))
    return Told(entry, Followed(entry.aim, Verdict(entry.judgement, entry.sentence, figures)))


def _sources(*aims: Aim) -> str:
    """Each source once, with the pages its figures stand on: "Tryghedsundersøgelsen, s. 4, s. 12"."""
    pages: dict[str, dict[str, None]] = {}
    for aim in aims:
        known = [*aim.read.points, *(aim.reference.points if aim.reference else ())]
        known += [aim.baseline.point] if aim.baseline else []
        if not any(point.source for point in known) and aim.source:
            pages.setdefault(aim.source, {})
        for point in known:
            if point.source:
                pages.setdefault(point.source, {}).update({_page(point.page): None} if point.page else {})
    return "; ".join(", ".join((source, *found)) for source, found in pages.items())


def _page(page: str) -> str:
    """ "12" is page 12; other words stand as they are."""
    return danish.hard_spaces(f"s. {page}" if page[:1].isdigit() else page)


def _small(text: str) -> str:
    """Inside a sentence: "Fastsættes ved ..." begins small."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
