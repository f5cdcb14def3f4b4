"""Start to first usable page, beside a bare Qt window with the same fonts, in turn."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app import paths
from tests.benchmarks.timing import Row, row_of

RUNS = 15

# Each child says when its first paint has ended, and when the window is idle after that:
# the clock is the same in every process.
SAY = """
import time
def say():
    print(time.perf_counter(), time.process_time(), flush=True)
"""

LAST = """
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Qt
class Painted(QObject):
    def customEvent(self, event):
        say()
        QTimer.singleShot(0, idle)
def idle():
    say()
    QCoreApplication.quit()
painted = Painted()
def painting():
    # Comes before whatever else the paint has made wait.
    high = Qt.EventPriority.HighEventPriority.value
    QCoreApplication.postEvent(painted, QEvent(QEvent.Type.User), high)
"""

BARE = """
import sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget
# LAST
application = QApplication(sys.argv[:1])
for file in sys.argv[1:]:
    QFontDatabase.addApplicationFont(file)
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        painting()
window = Window()
grid = QGridLayout(window)
for number in range(9):
    grid.addWidget(QPushButton("住院费用报销"), number // 3, number % 3)
window.setStyleSheet("* { font-family: 'Noto Sans SC'; font-size: 34px; }")
window.resize(1080, 1920)
window.show()
application.exec()
"""

# The product itself, but for the page that watches its own first paint.
OURS = """
import gc
gc.disable()  # the first thing that `app.__main__` does
import sys
import app.main
from app.ui.kiosk.home import HomeScreen
# LAST
def paint(home, event):
    del HomeScreen.paintEvent
    painting()
HomeScreen.paintEvent = paint
sys.argv[1:] = ["kiosk", "--region", "ziyang", "--portrait"]
from app.__main__ import main
main()
"""

SCREEN = {"screens": [{"name": "panel", "x": 0, "y": 0, "width": 1080, "height": 1920}]}


@dataclass(frozen=True, slots=True)
class _Start:
    """One start in milliseconds: until the first page is painted, the CPU time of it, and until
    the window is idle.
    """

    wall: float
    cpu: float
    idle: float


def rows() -> list[Row]:
    """Process start to first painted page; on a panel of 1080x1920 unless DISPLAY is set."""
    fonts = [str(file) for file in paths.fonts()]
    bare: list[_Start] = []
    ours: list[_Start] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        # The first round compiles the modules and warms the disk.
        for run in range(RUNS + 1):
            for program, arguments, taken in ((BARE, fonts, bare), (OURS, [], ours)):
                start = _start(program, arguments, environment)
                if run:
                    taken.append(start)
    wall = statistics.median(o.wall / b.wall for o, b in zip(ours, bare, strict=True))
    cpu = statistics.median(o.cpu / b.cpu for o, b in zip(ours, bare, strict=True))
    return [
        row_of("a bare Qt window with the same fonts", [start.wall for start in bare]),
        row_of(f"the kiosk's first page ({wall:.2f} x bare)", [start.wall for start in ours]),
        row_of("CPU time of the bare window", [start.cpu for start in bare]),
        row_of(f"CPU time of the first page ({cpu:.2f} x bare)", [start.cpu for start in ours]),
        row_of("the kiosk behind the first page, built", [start.idle for start in ours]),
    ]


def _environment(folder: Path) -> Mapping[str, str]:
    environment = os.environ | {"GAOZHI_PROFILE": str(folder / "profile")}
    # An installed program has its modules compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if "DISPLAY" not in environment:
        panel = folder / "panel.json"
        panel.write_text(json.dumps(SCREEN), "utf-8")
        environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={panel}"
    return environment


def _start(program: str, arguments: list[str], environment: Mapping[str, str]) -> _Start:
    begun = time.perf_counter()
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            SAY + program.replace("# LAST", LAST),
            *arguments,
        ],
        env=environment,
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    painted, cpu, idle, _ = (float(figure) for figure in done.stdout.split())
    return _Start((painted - begun) * 1000, cpu * 1000, (idle - begun) * 1000)
