"""What stands on a page, as somebody would read it to another: texts, choices, and what to press."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.option import HaveToggle
from app.ui.widgets.order import CHOICES, in_order
from app.ui.widgets.painted import Painted
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

CHOSEN = "已选："
ACTIONS = "可以点："
CONTENT = CHOICES | {"chip", "last_resort"}
"""Kinds of taps that say something of their own; the others are ways on, and said last."""

KEY = "key"
"""A letter or digit of the pad: nobody wants to hear all of them."""
WAITING = "wait"
"""The place of the main button while a choice is missing: it says so."""


class Role(Enum):
    """TEXT is read, CHOICE is what the page asks for, ACTION leads on."""

    TEXT = "text"
    CHOICE = "choice"
    ACTION = "action"


class Said(NamedTuple):
    """One thing on a page in words."""

    role: Role
    words: str


def read_page(page: QWidget) -> list[Said]:
    """Everything on `page` in reading order; ways on come last."""
    read: list[Said] = []
    under: Tap | None = None
    for widget in in_order(page):
        if under is not None and under.isAncestorOf(widget):
            continue
        if isinstance(widget, Tap):
            under = widget
            read += _tap(widget)
        elif isinstance(widget, Painted):
            read += [Said(Role.TEXT, words) for words in widget.said()]
        elif isinstance(widget, QLabel):
            read.append(Said(Role.TEXT, widget.accessibleName() or widget.text()))
        elif widget is not page and widget.accessibleName():
            read.append(Said(Role.TEXT, widget.accessibleName()))
    read = [one for one in read if one.words.strip()]
    ways = [one for one in read if one.role is Role.ACTION]
    return [one for one in read if one.role is not Role.ACTION] + ways


def to_hear(read: Iterable[Said]) -> list[str]:
    """The texts for a voice."""
    texts = [one.words for one in read if one.role is not Role.ACTION]
    ways = [one.words for one in read if one.role is Role.ACTION]
    return texts + ([ACTIONS + "；".join(ways)] if ways else [])


def headline(page: QWidget) -> str:
    """What the page is about, in a line; "" where it says no such thing."""
    heads = (one for one in in_order(page) if isinstance(one, Text) and one.is_headline())
    found = next(heads, None)
    return found.text().replace("\n", "") if found is not None else ""


def _tap(tap: Tap) -> Iterable[Said]:
    name, more = tap.accessibleName(), tap.accessibleDescription()
    kind = tap.property("kind")
    if kind == KEY:
        return
    if kind not in CONTENT:
        if tap.isEnabled():
            yield Said(Role.ACTION, name)
        elif kind == WAITING:
            yield Said(Role.TEXT, name)
        return
    if isinstance(tap, HaveToggle) and not tap.isChecked():
        return  # the row has said what it is
    if isinstance(tap, HaveToggle):  # the row says it
        more = ""
    chosen = CHOSEN if tap.isChecked() and not isinstance(tap, HaveToggle) else ""
    yield Said(Role.CHOICE, chosen + (f"{name}，{more}" if more else name))
