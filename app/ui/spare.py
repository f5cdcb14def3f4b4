"""Work for when nobody waits for anything, in little steps."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

LOG = logging.getLogger(__name__)

PAUSE_MS = 400
"""So long after a page was shown nothing is begun: the next tap may come."""
STEP_MS = 5


class Spare(QObject):
    """Takes one step after the other while the window is at rest. `pause` at every page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def give(self, work: Iterator[None]) -> None:
        """Do this, and no more what was given before."""
        self._work = work
        self.pause()

    def pause(self) -> None:
        if self._work is not None:
            self._timer.start(PAUSE_MS)

    def stop(self) -> None:
        self._work = None
        self._timer.stop()

    def step(self) -> bool:
        """One step now; False where nothing is left to do."""
        if self._work is None:
            return False
        try:
            next(self._work)
        except StopIteration:
            self._work = None
        except Exception:  # told to whoever asks for it; nobody waits for it now
            LOG.exception("not made ahead")
            self._work = None
        return self._work is not None

    def _go_on(self) -> None:
        if self.step():
            self._timer.start(STEP_MS)
