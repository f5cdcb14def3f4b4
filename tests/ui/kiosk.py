"""The kiosk put together, with printer, threads and clock in the test's hand."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.problems import Problem
from app.ui.application import Application
from app.ui.attendant import Attendant
from app.ui.kiosk.review import ReviewScreen
from app.ui.speech import Voice
from app.ui.visit import Visit
from app.ui.widgets.tap import Tap
from app.ui.window import MainWindow


class ByHand(Executor):
    """Work waits until the test says `drain`; time passes when it says `seconds`."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def clock(self) -> float:
        return self.seconds

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        return future

    def drain(self) -> None:
        while self.waiting:
            future, work = self.waiting.pop(0)
            try:
                future.set_result(work())
            except Problem as problem:
                future.set_exception(problem)
            QApplication.processEvents()


@dataclass
class Kiosk:
    application: Application
    window: MainWindow
    hands: ByHand
    folder: Path
    bot: QtBot
    attendant: Attendant
    broken: str | None = None
    locked: bool = False
    voice: Voice | None = None

    @property
    def visit(self) -> Visit:
        return self.application.session.visit

    def taps(self) -> list[Tap]:
        QApplication.processEvents()  # children of a new page are shown by their layout
        return [tap for tap in self.window.findChildren(Tap) if tap.isVisible()]

    def tap(self, words: str) -> None:
        found = [tap for tap in self.taps() if tap.accessibleName() == words and tap.isEnabled()]
        assert found, (words, [tap.accessibleName() for tap in self.taps()])
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def wait(self, seconds: float) -> None:
        """Let time pass, and what was waiting for it."""
        self.hands.seconds += seconds
        self.application.absence.look()

    def rest(self) -> None:
        """The person reads: what can be made ready meanwhile is made to the end."""
        while self.application.spare.step():
            pass

    def give_voice(self, voice: Voice) -> None:
        """The machine can speak, and that has been found out."""
        self.voice = voice
        self.application.aloud.look_for_voice()

    def press_escape(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Escape)

    def shows(self, kind: type[QWidget]) -> bool:
        return isinstance(self.window.current(), kind)

    def to_result(self, before_each: Callable[[], None] = lambda: None) -> None:
        """Tap the way to the list of 资阳 20; `before_each` of the taps something else may be."""
        for words in (
            "看病报销",
            "住院花的钱",
            "开始",
            "受伤，对方有责任",
            "下一步",
            "本人来办",
            "下一步",
        ):
            before_each()
            self.tap(words)
        assert self.shows(ReviewScreen)
        before_each()
        self.tap("没问题，看清单")
