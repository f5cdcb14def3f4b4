"""Runs the real kiosk without a screen and lets it have mishaps, for tests/stories/test_recovery.

`python mishap.py STORY.json WORDS…`: a list of steps, each done as soon as it can be: `tap:WORDS`
taps what is so called, `see:KIND` waits until a page or cover of that class is shown, and any
other names a mishap below. Every step is told on stdout with the time in seconds.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.main import Options, run_kiosk
from app.ui.window import MainWindow
from tests.stories.driver import visible_taps

LOOK_MS = 20


def window() -> MainWindow:
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow))


class Kept:
    """What must live on after a mishap was begun."""

    held: list[object] = []  # noqa: RUF012  the process is one story


def fail() -> None:
    raise KeyError("受伤，对方有责任")


def in_slot() -> None:
    QTimer.singleShot(0, fail)


def in_paint() -> None:
    class Bad(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            del event
            fail()

    parent = window().current()
    assert parent is not None
    bad = Bad(parent)
    bad.setGeometry(0, 0, 50, 50)
    bad.show()


def in_filter() -> None:
    class Bad(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.KeyPress:
                watched.removeEventFilter(self)
                fail()
            return False

    bad = Bad()
    Kept.held.append(bad)
    window().installEventFilter(bad)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier)
    QApplication.postEvent(window(), key)


def in_thread() -> None:
    threading.Thread(target=fail).start()


def hang() -> None:
    QTimer.singleShot(0, lambda: time.sleep(3600))


def fill_disk() -> None:
    """From now on no byte can be written to any file."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def lose_settings() -> None:
    Path(os.environ["GAOZHI_SETTINGS"]).unlink()


def lose_catalogue() -> None:
    paths.catalogue_file().unlink()


def spoil_catalogue() -> None:
    """Half of it is overwritten in place."""
    file = paths.catalogue_file()
    kept = file.read_bytes()
    file.with_suffix(".kept").write_bytes(kept)
    with file.open("r+b") as open_file:
        open_file.seek(0)
        open_file.write(b"\0" * len(kept))


def mend_catalogue() -> None:
    file = paths.catalogue_file()
    file.with_suffix(".kept").replace(file)


def end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


MISHAPS: dict[str, Callable[[], None]] = {
    made.__name__: made
    for made in (
        in_slot, in_paint, in_filter, in_thread, hang, fill_disk, lose_settings, lose_catalogue,
        spoil_catalogue, mend_catalogue, end,
    )
}  # fmt: skip


class Story:
    """Does one step after the other."""

    def __init__(self, steps: list[str]) -> None:
        self._steps: Iterator[str] = iter(steps)
        self._step: str | None = next(self._steps, None)
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        if self._step is not None and self._done(self._step):
            print(json.dumps([round(time.monotonic(), 3), self._step]), flush=True)
            self._step = next(self._steps, None)

    def _done(self, step: str) -> bool:
        what, _, wanted = step.partition(":")
        if what == "see":
            shown = window().covering() or window().current()
            return type(shown).__name__ == wanted
        if what == "tap":
            found = [tap for tap in visible_taps() if tap.accessibleName() == wanted]
            if found:
                QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
            return bool(found)
        MISHAPS[step]()
        return True


def main() -> int:
    app = QApplication(sys.argv[:1])
    story = Story(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    status = run_kiosk(Options(locked="--locked" in sys.argv))
    del story, app
    return status


if __name__ == "__main__":
    sys.exit(main())
