# SPDX-License-Identifier: MPL-2.0
"""The agreement as a paper: an edition of it in, one HTML text out."""

from collections.abc import Iterator

from django.template.loader import render_to_string

from partnerskab.agreements.models import Agreement
from partnerskab.content.agreed import WholeAgreement
from partnerskab.richtext.showing import Notes

from .agreement_chapters import ChapterPart, Setting, chapters
from .attached import PICTURE
from .chapters import Text, set_chapter, set_text
from .cover import Cover
from .edition import Edition
from .measuring import showable
from .plan_paper import ContentsRow


def html(edition: Edition[WholeAgreement]) -> str:
    """An edition of an agreement as the HTML that the stylesheet `static/print.css` makes a paper of."""
    content, notes = edition.content, Notes()
    setting = Setting(lambda text: set_chapter(text, notes), lambda text: set_text(text, notes, heading="h4"))
    found = chapters(content, setting, edition.approved)
    context = {
        "edition": edition,
        "content": content,
        "cover": _cover(content),
        "name": f"{kind_of(content)} {content.period}",
        "contents": tuple(_contents(found)),
        "chapters": found,
        "scheme": PICTURE,
    }
    return showable(render_to_string("documents/agreement.html", context))


def kind_of(content: WholeAgreement) -> str:
    """ "Partnerskabsaftale" or "Delaftale"."""
    return str(Agreement.Kind(content.kind).label)


def _cover(content: WholeAgreement) -> Cover:
    estates = content.boundaries[-1].estates if content.boundaries else ()
    facts = (("Aftale", content.title), ("Område", ", ".join(estates)))
    return Cover(kind_of(content), content.period, content.period, tuple(fact for fact in facts if fact[1]))


def _contents(found: tuple[ChapterPart[Text], ...]) -> Iterator[ContentsRow]:
    for chapter in found:
        yield ContentsRow("k", chapter.number, chapter.title, chapter.anchor)
        for area in chapter.areas:
            title = f"Indsatsområde {area.content.number}: {area.content.title}"
            yield ContentsRow("", "", title, f"o{area.content.number}")
