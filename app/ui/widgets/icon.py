"""Icons and the mark."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import Box, column
from app.ui.widgets.text import Text


class Icon(QWidget):
    """One icon, `size` design px square, in a colour role. Decoration: it has no name of its own.

    `weight` is the stroke on the 48 grid: 2.5, 2.6 in tiles, 3 for arrows and chevrons.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        size: float,
        colour: str = "primary",
        weight: float = 2.5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._colour = colour
        self._weight = weight
        self._size = theme.icon_px(size)
        self.setFixedSize(self._size, self._size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        pixmap = self._theme.icon(
            self._name, self._size, self._colour, self._weight, self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(0, 0, pixmap)


def by_first_line(theme: Theme, layout: QHBoxLayout, icon: Icon, text: Text) -> None:
    """Set `icon` before `text`, in the middle of its first line."""
    lower = (text.paragraph.line - icon.sizeHint().height()) // 2
    for widget, down, stretch in ((icon, lower, 0), (text, -lower, 1)):
        made = column(theme)
        made.addSpacing(max(0, down))
        made.addWidget(widget)
        made.addStretch(1)
        layout.addLayout(made, stretch)


def tile(theme: Theme, name: str, side: float, size: float, *, accent: bool = False) -> Box:
    """An icon of `size` on a tinted square of `side` design px; `accent`: something is wrong."""
    box = Box("tile_accent" if accent else "tile" if side < 120 else "tile_large")
    box.setFixedSize(theme.icon_px(side), theme.icon_px(side))
    inner = QHBoxLayout(box)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(Icon(theme, name, size, "on_accent_tint" if accent else "primary", 2.6))
    return box
