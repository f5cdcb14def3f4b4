"""What a screen reader is told: roles, names, states, and that painted words are in the tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.reading import headline, read_page
from app.ui.widgets.asking import Asking
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box
from app.ui.widgets.option import OptionRow, Shape
from app.ui.widgets.order import in_order
from app.ui.widgets.painted import Painted
from app.ui.widgets.tap import Tap
from tests.ui.gallery import SIZES, World, make_window, open_page, pages
from tests.ui.kiosk import Kiosk
from tests.ui.test_keyboard import some_of_each

BARE_NAMES = frozenset({"Mark", "_Bars", "StillThere"})
"""Painted, but without a word."""


def role(widget: QWidget) -> QAccessible.Role:
    made = QAccessible.queryAccessibleInterface(widget)
    assert made is not None
    return made.role()


@pytest.fixture(scope="module")
def dumb(qapp: QApplication) -> Iterator[list[str]]:
    """What paints itself and is no text for a screen reader; pages without a headline."""
    del qapp  # needed before any widget
    window = make_window(SIZES["portrait"] / 2)
    window.show()
    world = World()
    found: list[str] = []
    for page in some_of_each(list(pages(world))):
        open_page(window, page, world)
        top = window.top()
        for widget in in_order(top):
            ours = type(widget).__module__.startswith("app.")
            paints = ours and "paintEvent" in vars(type(widget))
            known = (
                isinstance(widget, QLabel | Tap | Box | Icon) or type(widget).__name__ in BARE_NAMES
            )
            if paints and not known:
                found.append(f"{page.name}: {type(widget).__name__} paints without words")
            if isinstance(widget, QLabel) and role(widget) is not QAccessible.Role.StaticText:
                found.append(f"{page.name}: {type(widget).__name__} is no text")
            if isinstance(widget, Painted) and not (widget.said() or widget.findChildren(Tap)):
                found.append(f"{page.name}: {type(widget).__name__} says nothing")
        if not read_page(top):
            found.append(f"{page.name}: nothing to hear")
        if not headline(top):
            found.append(f"{page.name}: no headline")
    yield found
    window.close()


def test_every_painted_word_is_text_for_a_screen_reader(dumb: list[str]) -> None:
    assert [one for one in dumb if not one.endswith("headline")] == []


def test_every_page_but_the_pad_says_what_it_is_about(dumb: list[str]) -> None:
    silent = [one for one in dumb if one.endswith("headline")]
    assert [one for one in silent if not one.startswith(("13-search", "15-sheet"))] == []


def test_one_of_several_is_a_radio_button_and_any_of_several_a_box(
    kiosk: Kiosk, qtbot: QtBot
) -> None:
    theme = kiosk.window.theme
    one = OptionRow(theme, "受伤，对方有责任", "比如车祸", shape=Shape.RADIO)
    any_of = OptionRow(theme, "门诊", shape=Shape.SQUARE)
    for row in (one, any_of):
        qtbot.addWidget(row)
    assert role(one) is QAccessible.Role.RadioButton
    assert role(any_of) is QAccessible.Role.CheckBox
    assert one.accessibleDescription() == "比如车祸"


@pytest.mark.parametrize("shape", list(Shape))
def test_a_screen_readers_toggle_is_a_click_and_the_owner_decides(
    kiosk: Kiosk, qtbot: QtBot, shape: Shape
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    rows = [OptionRow(kiosk.window.theme, words, shape=shape, parent=holder) for words in "甲乙"]
    rows[0].set_on(True)
    clicked: list[Asking] = []
    for row in rows:
        row.clicked.connect(lambda _checked=False, row=row: clicked.append(row))
    rows[1].toggle()
    assert clicked == [rows[1]]
    for row, on in zip(rows, (False, True), strict=True):
        row.set_on(on)
    assert [row.isChecked() for row in rows] == [False, True]
    for row in rows:
        row.set_on(False)
    assert not any(row.isChecked() for row in rows)
    assert clicked == [rows[1]]


def test_a_tick_that_its_owner_refuses_does_not_stay(kiosk: Kiosk, qtbot: QtBot) -> None:
    row = OptionRow(kiosk.window.theme, "甲", shape=Shape.SQUARE)
    qtbot.addWidget(row)
    row.toggle()
    assert not row.isChecked()
