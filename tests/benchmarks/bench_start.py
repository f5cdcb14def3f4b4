"""Start to first usable page, beside a bare Qt window with the same fonts, in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app import paths
from tests.benchmarks.timing import Row

RUNS = 7

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget
application = QApplication(sys.argv[:1])
for file in sys.argv[1:]:
    QFontDatabase.addApplicationFont(file)
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, application.quit)
window = Window()
grid = QGridLayout(window)
for number in range(9):
    grid.addWidget(QPushButton("住院费用报销"), number // 3, number % 3)
window.setStyleSheet("* { font-family: 'Noto Sans SC'; font-size: 34px; }")
window.resize(1080, 1920)
window.show()
application.exec()
"""

OURS = """
import sys
from app.main import Options, run_kiosk
sys.exit(run_kiosk(Options(windowed=True, region="ziyang", portrait=True, quit_when_painted=True)))
"""


def rows() -> list[Row]:
    """Process start to first painted page, until the process ends; offscreen unless DISPLAY is set."""
    fonts = [str(file) for file in paths.fonts()]
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"GAOZHI_PROFILE": folder}
        if "DISPLAY" not in environment:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        for run in range(RUNS + 1):
            for program, arguments, taken in ((BARE, fonts, bare), (OURS, [], ours)):
                start = time.perf_counter()
                subprocess.run(
                    [sys.executable, "-c", program, *arguments],
                    env=environment,
                    cwd=Path(__file__).parents[2],
                    check=True,
                )
                if run:
                    taken.append((time.perf_counter() - start) * 1000)
    pairs = sorted(one / other for one, other in zip(ours, bare, strict=True))
    ratio = pairs[len(pairs) // 2]
    return [
        _row("a bare Qt window with the same fonts, whole process", bare),
        _row(f"the kiosk's first page, whole process ({ratio:.2f} x bare)", ours),
    ]


def _row(what: str, taken: list[float]) -> Row:
    ordered = sorted(taken)
    return Row(what, ordered[len(ordered) // 2], ordered[0], ordered[-1])
