# SPDX-License-Identifier: MPL-2.0
"""What a person checks: each piece of an activity beside its lines in the source."""

from partnerskab.documents.reading import Known, KnownOrganisation, read_paper, read_source
from partnerskab.documents.reading.beside import pieces

from .papers import SAMPLE, SMALL

KNOWN = Known(
    areas=((1, "Dialog, kommunikation og værtskab"), (2, "Tryggere byliv"), (3, "Positive fællesskaber")),
    organisations=(KnownOrganisation("Teknik- og Miljøforvaltningen", ("TMF",)),),
)


def test_the_pieces_of_a_small_activity():
    paper = read_paper(read_source(SMALL.encode(), "plan.txt"), KNOWN)
    made = pieces(paper, paper.activities[0])
    assert [(piece.heading, piece.said, piece.certainty) for piece in made] == [
        (
            "Torvet om aftenen",
            (
                ("Titel", "Torvet om aftenen"),
                ("Nummer", "1, taget fra oversigten"),
                ("Tilstand", "Ny"),
                ("Baggrund", "1 afsnit"),
                ("Hovedområde", "Tryggere byliv"),
            ),
            "understood",
        ),
        ("Formål", (("Formål", "1 afsnit"),), "understood"),
        ("Økonomi", (("Poster", "1 post, 3 år"),), "understood"),
        ("Leverancer i 2022", (("Leverancer", "2, heraf 1 med tal"),), "understood"),
        (
            "Ansvarlige aktører",
            (("Ansvarlige aktører", "1 afsnit"), ("Ansvarlig", "Teknik- og Miljøforvaltningen")),
            "guessed",
        ),
    ]
    assert made[3].remark == "Overskriften ”Leverancer i 2022” læses som Leverancer."
    assert [block.text for block in made[1].source] == ["At flere bruger torvet."]


def test_every_piece_of_the_sample_shows_its_lines():
    paper = read_paper(read_source(SAMPLE.read_bytes(), SAMPLE.name), KNOWN)
    for activity in paper.activities:
        made = pieces(paper, activity)
        assert [piece.span.first for piece in made] == sorted(piece.span.first for piece in made)
        assert all(piece.source and piece.said for piece in made)
    drifting = pieces(paper, paper.activities[7])[0]
    assert drifting.remark == "Oversigten skriver ”Lommepegejobs for 13-15-årige”. Samme aktivitet."
