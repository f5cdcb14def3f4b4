"""第 2 题，共 3 题, with a bar for each question."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import row
from app.ui.widgets.text import Text

HEIGHT, LARGE_HEIGHT = 10, 14
GAP = 10


class _Bars(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.done, self.total = 0, 0
        self._height = theme.px(LARGE_HEIGHT if theme.look.large else HEIGHT)
        self.setFixedHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.total <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = self._theme.px(GAP)
        width = (self.width() - gap * (self.total - 1)) / self.total
        radius = self.height() / 2
        for number in range(self.total):
            role = "primary" if number < self.done else "hairline"
            painter.setBrush(self._theme.colour(role))
            box = QRectF(number * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(box, radius, radius)


class StepBars(QWidget):
    """`show_steps(label, done, total)`: words left, then `total` bars of which `done` filled."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = row(theme, self, gap=24)
        self._label = Text(theme, "", "label", "primary", wrap=False)
        self._bars = _Bars(theme)
        inner.addWidget(self._label)
        inner.addWidget(self._bars, 1)

    def show_steps(self, label: str, done: int, total: int) -> None:
        self._label.set_content(label)
        self._bars.done, self._bars.total = done, total
        self._bars.update()
