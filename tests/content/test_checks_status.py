# SPDX-License-Identifier: MPL-2.0
"""What the checks find in a year's status, and that they point at the place where it is put right."""

from dataclasses import replace

import pytest

from partnerskab.content.agreed import StatusContent
from partnerskab.content.checks import Finding, check
from targets.series import Aim, Series
from tests.status_examples import full_status


def calm() -> StatusContent:
    """The status with nothing left to find."""
    content = full_status()
    entries = tuple(
        replace(
            entry,
            aim=replace(_real(entry.aim), pending="ved første afrapportering"),
            remark="<p>Der er talt om det.</p>",
        )
        for entry in content.entries
    )
    return replace(content, entries=entries)


def _real(aim: Aim) -> Aim:
    """Not invented, and read in the year of the status."""

    def real(series: Series | None) -> Series | None:
        if series is None or not series.points:
            return series
        points = [replace(point, is_example=False) for point in series.points]
        return replace(series, points=(*points, replace(points[-1], year=2026)))

    baseline = aim.baseline and replace(aim.baseline, is_example=False)
    return replace(aim, series=real(aim.series), reference=real(aim.reference), baseline=baseline)


def changed(title: str, **facts: object) -> StatusContent:
    """The calm status with a target changed, or its remark."""
    content, remark = calm(), facts.pop("remark", None)
    return replace(
        content,
        entries=tuple(
            replace(one, aim=replace(one.aim, **facts), remark=one.remark if remark is None else remark)
            if one.aim.title == title
            else one
            for one in content.entries
        ),
    )


def found(content: StatusContent) -> list[str]:
    return [finding.code for finding in check(content)]


def of(content: StatusContent, code: str) -> Finding:
    return next(finding for finding in check(content) if finding.code == code)


def test_a_status_in_order_has_no_findings():
    assert found(calm()) == []


def test_without_targets_it_cannot_be_sent():
    finding = of(replace(calm(), entries=()), "STATUS_NO_TARGETS")
    assert finding.blocks
    assert finding.place.anchor == "maal"


def test_an_introduction_is_asked_for():
    finding = of(replace(calm(), introduction=""), "STATUS_NO_INTRODUCTION")
    assert (finding.blocks, finding.place.anchor) == (False, "indledning")


def test_somebody_has_to_approve_it():
    assert found(replace(calm(), steps=())) == ["STATUS_NOBODY_APPROVES"]


def test_a_target_that_was_not_read_in_the_year():
    content = calm()
    indbrud = next(entry.aim for entry in content.entries if entry.aim.title == "Indbrud")
    old = changed("Indbrud", series=indbrud.read.until(2025))
    finding = of(old, "STATUS_NO_READING")
    assert finding.title == "Ingen måling for 2026: ét mål"
    assert finding.sentence.startswith("Indbrud (nyeste 2025).")
    assert finding.place.anchor == f"target-{indbrud.id}"
    never = changed("Indbrud", series=replace(indbrud.read, points=()))
    assert of(never, "STATUS_NO_READING").sentence.startswith("Indbrud (ingen endnu).")


@pytest.mark.parametrize(("pending", "codes"), [("", ["STATUS_BASELINE_UNEXPLAINED"]), ("ved afrapporteringen", [])])
def test_a_missing_baseline_is_explained(pending: str, codes: list[str]):
    assert found(changed("Tyveri/røveri", pending=pending)) == codes


def test_a_preliminary_figure_is_told():
    aim = next(entry.aim for entry in calm().entries if entry.aim.title == "Indbrud")
    early = replace(aim.read, points=(*aim.read.points[:-1], replace(aim.read.points[-1], is_preliminary=True)))
    assert found(changed("Indbrud", series=early)) == ["STATUS_PRELIMINARY"]


def test_a_remark_is_asked_for_where_there_is_a_judgement():
    assert found(changed("Indbrud", remark="<p> </p>")) == ["STATUS_NO_REMARK"]
    assert found(changed("Chikane", remark="")) == []


def test_invented_figures_are_told_by_name():
    finding = of(full_status(), "STATUS_EXAMPLES")
    assert "Trygge i dagtimerne" in finding.sentence
    assert "Aktiviteter med flere partnere" not in finding.sentence


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("Der var 3 anmeldelser.", True),
        ("Kun 4, som i fjor.", True),
        ("Tallet steg 3 %.", True),
        ("I 2024 var der 14 sager og 4.100 indbyggere.", False),
        ("Det var 3,5 pct.", False),
        ("Der er talt om det.", False),
    ],
)
def test_a_remark_does_not_tell_what_was_left_out(words: str, is_found: bool):
    content = changed("Narkotika", remark=f"<p>{words}</p>")
    assert ("STATUS_SMALL_NUMBER" in found(content)) == is_found
    assert "STATUS_SMALL_NUMBER" not in found(changed("Indbrud", remark=f"<p>{words}</p>"))
