"""A second tap of an unsteady hand presses nothing of the page that has just come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui import settling
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.visit import Rise
from app.ui.widgets.tap import Tap
from tests.ui.kiosk import Kiosk


def middle(kiosk: Kiosk, words: str) -> QPoint:
    found = next(tap for tap in kiosk.taps() if tap.accessibleName() == words)
    return found.mapTo(kiosk.window, found.rect().center())


def touch(kiosk: Kiosk, spot: QPoint) -> None:
    """Through the window system, as a finger comes."""
    handle = kiosk.window.windowHandle()
    assert handle is not None
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, spot)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, spot)
    QApplication.processEvents()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment that lasts as long as the test."""
    monkeypatch.setattr(settling, "SETTLED_AFTER_MS", 60_000)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "SETTLED_AFTER_MS", 1)


def test_a_page_takes_no_touch_in_its_first_moment(slow: None, kiosk: Kiosk) -> None:
    del slow
    kiosk.tap("看病报销")
    assert kiosk.shows(ItemsScreen)
    touch(kiosk, middle(kiosk, "住院花的钱"))
    assert kiosk.shows(ItemsScreen)


def test_and_after_it_every_touch(quick: None, kiosk: Kiosk) -> None:
    del quick
    kiosk.tap("看病报销")
    QTest.qWait(20)
    touch(kiosk, middle(kiosk, "住院花的钱"))
    assert kiosk.shows(OverviewScreen)


def test_the_bar_was_there_before(slow: None, kiosk: Kiosk) -> None:
    del slow
    kiosk.tap("看病报销")
    touch(kiosk, middle(kiosk, "首页"))
    assert kiosk.shows(HomeScreen)


def test_a_finger_that_was_not_heeded_presses_nothing_when_it_leaves(
    slow: None, kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    del slow
    kiosk.tap("看病报销")
    handle, none = kiosk.window.windowHandle(), Qt.KeyboardModifier.NoModifier
    assert handle is not None
    heard: list[str] = []
    monkeypatch.setattr(Tap, "mouseReleaseEvent", lambda self, _: heard.append(str(self)))
    outside, row = QPoint(3, 3), middle(kiosk, "住院花的钱")
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, none, outside)
    QTest.mouseMove(handle, row)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, none, row)
    assert heard == []
    assert kiosk.shows(ItemsScreen)


def test_what_a_risen_sheet_has_covered_waits_too(slow: None, kiosk: Kiosk) -> None:
    del slow
    for words in ("看病报销", "住院花的钱", "开始", "为什么问这个？", "知道了"):
        kiosk.tap(words)
    assert kiosk.visit.rise is Rise.NOTHING
    touch(kiosk, middle(kiosk, "受伤，对方有责任"))
    assert kiosk.visit.chosen == ()


def test_a_window_that_goes_is_no_harm(qapp: QApplication) -> None:
    """Python empties what it collects, and Qt still sends events."""
    made = settling.Settling(qapp, lambda _: False)
    vars(made).clear()
    assert made.eventFilter(qapp, QEvent(QEvent.Type.Hide)) is False
    made.deleteLater()
