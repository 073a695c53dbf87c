# SPDX-License-Identifier: MPL-2.0
"""The rows of a meeting's lists as people type them: points of the agenda, people, attachments."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerskab.agreements.directory import Directory
from partnerskab.agreements.models import Membership, Organisation, Partnership
from partnerskab.agreements.row_forms import NamingForm, choice, words
from partnerskab.lists.forms import RowForm, text_input

from .models import AgendaPoint, Attachment, Attendance


class MinutesField(forms.IntegerField):
    """A number of minutes in figures alone: "1.000" is none, and is not one either."""

    def to_python(self, value: Any) -> int | None:
        """The number. Raises a field error for anything else."""
        if value and not re.fullmatch(r"\s*[0-9]{1,3}\s*", str(value)):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class PointForm(RowForm):
    """A point of the agenda: what, of which kind, who presents it, how many minutes."""

    what = "title"

    title = words("Punkt", 200, required="Skriv, hvad punktet handler om, eller fjern det.")
    kind = choice("Art", AgendaPoint.Kind.choices, AgendaPoint.Kind.DISCUSSION)
    presenter = words("Hvem fremlægger", 160)
    minutes_wanted = MinutesField(
        label="Minutter",
        required=False,
        min_value=1,
        max_value=600,
        widget=text_input(inputmode="numeric"),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Skriv et antal minutter, fx 15."),
    )


class People:
    """Whom the names in a list of people belong to: the partnership's members, and the known organisations."""

    def __init__(self, partnership: Partnership) -> None:
        self.organisations = Directory()
        self.members = list(members(partnership))

    def member(self, name: str, organisation: Organisation | None) -> Membership | None:
        """The member of that name; of several the one of that organisation."""
        found = [one for one in self.members if str(one.user).casefold() == name.casefold()]
        if len(found) < 2:
            return next(iter(found), None)
        return next((one for one in found if one.organisation == organisation), None)


def members(partnership: Partnership) -> QuerySet[Membership]:
    """Those who are members today, with their names and organisations."""
    return Membership.objects.filter(partnership=partnership, ended_on=None).select_related("user", "organisation")


class AttendanceForm(NamingForm):
    """A person called to the meeting; a member by name, or anybody else."""

    what = "name"
    partnership: Partnership

    name = words("Navn", 160, required="Skriv personens navn, eller fjern rækken.")
    organisation = words("For hvem", 200, names=True)
    standing = choice("Fremmøde", Attendance.Standing.choices, Attendance.Standing.INVITED)
    votes = choice("Stemme", (("", "Uden stemme"), ("votes", "Har stemme")), "")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["votes"].required = False

    @classmethod
    def directory(cls) -> Any:
        """The members and the organisations."""
        return People(cls.partnership)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """The organisation by its name, the vote in words."""
        return {
            "name": row.name,
            "organisation": str(row.organisation or ""),
            "standing": row.standing,
            "votes": "votes" if row.votes else "",
        }

    @classmethod
    def check_together(cls, rows: Sequence[Any]) -> None:
        """Nobody is written twice; of several members with one name it is said whom each is there for. Two who were
        called have been told apart."""
        written = [row for row in rows if row.initial.get("name") != row.cleaned_data["name"]]
        names = Counter(str(one.user).casefold() for one in members(cls.partnership)) if written else Counter()
        for row in written:
            name, organisation = _who(row)
            others = [_who(one) for one in rows if one is not row]
            if not organisation and names[name] > 1:
                row.add_error("organisation", f"Flere hedder ”{row.cleaned_data['name']}”. Skriv også, for hvem.")
            elif (name, organisation) in others or (not organisation and name in dict(others)):
                row.add_error("name", f"”{row.cleaned_data['name']}” står der allerede. Fjern den ene række.")

    def values(self, standing: Any, directory: People) -> dict[str, Any]:
        """The member of that name, and the organisation that was named, or the member's own."""
        typed = self.cleaned_data
        organisation = directory.organisations.named(typed["organisation"]) if typed["organisation"] else None
        member = directory.member(typed["name"], organisation)
        if standing is not None and standing.name == typed["name"]:
            member = standing.membership
        if organisation is None and member and standing is None:
            organisation = member.organisation
        return {
            "name": typed["name"],
            "membership": member,
            "organisation": organisation,
            "standing": typed["standing"],
            "votes": typed["votes"] == "votes",
        }


def _who(row: AttendanceForm) -> tuple[str, str]:
    return row.cleaned_data["name"].casefold(), row.cleaned_data["organisation"].casefold()


def attendance_form(partnership: Partnership) -> type[AttendanceForm]:
    """The rows of people in that partnership."""
    return type("AttendanceForm", (AttendanceForm,), {"partnership": partnership})


@dataclass(frozen=True, slots=True)
class Paper:
    """What can be attached: its title, its absolute path on the site, and its fingerprint where it has one."""

    title: str
    address: str
    sha256: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.address}#{self.sha256}" if self.sha256 else self.address


class AttachmentForm(RowForm):
    """A page or paper of the product, chosen from those there are."""

    what = "paper"
    known: Mapping[str, Paper] = {}
    groups: Iterable[Any] = ()

    paper = choice("Bilag", ())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [("", "Vælg et bilag"), *self.groups]  # type: ignore[attr-defined]
        self.fields["paper"].error_messages["required"] = "Vælg et bilag, eller fjern rækken."

    @property
    def is_blank(self) -> bool:
        return not self["paper"].value()

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        """What was chosen, by the key of its choice."""
        return {"paper": paper_of(row).key}

    def values(self, standing: Any, directory: Any) -> dict[str, Any]:
        """The title, address and fingerprint of what was chosen."""
        chosen = self.known[self.cleaned_data["paper"]]
        return {"title": chosen.title, "address": chosen.address, "sha256": chosen.sha256}


def paper_of(attachment: Attachment) -> Paper:
    """An attachment as something to choose."""
    return Paper(attachment.title, attachment.address, attachment.sha256)


def attachment_form(offered: Mapping[str, Sequence[Paper]], standing: Sequence[Attachment]) -> type[AttachmentForm]:
    """The rows that choose among what is offered, group by group; what stands can be kept, offered or not."""
    papers = [paper for group in offered.values() for paper in group]
    known = {paper.key: paper for paper in papers}
    kept = [paper for paper in map(paper_of, standing) if paper.key not in known]
    groups = [(label, [(paper.key, paper.title) for paper in group]) for label, group in offered.items() if group]
    if kept:
        groups.insert(0, ("Vedhæftet nu", [(paper.key, paper.title) for paper in kept]))
    standing_keys = {row_paper.key: row_paper for row_paper in map(paper_of, standing)}
    return type("AttachmentForm", (AttachmentForm,), {"known": known | standing_keys, "groups": groups})
