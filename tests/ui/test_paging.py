"""Pages that turn where a look leaves less room: nothing is lost, and everything is found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import asking, presenting, steps
from app.ui.asking import Composer, QuestionView
from app.ui.kiosk.categories import CategoriesScreen
from app.ui.kiosk.home import HomeScreen
from app.ui.kiosk.question import QuestionScreen
from app.ui.kiosk.search import Hit, SearchScreen
from app.ui.screen import Screen
from app.ui.searching import EVERYDAY
from app.ui.widgets.frame import Cell
from app.ui.widgets.option import OptionRow
from app.ui.widgets.order import taps_in_order
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.ui.asking_pages import opened
from tests.ui.gallery import HALL, World, dressed, leaves, pages
from tests.ui.kiosk import Kiosk
from tests.ui.looks import LOOKS
from tests.ui.page import LEADS_ON, extremes

MANY_KINDS = 3
"""城乡居民参保登记 of 广西 asks which of seven kinds of people somebody is."""


@pytest.fixture(scope="module")
def world() -> World:
    return World("guangxi")


@pytest.fixture(params=["portrait-large", "landscape-large", "portrait-low-large"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[MainWindow]:
    made = dressed(LOOKS[request.param])
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def names(screen: Screen, kind: type[Tap]) -> list[str]:
    QApplication.processEvents()
    return [tap.accessibleName() for tap in screen.findChildren(kind) if tap.isVisible()]


def press(screen: Screen, words: str) -> None:
    QApplication.processEvents()
    found = [tap for tap in screen.findChildren(Tap) if tap.isVisible() and tap.isEnabled()]
    next(tap for tap in found if tap.accessibleName().startswith(words)).click()


def test_all_life_events_and_the_categories_are_on_home(window: MainWindow, world: World) -> None:
    view = presenting.home_view(world.region, len(world.items()))
    home = window.screen_of(HomeScreen)
    home.show_home(view)
    window.show_screen(home, LEADS_ON)
    wanted = {topic.title for topic in view.topics} | {"按类别查找"}
    seen = set(names(home, Tap))
    while any(tap.accessibleName().startswith("下一页") for tap in taps_in_order(home)):
        assert not wanted <= seen
        press(home, "下一页")
        seen |= set(names(home, Tap))
    assert wanted <= seen
    home.show_home(view)
    assert home.page() == 0


def test_home_begins_anew_for_whoever_comes_next(kiosk: Kiosk) -> None:
    kiosk.tap("大字")
    kiosk.tap("下一页 1/2")
    kiosk.tap("按类别查找")
    assert kiosk.shows(CategoriesScreen)
    kiosk.window.asked.emit(Cell.HOME)
    kiosk.tap("看病报销")


def people(world: World, chosen: tuple[str, ...]) -> QuestionView:
    begun = steps.start(opened(world.held.item(MANY_KINDS)))
    return asking.question_view(
        replace(begun, asked="people", chosen=chosen), Composer(world.compose)
    )


def test_every_option_is_on_one_of_its_pages(window: MainWindow, world: World) -> None:
    view = people(world, ())
    asked = window.screen_of(QuestionScreen)
    asked.show_question(view)
    window.show_screen(asked, LEADS_ON)
    seen = names(asked, OptionRow)
    assert len(seen) < len(view.options)
    while any(name.startswith("还有") for name in names(asked, Tap)):
        press(asked, "还有")
        seen += names(asked, OptionRow)
    assert seen == [option.say for option in view.options]
    press(asked, "前面还有")
    assert set(names(asked, OptionRow)) < set(seen)


def test_an_answer_that_is_changed_is_on_the_page_that_opens(
    window: MainWindow, world: World
) -> None:
    last = world.held.item(MANY_KINDS).question("people")
    assert last is not None
    option = last.options[-1]
    asked = window.screen_of(QuestionScreen)
    asked.show_question(people(world, (option.id,)))
    window.show_screen(asked, LEADS_ON)
    assert option.say in names(asked, OptionRow)
    marked = [row for row in asked.findChildren(OptionRow) if row.isVisible() and row.isChecked()]
    assert [row.accessibleName() for row in marked] == [option.say]


def test_every_item_that_was_found_is_on_one_page(window: MainWindow, world: World) -> None:
    finder = world.finder()
    found = window.screen_of(SearchScreen)
    view = finder.view("YL", 0, HALL, world.compose)
    found.show_search(view)
    window.show_screen(found, LEADS_ON)
    turned: list[int] = []
    found.turned.connect(turned.append)
    seen = names(found, Hit)
    for _ in view.rows:
        if "下一页" not in [
            tap.accessibleName()
            for tap in found.findChildren(Tap)
            if tap.isVisible() and tap.isEnabled()
        ]:
            break
        press(found, "下一页")
        found.show_search(finder.view("YL", turned[-1], HALL, world.compose))
        seen += names(found, Hit)
    assert turned == list(range(1, len(turned) + 1))
    assert len(turned) > 0
    assert seen == ["".join(letter.text for letter in row.name) for row in view.rows]


def test_words_to_tap_stay_while_what_was_found_turns_its_pages(
    window: MainWindow, world: World
) -> None:
    for page in [page for page in pages(world) if page.name.startswith("13-search")]:
        chips = [
            {name for name in names(shown, Tap) if name in EVERYDAY}
            for _, shown in leaves(window, page, world)
            if isinstance(shown, Screen)
        ]
        assert all(each == chips[0] for each in chips), (page.name, chips)


def test_what_was_found_says_which_part_of_it_a_page_shows(
    window: MainWindow, world: World
) -> None:
    finder = world.finder()
    found = window.screen_of(SearchScreen)
    first = finder.view("YL", 0, HALL, world.compose)
    found.show_search(first)
    window.show_screen(found, LEADS_ON)
    here = len(names(found, Hit))
    said = [text.text() for text in found.findChildren(Text) if text.isVisible()]
    part = f"第 1 到 {here} 项" if here > 1 else "第 1 项"
    assert f"{len(first.rows)} 项里的{part}" in said


def test_what_turns_pages_stands_at_one_spot(window: MainWindow, world: World) -> None:
    turning = ("01-home", "02-", "04-guide", "13-search", "23")
    for page in extremes([page for page in pages(world) if page.name.startswith(turning)]):
        spots: dict[str, set[tuple[int, ...]]] = {}
        for _, shown in leaves(window, page, world):
            for tap in shown.findChildren(Tap):
                name = tap.accessibleName()[:3]
                if tap.isVisible() and name in ("上一页", "下一页"):
                    at = tap.mapTo(window, QPoint(0, 0))
                    spots.setdefault(name, set()).add((at.x(), at.y(), tap.width(), tap.height()))
        assert all(len(where) == 1 for where in spots.values()), (page.name, spots)
