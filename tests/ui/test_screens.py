"""The pages of the kiosk as things of Qt: what a tap says, what is kept of a page, keys, modes.

Whether they are right to look at: `test_looks`. A Qt warning fails any of these.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.front import BarView
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.theme import Theme
from app.ui.widgets.frame import Cell
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.ui.gallery import SIZES, Page, World, make_window, open_page, pages

pytestmark = pytest.mark.xdist_group("screens")  # the pages are made once, not once a worker


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def every_page(world: World, qapp: QApplication) -> list[Page]:
    del qapp  # needed before any widget
    return list(pages(world))


@pytest.mark.parametrize("orientation", SIZES)
def test_a_page_shown_again_keeps_no_widget_of_the_last_time(
    orientation: str, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    window = make_window(SIZES[orientation])
    qtbot.addWidget(window)
    window.show()
    for page in {page.kind: page for page in every_page}.values():
        counts = []
        for _ in range(3):
            screen = open_page(window, page, world)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            counts.append(len(screen.findChildren(QWidget)))
        assert len(set(counts)) == 1, f"{page.name}: {counts} widgets"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = make_window(SIZES["portrait"])
    qtbot.addWidget(made)
    made.show()
    return made


def find(every_page: list[Page], name: str) -> Page:
    return next(page for page in every_page if page.name == name)


def test_a_tap_on_a_life_event_says_which(
    window: MainWindow, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    screen = open_page(window, find(every_page, "01-home"), world)
    assert isinstance(screen, HomeScreen)
    card = next(tap for tap in screen.findChildren(Tap) if tap.accessibleName() == "看病报销")
    with qtbot.waitSignal(screen.topic_chosen) as asked:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert asked.args == ["reimburse"]


def test_a_long_list_turns_pages_and_does_not_scroll(
    window: MainWindow, world: World, every_page: list[Page]
) -> None:
    screen = open_page(window, find(every_page, "02-topic-11-org"), world)
    assert isinstance(screen, ItemsScreen)
    assert screen.page() == 0
    onward = next(tap for tap in screen.findChildren(Tap) if tap.accessibleName() == "下一页")
    QTest.mouseClick(onward, Qt.MouseButton.LeftButton)
    assert screen.page() == 1
    assert not onward.isEnabled()


def test_a_life_event_says_above_its_items_what_is_easily_missed(
    window: MainWindow, world: World, every_page: list[Page]
) -> None:
    """亲人离世: whoever stops the insurance must not go home without asking for the account."""
    screen = open_page(window, find(every_page, "02-topic-10-death"), world)
    (said,) = (one for one in screen.findChildren(Text) if "两件事" in one.text())
    first = next(tap for tap in screen.findChildren(Tap) if "停保" in tap.accessibleName())
    assert said.geometry().bottom() < first.mapTo(screen, first.rect().topLeft()).y()
    assert not said.is_cut()


def test_cells_without_a_function_leave_their_places_free(
    window: MainWindow, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    open_page(window, find(every_page, "01b-categories"), world)
    window.show_bar(BarView(back=True, home=True, large=False))
    cells = {
        tap.accessibleName(): tap
        for tap in window.findChildren(QAbstractButton)
        if tap.property("kind") == "bar_cell"
    }
    assert cells["朗读"].isHidden()
    assert cells["返回"].width() == pytest.approx((1080 - 64) / 5, abs=1)
    with qtbot.waitSignal(window.asked) as asked:
        QTest.mouseClick(cells["返回"], Qt.MouseButton.LeftButton)
    assert asked.args == [Cell.BACK]


def test_a_page_can_be_used_by_keys_alone(
    window: MainWindow, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    screen = open_page(window, find(every_page, "01-home"), world)
    assert isinstance(screen, HomeScreen)
    window.activateWindow()
    card = next(tap for tap in screen.findChildren(Tap) if tap.accessibleName() == "生孩子")
    card.setFocus()
    with qtbot.waitSignal(screen.topic_chosen) as asked:
        QTest.keyClick(card, Qt.Key.Key_Return)
    assert asked.args == ["birth"]


def test_another_window_size_builds_the_screens_anew_and_says_so(
    window: MainWindow, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    first = open_page(window, find(every_page, "01-home"), world)
    with qtbot.waitSignal(window.look_changed):
        window.resize(SIZES["landscape"])
    second = open_page(window, find(every_page, "01-home"), world)
    assert first is not second
    assert isinstance(second, HomeScreen)
    assert not second.theme.portrait


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("contrast", [False, True])
def test_the_modes_change_the_theme_at_once(
    window: MainWindow, qtbot: QtBot, large: bool, contrast: bool
) -> None:
    del qtbot
    window.set_modes(large=large, contrast=contrast)
    theme: Theme = window.theme
    assert (theme.look.large, theme.look.contrast) == (large, contrast)
    assert (theme.type("floor").size >= 38) is large
    assert (theme.colour("page").name() == "#000000") is contrast
