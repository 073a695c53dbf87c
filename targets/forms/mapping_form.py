# SPDX-License-Identifier: MPL-2.0
"""How a file of readings is to be understood: what people choose, turned into a mapping."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from django import forms
from django.forms import BoundField

from partnerskab.danish import counted, in_words
from partnerskab.spreadsheets.cells import Cell

from ..models import Direction, Place, Unit
from ..reading_in import tables
from ..reading_in.differences import Read
from ..reading_in.heads import YEAR_COLUMN, Role
from ..reading_in.known import Indicator, Known, most_like
from ..reading_in.known import Place as KnownPlace
from ..reading_in.mapping import NEW, SKIP, Choice, Mapping, Whole

_SELECT = {"class": "form-select"}
_INPUT = {"class": "form-input", "autocomplete": "off"}
_UNCHOSEN = ("", "Vælg")
_ALIKE = 0.6
_DECIMALS = [_UNCHOSEN, ("danish", "Dansk: 1.234,5"), ("english", "Engelsk: 1,234.5")]
_SHARES = [_UNCHOSEN, ("percent", "Som procent: 0,8 er 0,8 %"), ("fraction", "Som brøk: 0,8 er 80 %")]
_PRELIMINARY = [("", "Siges ikke; nye er endelige"), ("yes", "Alle er foreløbige"), ("no", "Alle er endelige")]


class ReadingsForm(forms.Form):
    """The file. Reading it may add the refusal to the same field."""

    readings = forms.FileField(
        label="Filen",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx", "class": "drop"}),
        error_messages={"required": "Vælg en csv-fil eller en Excel-projektmappe (.xlsx) på din computer."},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if too_large:
            self.fields["readings"].error_messages["required"] = tables.TOO_LARGE


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file with some of what stands in it, and the choice of what it holds."""

    words: str
    examples: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is not known, and the choices of what it means."""

    name: str
    field: BoundField
    needs: tuple[BoundField, ...]


class MappingForm(forms.Form):
    """What the columns, the names and the whole file mean, as `found` shows them under `mapping`."""

    def __init__(self, *args: Any, found: Read, mapping: Mapping, known: Known, **kwargs: Any) -> None:
        self.found, self.known = found, known
        self.mapping = shown(found, mapping)
        super().__init__(*args, **kwargs)
        self._add_table()
        self._add_columns()
        for folded, name in found.unknown["indicators"].items():
            self._add_name("indicators", folded, name, known.indicators)
        for folded, name in found.unknown["places"].items():
            self._add_name("places", folded, name, known.places)
        self._add_whole(set(found.head.columns.values()))
        self._add_notation({question.anchor for question in found.questions})

    @property
    def columns(self) -> Iterator[Column]:
        """The columns in their order."""
        for at in self.found.head.filled:
            cells = (row.at(at) for row in self.found.head.rows)
            words = list(dict.fromkeys(_example(cell) for cell in cells if not cell.is_blank))
            yield Column(self.found.head.words(at), " · ".join(words[:3]), self[f"column_{at}"])

    @property
    def asks_of_columns(self) -> bool:
        """Whether a column needs to be looked at: one is asked about, refused, or not read."""
        asked = any(question.anchor in ("columns", "indicator", "place") for question in self.found.questions)
        return asked or any(name.startswith("column_") for name in self.errors)

    @property
    def columns_told(self) -> str:
        """How many columns there are, and how many of them are not read."""
        unread = sum(1 for at in self.found.head.filled if not self.mapping.columns.get(at))
        told = counted(len(self.found.head.filled), "kolonne", "kolonner")
        return f"{told}, {f'{in_words(unread)} læses ikke' if unread else 'alle læses'}"

    @property
    def indicators(self) -> list[Name]:
        return self._names("indicators", ("unit", "direction"))

    @property
    def places(self) -> list[Name]:
        return self._names("places", ("kind",))

    @property
    def table(self) -> list[BoundField]:
        """Which table of the file is read."""
        return [self[name] for name in ("sheet", "line") if name in self.fields]

    @property
    def whole(self) -> list[BoundField]:
        """What holds for the whole file."""
        names = [*(one.name for one in fields(Whole)), "decimals", "shares"]
        return [self[name] for name in names if name in self.fields]

    @property
    def understood(self) -> Mapping:
        """The mapping that was chosen."""
        given = self.cleaned_data
        whole = {one.name: given[one.name] for one in fields(Whole) if one.name in self.fields}
        chosen = replace(
            self.mapping,
            columns={at: given[f"column_{at}"] for at in self.found.head.filled},
            indicators=_said(self.mapping.indicators | self._choices("indicators", ("unit", "direction"))),
            places=_said(self.mapping.places | self._choices("places", ("kind",))),
            whole=replace(self.mapping.whole, **whole),
            **{name: given[name] for name in ("decimals", "shares") if name in self.fields},
        )
        return chosen.of_table(given.get("sheet", self.mapping.sheet), given["line"])

    def anchor(self, of: str) -> str:
        """The id of the field that answers a question."""
        kind, _, name = of.partition(":")
        if name:
            field = _key(kind, name)
        elif of == "columns":
            field = f"column_{min(self.found.head.filled)}"
        else:
            field = of
        return self[field].id_for_label if field in self.fields else ""

    def _names(self, kind: str, needs: tuple[str, ...]) -> list[Name]:
        found = []
        for folded, name in self.found.unknown[kind].items():
            key = _key(kind, folded)
            found.append(Name(name, self[key], tuple(self[f"{key}_{need}"] for need in needs)))
        return found

    def _choices(self, kind: str, needs: tuple[str, ...]) -> dict[str, Choice]:
        found = {}
        for folded in self.found.unknown[kind]:
            key = _key(kind, folded)
            given = {need: self.cleaned_data[f"{key}_{need}"] for need in needs}
            found[folded] = Choice(self.cleaned_data[key], **given)
        return found

    def _select(self, name: str, label: str, choices: list[tuple[str, str]], initial: str, hint: str = "") -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            required=False,
            initial=initial,
            help_text=hint,
            widget=forms.Select(attrs=_SELECT),
            error_messages={"invalid_choice": f"{label}: vælg en af mulighederne."},
        )

    def _text(self, name: str, label: str, longest: int, initial: str, hint: str = "") -> None:
        too_long = f"{label} er for lang. Brug højst {longest} tegn."
        self.fields[name] = forms.CharField(
            label=label,
            required=False,
            max_length=longest,
            initial=initial,
            help_text=hint,
            widget=forms.TextInput(attrs=_INPUT),
            error_messages={"max_length": too_long},
        )

    def _add_table(self) -> None:
        if len(self.found.sheets) > 1:
            asked = any(question.anchor == "sheet" for question in self.found.questions)
            choices = [(name, name) for name in self.found.sheets]
            self._select(
                "sheet", "Arket", [_UNCHOSEN, *choices] if asked else choices, "" if asked else self.mapping.sheet
            )
        message = "Skriv nummeret på den linje, hvor overskrifterne står, for eksempel 3."
        self.fields["line"] = forms.IntegerField(
            label="Linjen med overskrifter",
            min_value=1,
            initial=self.mapping.line,
            widget=forms.NumberInput(attrs=_INPUT),
            error_messages={"required": message, "invalid": message, "min_value": message},
        )

    def _add_columns(self) -> None:
        roles: list[tuple[str, str]] = [(str(role), role.label) for role in Role]
        for at in self.found.head.filled:
            words, role = self.found.head.words(at), self.mapping.columns.get(at, "")
            years = dict.fromkeys(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words))
            if is_year := YEAR_COLUMN.match(role):
                years[is_year[1]] = None
            of_years = [
                pair
                for year in years
                for pair in ((year, f"Tal for {year}"), (f"{year}p", f"Foreløbige tal for {year}"))
            ]
            self._select(f"column_{at}", words or f"Kolonne {at + 1}", [("", "Læses ikke"), *of_years, *roles], role)

    def _add_name(self, kind: str, folded: str, name: str, among: Iterable[Indicator | KnownPlace]) -> None:
        key, choice = _key(kind, folded), getattr(self.mapping, kind).get(folded, Choice())
        ordered = most_like(name, among)
        known = [
            (one.id, f"{one.name} (ligner mest)" if at == 0 and score >= _ALIKE else one.name)
            for at, (score, one) in enumerate(ordered)
        ]
        new = ("Ny indikator" if kind == "indicators" else "Nyt sted") + f": {name}"
        self._select(key, f"”{name}”", [_UNCHOSEN, *known, (NEW, new), (SKIP, "Læses ikke")], choice.to)
        if kind == "indicators":
            self._select(f"{key}_unit", "Enhed", [_UNCHOSEN, *_pairs(Unit)], choice.unit)
            self._select(f"{key}_direction", "Retning", [_UNCHOSEN, *_pairs(Direction)], choice.direction)
        else:
            self._select(f"{key}_kind", "Art", [_UNCHOSEN, *_pairs(Place.Kind)], choice.kind)

    def _add_whole(self, roles: set[str]) -> None:
        """What no column says."""
        whole, known = self.mapping.whole, self.known
        if Role.INDICATOR not in roles:
            names = [(one.id, one.name) for one in known.indicators]
            self._select("indicator", "Indikator", [_UNCHOSEN, *names], whole.indicator)
        if Role.PLACE not in roles:
            self._select("place", "Sted", [_UNCHOSEN, *((one.id, one.name) for one in known.places)], whole.place)
        if Role.AREA not in roles and known.areas:
            areas = [(one.id, one.name.capitalize()) for one in known.areas]
            choices = [_UNCHOSEN, *areas, ("by_year", "Det område, der gjaldt hvert år"), ("none", "Det vides ikke")]
            self._select("area", "Partnerskabsområdet er målt i", choices, whole.area)
        if Role.DEFINITION not in roles:
            self._add_definition(max((len(one.definitions) for one in known.indicators), default=1))
        if Role.UNIT not in roles:
            self._select("unit", "Enhed", [("", "Som indikatoren"), *_pairs(Unit)], whole.unit)
        if Role.SOURCE not in roles:
            self._text("source", "Kilde", 200, whole.source, "Uden kilde bruges indikatorens egen.")
        if Role.PAGE not in roles:
            self._text("page", "Side i kilden", 40, whole.page)
        if Role.PRELIMINARY not in roles:
            self._select("preliminary", "Foreløbige tal", _PRELIMINARY, whole.preliminary)

    def _add_definition(self, most: int) -> None:
        if most > 1:
            numbers = [(str(number), f"Definition {number}") for number in range(1, most + 1)]
            choices = [_UNCHOSEN, ("by_year", "Den, der gjaldt hvert år"), ("newest", "Den nyeste"), *numbers]
            self._select("definition", "Tallene følger", choices, self.mapping.whole.definition)

    def _add_notation(self, asked: set[str]) -> None:
        """How figures are written, where the file leaves a doubt."""
        if "decimals" in asked or self.mapping.decimals:
            self._select("decimals", "Decimaler", _DECIMALS, self.mapping.decimals)
        if "shares" in asked or self.mapping.shares:
            self._select("shares", "Andele", _SHARES, self.mapping.shares)


def shown(found: Read, mapping: Mapping) -> Mapping:
    """The mapping with all that a page shows of it: the table that is read, and every column."""
    head = found.head
    columns = {at: head.columns.get(at, "") for at in head.filled}
    return replace(mapping, sheet=head.sheet.name, line=head.line, columns=columns)


def _said(choices: dict[str, Choice]) -> dict[str, Choice]:
    return {name: choice for name, choice in choices.items() if choice != Choice()}


def _pairs(choices: type[Unit] | type[Direction] | type[Place.Kind]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices.choices]


def _key(kind: str, folded: str) -> str:
    """The name of a field about a name of the file."""
    return f"{kind}_{hashlib.sha256(folded.encode()).hexdigest()[:10]}"


def _example(cell: Cell) -> str:
    words = cell.words or cell.text
    return f"{words[:30]}…" if len(words) > 30 else words
