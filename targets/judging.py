# SPDX-License-Identifier: MPL-2.0
"""Whether a target is met, and why, in words that its figures carry. Pure: an aim and today in, a verdict out.

The rules are those of the agreement 2025-2028, section 2, and of the success criteria of the delaftale 2018-2021:

NEAR (share of safe residents): better every year from the baseline year on, and closer to the reference place than at
the start. The agreement does not say how close is close, so that the distance has become smaller is what is judged, and
both distances are told. Met only once the final year is read; on the way until then, at best.
HOLD (reported crime): no worse than the baseline, each year anew. Nothing is asked to improve, so a change for the
worse has to be a certain one; a figure that has stood still is held.
REACH (a number agreed): the limit reached, in the final year at the latest.
SHARE (partners): at least `limit` per cent of the plan's activities have `partners` cooperating partners or more.
MONITOR: no judgement.

What no rule does: compare across a new area or definition; call a surveyed difference a change that its source does
not call significant; judge on a preliminary figure, on a count of a year that is not over, on a hidden figure, or on
figures per 1.000 inhabitants whose population nobody has stated. Then it cannot be said yet, and the sentence says why.
"""

import datetime
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from partnerskab import danish

from . import nearing, telling
from .changes import COUNTED, from_baseline, steps
from .findings import MET, NOT_MET, ON_THE_WAY, UNKNOWN, Found, pending, unstated_population
from .series import Aim, Point

LABELS = {
    MET: "Nået",
    NOT_MET: "Ikke nået",
    ON_THE_WAY: "På vej",
    UNKNOWN: "Kan ikke siges endnu",
    "": "Følges uden mål",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`judgement` is met, not_met, on_the_way or unknown, and empty where none is asked for.

    `sentence` says why in plain Danish, `figures` in short what is held against what.
    """

    judgement: str
    sentence: str
    figures: str

    @property
    def label(self) -> str:
        return LABELS[self.judgement]


def judge(aim: Aim, today: datetime.date) -> Verdict:
    """The verdict on a target on that day, by the rules above."""
    point = judged_point(aim)
    found = _shared(aim) if aim.rule == "share" else _measured(aim, point, today)
    return Verdict(found.judgement, found.sentence, telling.short(aim, point))


def judged_point(aim: Aim) -> Point | None:
    """The reading that counts: the newest, of the final year at the latest; of several in its year the one that may be
    compared with the baseline, else that of the newest area and definition."""
    series = aim.read if aim.final_year is None else aim.read.until(aim.final_year)
    newest = series.newest
    if newest is None or aim.baseline is None:
        return newest
    base = aim.baseline.point
    return next((one for one in series.points if one.year == newest.year and one.continues(base)), newest)


def _measured(aim: Aim, point: Point | None, today: datetime.date) -> Found:
    nothing = "" if aim.rule == "monitor" else UNKNOWN
    if point is None:
        return Found(nothing, ("Der er ingen målinger endnu.", *pending(aim)))
    if point.is_hidden:
        return Found(nothing, (_hidden(point.year),))
    if _goes_on(aim, point, today):
        return Found(nothing, (_alone(aim, point), f"{point.year} er ikke slut, så tallet er ikke for et helt år."))
    found = {"near": _near, "hold": _held, "reach": _reached, "monitor": _followed}[aim.rule](aim, point, today)
    return _careful(aim, found)


def _goes_on(aim: Aim, point: Point, today: datetime.date) -> bool:
    return point.year > today.year or (aim.unit in COUNTED and point.year == today.year)


def _careful(aim: Aim, found: Found) -> Found:
    """The finding with what its figures do not carry: a judgement waits for final figures and a stated population."""
    if early := sorted({point.year for point in found.used if point.is_preliminary}):
        waits = ", så dommen venter på det endelige" if found.judgement not in ("", UNKNOWN) else ""
        found = found.but(f"Tallet for {' og '.join(map(str, early))} er foreløbigt{waits}.")
    if len(found.used) > 1 and (unstated := unstated_population(aim, found.used)):
        found = found.but(unstated)
    return found


def _followed(aim: Aim, point: Point, today: datetime.date) -> Found:
    *earlier, last = aim.read.stretch(point)
    if not earlier or earlier[-1].is_hidden:
        return Found("", (_alone(aim, point), *nearing.why_alone(aim.read, point)), (point,))
    change = steps(aim, (earlier[-1], last))[0]
    return Found("", (change.told(),), (earlier[-1], point))


def _near(aim: Aim, point: Point, today: datetime.date) -> Found:
    found = nearing.neared(aim, point)
    if found.judgement in (MET, ON_THE_WAY) and _is_late(aim, point, today):
        return Found(UNKNOWN, (*found.said, _no_final(aim)), found.used)
    return found


def _is_late(aim: Aim, point: Point, today: datetime.date) -> bool:
    """Whether the final year is over and nobody has read it."""
    return aim.final_year is not None and point.year < aim.final_year < today.year


def _no_final(aim: Aim) -> str:
    return f"Målet gælder {aim.final_year}, og der er ingen måling fra det år."


def _held(aim: Aim, point: Point, today: datetime.date) -> Found:
    baseline = aim.baseline
    if baseline is None:
        missing = f"Der er ikke noget {aim.baseline_year}-niveau at måle mod."
        return Found(UNKNOWN, (_alone(aim, point), missing, *pending(aim)), (point,))
    if baseline.is_hidden:
        return Found(UNKNOWN, (_alone(aim, point), _hidden(baseline.year)), (point,))
    if point.year <= baseline.year:
        return Found(UNKNOWN, (_alone(aim, point), f"Der er ingen måling efter {baseline.year} endnu."), (point,))
    if not point.continues(baseline.point):
        broken = nearing.broken(point, baseline.point, f"Baseline for {baseline.year}")
        return Found(UNKNOWN, (_alone(aim, point), broken), (point,))
    change = from_baseline(aim, baseline.point, tuple(one for one in aim.read.stretch(point) if one.value is not None))
    level = f"niveauet fra {baseline.year}"
    used = (change.before, change.after)
    if change.gain >= 0:
        return Found(MET, (change.told(),), used, f"Dermed er {level} holdt.")
    if change.is_worse:
        return Found(NOT_MET, (change.told(),), used, f"Dermed er {level} ikke holdt.")
    return Found(UNKNOWN, (change.told(),), used, f"Om {level} er holdt, kan derfor ikke afgøres.")


def _reached(aim: Aim, point: Point, today: datetime.date) -> Found:
    if aim.limit is None:
        return Found(UNKNOWN, (_alone(aim, point), "Målet har intet tal at nå."), (point,))
    wanted = f"Målet er {'mindst' if aim.direction == 'up' else 'højst'} {telling.of(aim, aim.limit)}"
    wanted += f" i {aim.final_year}." if aim.final_year else "."
    said = (_alone(aim, point), wanted)
    gain = point.shown - aim.limit if aim.direction == "up" else aim.limit - point.shown
    if point.margin is not None and abs(gain) <= point.margin:
        close = "Afstanden til målet er mindre end den statistiske usikkerhed, så det kan ikke afgøres."
        return Found(UNKNOWN, (*said, close), (point,))
    if gain >= 0:
        return Found(MET, said, (point,), "Det er nået.")
    if _is_late(aim, point, today):
        return Found(UNKNOWN, (*said, _no_final(aim)), (point,))
    if aim.final_year is None or point.year >= aim.final_year:
        return Found(NOT_MET, said, (point,), "Det er ikke nået.")
    return _on_its_way(aim, point, wanted)


def _on_its_way(aim: Aim, point: Point, wanted: str) -> Found:
    """Short of the limit with time left: on the way where the last change is a certain one for the better."""
    *earlier, last = aim.read.stretch(point)
    if not earlier or earlier[-1].is_hidden:
        return Found(UNKNOWN, (_alone(aim, point), wanted, *nearing.why_alone(aim.read, point)), (point,))
    change = steps(aim, (earlier[-1], last))[0]
    said = (change.told(), wanted)
    return Found(ON_THE_WAY if change.is_better else UNKNOWN, said, (change.before, change.after))


def _shared(aim: Aim) -> Found:
    """Counted on the plan as it stands; without activities nothing can be said."""
    if aim.sharing is None or aim.limit is None:
        return Found(UNKNOWN, ("Der er ingen tryghedsplan at regne på endnu.",))
    every, met = len(aim.sharing.activities), len(aim.sharing.enough)
    plan = f"Regnet på Tryghedsplan {aim.sharing.plan_year}."
    if not every:
        return Found(UNKNOWN, (f"Tryghedsplan {aim.sharing.plan_year} har ingen aktiviteter at regne på endnu.",))
    wanted = int((aim.limit * every / 100).to_integral_value(ROUND_CEILING))
    partners = danish.in_words(aim.partners)
    counted = f"{met} af {every} aktiviteter har {partners} eller flere samarbejdspartnere."
    share = danish.percent(Decimal(100 * met) / every)
    if met >= wanted:
        return Found(
            MET, (counted, f"Det er {share}, og målet er mindst {telling.figure(aim.limit, 'percent')}.", plan)
        )
    short = danish.in_words(wanted - met)
    return Found(NOT_MET, (counted, f"Der mangler {short}, før målet på {danish.in_words(wanted)} er nået.", plan))


def _alone(aim: Aim, point: Point) -> str:
    return f"{telling.of(aim, point.value)} i {point.year}."


def _hidden(year: int) -> str:
    return f"Tallet for {year} er udeladt, fordi det er lille eller kan røbe et lille tal."
