"""A kiosk whose printers are real programs of CUPS: what somebody in front of it does and sees."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as TooLate
from pytestqt.qtbot import QtBot

from app.domain.slip import encode
from app.ui.application import Application
from app.ui.kiosk.done import DoneScreen
from app.ui.kiosk.fault import FaultScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.press import Press
from app.ui.widgets.frame import Cell
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.printing.simulated import Simulated

WITHIN_MS = 15_000
TO_LIST = (
    "看病报销", "住院花的钱", "开始", "受伤，对方有责任", "下一步", "本人来办", "下一步",
    "没问题，看清单",
)  # fmt: skip


@dataclass
class Hall:
    application: Application
    window: MainWindow
    press: Press
    printers: Simulated
    bot: QtBot

    def tap(self, words: str) -> None:
        QApplication.processEvents()
        taps = [tap for tap in self.window.findChildren(Tap) if tap.isVisible()]
        found = [tap for tap in taps if tap.accessibleName() == words and tap.isEnabled()]
        assert found, (words, [tap.accessibleName() for tap in taps])
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def print_list(self) -> str:
        """Somebody goes from home to the list and prints it; its 清单号."""
        for words in TO_LIST:
            self.tap(words)
        told = self.application.session.visit.told
        self.tap("打印清单")
        return encode(told.item, "ZY", dict(told.checklist.answers))

    def go(self) -> None:
        """首页: the person has left."""
        self.window.asked.emit(Cell.HOME)
        assert self.shows(HomeScreen)

    def shows(self, kind: type[QWidget]) -> bool:
        return isinstance(self.window.current(), kind)

    def wait_for(self, kind: type[QWidget]) -> None:
        self.wait_until(lambda: self.shows(kind))

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Fails with what stands on the glass instead."""
        try:
            self.bot.waitUntil(true, timeout=WITHIN_MS)
        except TooLate as error:
            raise AssertionError(f"{self.words()}, {self.press.state}") from error

    def wait_for_fault(self, headline: str) -> None:
        """Until the page of a printer that does not print says so."""
        self.wait_until(lambda: self.shows(FaultScreen) and headline in self.words())

    def wait_until_done(self) -> None:
        self.wait_for(DoneScreen)

    def wait_until_quiet(self) -> None:
        """Until nothing of anybody is on any printer."""
        self.wait_until(lambda: not self.press.state.busy)

    def wait(self, ms: int) -> None:
        self.bot.wait(ms)

    def words(self) -> list[str]:
        shown = self.window.current()
        assert shown is not None
        return [text.text() for text in shown.findChildren(Text) if text.isVisible()]

    def out(self, name: str) -> list[str]:
        """The text of each sheet that has come out of a printer."""
        return [text_of(file) for file in self.printers.out(name)]


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
