# SPDX-License-Identifier: MPL-2.0
"""A process for each stranger's PDF, with limits of time and memory.

Unlike the papers' workshop it is not kept warm: it is needed only for files that are not ours byte for byte, and what
one hostile file did to it cannot reach the next.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from .taken_apart import Claim, Refusal, TakenApart

LARGEST_FILE = 25_000_000
"""Bytes. A printed plan of 40 pages is below half a million."""
LIMIT = f"{LARGEST_FILE // 1_000_000} MB"

EMPTY = "Filen er tom. Vælg den PDF, der skal kontrolleres."
TOO_LARGE = f"Filen fylder over {LIMIT}. Så store er papirerne herfra ikke."
NOT_A_PDF = "Filen er ikke en PDF. Kun de PDF-papirer, der er hentet her, kan kontrolleres."
LOCKED = "PDF’en er låst med en adgangskode, så indholdet kan ikke sammenlignes. Papirer herfra er aldrig låst."
DAMAGED = "PDF’en er beskadiget, så indholdet kan ikke læses og sammenlignes."
TOO_SLOW = "PDF’en tog for lang tid at læse og blev lagt fra sig. Papirer herfra læses på et øjeblik."
TOO_MUCH = "PDF’en er større indeni, end et papir herfra kan være, og blev lagt fra sig."
_MEANING = {b"L": LOCKED, b"D": DAMAGED, b"S": TOO_SLOW, b"M": TOO_MUCH}
_ROOT = Path(__file__).parents[3]


class NotAPaper(Refusal):
    """The file is no PDF at all, or too large: whoever chose it chose the wrong one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What looking at one file may use: wall-clock and processor seconds, bytes of address space."""

    seconds: float
    cpu_seconds: int
    memory: int


LIMITS = Limits(seconds=40, cpu_seconds=25, memory=1024**3)


def refuse_other_files(pdf: bytes) -> None:
    """Turn away what needs no look inside.

    Raises:
        NotAPaper: empty, too large, or no PDF.
    """
    if not pdf:
        raise NotAPaper(EMPTY)
    if len(pdf) > LARGEST_FILE:
        raise NotAPaper(TOO_LARGE)
    if b"%PDF-" not in pdf[:1024]:  # where PDF readers look for it
        raise NotAPaper(NOT_A_PDF)


def take_apart(pdf: bytes, limits: Limits = LIMITS) -> TakenApart:
    """What a PDF holds, read in a process of its own.

    Raises:
        Refusal: it is locked or damaged, or reached a limit.
    """
    command = [sys.executable, "-m", f"{__package__}.reader", str(limits.cpu_seconds), str(limits.memory)]
    try:
        done = subprocess.run(
            command, input=pdf, capture_output=True, cwd=_ROOT, env={}, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refusal(TOO_SLOW) from None
    if done.stdout[:1] == b"R" and not done.returncode:
        return msgspec.json.decode(done.stdout[1:], type=TakenApart)
    if done.returncode:
        raise Refusal(TOO_MUCH)  # it was killed at a limit
    claims = msgspec.json.decode(done.stdout[1:] or b"[]", type=tuple[Claim, ...])
    raise Refusal(_MEANING[done.stdout[:1]], claims)
