"""Every page of the kiosk, with the real catalogue, in both orientations.

The pages are opened once for each orientation; each test looks at one kind of fault. A Qt warning
fails any of these (`qt_log_level_fail`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.items import ItemsScreen
from app.ui.theme import Theme
from app.ui.widgets.frame import Cell
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.ui.gallery import SIZES, Page, World, make_window, open_page, pages

TARGET_PX = 64
"""20 mm on a 27-inch panel of 1920x1080."""


@dataclass
class Faults:
    """What was seen on all pages of one orientation, a sentence each."""

    pages: int = 0
    cut: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    overlapping: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def every_page(world: World, qapp: QApplication) -> list[Page]:
    del qapp  # needed before any widget
    return list(pages(world))


@pytest.fixture(
    scope="module",
    # One worker an orientation: the pages are opened once, not once a worker.
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SIZES],
)
def faults(
    request: pytest.FixtureRequest, world: World, every_page: list[Page], qapp: QApplication
) -> Iterator[Faults]:
    window = make_window(SIZES[request.param])
    window.show()
    found = Faults()
    for page in every_page:
        look_at(open_page(window, page, world), page, found)
    for page in {page.kind: page for page in every_page}.values():
        counts = []
        for _ in range(3):
            screen = open_page(window, page, world)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            counts.append(len(screen.findChildren(QWidget)))
        if len(set(counts)) > 1:
            found.kept.append(f"{page.name}: {counts} widgets")
    yield found
    window.close()
    qapp.processEvents()


def look_at(screen: QWidget, page: Page, found: Faults) -> None:
    found.pages += 1
    leaves = [
        child
        for child in screen.findChildren(QWidget)
        if isinstance(child, Text | Tap) and child.isVisible()
    ]
    taps = [leaf for leaf in leaves if isinstance(leaf, Tap)]
    found.cut += [f"{page.name}: {words(leaf)}" for leaf in leaves if leaf.is_cut()]
    found.outside += [
        f"{page.name}: {words(leaf)}"
        for leaf in leaves
        if not screen.rect().contains(place(leaf, screen))
    ]
    found.overlapping += [
        f"{page.name}: {words(one)} / {words(other)}"
        for one, other in combinations(leaves, 2)
        if place(one, screen).intersects(place(other, screen))
        and not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
    ]
    found.nameless += [page.name for tap in taps if not tap.accessibleName().strip()]
    found.small += [
        f"{page.name}: {words(tap)} {tap.width()} x {tap.height()}"
        for tap in taps
        if min(tap.width(), tap.height()) < TARGET_PX
    ]
    if sum(tap.property("kind") == "primary" for tap in taps) > 1:
        found.filled.append(page.name)


def words(leaf: QWidget) -> str:
    return leaf.text() if isinstance(leaf, Text) else leaf.accessibleName()


def place(widget: QWidget, screen: QWidget) -> QRect:
    return QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())


def test_no_text_is_cut_on_any_page(faults: Faults) -> None:
    assert faults.pages > 50
    assert faults.cut == []


def test_nothing_lies_outside_its_page(faults: Faults) -> None:
    assert faults.outside == []


def test_nothing_lies_over_a_neighbour(faults: Faults) -> None:
    assert faults.overlapping == []


def test_everything_to_tap_has_a_name(faults: Faults) -> None:
    assert faults.nameless == []


def test_everything_to_tap_is_twenty_millimetres(faults: Faults) -> None:
    assert faults.small == []


def test_a_page_has_one_filled_button_at_most(faults: Faults) -> None:
    assert faults.filled == []


def test_a_page_shown_again_keeps_no_widget_of_the_last_time(faults: Faults) -> None:
    assert faults.kept == []


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


def test_cells_without_a_function_leave_their_places_free(
    window: MainWindow, world: World, every_page: list[Page], qtbot: QtBot
) -> None:
    open_page(window, find(every_page, "01b-categories"), world)
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
