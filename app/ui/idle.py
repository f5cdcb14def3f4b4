"""Nobody touches the glass any more: first a question, then the visit is wiped; on home, rest."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.visit import PLAIN, Modes, Page

ASK_AFTER, ASK_AFTER_LIST, ASK_AFTER_LARGE = 60, 75, 90
"""Seconds without a touch: on most pages, on the list and its code, in 大字."""
ANSWER_WITHIN = 15
REST_AFTER, REST_AFTER_MODES = 180, 60
"""Seconds without a touch on home: usually, and where somebody left 大字 or 高对比 on."""
_ALONE = frozenset({Page.HOME, Page.PRINTING, Page.DONE})
"""Pages that nobody needs to watch: nothing is said there, or they leave by themselves."""


def rest_after(page: Page, modes: Modes) -> int | None:
    """Seconds without a touch until the page that invites stands; None where it never does."""
    if page is not Page.HOME:
        return None
    return REST_AFTER if modes == PLAIN else REST_AFTER_MODES


def ask_after(page: Page, *, large: bool = False) -> int | None:
    """Seconds without a touch until the person is asked; None where nobody is asked."""
    if page in _ALONE:
        return None
    if large:
        return ASK_AFTER_LARGE
    return ASK_AFTER_LIST if page in (Page.RESULT, Page.TAKE, Page.FAULT) else ASK_AFTER


class Idle(QObject):
    """Counts the seconds since the last touch, and only where something hangs on them.

    `asked` carries the seconds that are left to answer, each second; `over` follows when nobody
    did. `rested` follows on home. `clock` gives seconds that only go forward.
    """

    asked = Signal(int)
    over = Signal()
    rested = Signal()

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._since = clock()
        self._ask: int | None = None
        self._rest: int | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def asking(self) -> bool:
        return self._asking

    @property
    def waits(self) -> bool:
        """Whether a timer runs."""
        return self._timer.isActive()

    def watch(self, ask: int | None, *, rest: int | None = None) -> None:
        """From now on ask after `ask` seconds, or rest after `rest`; None: do not count."""
        if (ask, rest) == (self._ask, self._rest):
            return
        self._ask, self._rest = ask, rest
        self.touch()

    def touch(self) -> None:
        """Somebody is there. Cheap: a timer that runs finds out when it ends."""
        self._since = self._clock()
        self._asking = False
        if self._due() is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._wait()

    def stop(self) -> None:
        self._timer.stop()
        self._ask, self._rest, self._asking = None, None, False

    def look(self) -> None:
        """What the time that has passed asks for."""
        due = self._due()
        if due is None:
            return
        late = self._clock() - self._since - due
        if late < 0:
            self._wait()
        elif self._rest is not None:
            self._rest = None
            self.rested.emit()
        elif late >= ANSWER_WITHIN:
            self.stop()
            self.over.emit()
        else:
            self._asking = True
            self._timer.start(1_000)
            self.asked.emit(math.ceil(ANSWER_WITHIN - late))

    def _due(self) -> int | None:
        return self._ask if self._rest is None else self._rest

    def _wait(self) -> None:
        due = self._due()
        if due is not None:
            left = due - (self._clock() - self._since)
            self._timer.start(max(1, math.ceil(left * 1_000)))
