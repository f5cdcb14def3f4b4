"""Which keys a page knows, as little caps with a word each. Shown in keyboard use only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face, Fixed
from app.ui.widgets.framed import Framed
from app.ui.widgets.parts import Line, Part, Picture, Words

CAP, CAP_HEIGHT = 52, 48
BETWEEN = 28


class Hint(NamedTuple):
    """What some keys do. `icons` are arrows on caps of their own, `key` the word on one cap."""

    icons: tuple[str, ...]
    key: str
    does: str


class KeyHints(QLabel):
    """A row of hints; a QLabel so that a screen reader reads it. `caps` are the keys' names."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = Face(theme, (), (0, 0, 0, 0), 14)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_hints(self, hints: Sequence[Hint]) -> None:
        theme = self._theme
        parts: list[Part] = []
        for hint in hints:
            if parts:
                parts.append(Fixed(theme, Words(theme, (), stretch=False), BETWEEN - 14))
            caps: list[Part] = [Picture(theme, icon, 28, "ink", 4) for icon in hint.icons]
            if hint.key:
                caps.append(Words(theme, (Line(hint.key, "tag"),), stretch=False))
            parts += [
                Framed(theme, Face(theme, (cap,), (12, 0, 12, 0), 0), CAP, CAP_HEIGHT, "control")
                for cap in caps
            ]
            parts.append(Words(theme, (Line(hint.does, "caption", "ink2"),), stretch=False))
        self._face = Face(theme, parts, (0, 0, 0, 0), 14)
        self.setText("，".join(f"{hint.key or '上下键'} {hint.does}" for hint in hints))

    def stand_in(self, room: QRect) -> None:
        """At the left foot of `room`, a box of the parent; hidden where that is too small."""
        wide = self._face.natural()
        tall = self._face.height(wide)
        if wide > room.width() or tall > room.height():
            self.hide()
            return
        self.setGeometry(room.left(), room.bottom() + 1 - tall, wide, tall)
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        wide = self._face.natural()
        return QSize(wide, self._face.height(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._face.paint(painter, QRectF(self.rect()), False)
