"""Catches what nobody caught, wherever it was thrown: logs it, and lets the kiosk fall softly."""

from __future__ import annotations

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.ui.desktop import soon

LOG = logging.getLogger(__name__)
QT_LOG = logging.getLogger("qt")

MOST_FALLS, WITHIN = 5, 60.0
"""So many falls within so many seconds: whatever is wrong does not mend by itself."""
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

Fall = Callable[[str], None]


class Net:
    """`end` ends the process with a status of failure, for whoever starts it again.

    Until `catch_with` names a soft way, every exception ends it. `clock` gives seconds that only
    go forward. Virtual methods of Qt (a paint, an event filter) and slots all arrive in
    `sys.excepthook`.
    """

    def __init__(self, end: Callable[[], None], clock: Callable[[], float]) -> None:
        self._end, self._clock = end, clock
        self._fall: Fall | None = None
        self._lasting = False
        self._pending = False
        self._falls: deque[float] = deque(maxlen=MOST_FALLS)

    def spread(self) -> None:
        """From now on catch everything."""
        sys.excepthook = self.caught
        sys.unraisablehook = _unraisable
        threading.excepthook = _in_thread
        qInstallMessageHandler(_qt_said)

    def catch_with(self, fall: Fall, *, give_up: bool) -> None:
        """Fall like this, with the reason for the staff line.

        `give_up`: end the process where it falls again and again.
        """
        self._fall, self._lasting = fall, not give_up

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception that nobody caught."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            self._end()
        elif self._fall is None:
            LOG.critical("cannot start", exc_info=(kind, error, trace))
            self._end()
        else:
            LOG.error("an error of ours", exc_info=(kind, error, trace))
            if not self._pending:  # a page that cannot be painted says so many times over
                self._pending = True
                # What throws may be in the midst of a paint.
                soon(lambda: self._land(f"程序出错 {kind.__name__}"))

    def _land(self, reason: str) -> None:
        self._pending = False
        now = self._clock()
        often = len(self._falls) == MOST_FALLS and now - self._falls[0] < WITHIN
        self._falls.append(now)
        if self._fall is None or (often and not self._lasting):
            LOG.critical("falls again and again: the process ends")
            self._end()
            return
        try:
            self._fall(reason)
        except Exception:
            LOG.critical("cannot even show the safe page", exc_info=True)
            self._end()


def _unraisable(thrown: sys.UnraisableHookArgs) -> None:
    """An exception where none can be: while something is taken down."""
    error = thrown.exc_value
    LOG.error("thrown where nothing catches", exc_info=error)


def _in_thread(thrown: threading.ExceptHookArgs) -> None:
    LOG.error("a thread died", exc_info=thrown.exc_value)


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    level = _LEVELS.get(kind)
    if level is not None:
        QT_LOG.log(level, "%s", message)
