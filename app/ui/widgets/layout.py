"""Columns, rows and grids in design pixels, and the boxes that the style sheet paints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from app.ui.theme import Theme

Margins = tuple[float, float, float, float]
NO_MARGINS: Margins = (0, 0, 0, 0)
LEFT, RIGHT = 1104, 616
"""The columns of most landscape pages, design px: what is read, and what is done."""


def column(
    theme: Theme, owner: QWidget | None = None, margins: Margins = NO_MARGINS, gap: float = 0
) -> QVBoxLayout:
    """A column; margins are left, top, right, bottom in design px."""
    made = QVBoxLayout(owner) if owner is not None else QVBoxLayout()
    _measure(theme, made, margins, gap)
    return made


def row(
    theme: Theme, owner: QWidget | None = None, margins: Margins = NO_MARGINS, gap: float = 0
) -> QHBoxLayout:
    """A row; margins are left, top, right, bottom in design px."""
    made = QHBoxLayout(owner) if owner is not None else QHBoxLayout()
    _measure(theme, made, margins, gap)
    return made


def grid(
    theme: Theme, owner: QWidget | None = None, margins: Margins = NO_MARGINS, gap: float = 0
) -> QGridLayout:
    """A grid with equal gaps both ways."""
    made = QGridLayout(owner) if owner is not None else QGridLayout()
    _measure(theme, made, margins, gap)
    return made


def space(theme: Theme, layout: QBoxLayout, length: float) -> None:
    """A fixed gap of `length` design px."""
    layout.addSpacing(theme.px(length))


def reach(theme: Theme) -> int:
    """How far below the header, in screen px, something may be tapped in 低位; else 0."""
    return max(0, theme.low_from() - theme.px(theme.frame.header))


def high(theme: Theme, told: QVBoxLayout, used: float) -> QHBoxLayout:
    """What is only read: in 低位 it is as high as what is tapped below it lies low.

    `used` is what stands above and below it before that, in design px.
    """
    made = row(theme)
    made.addLayout(told, 1)
    if theme.look.low:
        told.addStretch(1)
        made.addStrut(reach(theme) - theme.px(used))
    return made


def page_height(theme: Theme) -> int:
    """What header and bar leave of the window, in screen px."""
    frame = theme.frame
    return theme.px(frame.height) - theme.px(frame.header) - theme.px(frame.bar)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete its widgets.

    What a layout keeps of a widget or a space is nobody's once it is taken out: Python does not
    free it (PySide 6.11).
    """
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            clear(inner)
            continue
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        delete(item)


def _measure(theme: Theme, layout: QLayout, margins: Margins, gap: float) -> None:
    left, top, right, bottom = (theme.px(margin) for margin in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(gap))


class Box(QWidget):
    """A painted rectangle. `box` names its rule in the style sheet: card, sheet, tile, rule …"""

    def __init__(self, box: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("box", box)


def hairline(theme: Theme, parent: QWidget | None = None, *, upright: bool = False) -> Box:
    """A thin line between rows, or upright between columns."""
    line = Box("hairline", parent)
    if upright:
        line.setFixedWidth(theme.stroke("normal"))
    else:
        line.setFixedHeight(theme.stroke("normal"))
    return line
