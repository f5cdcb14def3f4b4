"""What was typed on the pad of 13, and a caret."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from app.ui.theme import Theme

GAP, WORD_GAP = 10, 2
"""Between letters, and between characters of a word that was tapped."""
CARET, CARET_SHORT = 4, 12
"""Its width, and how much shorter it is than the line."""


class Field(QLabel):
    """What was typed, a little apart, with a caret behind it. A label for screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._typed = ""
        self.setFixedHeight(theme.line("typed"))

    def show_typed(self, typed: str) -> None:
        self._typed = typed
        self.setText(typed)
        self.setAccessibleName(f"已经按了：{' '.join(typed)}" if typed else "还没有按字母")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.line("typed"))

    def natural(self) -> float:
        """The width of what was typed and its caret, in screen px."""
        return sum(self._widths("typed")) + self._theme.px(2 * CARET)

    def is_cut(self) -> bool:
        """Whether some of what was typed does not fit (for tests)."""
        return sum(self._widths(self._role())) > self.width()

    def _role(self) -> str:
        """Smaller type where it is too narrow."""
        return "typed" if self.natural() <= self.width() else "button"

    def _widths(self, role: str) -> list[float]:
        theme = self._theme
        gap = theme.px(GAP if self._typed.isascii() else WORD_GAP)
        return [theme.advance(role, one) + gap for one in self._typed]

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        role = self._role()
        widths = self._widths(role)
        metrics = theme.metrics(role)
        base = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink"))
        # What is too long even so shows its end: that is where somebody types.
        x = min(0.0, self.width() - sum(widths) - theme.px(2 * CARET))
        for one, width in zip(self._typed, widths, strict=True):
            painter.drawText(round(x), round(base), one)
            x += width
        tall = theme.line("typed") - theme.px(CARET_SHORT)
        caret = QRectF(round(x), (self.height() - tall) / 2, theme.px(CARET), tall)
        painter.fillRect(caret, theme.colour("ink"))
