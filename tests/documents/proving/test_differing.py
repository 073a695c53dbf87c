# SPDX-License-Identifier: MPL-2.0
"""What of a paper differs from the genuine one, page by page; on pages written by hand."""

from partnerskab.documents.proving.differing import Fault, Spot, differing
from partnerskab.documents.proving.taken_apart import Page, TakenApart

FOOT = "Tryghedsplan 2022 Version 2022.1 · Godkendt\nAmager Partnerskab Side {} af {}"
TEXTS = ("Forord til planen", "Løn 50.000 kr.\ni alt til ungeindsatsen", "Nu følger bilag", "Og så er den slut")


def paper(*texts: str | None, foot: str = FOOT) -> TakenApart:
    """A paper with a page for each text, drawn as it reads."""
    whole = [text and f"{text}\n{foot.format(at, len(texts))}" for at, text in enumerate(texts, start=1)]
    pages = tuple(Page(text, f"drawn: {text}") for text in whole)
    return TakenApart(pages, None, {"Title": "Tryghedsplan 2022"}, (), ())


def found(here: TakenApart) -> list[tuple[int, Fault]]:
    return [(page.number, page.fault) for page in differing(paper(*TEXTS), here).pages]


def spots(here: TakenApart) -> list[tuple[int, str, str]]:
    pages = differing(paper(*TEXTS), here).pages
    return [(page.number, spot.genuine, spot.here) for page in pages for spot in page.spots]


def test_the_same_is_the_same() -> None:
    assert differing(paper(*TEXTS), paper(*TEXTS)).is_same


def test_line_ends_and_spaces_say_nothing() -> None:
    here = paper(TEXTS[0], "Løn 50.000\nkr. i alt til  ungeindsatsen", *TEXTS[2:])
    assert [(page, fault) for page, fault in found(here) if fault is not Fault.DRAWN] == []


def test_a_word_with_the_words_around_it() -> None:
    here = paper(TEXTS[0], TEXTS[1].replace("50.000", "90.000"), *TEXTS[2:])
    (page,) = differing(paper(*TEXTS), here).pages
    assert (page.number, page.fault) == (2, Fault.TEXT)
    assert page.spots == (Spot("Løn", "50.000", "90.000", "kr. i alt til ungeindsatsen"),)


def test_text_that_only_moved_to_the_next_page_is_not_told() -> None:
    """A line put in on page 2 pushes the last line of each page over to the next."""
    here = paper(TEXTS[0], "Løn 50.000 kr.\nDertil 10.000 mere", "i alt til ungeindsatsen\nNu følger bilag", TEXTS[3])
    assert spots(here) == [(2, "", "Dertil 10.000 mere")]


def test_a_foot_changed_on_all_pages_or_on_one() -> None:
    everywhere = paper(*TEXTS, foot=FOOT.replace("Godkendt", "Vedtaget"))
    assert (1, "Godkendt", "Vedtaget") in spots(everywhere)
    genuine = paper(*TEXTS)
    bare = Page((genuine.pages[2].text or "").replace(" · Godkendt", ""), "")
    once = TakenApart((*genuine.pages[:2], bare, genuine.pages[3]), None, genuine.metadata, (), ())
    assert spots(once) == [(3, "", "Tryghedsplan 2022 Version 2022.1")]  # a line no other foot has


def test_pages_missing_put_in_unread_and_drawn_over() -> None:
    assert found(paper(TEXTS[0], *TEXTS[2:])) == [(2, Fault.MISSING)]
    assert found(paper(*TEXTS, "En side til")) == [(5, Fault.EXTRA)]
    assert found(paper(TEXTS[0], None, *TEXTS[2:])) == [(2, Fault.UNREADABLE)]
    genuine = paper(*TEXTS)
    over = Page(genuine.pages[0].text, "with a picture on top")
    here = TakenApart((over, *genuine.pages[1:]), None, genuine.metadata, (), ())
    assert found(here) == [(1, Fault.DRAWN)]


def test_metadata_by_name() -> None:
    here = paper(*TEXTS)
    here = TakenApart(here.pages, None, {"Title": "Budget", "Producer": "Et program"}, (), ())
    assert differing(paper(*TEXTS), here).metadata == (
        ("Titel", "Tryghedsplan 2022", "Budget"),
        ("Lavet med programmet", "", "Et program"),
    )
