"""Parts with a frame round them: what looks like a button inside a row that is tapped as a whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from app.ui.theme import Theme
from app.ui.widgets.face import Face


class Framed:
    """A face in a box of `width` x `height` design px with a border in a colour role."""

    def __init__(
        self, theme: Theme, face: Face, width: float, height: float, border: str = "primary"
    ) -> None:
        self._theme = theme
        self._face = face
        self._width, self._height = theme.px(width), theme.px(height)
        self._border = border

    @property
    def stretch(self) -> bool:
        return False

    def natural(self) -> int:
        return max(self._width, self._face.natural())

    def height(self, width: float) -> int:
        return max(self._height, self._face.height(width))

    def fits(self, width: float) -> bool:
        return width >= self.natural()

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self._theme
        stroke = theme.stroke("normal")
        painter.setPen(QPen(theme.colour(self._border), stroke))
        painter.setBrush(theme.colour("surface"))
        edge = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.drawRoundedRect(edge, theme.radius("chip"), theme.radius("chip"))
        self._face.paint(painter, box, on)
