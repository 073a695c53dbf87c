# SPDX-License-Identifier: MPL-2.0
"""A paper is drawn in a process of its own: same bytes everywhere, within limits, and nothing is fetched."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.conf import settings

from partnerskab.content.canonical import to_json
from partnerskab.content.tree import Chapter, PlanContent
from partnerskab.documents.printing import drawing, paper
from partnerskab.documents.printing.edition import draft
from partnerskab.documents.printing.process import LIMITS, TOO_MUCH, TOO_SLOW, Limits, RenderFailed, run
from tests.content_examples import empty_plan, example_plan

from .printing import DAY, reader, words_of


def test_same_bytes_in_this_process_and_in_its_own() -> None:
    content = example_plan(3)
    here = drawing.write_pdf(paper.html(draft(content, DAY)), to_json(content), DAY)
    first, second = paper.render(draft(content, DAY)), paper.render(draft(content, DAY))
    assert here == first == second
    assert paper.render(draft(content, date(2022, 11, 22))) != first


def test_same_bytes_in_another_time_zone_language_and_hash_seed(tmp_path: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from tests.content_examples import empty_plan; from tests.documents.printing import drawn\n"
        f"open({str(tmp_path / 'far.pdf')!r}, 'wb').write(drawn(empty_plan()))"
    )
    far = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    far["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    subprocess.run([sys.executable, "-c", program], check=True, env=far, cwd=settings.BASE_DIR, timeout=60)
    assert (tmp_path / "far.pdf").read_bytes() == paper.render(draft(empty_plan(), DAY))


@pytest.fixture
def visitors() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and what has been asked of it."""
    asked: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def hostile(address: str, secret: Path) -> str:
    """Markup that asks a browser, or a layout engine, for things from outside."""
    return (
        f'<base href="{address}/base/"><link rel="stylesheet" href="{address}/a.css"><link rel="attachment" '
        f'href="file://{secret}"><style>@import "{address}/b.css"; @font-face {{ font-family: x; src: '
        f"url({address}/c.ttf) }} body {{ background: url({address}/d.png); font-family: x }}</style>"
        f'<script src="{address}/e.js"></script><img src="{address}/f.png"><img src="file://{secret}">'
        f'<object data="{address}/g.svg"></object><iframe src="{address}/h"></iframe><embed src="{address}/i">'
        f'<svg><image href="{address}/j.png"/><use href="{address}/k.svg#x"/></svg>'
        f"<p style=\"background: url('{address}/l.png')\" onclick=\"fetch('{address}/m')\">Synligt</p>"
    )


def test_hostile_words_are_printed_as_words(visitors: tuple[str, list[str]], tmp_path: Path) -> None:
    """Whatever got past every check of the input: the paper writes it out, or leaves it out."""
    address, asked = visitors
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelighed")
    wild = hostile(address, secret)
    content = example_plan(1)
    first = replace(content.activities[0], title=wild[:400], areas_as_written=wild)
    content = replace(
        content,
        partnership='"><script>',
        activities=(first,),
        chapters=(Chapter("c", "front", "<b>Kapitel</b>", wild),),
    )
    pdf = paper.render(draft(content, DAY))
    assert asked == []
    assert "Synligt" in words_of(pdf)
    assert list(reader(pdf).attachments) == ["plan.json"]


def test_the_layout_engine_fetches_nothing(visitors: tuple[str, list[str]], tmp_path: Path) -> None:
    """Even with the markup handed straight to it."""
    address, asked = visitors
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmelighed")
    page = f'<html lang="da"><title>Prøve</title><body><h1>Prøve</h1>{hostile(address, secret)}</body></html>'
    pdf = run(page, b"{}", DAY)
    assert asked == []
    assert b"hemmelighed" not in pdf
    assert all(data != [b"hemmelighed"] for data in reader(pdf).attachments.values())


def bomb() -> str:
    """Less than a kilobyte that keeps a layout engine busy for minutes."""
    return f'<html lang="da"><title>x</title><body>{"<div style=display:flex>" * 34}x{"</div>" * 34}</body></html>'


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(seconds=1, cpu_seconds=60, memory=LIMITS.memory), TOO_SLOW),
        (Limits(seconds=60, cpu_seconds=1, memory=LIMITS.memory), TOO_SLOW),
    ],
)
def test_a_bomb_dies_at_its_limit_of_time(limits: Limits, message: str) -> None:
    began = time.monotonic()
    with pytest.raises(RenderFailed, match=message[:30]):
        run(bomb(), b"{}", DAY, limits)
    assert time.monotonic() - began < 20


def test_a_bomb_dies_at_its_limit_of_memory() -> None:
    long = f'<html lang="da"><title>x</title><body>{"<p>ord og atter ord</p>" * 200_000}</body></html>'
    with pytest.raises(RenderFailed, match=TOO_MUCH[:30]):
        run(long, b"{}", DAY, replace(LIMITS, memory=400 * 1024**2))


def test_papers_go_on_after_a_failed_one() -> None:
    with pytest.raises(RenderFailed):
        run(bomb(), b"{}", DAY, replace(LIMITS, seconds=0.5))
    assert paper.render(draft(empty_plan(), DAY)).startswith(b"%PDF-1.7")


def test_deeply_nested_lists_print_or_fail_in_words() -> None:
    nested = "<ul><li>x" * 2_000 + "</li></ul>" * 2_000
    content: PlanContent = replace(empty_plan(), chapters=(Chapter("c", "front", "Dybt", nested),))
    try:
        assert paper.render(draft(content, DAY)).startswith(b"%PDF")
    except RenderFailed as failed:
        assert "Papiret" in str(failed)  # noqa: PT017 - either end is good
