# SPDX-License-Identifier: MPL-2.0
"""Rules for names that drift: an activity or a focus area that a paper calls by more than one name.

Plan 2022 has "Lommepegejobs" and "Lommepengejobs", "Udvikling af ungetilbud" and "Udvikling af tilbud til unge",
"Tryggere byrum" for "Tryggere byliv", and "Dialog og kommunikation" for "Dialog, kommunikation og værtskab".
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..tree import ActivityContent, AgreementContent
from .findings import Finding, Severity
from .wording import at, listed, name, quoted, within

SPELLING = 0.92
"""Names at least this alike (difflib's ratio, 0 to 1) are one name spelt in two ways."""

_NOT_LETTERS = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"^(?:og\b|[\s,;.:+&/-])+|(?:\bog|[\s,;.:+&/-])+$", re.IGNORECASE)
_BY_NUMBER = re.compile(r"(?:\bindsatsområde(?:r|t|ne)?\s*)?\b\d+\b|\bindsatsområde(?:r|t|ne)?\b", re.IGNORECASE)


def drifting_names(activity: ActivityContent, _: AgreementContent, __: int) -> Iterator[Finding]:
    """The paper names the activity otherwise elsewhere. Case, hyphens and what is added around the name do not count
    (plan 2022: "Blå bane - arena ...", "dialogpavil-loner", "..., inkl. produkter", "Appendiks: ... (ny)").
    """
    title = _letters(activity.title)
    others = [other for other in activity.other_names if title not in _letters(other)]
    if not others:
        return
    one_name = all(SequenceMatcher(None, title, _letters(other)).ratio() >= SPELLING for other in others)
    ways = "to" if len(others) == 1 else "flere"
    spelt = f"Navnet på {within(activity)} staves på {ways} måder"
    yield Finding(
        code="NAME_DRIFTS",
        severity=Severity.ADVISES,
        title=spelt if one_name else f"{name(activity)} har {ways} navne",
        sentence=f"Papiret skriver også {listed(map(quoted, others))} om {quoted(activity.title)}.",
        short=f"Navnet staves {ways} måder" if one_name else f"{ways.capitalize()} navne",
        place=at(activity, "title"),
    )


def drifting_areas(activity: ActivityContent, agreement: AgreementContent, _: int) -> Iterator[Finding]:
    """A focus area has another name in the activity than in the agreement. Focus areas by number ("2+3", plan 2013)
    are no names.
    """
    written = _unknown_areas(activity.areas_as_written, agreement)
    if not written or not agreement.areas:
        return
    heard = [
        quoted(area.title)
        for area in agreement.areas
        if area.number in (activity.area, *activity.other_areas)
        and _letters(area.title) not in _letters(activity.areas_as_written)
    ]
    if len(heard) == 1:
        answer = f"I aftalen hedder det {heard[0]}."
    else:
        answer = f"Aftalens indsatsområder hedder {listed(quoted(area.title) for area in agreement.areas)}."
    yield Finding(
        code="AREA_NAME_DRIFTS",
        severity=Severity.ADVISES,
        title=f"{name(activity)} kalder et indsatsområde noget andet",
        sentence=f"Her står {listed(map(quoted, written))}. {answer}",
        short="Indsatsområdets navn",
        place=at(activity, "areas"),
    )


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text.casefold())


def _unknown_areas(written: str, agreement: AgreementContent) -> list[str]:
    """What is left of the words when the agreement's own names, numbers and what parts them are taken out."""
    if not written:
        return []
    titles = sorted((re.escape(area.title) for area in agreement.areas), key=len, reverse=True)
    parts = re.split("|".join(titles), written, flags=re.IGNORECASE)
    rests = (_BETWEEN.sub("", _BETWEEN.sub("", _BY_NUMBER.sub(" ", part))) for part in parts)
    return [rest for rest in rests if _letters(rest)]
