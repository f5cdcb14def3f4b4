"""A radio or a tick square as a widget of its own; decoration of the row it stands in."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.parts import Check, Shape

__all__ = ["Mark", "Shape"]


class Mark(QWidget):
    """One `Check` of `side` design px, set with `set_on`. `border` is its colour role while off."""

    def __init__(
        self,
        theme: Theme,
        shape: Shape,
        side: float,
        border: str = "control",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = Check(theme, shape, side, border)
        self._on = False
        self.setFixedSize(self._check.natural(), self._check.natural())

    def set_on(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._check.paint(painter, QRectF(self.rect()), self._on)
