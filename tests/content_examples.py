# SPDX-License-Identifier: MPL-2.0
# ruff: noqa: E501 - tables of facts read better uncut
"""Whole plans as PlanContent, without a database: facts of the 2022 plan, sentences of our own.

`example_plan(12)` is about the size of the real plan; any other number repeats or cuts its activities.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from partnerskab.content.tree import (
    SCHEMA,
    ActivityContent,
    AgreementContent,
    Amount,
    Application,
    AreaContent,
    Chapter,
    Criterion,
    Deliverable,
    FrameContent,
    Line,
    Partner,
    PartyContent,
    PlanContent,
    Section,
    Stated,
    Step,
    Theory,
    Transfer,
)

YEARS = (2021, 2022, 2023, 2024)


class Facts(NamedTuple):
    """An activity of the 2022 plan in figures: posts with an amount for each year, kr. or as written."""

    title: str
    area: int | None
    others: tuple[int, ...]
    state: str
    lead: str
    posts: dict[str, tuple[int | str, ...]]


HELHEDSPLAN = "Den boligsociale helhedsplan på Amager"
FACTS = (
    Facts("Dialog, kommunikation og værtskab", 1, (2,), "fortsat", HELHEDSPLAN,
          {"Lønmidler og honorarer": (285_000,) * 4, "Kommunikationsprodukter": (50_000,) * 4,
           "Aktiviteter ifm. værtskab": (15_000,) * 4}),
    Facts("Tryghedspulje og dialogpavilloner", 1, (), "justeret", "Arbejdsgruppen",
          {"Aktivitetsmidler": (40_000, 72_000, "-", "-")}),
    Facts("Formidlingsindsats målrettet familier med flerkulturel baggrund", 1, (3,), "fortsat", "Socialforvaltningen",
          {"Lønmidler": (325_000, 325_000, "-", "-"), "Aktivitetsmidler": (10_000, 10_000, "-", "-")}),
    Facts("Aktiviteter for unge omkring containeren i Remiseparken", 2, (3,), "justeret", "Børne- og Ungdomsforvaltningen",
          {"Lønmidler": (120_000, 120_000, "-", "-"), "Aktivitetsmidler": (37_000, 37_000, "-", "-")}),
    Facts("Bemandede legepladser som arena for et tryggere lokalmiljø", 2, (1, 3), "justeret",
          "Teknik- og Miljøforvaltningen",
          {"Lønmidler": (75_000, 75_000, 55_000, 35_000), "Aktivitetsmidler": (15_000, 15_000, 12_000, 7_000)}),
    Facts("Koordinationsnetværk for 18+ i gaderummet", 2, (), "fortsat", "Københavns Politi", {}),
    Facts("God stil i Remiseparken", 3, (2,), "justeret", HELHEDSPLAN,
          {"Lønmidler": (60_000, 25_000, "-", "-"), "Aktivitetsmidler": (10_000, 5_000, "-", "-")}),
    Facts("Lommepengejob for 13-15-årige", 3, (), "fortsat", HELHEDSPLAN,
          {"Lønmidler (de unges løn)": (48_000,) * 4, "Aktivitetsmidler": (2_000,) * 4}),
    Facts("Blå Bane – arena for brobygning", 3, (2,), "fortsat", "Fritidscenter Amager Midt",
          {"Lønmidler": (50_000,) * 4, "Aktivitetsmidler": (5_000,) * 4}),
    Facts("Udvikling af tilbud til unge i Hørgården", 3, (2,), "justeret", "Ungdomsklubben Garagen",
          {"Aktivitetsmidler": (65_000, 75_000, 0, 0)}),
    Facts("Samfundshjælperne", 3, (), "justeret", HELHEDSPLAN,
          {"Lønmidler og honorarer": (20_000, 40_000, "", ""), "Workshops og aktiviteter": (20_000, 20_000, "", "")}),
    Facts("Dybdegående undersøgelse af partnerskabsområdet", None, (1, 2, 3), "ny", "Sikker By",
          {"Aktivitetsmidler": (0, 50_000, 0, 0)}),
)  # fmt: skip

AREAS = (
    ("Dialog, kommunikation og værtskab", ("Flere beboere tager del", "Området får et bedre ry",
                                           "Flere blander sig i planerne for byen")),
    ("Tryggere byliv", ("Flere frivillige og større engagement", "Trygge byrum for flere grupper",
                        "Fysiske planer og indsatser hænger sammen", "Fagfolk og beboere kender hinanden",
                        "Foreninger og gadearbejde mødes")),
    ("Positive fællesskaber", ("Flere job til unge under 18 år", "Flere unge i fritidslivet", "Mindre fravær i skolen",
                               "Utrygge og ensomme bliver set")),
)  # fmt: skip

PARTIES = (
    "Økonomiforvaltningen", "Socialforvaltningen", "Børne- og Ungdomsforvaltningen", "Teknik- og Miljøforvaltningen",
    "Beskæftigelses- og Integrationsforvaltningen", "Sundheds- og Omsorgsforvaltningen", "Kultur- og Fritidsforvaltningen",
    "Københavns Politi", "SSP København", "Boligforeningen 3B", "Boligforeningen VIBO", "Boligforeningen DAB",
)  # fmt: skip

SECTIONS = (
    ("background", "", "<p>Naboer, der kender hinanden, er mindre utrygge. Erfaringerne fra de første år viser, at "
     "beboerne gerne vil være med, når nogen holder rammen.{note}</p><p>Kvarteret bygges om i disse år, og det kan i sig "
     "selv gøre folk usikre, når det velkendte forsvinder. Derfor følges arbejdet tæt sammen med de aktører, som er til "
     "stede i hverdagen: på vejen hjem, på legepladsen og i opgangen.</p>"),
    ("purpose", "", "<p>At flere oplever gode møder i området, og at de bliver fortalt videre.</p>"),
    ("objectives", "På kort sigt", "<ul><li>Flere deltager i årets arrangementer.</li><li>Nye aktører byder ind med "
     "<strong>egne</strong> ideer.</li></ul>"),
    ("objectives", "På lang sigt", "<ul><li>Aktiviteten kan fortsætte uden særlige midler.</li><li>Metoden er skrevet ned, "
     "så andre kan tage den op.</li></ul>"),
    ("target_group", "Primær", "<p>Børn og unge mellem 10-14 år og deres forældre.</p>"),
    ("target_group", "Sekundær", "<p>Beboere i området og gæster udefra.</p>"),
    ("timeline", "", "<p>Januar-marts: forberedelse. April-december: aktiviteterne løber hver uge.</p>"),
    ("economy_note", "", "<p>Hovedparten af midlerne går til timelønnede medarbejdere.</p>"),
    ("deliverables_note", "", "<p>Antallet gøres op ved årets udgang.</p>"),
    ("responsible", "", "<p>Den ansvarlige leder arbejdet og holder de andre parter orienteret mindst hver "
     "<em>anden</em> måned. Se også <a href=\"https://eksempel.dk/tryghed\">partnerskabets side</a>.</p>"),
)  # fmt: skip

FOOTNOTE = '<span class="footnote">Målingerne er fra 2015 og 2020 og lavet gennem et borgerpanel.</span>'

FRONT = (
    ("Om Amager Partnerskab", "<p>Kommune, politi, boligorganisationer og helhedsplaner på Amager følger én fælles plan. "
     "Flere skal føle sig trygge, og færre skal opleve kriminalitet.</p><h3>Området</h3><p>De fem afdelinger i Urbanplanen "
     "og Hørgården rummer godt 2.400 boliger og ca. 4.900 beboere.<span class=\"footnote\">Signalgården og Sundholm Syd "
     "ligger i eller lige uden for området.</span> I 2021 kom tre afdelinger mere med.</p><table><thead><tr><th>Delområde"
     "</th><th>Boliger</th></tr></thead><tbody><tr><td>Urbanplanen og Hørgården</td><td>2.400</td></tr><tr><td>Øvrige "
     "afdelinger</td><td>436</td></tr></tbody></table><h3>Perioden</h3><p>Bevillingen gælder 2021-2024.</p>"),
    ("Forandringsteori", "<p>Tre indsatsområder giver hver deres resultater. Tilsammen fører de til effekten.</p>"),
    ("Organisering og politisk proces", "<p>Styregruppen godkender hvert år planen for det næste. Hver aktivitet gør "
     "status i maj og afrapporterer i december.</p><ol><li>Arbejdsgruppen skriver udkastet.</li><li>Styregruppen "
     "beslutter.</li></ol>"),
)  # fmt: skip


def example_plan(activities: int = 12) -> PlanContent:
    """A plan with that many activities; from 12 on it has an appendix, and lines without an activity."""
    return PlanContent(
        schema=SCHEMA,
        id=_id("plan"),
        partnership="Amager Partnerskab",
        slug="amager",
        year=2022,
        agreement=example_agreement(),
        chapters=tuple(Chapter(_id(title), "front", title, text) for title, text in FRONT),
        activities=tuple(_activities(activities)),
        lines=(
            line("Videnspuljen", (18_000, "-", "", "")),
            line("Tryghedsskabende projekt i Sundby Idrætspark", (30_000, "-", "-", "-")),
            line("Mødefacilitering", (4_000, 4_000, 4_000, 4_000)),
        ),
        stated=(Stated("plan_total", 2021, 1_289_000), Stated("plan_total", 2022, 1_313_000)),
    )


def rich_plan() -> PlanContent:
    """`example_plan(12)` with an example of each kind of money: a pool with applications, other funders, an unfunded
    post, notes and remarks, management under a frame of its own, anchoring, and a transfer; and with an activity that
    is sorted as housing-social plans do, one of its partners with a role in sentences."""
    plan = example_plan(12)
    activities = list(plan.activities)
    activities[1] = replace(activities[1], is_pool=True, applications=APPLICATIONS)
    activities[4] = replace(
        activities[4],
        criteria=(Criterion(_id("rich"), "Faste frivillige", "8", "Legepladsen"),),
        partners=(*activities[4].partners, Partner(_id("role"), "Beboerhuset", "partner", ROLE)),
        level="kvarter",
        category="Netværksskabende aktiviteter",
        cfbu_type="Aktiviteter til styrkelse af naboskab",
    )
    activities[8] = replace(
        activities[8],
        lines=_rich_lines(activities[8].lines),
        anchored_with="Fritidscenter Amager Midt",
        anchored_from="sommeren 2025",
        other_names=("Blå Bane",),
    )
    management = replace(line("Sekretariat", (300_000,) * 4), purpose="management", note="To dage om ugen.")
    frames = (*plan.agreement.frames, *(FrameContent(year, "management", 340_000, is_example=False) for year in YEARS))
    agreement = replace(plan.agreement, frames=frames, moves_within="Arbejdsgruppen", moves_between="Styregruppen")
    return replace(
        plan,
        agreement=agreement,
        activities=tuple(activities),
        lines=(*plan.lines, management),
        transfers=(example_transfer(activities[8].lines[0], activities[9].lines[0]),),
    )


ROLE = (
    "Låner lokaler ud om eftermiddagen, finder frivillige blandt beboerne og holder nøgler og redskaber. "
    "Kalder sammen, når noget skal laves om."
)
APPLICATIONS = (
    Application("11111111-1111-4111-8111-111111111111", "Beboerforeningen Solsikken", "Fællesspisning i gården", 12_000,
                "2022-02-03", "granted", 10_000, "2022-03-01", "Sikker By, 3B og helhedsplanen", "2022-03-08",
                "2022-06-20", 9_250),
    Application("22222222-2222-4222-8222-222222222222", "Petanqueklubben", "Nye kugler og et skab", 8_000,
                "2022-04-11", "refused", None, "2022-05-02", "Sikker By og 3B"),
    Application("33333333-3333-4333-8333-333333333333", "Ungdomsrådet", "Filmaften", 4_500, "2022-09-01"),
)  # fmt: skip


def _rich_lines(own: tuple[Line, ...]) -> tuple[Line, ...]:
    remarked = replace(own[0].amounts[1], remark="Regulerede timelønninger.")
    first = replace(own[0], amounts=(own[0].amounts[0], remarked, *own[0].amounts[2:]), note="Pris pr. deltager: 75.")
    other = replace(line("Banedage", (0, 20_000, "ca. 20000", "drift")), funder="Landsbyggefonden", funding="other")
    unfunded = replace(line("Belysning", ("", 90_000, "-", "")), funder="Ufinansieret", funding="unfunded")
    return (first, *own[1:], other, line("Vagter", (3_000, 3_000, "", ""), funder="TrygFonden"), unfunded)


def example_transfer(from_line: Line, to_line: Line, kr: int = 5_000) -> Transfer:
    """Money moved in the plan year from one activity's post to another's."""
    return Transfer(
        id=_id("transfer", from_line.id, to_line.id, str(kr)),
        from_line=from_line.id,
        from_name=f"Blå Bane – arena for brobygning: {from_line.post}",
        from_year=2022,
        to_line=to_line.id,
        to_name=f"Udvikling af tilbud til unge i Hørgården: {to_line.post}",
        to_year=2022,
        kr=kr,
        reason="Færre vagter, flere ture",
        decided_by="Styregruppen",
        made_on="2022-05-12",
    )


def empty_plan() -> PlanContent:
    """A plan on the day it is made: no text, no activity, no money, an agreement without anything but its years."""
    agreement = AgreementContent(
        id=_id("bare"), title="Partnerskabsaftale", valid_from="2025-01-01", valid_to="2028-12-31", estates=(), areas=(),
        theory=Theory((), (), ()), parties=(), steps=(), frames=(),
    )  # fmt: skip
    return replace(example_plan(0), year=2025, agreement=agreement, chapters=(), activities=(), lines=(), stated=())


def example_agreement() -> AgreementContent:
    """The agreement 2021-2024 with three focus areas, its theory of change, parties, route and frames."""
    return AgreementContent(
        id=_id("agreement"),
        title="Partnerskabsaftale for Amager Partnerskab 2021-2024",
        valid_from="2021-01-01",
        valid_to="2024-12-31",
        estates=("Urbanplanen", "Hørgården", "Gullandsgården", "Skotlandsgade", "Røgeritoften"),
        areas=tuple(
            AreaContent(_id(title), number, title, "<p>Her skaber vi anledninger til at mødes.</p>", results)
            for number, (title, results) in enumerate(AREAS, start=1)
        ),
        theory=Theory(
            cross_cutting=("Kommunikation og kompetencer",),
            cross_results=("Bredere fagligt samarbejde", "Hurtigere svar på akutte problemer"),
            effects=("Øget tryghed", "Mindre kriminalitet"),
        ),
        parties=(
            *(PartyContent(_id(name), name, "party") for name in PARTIES),
            PartyContent(_id("Områdefornyelsen Sundby"), "Områdefornyelsen Sundby", "collaborator"),
        ),
        steps=(
            Step("Arbejdsgruppen", "recommends", "meeting"),
            Step("Styregruppen", "approves", "parties"),
            Step("Økonomiudvalget", "is_informed", "meeting"),
        ),
        frames=tuple(FrameContent(year, "activities", 1_400_000, is_example=True) for year in YEARS),
    )


def line(post: str, cells: tuple[int | str, ...], funder: str = "") -> Line:
    """A budget post for 2021-2024: whole kr., "-" for the dash, "" for blank, other words as they stand."""
    key = _id(post, funder, *map(str, cells))
    return Line(key, post, funder, tuple(map(amount, YEARS, cells)), funding="organisation" if funder else "own")


def amount(year: int, cell: int | str) -> Amount:
    """One cell of a budget post; "ca. 5000" is five thousand kr. with its reservation."""
    match cell:
        case int():
            return Amount(year, kr=cell)
        case "" | "-":
            return Amount(year, qualifier=cell)
        case str() if cell.startswith("ca. "):
            return Amount(year, kr=int(cell[4:]), qualifier="ca.")
        case _:
            return Amount(year, note=cell)


def _activities(count: int) -> Iterator[ActivityContent]:
    areas = [fact for fact in FACTS if fact.area]
    chosen = [areas[at % len(areas)] for at in range(min(count, 11) if count < 12 else count - 1)]
    chosen.sort(key=lambda fact: fact.area or 0)
    if count >= len(FACTS):
        chosen.append(FACTS[-1])
    for number, fact in enumerate(chosen, start=1):
        yield _activity(number, fact)


def _activity(number: int, facts: Facts) -> ActivityContent:
    stated = (335_000, 335_000, 350_000, 350_000) if number == 1 else ()
    return ActivityContent(
        id=_id("activity", str(number)),
        number=number,
        title=facts.title,
        is_appendix=facts.area is None,
        area=facts.area,
        other_areas=facts.others,
        areas_as_written="Dialog og Kommunikation og Tryggere Byliv." if number == 1 else "",
        state=facts.state,
        origin="own_frame",
        predecessor="",
        other_names=("Dialog, kommunikation og værtskab, inkl. produkter",) if number == 1 else (),
        sections=tuple(
            Section(_id(str(number), kind, heading), kind, heading, text.format(note=FOOTNOTE if number % 2 else ""))
            for kind, heading, text in SECTIONS
        ),
        partners=(
            Partner(_id("lead", str(number)), facts.lead, "lead", ""),
            Partner(_id("police", str(number)), "Københavns Politi", "partner", ""),
            Partner(_id("club", str(number)), "Lokale foreninger", "partner", "efter aftale"),
        ),
        deliverables=(
            Deliverable(_id("first", str(number)), "12", "arrangementer på legepladserne"),
            Deliverable(_id("second", str(number)), "", "Erfaringerne fra året er samlet og skrevet ned"),
        ),
        criteria=(Criterion(_id("criterion", str(number)), "Unge i fast fritidstilbud", "25", "Klubbens lister"),)
        if number == 4
        else (),
        lines=tuple(line(post, cells) for post, cells in facts.posts.items()),
        stated=tuple(Stated("table_total", year, kr) for year, kr in zip(YEARS, stated, strict=False)),
    )  # fmt: skip


def _id(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(parts)))
