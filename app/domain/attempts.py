"""How often the attendant's number may be tried: five times, then a pause of ten minutes.

The pause is counted in seconds that the program has run, and no clock on the wall: setting that
back or forward neither shortens nor lengthens it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

TRIES = 5
PAUSE = 600.0
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Attempts:
    """`failures` since the last success or pause; `pause` is how many seconds are left of one."""

    failures: int = 0
    pause: float = 0.0

    @property
    def left(self) -> int:
        """How many more tries there are; 0 during a pause."""
        return 0 if self.pause > 0 else TRIES - self.failures

    @property
    def minutes(self) -> int:
        """The pause in whole minutes, rounded up."""
        return math.ceil(self.pause / 60)


NO_ATTEMPTS = Attempts()
PAUSED = Attempts(0, PAUSE)


def failed(attempts: Attempts) -> Attempts:
    """One more wrong number. During a pause nothing is tried, so nothing changes."""
    if attempts.pause > 0:
        return attempts
    failures = attempts.failures + 1
    return PAUSED if failures >= TRIES else Attempts(failures)


def waited(attempts: Attempts, seconds: float) -> Attempts:
    """After the program has run for `seconds`; after a pause all tries are there again."""
    if attempts.pause <= 0:
        return attempts
    return Attempts(0, max(0.0, attempts.pause - max(0.0, seconds)))
