"""The real kiosk without a screen, tapped like a person taps it, for the benchmarks."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import paths
from app.catalog.catalogue import open_catalogue
from app.design import load_design
from app.holidays import read_calendar
from app.printing.folder import FolderPrinter
from app.settings import Settings
from app.ui.application import Application
from app.ui.ground import Prepared
from app.ui.jobs import Jobs
from app.ui.press import Press, Way
from app.ui.theme import Look, Theme, load_fonts
from app.ui.widgets.tap import Tap
from app.ui.window import MainWindow

NOW = datetime(2026, 11, 9, 9, 12)  # noqa: DTZ001  the hall's own clock


@dataclass(frozen=True, slots=True)
class Turn:
    """One tap in milliseconds: from the finger's leaving until all it changed is painted, and the
    CPU time of this process meanwhile; `pressed` from the touch until it shows, CPU time.
    """

    words: str
    wall: float
    cpu: float
    pressed: float


class Kiosk:
    """A window of 1080x1920 on the first page of 资阳."""

    def __init__(self, application: Application, window: MainWindow) -> None:
        self.application, self.window = application, window
        self.reads = True
        """Whether a person reads each page, and the kiosk makes ready meanwhile what may come."""

    def taps(self) -> list[Tap]:
        """What can be tapped now, on the page or on what has risen over it."""
        sheet = self.window.sheet
        room = sheet if sheet.isVisible() else self.window.current()
        assert room is not None
        return [tap for tap in room.findChildren(Tap) if tap.isVisible() and tap.isEnabled()]

    def words(self) -> list[str]:
        return [tap.accessibleName() for tap in self.taps()]

    def tap(self, words: str) -> Turn:
        """Press and release what is called `words`, until the next picture is there."""
        tap = next(tap for tap in self.taps() if tap.accessibleName() == words)
        return self._timed(words, tap)

    def ask(self, name: str) -> Turn:
        """A cell of the bar: 返回, 首页."""
        bar = self.window.findChildren(Tap)
        tap = next(tap for tap in bar if tap.accessibleName() == name and tap.isVisible())
        return self._timed(name, tap)

    def _timed(self, words: str, tap: Tap) -> Turn:
        """A finger stays on the glass for some 80 ms: what the touch costs is over by then."""
        touched = time.process_time()
        QTest.mousePress(tap, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        wall, cpu = time.perf_counter(), time.process_time()
        QTest.mouseRelease(tap, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        turn = Turn(
            words,
            wall=(time.perf_counter() - wall) * 1000,
            cpu=(time.process_time() - cpu) * 1000,
            pressed=(cpu - touched) * 1000,
        )
        self.settle()
        return turn

    def wait_for(self, words: str) -> None:
        """Until what is called `words` can be tapped: the paper is out."""
        while words not in self.words():
            QTest.qWait(10)
        self.settle()

    def settle(self) -> None:
        """Let what was taken down come to its end, and what is done while somebody reads."""
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        while self.reads and self.application.spare.step():
            pass


_QT: list[QApplication] = []


def _application() -> None:
    """Qt lives as long as the process."""
    if QApplication.instance() is None:
        _QT.append(QApplication([]))


@contextmanager
def open_kiosk(width: int = 1080, height: int = 1920) -> Iterator[Kiosk]:
    """The kiosk at its first page; nothing moves, printing goes into a folder that goes away."""
    _application()
    resources = paths.resources()
    design = load_design(resources / "theme")
    family = load_fonts(resources / "fonts")

    def theme(look: Look) -> Theme:
        return Theme(design, look._replace(motion=False), resources, family)

    calendar = read_calendar(resources / "calendar" / "china.toml")
    catalogue = open_catalogue(paths.catalogue_file())
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.toml", region="ziyang")
        window = MainWindow(design, theme, QSize(width, height))
        jobs = Jobs(ThreadPoolExecutor(max_workers=1))
        press = Press(jobs, [Way(FolderPrinter(Path(folder)))], lambda *_: b"%PDF", time.monotonic)
        prepared = Prepared(settings, calendar, catalogue, "ziyang")
        application = Application(window, press, lambda: prepared, lambda: NOW, Path(folder))
        application.start()
        window.show()
        kiosk = Kiosk(application, window)
        for _ in range(20):
            kiosk.settle()
            QTest.qWait(10)
        gc.collect()
        gc.freeze()
        yield kiosk
        application.close()
        jobs.close()
        window.close()
