"""The inspection finds what is wrong: every kind of fault, made on purpose, on a page of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.domain.notice import FlowNode
from app.panel import Panel
from app.ui.front import BarView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.face import Face
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box
from app.ui.widgets.parts import Line, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text
from app.ui.window import MainWindow
from tests.ui.gallery import dressed
from tests.ui.inspection import Kind, inspect
from tests.ui.looks import LOOKS, Worn

WORDS = "请带齐这几样材料"
Build = Callable[["Bare"], object]


class Bare(Screen):
    """A page without a layout, on which things are put at their places in screen pixels."""

    def put(self, widget: QWidget, left: int, top: int, wide: int = 0, tall: int = 0) -> QWidget:
        widget.setParent(self)
        size = widget.sizeHint()
        widget.setGeometry(QRect(left, top, wide or size.width(), tall or size.height()))
        widget.show()
        return widget

    def words(self, left: int, top: int, colour: str = "ink", **size: int) -> QWidget:
        return self.put(Text(self.theme, WORDS, "body", colour), left, top, **size)

    def tap(self, left: int, top: int, name: str = "改答案", **size: int) -> QWidget:
        made = Tap(self.theme, "outline", name)
        made.set_face(Face(self.theme, [Words(self.theme, [Line(WORDS, "body")])], (8, 8, 8, 8), 0))
        made.setMinimumSize(0, 0)
        return self.put(made, left, top, **size)

    def icon(self, left: int, top: int) -> QWidget:
        return self.put(Icon(self.theme, "list", 60), left, top)


Look = Callable[..., set[Kind]]


@pytest.fixture
def kinds(qtbot: QtBot) -> Look:
    """The kinds of fault on a page that a function has filled, in a look."""
    held: list[MainWindow] = []

    def look(build: Build, worn: Worn = LOOKS["portrait"]) -> set[Kind]:
        window = dressed(worn)
        held.append(window)
        qtbot.addWidget(window)
        window.show()
        screen = window.screen_of(Bare)
        window.show_screen(screen, BarView(back=True, home=True))
        build(screen)
        qtbot.wait(1)
        return {fault.kind for fault in inspect(window)}

    return look


def behind_a_box(page: Bare) -> None:
    page.words(64, 900)
    page.put(Box("sheet"), 40, 880, 900, 100)


def on_a_dark_box(page: Bare) -> None:
    page.put(Box("attract_start"), 40, 880, 900, 100)
    page.words(64, 900)


def two_filled(page: Bare) -> None:
    page.put(Button(page.theme, "打印清单"), 64, 900, 400, 120)
    page.put(Button(page.theme, "再办一件"), 64, 1100, 400, 120)


def two_texts(page: Bare) -> None:
    page.words(64, 900)
    page.words(100, 930)


def text_and_tap(page: Bare) -> None:
    page.tap(64, 900, wide=600, tall=100)
    page.words(100, 980)


def text_and_icon(page: Bare) -> None:
    page.words(64, 900)
    page.icon(100, 910)


def text_and_chart(page: Bare) -> None:
    nodes = [FlowNode(name, "", False, None, None, None, None, ()) for name in ("申请", "办结")]
    page.put(FlowChart(page.theme, nodes), 64, 900, 800, 104)
    page.words(100, 980)


def two_taps(page: Bare) -> None:
    page.tap(64, 900, wide=600, tall=100)
    page.tap(64, 970, wide=600, tall=100)


BROKEN: dict[str, tuple[Build, Kind]] = {
    "a box of words too narrow": (lambda page: page.words(64, 900, wide=200, tall=30), Kind.CUT),
    "words beyond the right edge": (lambda page: page.words(900, 900), Kind.CUT),
    "a button too low for its words": (
        lambda page: page.tap(64, 900, wide=600, tall=24),
        Kind.CUT,
    ),
    "words half below the bar": (lambda page: page.words(64, page.height() - 20), Kind.CUT),
    "words wholly below the bar": (lambda page: page.words(64, page.height() + 20), Kind.CUT),
    "a button beyond the edge": (
        lambda page: page.tap(900, 900, wide=400, tall=100),
        Kind.OUTSIDE,
    ),
    "words over words": (two_texts, Kind.OVERLAP),
    "words over a button": (text_and_tap, Kind.OVERLAP),
    "words over an icon": (text_and_icon, Kind.OVERLAP),
    "words over a chart": (text_and_chart, Kind.OVERLAP),
    "a button over a button": (two_taps, Kind.OVERLAP),
    "a small button": (lambda page: page.tap(64, 900, wide=600, tall=60), Kind.TARGET),
    "a button without a name": (
        lambda page: page.tap(64, 900, name=" ", wide=600, tall=100),
        Kind.NAMELESS,
    ),
    "two filled buttons": (two_filled, Kind.FILLED),
    "pale words": (lambda page: page.words(64, 900, "line"), Kind.CONTRAST),
    "words on a dark box": (on_a_dark_box, Kind.CONTRAST),
    "words behind a box": (behind_a_box, Kind.UNSEEN),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_page_with_one_fault_has_that_fault(kinds: Look, name: str) -> None:
    build, kind = BROKEN[name]
    assert kind in kinds(build)


def good(page: Bare) -> None:
    page.words(64, 780)
    page.icon(64, 860)
    page.tap(64, 960, wide=600, tall=100)
    page.tap(64, 1080, wide=600, tall=100)
    page.put(Button(page.theme, "打印清单"), 64, 1300, 400, 140)


@pytest.mark.parametrize("name", ["portrait", "portrait-both", "portrait-low", "portrait-21.5in"])
def test_a_page_without_a_fault_has_none(kinds: Look, name: str) -> None:
    assert kinds(good, LOOKS[name]) == set()


def test_what_is_tapped_above_the_low_part_is_found_in_low_reach_only(kinds: Look) -> None:
    def high(page: Bare) -> None:
        page.tap(64, 600, wide=600, tall=100)

    assert kinds(high) == set()
    assert kinds(high, LOOKS["portrait-low"]) == {Kind.HIGH}


def test_rows_that_touch_are_too_close_where_they_are_but_twenty_millimetres(kinds: Look) -> None:
    def rows(page: Bare) -> None:
        page.tap(64, 900, wide=900, tall=84)
        page.tap(64, 984, wide=900, tall=84)

    assert kinds(rows) == set()
    assert kinds(rows, Worn("21.5in", panel=Panel(21.5))) == {Kind.CLOSE}


def test_words_smaller_than_the_floor_are_found(kinds: Look) -> None:
    def small(page: Bare) -> None:
        theme = page.theme
        tiny = Theme(theme.design, theme.look._replace(scale=0.6), paths.resources(), theme.family)
        page.put(Text(tiny, WORDS, "caption"), 64, 900)

    assert kinds(small) == {Kind.SMALL}


def test_what_lies_below_a_risen_sheet_is_not_looked_at(qtbot: QtBot) -> None:
    window: MainWindow = dressed(LOOKS["portrait"])
    qtbot.addWidget(window)
    window.show()
    screen = window.screen_of(Bare)
    window.show_screen(screen, BarView(back=True, home=True))
    two_texts(screen)
    window.sheet.raise_sheet(Text(window.theme, WORDS, "body"))
    qtbot.wait(1)
    assert inspect(window) == []
