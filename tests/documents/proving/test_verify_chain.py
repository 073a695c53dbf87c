# SPDX-License-Identifier: MPL-2.0
"""`verify_chain`: whatever is changed, taken out or put in behind the program's back is told by its place."""

import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from partnerskab.danish import moment
from partnerskab.documents.models import Document
from partnerskab.revisions import chain
from partnerskab.revisions.lifecycle import withdraw
from partnerskab.revisions.models import ChainLink, Decision, Meeting, Outcome, Revision, Withdrawal
from tests.cast import Cast
from tests.revisions.acting import Acting

from .conftest import stored
from .tampering import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(act: Acting) -> Revision:
    """An approved version with a paper, whose bytes do not matter here."""
    revision = act.approve(act.submit())
    stored(revision, b"%PDF-1.7 papir")
    return revision


def verified() -> str:
    """What the command says of an installation where all is well."""
    said = io.StringIO()
    call_command("verify_chain", stdout=said)
    return said.getvalue()


def broken() -> str:
    """The breaks the command tells of before it ends with 1."""
    said = io.StringIO()
    with pytest.raises(CommandError, match="brud") as ending:
        call_command("verify_chain", stdout=said)
    assert ending.value.returncode == 1
    return said.getvalue()


def test_an_empty_installation_is_whole(db) -> None:
    assert verified() == "0 led, alt stemmer.\n"


def test_says_that_all_holds_and_names_the_newest_seal(approved: Revision, cast: Cast) -> None:
    head = ChainLink.objects.order_by("place").last()
    assert head is not None
    said = verified()
    assert f"amager: {head.place} led, nyeste segl {head.seal} af {moment(timezone.localtime(head.sealed_at))}" in said
    assert said.endswith(f"{head.place} led, alt stemmer.\n")


def test_versions_sent_back_and_taken_back_are_whole(act: Acting) -> None:
    first = act.submit()
    act.recommend(first)
    act.answer(first, act.parties()[0], Decision.Kind.SENT_BACK)
    second = act.submit()

    withdraw(second, act.cast.secretariat, "En fejl.")
    act.approve(act.submit())
    assert "alt stemmer" in verified()


FLIPPED = "UPDATE {table} SET {0} = overlay({0} placing '\\x23' from 40 for 1)"
CHANGES: list[tuple[type[chain.Sealed], str, str]] = [
    (Revision, FLIPPED.replace("{0}", "content"), "passer ikke til sit fingeraftryk"),
    (Revision, "UPDATE {table} SET message = 'Noget andet'", "revision {row} er ændret"),
    (Document, "UPDATE {table} SET data = overlay(data placing '\\x23' from 3 for 1)", ".pdf passer ikke til"),
    (Document, "UPDATE {table} SET sha256 = repeat('a', 64)", ".pdf passer ikke til"),
    (Decision, "UPDATE {table} SET comment = 'x' WHERE party_name <> ''", "er ændret"),
    (Decision, "UPDATE {table} SET kind = 'sent_back' WHERE party_name <> ''", "beslutningerne siger ”sendt tilbage”"),
    (Decision, "UPDATE {table} SET content_sha256 = repeat('a', 64)", "gælder et andet indhold"),
    (Decision, "DELETE FROM {table} WHERE party_name <> ''", "er væk"),
    (Outcome, "UPDATE {table} SET decided_on = decided_on - 1", "outcome {row} er ændret"),
    (Outcome, "DELETE FROM {table}", "beslutningerne siger ”godkendt”"),
    (Meeting, "UPDATE {table} SET reference = '2022-0000001'", "meeting {row} er ændret"),
]


@pytest.mark.parametrize(("model", "statement", "told"), CHANGES)
def test_a_row_rewritten_is_found(approved: Revision, model: type[chain.Sealed], statement: str, told: str) -> None:
    row = model._base_manager.values_list("pk", flat=True)[0]
    tamper(model, statement)
    assert told.replace("{row}", str(row)) in broken()


def test_a_link_rewritten_is_found(approved: Revision) -> None:
    tamper(ChainLink, "UPDATE {table} SET digest = repeat('0', 64) WHERE place = 3")
    assert "amager: led 3: leddet til" in broken()


def test_links_taken_out_are_found(approved: Revision) -> None:
    tamper(ChainLink, "DELETE FROM {table} WHERE place IN (2, 3)")
    said = broken()
    assert said.count("led 2-3 mangler") == 1
    assert said.count("står ikke i kæden") == 2


def test_the_last_link_taken_off_is_found(approved: Revision) -> None:
    tamper(ChainLink, "DELETE FROM {table} WHERE kind = 'documents.document'")
    assert f"rækken documents.document {Document.objects.get().pk} står ikke i kæden" in broken()


def test_a_row_put_in_without_a_link_is_found(approved: Revision, cast: Cast) -> None:
    row = Withdrawal(revision=approved, withdrawn_by=cast.secretariat, withdrawn_at=timezone.now())
    row.save(force_insert=True)
    said = broken()
    assert f"revisions.withdrawal {row.pk} står ikke i kæden" in said
    assert "den er trukket tilbage, men der er svaret på den" in said


@pytest.fixture
def cut_off(approved: Revision) -> Callable[[], None]:
    """Take the paper and its link away as somebody who knows the house would."""

    def cut() -> None:
        tamper(Document, "DELETE FROM {table}")
        tamper(ChainLink, "DELETE FROM {table} WHERE kind = 'documents.document'")

    return cut


def test_a_tail_cut_off_is_shown_by_the_seal_that_was_kept(cut_off: Callable[[], None]) -> None:
    """Nothing in the database can tell; the seal in the minutes can."""
    said = io.StringIO()
    head = ChainLink.objects.order_by("place").last()
    assert head is not None
    call_command("verify_chain", seal=head.seal, stdout=said)
    assert f"Seglet står i kæden: amager, led {head.place}." in said.getvalue()
    cut_off()
    assert "alt stemmer" in verified()
    with pytest.raises(CommandError, match="Seglet findes ikke i nogen kæde"):
        call_command("verify_chain", seal=head.seal, stdout=io.StringIO())


def test_constant_number_of_queries_beside_one_for_each_row(act: Acting, django_assert_max_num_queries) -> None:
    act.approve(act.submit())
    links = ChainLink.objects.count()
    with django_assert_max_num_queries(links + 20):
        verified()
