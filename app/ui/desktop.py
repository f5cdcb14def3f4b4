"""What the window stands on: Qt itself, its screen, its event loop."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

WINDOW_PART = 0.9
"""How much of the screen's height a window of the kiosk may take."""
PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)
NO_SCREEN = (
    "屏幕打不开，开不了自助机。请看屏幕接好没有、系统库装全没有（名单在 packaging/setup.sh），"
    "或用 gaozhi ask 在终端里答题。"
)


def start_qt(name: str) -> QApplication:
    """The one QApplication of this process, made if need be. Ends the process without a screen."""
    qt = QApplication.instance() or _made()
    assert isinstance(qt, QApplication)
    qt.setApplicationName(name)
    return qt


def _made() -> QApplication:
    """Where Qt finds no screen it can only abort: a sentence and the status of a problem instead.

    With GAOZHI_DEBUG set, Qt's own words come first, which name a library that is missing.
    """
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        heard.append(message)
        if kind is QtMsgType.QtFatalMsg:
            said = [*heard, NO_SCREEN] if os.environ.get("GAOZHI_DEBUG") else [NO_SCREEN]
            print(*said, sep="\n", file=sys.stderr, flush=True)
            os._exit(1)

    before = qInstallMessageHandler(hear)
    try:
        return QApplication(sys.argv[:1])
    finally:
        qInstallMessageHandler(before)
        for message in heard:
            print(message, file=sys.stderr)


def window_size(qt: QApplication, *, windowed: bool, portrait: bool | None) -> tuple[QSize, bool]:
    """The size of the window in px, and whether it is one (or fills the screen).

    `portrait` None: as the screen stands. A screen that stands the other way than asked for gets
    a window.
    """
    screen = qt.primaryScreen().size()
    upright = screen.height() >= screen.width()
    portrait = upright if portrait is None else portrait
    if not windowed and portrait == upright:
        return screen, False
    wanted = PORTRAIT if portrait else LANDSCAPE
    part = min(
        1.0,
        WINDOW_PART * screen.height() / wanted.height(),
        WINDOW_PART * screen.width() / wanted.width(),
    )
    return wanted * part, True


def once_painted(window: QWidget, call: Callable[[], None]) -> None:
    """Call this once, as soon as the first picture of `window` has gone to the screen."""
    _FirstPaint(window, call)


class _FirstPaint(QObject):
    """Watches a window until it is painted for the first time."""

    def __init__(self, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._call = call
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The paint ends first, children and all.
            soon(self._call)
            self.deleteLater()
        return False


def soon(call: Callable[[], None]) -> None:
    """Call this from the event loop, once what runs now has ended."""
    QTimer.singleShot(0, call)
