# SPDX-License-Identifier: MPL-2.0
# ruff: noqa: E501 - texts and tables of facts read better uncut
"""A whole agreement as WholeAgreement, without a database: facts of the agreement 2025-2028, sentences of our own.

Its targets have no baseline yet: they are set when the first status is told (agreement 2025-2028, section 2).
"""

import uuid
from dataclasses import replace
from decimal import Decimal

from partnerskab.content.agreed import (
    AGREEMENT_SCHEMA,
    STATUS_SCHEMA,
    AgreementChapter,
    BodyContent,
    Boundary,
    Signatory,
    StaffContent,
    StatusContent,
    StatusEntry,
    WholeAgreement,
)
from partnerskab.content.tree import AreaContent, FrameContent, Step, Theory
from targets.series import Aim, Baseline, Point, Series

YEARS = (2025, 2026, 2027, 2028)
CITY = "KØBENHAVNS KOMMUNE"
AREA, TOWN = "Partnerskabsområdet", "København"
SURVEY = "Københavns Kommunes tryghedsundersøgelse"
OFFENCES = "Rigspolitiets anmeldelsesregister"
POLICE = "Københavns Politi"
PENDING = "ved den første afrapportering til Økonomiudvalget i 2025"

PARTIES = (
    (CITY, "Økonomiforvaltningen"), ("", "Københavns Politi"), ("", "Boligforeningen 3B/KAB"), ("", "Boligforeningen VIBO"),
    (CITY, "Kultur- og Fritidsforvaltningen"), (CITY, "SSP København"), (CITY, "Børne- og Ungdomsforvaltningen"),
    (CITY, "Socialforvaltningen"), (CITY, "Sundheds- og Omsorgsforvaltningen"),
    (CITY, "Beskæftigelses- og Integrationsforvaltningen"), (CITY, "Teknik- og Miljøforvaltningen"),
    ("", "Boligforeningen DOMEA"), ("", "Boligforeningen fsb"), ("", "Boligforeningen HAB"),
)  # fmt: skip
"""Over the name, and the name: the order in which they sign."""

AREAS = (
    ("Dialog, kommunikation og omdømme", "<p>Beboerne skal vide, hvad der sker omkring dem, og have nogen at spørge.</p>",
     ("Flere beboere tager del", "Området får et bedre ry")),
    ("Aktive byrum", "<p>Pladser og parker skal bruges af mange, også når det er mørkt.</p>",
     ("Flere bruger byrummene om aftenen", "Fysiske planer og indsatser hænger sammen", "Fagfolk og beboere kender hinanden")),
    ("Positive fællesskaber", "<p>Børn, unge og voksne skal høre til et sted og have nogen at være sammen med.</p>",
     ("Flere unge i fritidslivet", "Utrygge og ensomme bliver set")),
    ("Job og fritid", "<p>Et job efter skoletid og en forening at gå til holder unge væk fra gaden.</p>",
     ("Flere job til unge under 18 år", "Mindre fravær i skolen")),
)  # fmt: skip

CHAPTERS = (
    ("purpose", "<p>Parterne går sammen om at gøre den del af Amager, som aftalen dækker, mere tryg og at få kriminaliteten ned.</p>"
     "<p>De samordner deres arbejde, sætter nyt i gang, hvor noget mangler, og støtter det, der virker. Aftalen støtter op om "
     "kommunens Sikker By-strategi 2022-2025<span class=\"footnote\">Strategien gælder hele byen og vægter, at børn og unge vokser "
     "op uden kriminalitet.</span> og om målet om en by uden udsatte boligområder.<span class=\"footnote\">Forslag til Kommuneplan "
     "2024.</span></p><p>Hvert år skrives en tryghedsplan, som siger præcist, hvad der skal ske, hvem der gør det, og hvad det "
     "koster. På tværs af de fire indsatsområder er parterne sammen om at fortælle, hvad der sker.</p>"),
    ("background", "<p>Partnerskabet begyndte i 2013 og er vokset undervejs. Med budget 2025 fik det fire år mere og et større område mod "
     "øst.</p><h3>Trygheden i tal</h3><p>I 2024 følte 91 % sig trygge om dagen og 82 % om aftenen og natten i Amager Vest, hvor det "
     "hidtidige område ligger. I Amager Øst var det 84 % og 70 %, og faldet dér siden 2014 er større, end tilfældet kan forklare."
     "<span class=\"footnote\">Københavns Kommunes tryghedsundersøgelse 2024.</span> En landsdækkende måling fra 2023 fandt, at 74 % i "
     "Remisevænget og Hørgården følte sig trygge i deres nabolag mod 58 % ved Holmbladsgade og Støberigården.</p><h3>Et område i "
     "forandring</h3><p>Remiseparken stod færdig i september 2020, i Hørgården bygges der tættere, og Solvang Bibliotek åbner igen i "
     "november 2024. Områdefornyelsen Sønderbro er i gang, bl.a. omkring Ødselsgade. Hørgården, Remisevænget og Gullandsgården står på "
     "statens liste over forebyggelsesområder.</p><h3>Børn og unge</h3><p>Helhedsplanen vurderer, at de unge mod øst er mindst lige så "
     "udsatte som dem, partnerskabet kender. SSP København ser fremgang siden 2013 og 2016, men også unge, som fortsat skal holdes "
     "væk fra bandemiljøet.</p>"),
    ("targets", "<p>Målene følger, om området som helhed udvikler sig den rigtige vej. De måles hvert år, når tryghedsundersøgelsen "
     "udkommer om foråret.</p><p>Området blev større i 2025. Derfor kendes udgangspunktet for 2024 endnu ikke; det skrives ind, når "
     "der første gang gøres status.</p>"),
    ("focus", "<p>Meget andet end partnerskabets egne aktiviteter påvirker trygheden. Forandringsteorien viser derfor, hvordan hvert af "
     "de fire indsatsområder kan give resultater på kort sigt, og hvordan de tilsammen fører til effekten. Den kan rettes til, når "
     "arbejdet kræver det.</p><p>Én gang om året gør partnerskabet status på målene og lægger den frem for Økonomiudvalget.</p>"),
    ("organisation", "<p>Alle parter er med i styregruppen, og alle forvaltninger og partnere er med i arbejdsgruppen. Sekretariatet "
     "ligger i Sikker By.</p><p>Andre kan knyttes til som samarbejdspartnere. De deltager i møderne, men er ikke med, når der "
     "forhandles, besluttes eller stemmes.</p>"),
    ("economy", "<p>Københavns Kommune betaler aktiviteterne og et halvt årsværk til projektledelse i alle fire år.</p>"),
)  # fmt: skip

BODIES = (
    ("steering", "Styregruppen", "Økonomiforvaltningen", "En repræsentant for hver part", "Har ansvaret for aftalens mål og godkender tryghedsplanen.", 1, None),
    ("working", "Arbejdsgruppen", "Projektlederen fra Sikker By", "Alle forvaltninger og partnere, og andre efter behov", "Skriver tryghedsplanen hvert år og får aktiviteterne gjort.", 8, 10),
    ("secretariat", "Sekretariatet i Sikker By", "", "Projektlederen, et halvt årsværk", "Betjener de to grupper og skriver den årlige status.", None, None),
    ("committee", "Økonomiudvalget", "", "", "Får status på målene forelagt en gang om året.", 1, 1),
)  # fmt: skip

MONITORED = ("Chikane", "Hærværk", "Narkotika", "Trusler")


def example_agreement() -> WholeAgreement:
    """The agreement 2025-2028: fourteen parties that sign, four focus areas, its targets, bodies and money."""
    return WholeAgreement(
        schema=AGREEMENT_SCHEMA,
        matter="agreement",
        id=_id("agreement"),
        partnership="Amager Partnerskab",
        slug="amager",
        kind="partnership",
        title="Partnerskabsaftale 2025-2028",
        valid_from="2025-01-01",
        valid_to="2028-12-31",
        chapters=tuple(AgreementChapter(_id(kind), kind, _TITLES[kind], text) for kind, text in CHAPTERS),
        boundaries=(BOUNDARY,),
        areas=tuple(AreaContent(_id(title), at, title, text, results) for at, (title, text, results) in enumerate(AREAS, 1)),
        theory=Theory(
            cross_cutting=("Fælles kommunikation",),
            cross_results=("Parterne svarer hurtigere på akutte problemer",),
            effects=("Øget tryghed", "Mindre kriminalitet"),
        ),
        targets=example_targets(),
        bodies=tuple(BodyContent(_id(name), kind, name, *rest) for kind, name, *rest in BODIES),  # type: ignore[arg-type]
        staff=(StaffContent(_id("leader"), "Projektleder", 50, "Sikker By", "Leder arbejdsgruppens møder"),),
        parties=(
            *(Signatory(_id(name), name, "party", heading) for heading, name in PARTIES),
            Signatory(_id("Områdefornyelsen Sønderbro"), "Områdefornyelsen Sønderbro", "collaborator"),
        ),
        frames=tuple(
            FrameContent(year, purpose, kr, is_example=False)
            for purpose, kr in (("activities", 1_900_000), ("management", 340_000))
            for year in YEARS
        ),
        steps=(Step("Styregruppen", "recommends", "meeting"), Step("Parterne", "approves", "parties")),
        plan_steps=(Step("Arbejdsgruppen", "recommends", "meeting"), Step("Styregruppen", "approves", "parties")),
        status_steps=(Step("Styregruppen", "approves", "meeting"), Step("Økonomiudvalget", "is_informed", "meeting")),
        moves_within="Arbejdsgruppen",
        moves_between="Styregruppen",
    )  # fmt: skip


_TITLES = {
    "purpose": "Formål",
    "background": "Baggrund",
    "targets": "Overordnede målsætninger",
    "focus": "Målsætninger for indsatsområderne",
    "organisation": "Organisering",
    "economy": "Økonomi",
}

BOUNDARY = Boundary(
    id="0a7c2f4e-3d61-4e0a-9a51-6f1f1a3b2c01",
    from_date="2025-01-01",
    description="<p>Området er udvidet mod øst. Det har almene afdelinger i 3B (KAB), VIBO, HAB (DAB), fsb og DOMEA, som alle er med i "
    "helhedsplanen Amagerplanen, og afdelinger i AAB og Bo-Vita, som ikke er. Dertil kommer ejer- og andelsboliger og privat "
    "udlejning.</p>",
    estates=("Remisevænget", "Hørgården", "Gullandsgården", "Støberigården"),
)  # fmt: skip


def example_targets() -> tuple[Aim, ...]:
    """The agreement's targets in its own order, none with a baseline: two to rise, four to be held, four that are only
    followed, and the share of activities with several partners."""
    safe = {"topic": "safety", "direction": "up", "source": SURVEY, "near": TOWN, "final_year": 2028}
    rising = "Andelen skal stige hvert år og nærme sig hele byens i 2028."
    return (
        _aim("1a", "Trygge i dagtimerne", "near", rising, indicator="Andel trygge i dagtimerne", **safe),
        _aim("1b", "Trygge i aften- og nattetimerne", "near", rising, indicator="Andel trygge i aften- og nattetimerne", **safe),
        _held("2a", "Borgervendt kriminalitet", "per_1000", "Anmeldelser pr. 1.000 indbyggere må ikke blive flere end i 2024.",
              definition="Drab, færdselslov, indbrud, narkotika og smugling, røveri, sædelighed, tyveri, vold og øvrig straffelov, herunder brugstyveri."),
        *(_held("2b", title, "count", "Antallet af anmeldelser må ikke blive større end i 2024.")
          for title in ("Indbrud", "Tyveri/røveri", "Vold/våben")),
        *(_aim("2c", title, "monitor", "", indicator=f"Anmeldelser: {title.lower()}", unit="count", unit_name="anmeldelser",
               direction="down", topic="crime", source=POLICE, small_numbers=True) for title in MONITORED),
        Aim(id=_id("share"), code="3", title="Aktiviteter med flere partnere", rule="share", limit=Decimal(75), partners=2,
            wording="Mindst 75 % af tryghedsplanens aktiviteter skal have to eller flere samarbejdspartnere, i eller uden for området.",
            source="Tryghedsplanen"),
    )  # fmt: skip


def _held(code: str, title: str, unit: str, wording: str, definition: str = "") -> Aim:
    return _aim(code, title, "hold", wording, indicator=f"Anmeldelser: {title.lower()}", unit=unit, unit_name="anmeldelser",
                direction="down", topic="crime", source=OFFENCES, definition=definition, baseline_year=2024, pending=PENDING,
                small_numbers=unit == "count")  # fmt: skip


def _aim(code: str, title: str, rule: str, wording: str, **facts: object) -> Aim:
    return Aim(id=_id("target", title), code=code, title=title, wording=wording, rule=rule, place=AREA, **facts)  # type: ignore[arg-type]


def empty_agreement() -> WholeAgreement:
    """An agreement on the day it is made: its years, and nothing else."""
    return replace(
        example_agreement(), chapters=(), boundaries=(), areas=(), theory=Theory((), (), ()), targets=(), bodies=(), staff=(),
        parties=(), frames=(), steps=(), plan_steps=(), status_steps=(), moves_within="", moves_between="",
    )  # fmt: skip


def example_status() -> StatusContent:
    """The status of 2026, its figures invented: one target is on its way, one cannot be told, one is only followed."""
    agreement = example_agreement()
    rising, _, held, *rest = agreement.targets
    points = tuple(_point(year, value) for year, value in ((2025, 82), (2026, 83)))
    town = tuple(_point(year, value) for year, value in ((2025, 87), (2026, 88)))
    baseline = Baseline(2024, Decimal("58.2"), area="b2", source=OFFENCES, set_on="2025-05-20", is_example=True)
    followed = replace(rest[3], series=Series(AREA, "area", (_point(2026, None), _point(2026, 12))))
    return StatusContent(
        schema=STATUS_SCHEMA,
        matter="status",
        id=_id("status"),
        partnership=agreement.partnership,
        slug=agreement.slug,
        year=2026,
        day="2026-05-20",
        agreement_title=agreement.title,
        valid_from=agreement.valid_from,
        valid_to=agreement.valid_to,
        introduction="<p>Tallene er fra forårets undersøgelse.</p>",
        conclusion="<p>Styregruppen drøfter dem i juni.</p>",
        entries=(
            StatusEntry(
                replace(rising, series=Series(AREA, "area", points), reference=Series(TOWN, "city", town)),
                "on_the_way",
                "Andelen er steget, men forskellen kan være tilfældig.",
                "<p>Flere er ude om dagen.</p>",
            ),
            StatusEntry(replace(held, baseline=baseline), "unknown", "Der er endnu ingen måling efter 2024.", ""),
            StatusEntry(followed, "", "Følges uden mål.", ""),
        ),
        parties=agreement.voting,
        steps=agreement.status_steps,
    )


def _point(year: int, value: int | None) -> Point:
    known = None if value is None else Decimal(value)
    return Point(
        year, known, area="b2", area_name="området fra 1. januar 2025", source=SURVEY, page="12", is_example=True
    )


def _id(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(("2025-2028", *parts))))
