"""The lock inside the program; that nothing leads out of a real session: tests/stories."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.lock import Lock, passes
from app.ui.visit import Page
from tests.ui.kiosk import Kiosk

NOT_A_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def locked(qtbot: QtBot) -> Iterator[tuple[QWidget, Lock]]:
    window = QWidget()
    lock = Lock(window)
    qtbot.addWidget(window, before_close_func=lambda _: lock.release())
    window.showFullScreen()
    qtbot.waitExposed(window)
    yield window, lock
    lock.release()


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_S]
)
def test_keys_of_the_pages_pass_and_with_a_modifier_they_do_not(key: Qt.Key) -> None:
    assert passes(key, NOT_A_KEY)
    assert passes(key, Qt.KeyboardModifier.ShiftModifier)
    held = Qt.KeyboardModifier
    for modifier in (held.ControlModifier, held.AltModifier, held.MetaModifier):
        assert not passes(key, modifier)
        assert not passes(key, modifier | held.ShiftModifier)


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F12, Qt.Key.Key_Menu, Qt.Key.Key_Print,
        Qt.Key.Key_Super_L, Qt.Key.Key_HomePage, Qt.Key.Key_Close, Qt.Key.Key_PowerOff, 0,
    ],
)  # fmt: skip
def test_no_other_key_passes(key: int) -> None:
    assert not passes(key, NOT_A_KEY)


def test_a_locked_window_does_not_close_until_staff_leave(
    locked: tuple[QWidget, Lock], qtbot: QtBot
) -> None:
    window, lock = locked
    assert not window.close()
    assert window.isVisible()
    window.showMinimized()
    qtbot.waitUntil(lambda: window.isFullScreen() and not window.isMinimized())
    window.hide()
    qtbot.waitUntil(window.isVisible)
    lock.release()
    assert window.close()


def test_only_the_first_button_and_the_keys_of_the_pages_arrive(
    locked: tuple[QWidget, Lock],
) -> None:
    window, _ = locked
    arrived: list[QEvent.Type] = []

    class Field(QWidget):
        def event(self, event: QEvent) -> bool:
            arrived.append(event.type())
            return super().event(event)

    field = Field(window)
    field.setGeometry(window.rect())
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.show()
    field.setFocus()
    QApplication.processEvents()
    arrived.clear()
    handle, spot = window.windowHandle(), QPoint(40, 40)
    for button in (
        Qt.MouseButton.RightButton,
        Qt.MouseButton.MiddleButton,
        Qt.MouseButton.BackButton,
    ):
        QTest.mouseClick(handle, button, NOT_A_KEY, spot)
        QTest.mouseDClick(handle, button, NOT_A_KEY, spot)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Menu):
        QTest.keyClick(handle, key)
        QTest.keyClick(handle, key, Qt.KeyboardModifier.AltModifier)
    data = QMimeData()
    data.setText("file:///etc/passwd")
    drag = QDragEnterEvent(
        spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NOT_A_KEY
    )
    QApplication.sendEvent(handle, drag)
    assert not drag.isAccepted()
    told = {QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.HoverMove}
    assert [kind for kind in arrived if kind not in told and kind.name.startswith(WORTH)] == []
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NOT_A_KEY, spot)
    QTest.keyClick(handle, Qt.Key.Key_S)
    assert {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress} <= set(arrived)


WORTH = ("Mouse", "Key", "Shortcut", "Context", "Drag", "Drop", "Wheel")


def test_no_page_has_a_menu_a_field_to_paste_into_a_link_or_a_place_to_drop(
    kiosk: Kiosk,
) -> None:
    kiosk.to_result()
    while kiosk.application.spare.step():
        pass
    parts = [kiosk.window, *kiosk.window.findChildren(QWidget)]
    assert len(parts) > 200
    for part in parts:
        assert not part.acceptDrops()
        assert not part.actions()
        assert not isinstance(part, QTextEdit | QMenu)
        assert not part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if isinstance(part, QLabel):
            assert not part.openExternalLinks()
        menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(part, menu)
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [kiosk.window]


def test_a_long_press_and_two_fingers_do_what_one_tap_does_at_most(
    kiosk: Kiosk, qtbot: QtBot
) -> None:
    screen = QPointingDevice(
        "glass", 7, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position, 5, 0,
    )  # fmt: skip
    handle = kiosk.window.windowHandle()
    card = next(tap for tap in kiosk.taps() if tap.accessibleName() == "看病报销")
    middle = card.mapTo(kiosk.window, card.rect().center())
    apart = QPoint(30, 30)
    QTest.touchEvent(handle, screen).press(0, middle - apart, handle).press(
        1, middle + apart, handle
    ).commit()
    qtbot.wait(20)
    away = apart
    for _ in range(5):
        away += QPoint(9, 9)
        QTest.touchEvent(handle, screen).move(0, middle - away, handle).move(
            1, middle + away, handle
        ).commit()
    QTest.touchEvent(handle, screen).release(0, middle - away, handle).release(
        1, middle + away, handle
    ).commit()
    QApplication.processEvents()
    assert kiosk.visit.page in (Page.HOME, Page.ITEMS)
    assert kiosk.window.windowState() == Qt.WindowState.WindowNoState
    assert [top for top in QApplication.topLevelWidgets() if top.isVisible()] == [kiosk.window]
