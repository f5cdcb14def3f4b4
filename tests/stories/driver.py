"""Runs the real kiosk and acts as its visitor: finds what is written on the glass, and taps it.

`python driver.py STORY.json WORDS…`: a list of things to tap by the words on them (`key:Escape`
presses a key, `tab:WORDS` presses Tab until the focus is on these, `shot:FILE` keeps a picture of the screen, `wait:FILE` writes FILE.here and waits
until FILE is there); the words are those of `gaozhi kiosk`. A tap is a real click of the X server (xdotool) in the middle of what is shown; the next
one waits until it has arrived. Exit status 3: something never appeared, and what is there instead
is told.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.main import Options, run_kiosk
from app.ui.lock import Lock
from app.ui.widgets.tap import Tap

PATIENCE = 300
"""Looks of 100 ms each before a tap is given up."""
READ = 5
"""Looks before somebody taps: what has only just come does not take a touch."""
TAP_AGAIN = 30
"""Looks after which somebody taps again: the window was still on its way to its place."""


def visible_taps() -> list[Tap]:
    taps = [widget for widget in QApplication.allWidgets() if isinstance(widget, Tap)]
    return [tap for tap in taps if tap.isVisible() and tap.isEnabled() and on_top(tap)]


def on_top(tap: Tap) -> bool:
    """Whether a finger on its middle would touch it and nothing over it."""
    spot = tap.mapTo(tap.window(), tap.rect().center())
    touched = tap.window().childAt(spot)
    return touched is tap or (touched is not None and tap.isAncestorOf(touched))


def settled() -> bool:
    """Whether a lock that has just begun has the keyboard: a start takes a moment."""
    windows = QApplication.topLevelWidgets()
    return all(lock.grabbed for window in windows for lock in window.findChildren(Lock))


class Visitor:
    """Does one thing after the other, each when the one before has arrived."""

    def __init__(self, story: list[str]) -> None:
        self._steps: Iterator[str] = iter(story)
        self._wanted: str | None = None
        self._looks = 0
        self._read = 0
        self._sent = False
        self._tapped: Tap | None = None
        self._left: str | None = None
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(100)
        self._next()

    def _arrived(self) -> None:
        assert self._tapped is not None
        self._tapped.clicked.disconnect(self._arrived)
        self._next()

    def _next(self) -> None:
        self._wanted = next(self._steps, None)
        self._looks = 0
        self._read = 0
        self._sent = False

    def look(self) -> None:
        if self._wanted is None:
            self._timer.stop()
            return
        self._looks += 1
        if self._looks > PATIENCE:
            there = [tap.accessibleName() for tap in visible_taps()]
            print(f"never appeared: {self._wanted}; there is {there}", file=sys.stderr, flush=True)
            QApplication.exit(3)
        if self._wanted.startswith("tab:"):
            self._press_tab(self._wanted.removeprefix("tab:"))
            return
        if self._sent and self._looks % TAP_AGAIN:
            return
        if self._wanted.startswith("key:"):
            self._sent = True
            subprocess.Popen(["xdotool", "key", self._wanted.removeprefix("key:")])
            self._next()
            return
        if self._wanted.startswith("wait:"):
            if not settled():
                return
            awaited = Path(self._wanted.removeprefix("wait:"))
            Path(f"{awaited}.here").touch()
            self._looks = 0
            if awaited.exists():
                self._next()
            return
        if self._wanted.startswith("shot:"):
            QApplication.primaryScreen().grabWindow(0).save(self._wanted.removeprefix("shot:"))
            self._next()
            return
        found = [tap for tap in visible_taps() if tap.accessibleName() == self._wanted]
        self._read = self._read + 1 if found else 0
        if self._read > READ:
            tap = found[0]
            if not (self._sent and tap is self._tapped):
                tap.clicked.connect(self._arrived)
            self._tapped = tap
            self._sent = True
            middle = tap.mapToGlobal(tap.rect().center())
            subprocess.Popen(
                ["xdotool", "mousemove", str(middle.x()), str(middle.y()), "click", "1"]
            )

    def _press_tab(self, wanted: str) -> None:
        """One key at a time: the next when the focus has gone on."""
        tap = QApplication.focusWidget()
        here = tap.accessibleName() if isinstance(tap, Tap) and tap.isVisible() else ""
        if here == wanted:
            self._left = None
            self._next()
        elif here != self._left or self._looks % TAP_AGAIN == 0:
            self._left = here
            subprocess.Popen(["xdotool", "key", "Tab"])


def main() -> int:
    app = QApplication(sys.argv[:1])
    visitor = Visitor(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    status = run_kiosk(Options(locked="--locked" in sys.argv))
    del visitor, app
    return status


if __name__ == "__main__":
    sys.exit(main())
