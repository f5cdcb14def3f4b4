"""What can be pressed, under an unsteady hand."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import paths
from app.design import load_design
from app.ui.theme import Theme, fit_look, load_fonts
from app.ui.widgets.tap import Tap

SPOT = QPointF(100, 50)
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    del qapp
    design = load_design(paths.resources() / "theme")
    family = load_fonts(paths.resources() / "fonts")
    return Theme(design, fit_look(design, 1080, 1920), paths.resources(), family)


@pytest.fixture
def tap(qtbot: QtBot, theme: Theme) -> Tap:
    made = Tap(theme, "primary", "打印清单", 120)
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show()
    return made


def second_half(tap: Tap) -> None:
    """The second press of a double tap and its release, as the window system sends them."""
    for kind, buttons in (
        (QEvent.Type.MouseButtonDblClick, LEFT),
        (QEvent.Type.MouseButtonRelease, NO_BUTTON),
    ):
        there = QPointF(tap.mapToGlobal(SPOT.toPoint()))
        event = QMouseEvent(kind, SPOT, there, LEFT, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(tap, event)


def test_a_double_tap_presses_nothing_that_came_under_the_finger_between(
    qtbot: QtBot, tap: Tap
) -> None:
    with qtbot.assertNotEmitted(tap.clicked):
        second_half(tap)


def test_two_quick_taps_on_the_same_thing_count_twice(tap: Tap) -> None:
    pressed: list[int] = []
    tap.clicked.connect(lambda: pressed.append(1))
    QTest.mouseClick(tap, LEFT, pos=SPOT.toPoint())
    second_half(tap)
    assert len(pressed) == 2


def test_what_was_hidden_since_starts_anew(qtbot: QtBot, tap: Tap) -> None:
    QTest.mouseClick(tap, LEFT, pos=SPOT.toPoint())
    tap.hide()
    tap.show()
    with qtbot.assertNotEmitted(tap.clicked):
        second_half(tap)
