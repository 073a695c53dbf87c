# SPDX-License-Identifier: MPL-2.0
"""Charts draw what the figures carry: breaks as breaks, gaps as gaps, no words over others, all of it on the sheet."""

import itertools
import re
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from weasyprint import HTML

from targets.charts import bar_chart, dots, figures_table, line_chart
from targets.charts.drawing import LEADING, PAINTS, Chart, Words, width_of
from targets.charts.scales import axis
from targets.series import Aim, Baseline

from .figures import area, city, held, near, point, safe_by_day, shared

LONG = "Urbanplanen, Hørgården og de øvrige boligområder i den vestlige ende af partnerskabet"


def words(chart: Chart, kind: str = "") -> list[str]:
    return [one.text for layer in chart.layers if layer.kind.startswith(kind or "t-") for one in layer.words]


def paths(chart: Chart, kind: str) -> list[str]:
    return [path for layer in chart.layers if layer.kind == kind for path in layer.paths]


def corners(path: str) -> list[tuple[float, float]]:
    """The ends of a straight line or of a line from point to point."""
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


def twenty_years() -> Aim:
    own = [point(year, 60 + year * 7 % 13 + 0.5) for year in range(2007, 2028)]
    return near(series=area(*own), reference=city(*(point(year, 70 + year * 5 % 7) for year in range(2007, 2028))))


CASES = {
    "broken": safe_by_day(),
    "two in one year": safe_by_day(
        series=area(point(2024, 87, area="old"), point(2024, 80, area="new"), point(2025, 81, area="new"))
    ),
    "one point": near(series=area(point(2026, 71)), reference=city()),
    "only the city": near(series=area(), reference=city(point(2026, 88))),
    "twenty years": twenty_years(),
    "all equal": near(series=area(*(point(y, 80) for y in range(2022, 2029))), reference=city(point(2028, 80))),
    "at both ends": near(series=area(point(2022, 100, margin=Decimal(4)), point(2023, 0, margin=Decimal(2)))),
    "hidden": held(series=area(point(2022, 12), point(2023, None), point(2024, 9))),
    "large": held(series=area(point(2022, 1386), point(2023, 1_400_000))),
    "zero": held(series=area(point(2022, 0), point(2023, 0))),
    "preliminary": safe_by_day(series=area(point(2025, 81), point(2026, 83, margin=Decimal(3), is_preliminary=True))),
    "long names": near(series=area(point(2022, 70), point(2024, 72)), near=LONG, title=LONG),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("wide", [True, False])
def test_nothing_leaves_the_sheet_and_no_words_overlap(name: str, wide: bool) -> None:
    chart = line_chart(CASES[name], wide)
    placed: list[tuple[float, float, float, float]] = []
    for layer in chart.layers:
        for one in layer.words:
            size = PAINTS[layer.kind].size
            placed.append(_room(one, size))
    for left, top, right, bottom in placed:
        assert min(left, top) >= 0
        assert right <= chart.width
        assert bottom <= chart.height
    for one, other in itertools.combinations(placed, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for path in [path for layer in chart.layers for path in layer.paths]:
        for x, y in corners(path):
            assert 0 <= x <= chart.width
            assert 0 <= y <= chart.height


def _room(one: Words, size: float) -> tuple[float, float, float, float]:
    """Where a line of words stands; its true width is at most what was reckoned with."""
    broad = width_of(one.text, size) * 0.9
    left = one.x - {"start": 0.0, "middle": broad / 2, "end": broad}[one.anchor]
    return left, one.y - size * 0.7, left + broad, one.y + min(2.0, LEADING - size)


@pytest.mark.parametrize("wide", [True, False])
def test_no_line_crosses_a_break(wide: bool) -> None:
    chart = line_chart(safe_by_day(), wide)
    first, second = (corners(path) for path in paths(chart, "c-area"))
    assert (len(first), len(second)) == (3, 2)
    (zone,) = paths(chart, "c-breakzone")
    assert first[-1][0] < corners(zone)[0][0] < second[0][0]
    assert "område ændret" in words(chart, "t-break")
    assert len(corners(paths(chart, "c-city")[0])) == 5


def test_a_new_definition_breaks_too() -> None:
    chart = line_chart(near(series=area(point(2024, 80), point(2025, 70, definition=2))))
    assert words(chart, "t-break") == ["ny definition"]
    assert paths(chart, "c-area") == []
    assert any("ny definition" in note for note in chart.notes)


def test_a_hidden_value_is_a_gap_and_no_value_is_told() -> None:
    chart = line_chart(held(series=area(point(2021, 20), point(2022, 12), point(2023, None), point(2024, 9))))
    assert [len(corners(path)) for path in paths(chart, "c-area")] == [2]
    assert "udeladt" in words(chart)
    assert "udeladt i 2023" in chart.description
    assert figures_table(CASES["hidden"]).lines[1].cells[0].text == "udeladt"


def test_preliminary_is_hollow_and_says_so() -> None:
    chart = line_chart(CASES["preliminary"])
    (hollow,) = (layer for layer in chart.layers if layer.kind == "c-dot c-hollow")
    assert len(hollow.dots) == 1
    assert "foreløbig" in words(chart, "t-val")


def test_uncertainty_is_drawn_when_known_and_only_then() -> None:
    assert len(paths(line_chart(CASES["preliminary"]), "c-whisker")) == 1
    assert paths(line_chart(safe_by_day()), "c-whisker") == []


def test_the_target_and_its_year_are_named() -> None:
    assert words(line_chart(safe_by_day()), "t-target") == ["2028", "Mål 2028:", "nær byen"]
    reach = near(rule="reach", limit=Decimal("83.5"), near="", series=area(point(2026, 80)))
    assert words(line_chart(reach), "t-target") == ["2028", "Mål 2028:", "mindst 83,5\u00a0%"]
    missing = held(series=area(point(2025, 12)))
    assert words(line_chart(missing), "t-target") == ["Mål: højst 2024-niveau,", "som mangler endnu"]
    assert paths(line_chart(missing), "c-target") == []


def test_a_baselines_level_is_not_drawn_beyond_a_break() -> None:
    series = area(point(2023, 14, area="old"), point(2024, 12, area="old"), point(2025, 18, area="new"))
    chart = line_chart(held(series=series, baseline=Baseline(2024, Decimal(12), area="old")))
    (drawn,) = paths(chart, "c-target")
    (zone,) = paths(chart, "c-breakzone")
    assert float(drawn.split("H")[1]) <= corners(zone)[0][0]


def test_every_value_of_a_short_series_is_written() -> None:
    assert sorted(words(line_chart(safe_by_day()), "t-val")) == ["81", "83", "85", "86", "87"]
    assert sorted(words(line_chart(safe_by_day(), wide=False), "t-val")) == ["81", "83", "85", "86", "87"]
    assert "80" in words(line_chart(CASES["all equal"]), "t-val")


def test_the_newest_value_is_written_however_many_there_are() -> None:
    for wide in (True, False):
        assert "66,5" in words(line_chart(twenty_years(), wide), "t-val")


def test_numbers_are_danish() -> None:
    series = area(point(2022, 1386), point(2023, "1400.5"))
    assert words(line_chart(held(series=series)), "t-val") == ["1.400,5", "1.386"]


def test_nothing_known_is_no_drawing() -> None:
    for aim in (near(), near(series=area()), held(series=area(point(2023, None)))):
        assert line_chart(aim).is_empty


@pytest.mark.parametrize(
    ("values", "unit", "low", "high"),
    [
        ([81, 88], "percent", 75, 95),
        ([0], "percent", 0, 20),
        ([100], "percent", 80, 100),
        ([0, 100], "percent", 0, 100),
        ([214], "count", 0, 250),
        ([1], "count", 0, 2),
        ([58.3], "per_1000", 0, 80),
        ([], "count", 0, 2),
    ],
)
def test_axes_keep_their_promises(values: list[float], unit: str, low: float, high: float) -> None:
    found = axis([Decimal(str(value)) for value in values], unit)
    assert (found.low, found.high) == (low, high)
    assert found.ticks[-1] == pytest.approx(high)


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    assert "Aksen begynder ved 75 %." in line_chart(safe_by_day()).notes
    assert not any("Aksen" in note for note in line_chart(CASES["hidden"]).notes)


def test_the_table_holds_every_figure_and_says_where_it_breaks() -> None:
    table = figures_table(safe_by_day())
    assert table.places == ("Området", "Hele byen")
    assert [line.year for line in table.lines] == [2022, 2023, 2024, 0, 2025, 2026]
    assert "sammenlignes" in table.lines[3].why
    assert [cell.text for cell in table.lines[-1].cells] == ["83\u00a0%", "88\u00a0%"]


def test_two_areas_in_one_year_are_two_lines_of_the_table() -> None:
    lines = figures_table(CASES["two in one year"]).lines
    assert [line.year for line in lines] == [2022, 2023, 2024, 0, 2024, 2025, 2026]
    assert [line.cells[0].text for line in lines if line.year == 2024] == ["87\u00a0%", "80\u00a0%"]


def test_bars_stand_on_zero_and_part_at_a_break() -> None:
    series = area(point(2024, 40, area="old"), point(2025, 20, area="new"), point(2026, 10, area="new"))
    chart = bar_chart(held(rule="monitor", series=series))
    tall = [float(re.search(r"v(-?[\d.]+)", path)[1]) for path in paths(chart, "c-fill")]  # type: ignore[index]
    assert tall[0] == pytest.approx(2 * tall[1], abs=0.2) == pytest.approx(4 * tall[2], abs=0.4)
    assert len(paths(chart, "c-break")) == 1
    assert words(chart, "t-val") == ["10", "20", "40"]


def test_a_hidden_bar_has_one_height_whatever_it_hides() -> None:
    charts = [bar_chart(held(series=area(point(2025, None), point(2026, value)))) for value in (5, 500)]
    assert paths(charts[0], "c-unseen") == paths(charts[1], "c-unseen") != []
    assert any("udeladt" in note for note in charts[0].notes)


def test_squares_are_one_for_each_activity_with_the_goal_marked() -> None:
    chart = dots(shared(2, 2, 2, 2, 2, *[1] * 7))
    assert (len(paths(chart, "c-fill")), len(paths(chart, "c-ring"))) == (5, 7)
    assert chart.title == "5 af 12 aktiviteter har mindst 2 samarbejdspartnere"
    assert "målet: 9" in words(chart, "t-axis")[0]
    assert dots(shared()).is_empty


@pytest.mark.parametrize("name", CASES)
def test_it_draws_the_same_on_screen_and_paper(name: str) -> None:
    """No style attribute, no comma in a coordinate, and the paper's engine takes every stroke without a word."""
    aim = CASES[name]
    html = "".join(
        render_to_string("targets/_chart.html", {"chart": chart})
        for chart in (line_chart(aim), line_chart(aim, wide=False), bar_chart(aim))
    )
    html += render_to_string("targets/_figures_table.html", {"table": figures_table(aim)})
    assert "style" not in html
    assert not re.search(r' (?:x|y|cx|cy|r|d|viewBox|stroke-width|font-size)="[^"]*,', html)
    assert html.count("<title") == html.count("<desc") == html.count('role="img"')
    HTML(string=f"<!doctype html><html lang=da><title>x</title>{html}").render()
