# SPDX-License-Identifier: MPL-2.0
"""Papers for the reader's tests: a small plan in the tests' own words, and the real plan of 2022 where it lies."""

from pathlib import Path

import pytest

REAL_2022 = Path(__file__).resolve().parents[2].parent / "shared" / "seeds" / "tryghedsplan-2022.txt"
SAMPLE = Path(__file__).resolve().parents[2] / "partnerskab/documents/sample/tryghedsplan-2022-eksempel.txt"

SMALL = """Amager Partnerskab

Tryghedsplan 2022

Om Amager Partnerskab

Her står, hvad partnerskabet er.

Oversigt over aktiviteter

Nr.\tAktivitet\tFinansiering (Kr.)\t\t
\t\t2021\t2022\t2023
1\tTorvet om aftenen (ny)\t10.000\t20.000\tdrift
-\tMøder\t5.000\t-\t
Sum (kr.)\t\t15.000\t20.000\t

Indsatsområde 1: Tryggere byliv

Her står, hvad området skal give.

Torvet om aftenen

Torvet er mørkt¹.

1) Målt med lysmåler.

Formål

At flere bruger torvet.

Økonomi

Budgetpost\t2021\t2022\t2023
Løn\t10.000\t20.000\tdrift
I alt\t10.000\t20.000\t

Leverancer i 2022

- 4 aftener med musik
- Flere lamper

Ansvarlige aktører

TMF sammen med Helhedsplanen.
"""


def real_2022() -> bytes:
    """The plan of 2022 as it came; it is not shipped, so tests that need it are skipped without it."""
    if not REAL_2022.exists():
        pytest.skip("the plan of 2022 is not on this machine (looked for ../shared/seeds)")
    return REAL_2022.read_bytes()
