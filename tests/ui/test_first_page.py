"""The first page that the window opens on is filled like any other."""

from pytestqt.qtbot import QtBot

from app.ui.kiosk.home import HomeScreen
from app.ui.window import NO_BAR
from tests.ui.gallery import SIZES, make_window


def test_a_screen_that_is_only_built_is_not_the_current_one(qtbot: QtBot) -> None:
    window = make_window(SIZES["portrait"])
    qtbot.addWidget(window)
    home = window.screen_of(HomeScreen)
    assert window.current() is None
    window.show_screen(home, NO_BAR)
    assert window.current() is home
