"""A tag as a widget of its own: a word or two in a rounded box. It cannot be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.parts import Badge, TagKind

__all__ = ["Tag", "TagKind"]


class Tag(QLabel):
    """One `Badge` on its own; a QLabel so that a screen reader reads it.

    `least`: how wide it is at least, in screen px, so that several below each other are alike.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: TagKind = TagKind.TINT,
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        least: int = 0,
    ) -> None:
        super().__init__(parent)
        self._least = least
        self._theme, self._kind, self._icon = theme, kind, icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str, kind: TagKind | None = None) -> None:
        self._kind = kind or self._kind
        self._badge = Badge(self._theme, text, self._kind, self._icon)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = max(self._least, self._badge.natural())
        return QSize(width, self._badge.height(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._badge.paint(painter, QRectF(self.rect()), False)
