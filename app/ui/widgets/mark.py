"""The two marks of a choice: a radio and a tick square, both with a tick when on."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme

TICK = ((9.5, 25.5), (19.5, 35.5), (38.5, 13.0))
"""The tick on the 48 grid of the icons."""


class Shape(Enum):
    """A radio for one of several, a square for any of several."""

    RADIO = "radio"
    SQUARE = "square"


class Mark(QWidget):
    """Radio or tick square of `side` design px. Set with `set_on`; decoration of its row.

    `border` is the colour role of its line while off.
    """

    def __init__(
        self, theme: Theme, shape: Shape, side: float, border: str = "control",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = shape
        self._on = False
        self._border = border
        size = theme.icon_px(side)
        self.setFixedSize(size, size)

    def set_on(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self._theme.stroke("mark")
        box = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        fill = "mark_fill" if self._on else "surface"
        line = "mark_fill" if self._on else self._border
        painter.setPen(QPen(self._theme.colour(line), stroke))
        painter.setBrush(self._theme.colour(fill))
        if self._shape is Shape.RADIO:
            painter.drawEllipse(box)
        else:
            radius = self._theme.radius("tick") * self.width() / self._theme.px(36)
            painter.drawRoundedRect(box, radius, radius)
        if self._on:
            paint_tick(painter, QRectF(self.rect()), self._theme, "mark_tick", 0.76)


def paint_tick(painter: QPainter, box: QRectF, theme: Theme, role: str, part: float) -> None:
    """A tick in the middle of `box`, filling `part` of its width."""
    side = box.width() * part
    left = box.center().x() - side / 2
    top = box.center().y() - side / 2
    pen = QPen(theme.colour(role), side * 5 / 48)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([QPointF(left + x / 48 * side, top + y / 48 * side) for x, y in TICK])
    )
