# SPDX-License-Identifier: MPL-2.0
"""Money moved from one post and year to another: one act with a reason, told as a move wherever it shows.

Whose decision a move takes is the agreement's to say; where it says nothing, the working group decides inside an
activity, and the steering group between activities, between years and where no activity stands behind a post.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from activities.models import Plan
from activities.texts import MONEY_MOVED
from partnerskab import danish
from partnerskab.agreements.models import Agreement, User
from partnerskab.danish import Amount
from partnerskab.editing import change

from .cells import CellWrite, StaleCells, write_all
from .models import Funding, FundingAmount, FundingLine, Reallocation, Transfer
from .refusals import Refused

WITHIN = "Arbejdsgruppen"
BETWEEN = "Styregruppen"
"""Whose decision a move takes where the agreement says nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: a post and a year, and the version it was read at (0 for no row; None: as it stands)."""

    line_id: UUID
    year: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """One end of a move: the post with its plan and activity, and its cell of the year, saved or not; whole kr."""

    line: FundingLine
    cell: FundingAmount

    @property
    def name(self) -> str:
        """ "Samfundshjælperne: Lønmidler", as long as `Transfer` holds."""
        return name_of(self.line)

    @property
    def kr(self) -> int | None:
        return self.cell.kr

    @property
    def written(self) -> str:
        """What stands in the cell, in words: "50.000 kr.", "ca. 50.000 kr.", "–", "drift", "ikke udfyldt"."""
        cell = self.cell
        if cell.is_dash:
            return "–"
        figure = danish.kr(cell.kr) if cell.kr is not None else ""
        return " ".join(filter(None, (cell.qualifier, figure, cell.note))) or "ikke udfyldt"


class Settled(Exception):
    """The proposal has been carried out or dropped meanwhile. `proposal` is it as it stands now."""

    def __init__(self, proposal: Reallocation) -> None:
        super().__init__(f"{proposal.pk} is settled")
        self.proposal = proposal


def name_of(line: FundingLine) -> str:
    """A post with the activity it stands in, if any."""
    return f"{line.activity.title}: {line.post}" if line.activity else line.post


def decided_by(
    agreement: Agreement, from_activity_id: UUID | None, to_activity_id: UUID | None, *, same_year: bool = True
) -> str:
    """The body whose decision a move takes by the agreement's rules."""
    if from_activity_id is not None and from_activity_id == to_activity_id and same_year:
        return agreement.moves_within or WITHIN
    return agreement.moves_between or BETWEEN


def ends(plan: Plan, source: Place, target: Place) -> tuple[End, End]:
    """Both ends as they stand now; two queries.

    Raises:
        FundingLine.DoesNotExist: the plan has no such post, or no longer.
    """
    places = (source, target)
    rows = FundingLine.objects.filter(plan=plan, pk__in={place.line_id for place in places})
    lines = rows.select_related("activity", "funder").in_bulk()
    if any(place.line_id not in lines for place in places):
        raise FundingLine.DoesNotExist
    amounts = FundingAmount.objects.filter(line__in=lines, year__in={place.year for place in places})
    cells = {(cell.line_id, cell.year): cell for cell in amounts}

    def end(place: Place) -> End:
        line = lines[place.line_id]
        blank = FundingAmount(line=line, year=place.year, version=0)
        return End(line, cells.get((place.line_id, place.year), blank))

    return end(source), end(target)


def refusal(plan: Plan, source: End, target: End, kr: int) -> Refused | None:
    """Why `kr` whole kroner cannot go from one end to the other; None where they can."""
    return _no_way(plan, source, target) or _no_money(source, kr) or _other_money(source.line, target)


def move(
    plan: Plan, source: Place, target: Place, kr: int, reason: str, user: User, proposal: UUID | None = None
) -> Transfer:
    """Move whole kr. in one act: both cells change with one reason in the history, and the move is written down. A
    `proposal` to use what a pool has left is thereby carried out.

    Raises:
        Refused: the money cannot go that way, or a pool would give out more than it has.
        StaleCells: one of the cells has changed since it was read; nothing is written.
        FundingLine.DoesNotExist: a post is gone; nothing is written.
        Settled: the proposal was carried out or dropped meanwhile; nothing is written.
        Reallocation.DoesNotExist: the plan has no such proposal.
    """
    with transaction.atomic():
        carried_out = _open_proposal(plan, proposal) if proposal else None
        out, into = ends(plan, source, target)
        no = refusal(plan, out, into, kr) or (carried_out and _other_than(carried_out, out, kr))
        if no:
            raise no
        writes = [_less(out, source, kr), _more(into, target, kr)]
        if len(write_all(plan, writes, because=_told(out, into, kr, reason))) != len(writes):
            raise StaleCells([out.cell, into.cell])  # somebody has just written the very sum that was to stand there
        made = _written_down(plan, out, into, kr, reason, user)
        if carried_out:
            change(carried_out, carried_out.version, because=MONEY_MOVED.strip(), transfer=made)
    return made


def _written_down(plan: Plan, out: End, into: End, kr: int, reason: str, user: User) -> Transfer:
    years = out.cell.year, into.cell.year
    return Transfer.objects.create(
        plan=plan,
        from_line=out.line.pk,
        from_name=out.name,
        from_year=years[0],
        to_line=into.line.pk,
        to_name=into.name,
        to_year=years[1],
        kr=kr,
        reason=reason,
        decided_by=decided_by(
            plan.agreement, out.line.activity_id, into.line.activity_id, same_year=years[0] == years[1]
        ),
        made_by=user,
    )


def _open_proposal(plan: Plan, proposal: UUID) -> Reallocation:
    held = Reallocation.objects.select_for_update(of=("self",)).select_related("pool").get(pk=proposal, plan=plan)
    if held.transfer_id or held.dropped_on:
        raise Settled(held)
    return held


def _less(end: End, place: Place, kr: int) -> CellWrite:
    version = end.cell.version if place.version is None else place.version
    left = (end.kr or 0) - kr
    return CellWrite(end.line.pk, end.cell.year, version, Amount(left, end.cell.qualifier, end.cell.note))


def _more(end: End, place: Place, kr: int) -> CellWrite:
    version = end.cell.version if place.version is None else place.version
    qualifier = "" if end.cell.is_dash else end.cell.qualifier
    return CellWrite(end.line.pk, end.cell.year, version, Amount((end.kr or 0) + kr, qualifier, end.cell.note))


def _told(out: End, into: End, kr: int, reason: str) -> str:
    """The reason in the history: the move on its first line, as people read it, and why on the next."""
    way = f"fra {out.name} {out.cell.year} til {into.name} {into.cell.year}"
    return f"{MONEY_MOVED}{danish.kr(kr)} {way}\n{reason}"


def _no_way(plan: Plan, source: End, target: End) -> Refused | None:
    if (source.line.pk, source.cell.year) == (target.line.pk, target.cell.year):
        return Refused("Pengene står der allerede. Vælg en anden post eller et andet år at flytte til.", "to_line")
    agreement = plan.agreement
    for end, field in ((source, "from_year"), (target, "to_year")):
        if end.cell.year not in agreement.years:
            return Refused(f"Aftalen gælder {agreement.period}. Vælg et af dens år.", field)
    return None


def _no_money(source: End, kr: int) -> Refused | None:
    cell, place = source.cell, f"{source.name} {source.cell.year}"
    if kr <= 0:
        return Refused("Skriv, hvor meget der skal flyttes, for eksempel 5.000.", "amount")
    if cell.kr is None or cell.qualifier:
        return Refused(
            f"{place} har ikke et sikkert beløb ({source.written}). Skriv først beløbet i hele kroner i økonomien.",
            "from_line",
        )
    if cell.kr < kr:
        return Refused(f"{place} har {danish.kr(cell.kr)} Skriv højst det beløb, eller vælg en anden post.", "amount")
    return None


def _other_money(source: FundingLine, target: End) -> Refused | None:
    """Money stays with whoever gave it: it goes to another payer's post only by a post of its own there."""
    line, cell = target.line, target.cell
    if Funding.UNFUNDED in (source.funding, line.funding):
        unpaid, field = (source, "from_line") if source.funding == Funding.UNFUNDED else (line, "to_line")
        return Refused(f"Ingen betaler endnu {name_of(unpaid)}. Skriv først på posten, hvem der betaler.", field)
    if _payer(source) != _payer(line):
        payer = _payer_name(source)
        return Refused(
            f"{name_of(source)} betales af {payer}, men {name_of(line)} af {_payer_name(line)}. Penge bliver hos den, "
            f"der betaler dem. Opret en post, som {payer} betaler, og flyt pengene dertil.",
            "to_line",
        )
    if cell.note and cell.kr is None:
        return Refused(
            f"{target.name} {cell.year} har ord i stedet for et beløb (”{cell.note}”). Skriv først et beløb der, eller "
            "vælg en anden post.",
            "to_line",
        )
    return None


def _payer(line: FundingLine) -> tuple[str, object]:
    return line.funding, line.funder_id or line.other_funder.casefold()


def _payer_name(line: FundingLine) -> str:
    return line.funder_name or "partnerskabet"


def _other_than(proposal: Reallocation, source: End, kr: int) -> Refused | None:
    """Why a move does not carry out the proposal: it is another sum, or not of the pool's money."""
    if source.line.activity_id != proposal.pool.activity_id:
        return Refused("Forslaget er om puljens penge. Vælg en af puljens poster at flytte fra.", "from_line")
    if kr != proposal.kr:
        asked = danish.kr(proposal.kr)
        return Refused(f"Forslaget er om {asked} Flyt det beløb, eller lad forslaget falde.", "amount")
    return None
