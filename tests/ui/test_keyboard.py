"""Keys alone: every page, as a hall's keyboard or a switch (Tab and Enter) sends them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.overview import OverviewScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.result import ResultScreen
from app.ui.kiosk.review import ReviewScreen
from app.ui.kiosk.still_there import StillThere
from app.ui.visit import Page as VisitPage
from app.ui.visit import Rise
from app.ui.widgets.ring import FocusRing
from app.ui.widgets.tap import Tap
from app.ui.window import MainWindow
from tests.ui.gallery import SIZES, Page, World, make_window, open_page, pages
from tests.ui.kiosk import Kiosk

MANY = 80
"""No page has so many things to press."""


def press(window: MainWindow, key: Qt.Key, times: int = 1) -> None:
    """As the window system sends it."""
    for _ in range(times):
        QTest.keyClick(window.windowHandle(), key)
        QApplication.processEvents()


def focused(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.keyboard.name()


def shown_taps(root: QWidget) -> list[Tap]:
    """What a finger could press on `root`."""
    found = [tap for tap in root.findChildren(Tap) if tap.isVisible() and tap.isEnabled()]
    return [root, *found] if isinstance(root, Tap) else found


def walk(window: MainWindow) -> list[Tap]:
    """Where Tab goes from where the focus is, once round."""
    seen: list[Tap] = []
    for _ in range(MANY):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        tap = window.keyboard.focused()
        if tap is None or tap in seen:
            break
        seen.append(tap)
    return seen


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((name, large), marks=pytest.mark.xdist_group(name), id=name + large * "-large")
        for name in SIZES
        for large in (False, True)
    ],
)
def walked(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[dict[str, list[str]]]:
    """What Tab does not reach on each page, by the page's name; one page of each kind and risen."""
    world = World()
    name, large = request.param
    window = make_window(SIZES[name] / 2)
    window.set_modes(large=large, contrast=large, low=large)
    window.show()
    window.activateWindow()
    missed: dict[str, list[str]] = {}
    for page in some_of_each(list(pages(world))):
        top = open_page(window, page, world)
        risen = window.sheet.content
        reach = [top] if window.covering() is not None else [risen or top, *bars(window)]
        wanted = [tap for part in reach for tap in shown_taps(part)]
        reached = walk(window)
        missed[page.name] = [tap.accessibleName() for tap in wanted if tap not in reached]
        missed[f"{page.name}, outside"] = [
            tap.accessibleName() for tap in reached if tap not in wanted
        ]
    yield missed
    window.close()
    qapp.processEvents()


def some_of_each(every: list[Page]) -> list[Page]:
    """The first page of each kind, and of each thing that rises or lies over one: 03-aloud."""
    kept: dict[tuple[str, ...], Page] = {}
    for page in every:
        over = page.over is not None or page.cover is not None
        words = page.name.split("-")
        kept.setdefault((page.kind.__name__, *(words[:2] if over else ())), page)
    return list(kept.values())


def bars(window: MainWindow) -> list[QWidget]:
    return [child for child in window.children() if isinstance(child, QWidget) and
            child.property("box") == "bar"]  # fmt: skip


def test_tab_reaches_everything_that_a_finger_can_press_and_nothing_under_a_sheet(
    walked: dict[str, list[str]],
) -> None:
    assert len(walked) > 40
    assert {name: taps for name, taps in walked.items() if taps} == {}


def test_tab_goes_through_a_question_as_it_is_read(kiosk: Kiosk) -> None:
    kiosk.window.activateWindow()
    to_question(kiosk)
    press(kiosk.window, Qt.Key.Key_Tab)
    names = [tap.accessibleName() for tap in walk(kiosk.window)]
    again = names.index("返回")
    assert names[again - 1 : again + 2] == ["看清单", "返回", "首页"] or "看清单" not in names
    assert names.index("为什么问这个？") > again
    assert names[-1] == "不是受伤"


def to_question(kiosk: Kiosk) -> None:
    for words in ("看病报销", "住院花的钱", "开始"):
        kiosk.tap(words)


def test_a_page_begins_at_its_first_choice_and_the_arrows_move_on(kiosk: Kiosk) -> None:
    window = kiosk.window
    window.activateWindow()
    press(window, Qt.Key.Key_Tab)
    assert focused(window) == "看病报销"
    press(window, Qt.Key.Key_Right)
    assert focused(window) == "生孩子"
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Return)
    assert focused(window) == kiosk.window.keyboard.name() != ""
    assert kiosk.visit.page is VisitPage.ITEMS
    press(window, Qt.Key.Key_Escape)


def test_the_ring_is_there_for_keys_and_gone_for_a_finger(kiosk: Kiosk) -> None:
    window = kiosk.window
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert not ring.isVisible()
    press(window, Qt.Key.Key_Tab)
    assert ring.isVisible()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def test_a_switch_with_tab_and_enter_comes_from_home_to_paper(kiosk: Kiosk) -> None:
    window = kiosk.window

    def choose(name: str) -> None:
        for _ in range(MANY):
            if focused(window) == name:
                break
            press(window, Qt.Key.Key_Tab)
        assert focused(window) == name
        press(window, Qt.Key.Key_Return)

    press(window, Qt.Key.Key_Tab)
    for name in ("看病报销", "住院花的钱", "开始", "受伤，对方有责任"):
        choose(name)
    assert focused(window) == "受伤，对方有责任"
    choose("下一步")
    for name in ("本人来办", "下一步"):
        choose(name)
    assert kiosk.shows(ReviewScreen)
    choose("没问题，看清单")
    assert kiosk.shows(ResultScreen)
    choose("打印清单")
    kiosk.hands.drain()
    kiosk.wait(1)
    kiosk.hands.drain()
    assert kiosk.visit.page in (VisitPage.PRINTING, VisitPage.DONE)


def test_enter_on_what_is_chosen_goes_on(kiosk: Kiosk) -> None:
    window = kiosk.window
    press(window, Qt.Key.Key_Tab)
    to_question(kiosk)
    press(window, Qt.Key.Key_Down)
    asked = kiosk.visit.asked
    press(window, Qt.Key.Key_Space)
    assert kiosk.visit.chosen
    press(window, Qt.Key.Key_Return)
    assert kiosk.visit.asked != asked
    assert window.keyboard.focused() is not None


def risen(kiosk: Kiosk) -> Rise:
    return kiosk.visit.rise


def test_a_sheet_takes_the_focus_and_gives_it_back(kiosk: Kiosk) -> None:
    window = kiosk.window
    to_question(kiosk)
    press(window, Qt.Key.Key_Tab)
    while focused(window) != "为什么问这个？":
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    assert risen(kiosk) is Rise.WHY
    assert focused(window) == "知道了"
    press(window, Qt.Key.Key_Space)
    assert risen(kiosk) is Rise.NOTHING
    assert focused(window) == "为什么问这个？"


def test_who_is_asked_whether_they_are_there_answers_by_key(kiosk: Kiosk) -> None:
    window = kiosk.window
    press(window, Qt.Key.Key_Tab)
    kiosk.tap("看病报销")
    press(window, Qt.Key.Key_Tab)
    before = focused(window)
    kiosk.wait(61)
    assert isinstance(window.covering(), StillThere)
    assert focused(window) == "我还在，继续"
    press(window, Qt.Key.Key_Tab, 2)
    assert focused(window) == "我还在，继续"
    press(window, Qt.Key.Key_Return)
    assert window.covering() is None
    assert focused(window) == before


def test_any_key_wakes_the_screen_that_rests(kiosk: Kiosk) -> None:
    kiosk.wait(181)
    assert kiosk.window.covering() is not None
    press(kiosk.window, Qt.Key.Key_A)
    assert kiosk.window.covering() is None
    assert kiosk.shows(HomeScreen)


def test_the_focus_stays_on_the_mode_that_was_switched(kiosk: Kiosk) -> None:
    window = kiosk.window
    press(window, Qt.Key.Key_Tab)
    while focused(window) != "大字":
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    assert window.theme.look.large
    assert focused(window) == "大字"


def test_first_start_is_done_by_keys_and_the_focus_stays_on_what_was_chosen(kiosk: Kiosk) -> None:
    window = kiosk.window
    press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Down, 2)
    chosen = focused(window)
    press(window, Qt.Key.Key_Space)
    assert kiosk.visit.region is not None
    assert focused(window) == chosen
    while not focused(window).startswith("用"):
        press(window, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Return)
    assert kiosk.shows(HomeScreen)


def test_letters_of_a_keyboard_search(kiosk: Kiosk, qtbot: QtBot) -> None:
    del qtbot
    window = kiosk.window
    kiosk.tap("搜一搜")
    press(window, Qt.Key.Key_Z)
    press(window, Qt.Key.Key_Y)
    assert kiosk.visit.typed == "ZY"
    press(window, Qt.Key.Key_Backspace)
    assert kiosk.visit.typed == "Z"
    press(window, Qt.Key.Key_Backspace)
    for key in (Qt.Key.Key_S, Qt.Key.Key_Y):
        press(window, key)
    assert focused(window) == "生育津贴支付"
    press(window, Qt.Key.Key_Return)
    assert kiosk.shows(OverviewScreen)


def test_the_general_guide_by_arrows_alone(kiosk: Kiosk) -> None:
    window = kiosk.window
    for words in ("看病报销", "住院花的钱"):
        kiosk.tap(words)
    assert kiosk.shows(OverviewScreen)
    press(window, Qt.Key.Key_Down)
    assert focused(window) == "开始"
    press(window, Qt.Key.Key_Down)
    assert focused(window) == "不答题，直接看全部材料"
    press(window, Qt.Key.Key_Space)
    assert kiosk.shows(ResultScreen)
    assert not isinstance(window.current(), QuestionScreen)
