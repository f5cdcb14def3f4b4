"""The attendant's number: checked in a job, and not too often."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.attempts import NO_ATTEMPTS, Attempts, failed, waited
from app.pin import is_pin, read_attempts, remember_attempts
from app.ui.jobs import Jobs

STEP_MS = 15_000
"""A pause after wrong numbers is counted, and remembered, in steps of this."""


class Gate(QObject):
    """`checked` carries whether a number was right; `changed` follows while a pause goes on.

    The attempts are kept in `file`, so that a restart gives no new ones. `clock` gives seconds
    that only go forward.
    """

    checked = Signal(bool)
    changed = Signal()

    def __init__(self, jobs: Jobs, file: Path, clock: Callable[[], float]) -> None:
        super().__init__()
        self._jobs, self._file, self._clock = jobs, file, clock
        self._attempts = NO_ATTEMPTS
        self._known = False
        self._counted = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.count_pause)

    @property
    def attempts(self) -> Attempts:
        return self._attempts

    def prepare(self) -> None:
        """Read what is remembered; until it is known no number is taken."""
        if not self._known:
            file = self._file
            self._jobs.run(lambda: read_attempts(file), self._learn)

    def stop(self) -> None:
        self._timer.stop()

    def check(self, typed: str, hashed: str) -> bool:
        """Begin to check a number, if one may be tried now; `checked` follows."""
        if not self._known or self._attempts.pause > 0:
            return False
        # Counted before it is checked: pulling the plug meanwhile gives no free try.
        before, self._attempts = self._attempts, failed(self._attempts)
        counted, file = self._attempts, self._file

        def work() -> bool:
            remember_attempts(file, counted)
            right = is_pin(typed, hashed)
            if right:
                remember_attempts(file, NO_ATTEMPTS)
            return right

        def undo(_error: Exception) -> None:
            self._attempts = before
            self.checked.emit(False)

        self._jobs.run(work, self._judge, undo)
        return True

    def count_pause(self) -> None:
        """The pause goes on, also while nobody looks."""
        now = self._clock()
        self._attempts = waited(self._attempts, now - self._counted)
        self._counted = now
        if self._attempts.pause <= 0:
            self._timer.stop()
        attempts, file = self._attempts, self._file
        self._jobs.run(lambda: remember_attempts(file, attempts))
        self.changed.emit()

    def _learn(self, attempts: Attempts) -> None:
        if not self._known:
            self._known, self._attempts = True, attempts
            self._watch()
            self.changed.emit()

    def _judge(self, right: bool) -> None:
        if right:
            self._attempts = NO_ATTEMPTS
        self._watch()
        self.checked.emit(right)

    def _watch(self) -> None:
        if self._attempts.pause > 0 and not self._timer.isActive():
            self._counted = self._clock()
            self._timer.start()
