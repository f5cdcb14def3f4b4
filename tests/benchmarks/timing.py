"""Times a call over several runs. Figures are printed, never asserted."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in milliseconds: median, and the range of all runs."""

    what: str
    median: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.what:<58}{self.median:9.3f} ms   ({self.least:.3f} – {self.most:.3f})"


def row_of(what: str, taken: Sequence[float]) -> Row:
    """The row of figures in milliseconds that were measured elsewhere."""
    return Row(what, statistics.median(taken), min(taken), max(taken))


def timed(what: str, call: Callable[[], object], *, runs: int = 9, each: int = 1) -> Row:
    """Median wall time of `call` after one warm-up, divided by the `each` things it does."""
    call()
    taken: list[float] = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000 / each)
    return row_of(what, taken)
