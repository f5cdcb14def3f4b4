"""06: 您还在吗？ It covers the whole window; a touch anywhere but on 清除 goes on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import Box, column, space
from app.ui.widgets.painted import Painted
from app.ui.widgets.tap import ARROWS
from app.ui.widgets.text import Paragraph, Text

RING, STROKE = 232, 12
LOWER, LEAST = 76, 64
"""Standing, so far below the middle, where the foot keeps so much room: design px."""


class Countdown(Painted):
    """A ring that empties, with the seconds in it."""

    def __init__(self, theme: Theme, whole: int) -> None:
        super().__init__()
        self._theme, self._whole, self._left = theme, whole, whole
        self.setFixedSize(theme.px(RING), theme.px(RING))

    def show_left(self, left: int) -> None:
        self._left = left
        self.say(f"还有 {left} 秒")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = theme.px(STROKE)
        box = QRectF(self.rect()).adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setPen(QPen(theme.colour("hairline"), stroke))
        painter.drawEllipse(box)
        pen = QPen(theme.colour("accent_line"), stroke)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, round(360 * 16 * self._left / self._whole))
        words = Paragraph(theme, str(self._left), "countdown")
        top = (self.height() - words.line) / 2
        room = QRectF(QPointF(0, top), QPointF(self.width(), self.height()))
        words.paint(painter, room, "ink", Qt.AlignmentFlag.AlignHCenter)


class StillThere(QWidget):
    """`continued` follows any touch outside 办完了，现在清除; that one is `cleared`."""

    continued = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, whole: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sheet = Box("dialog", self)
        inner = column(theme, self._sheet, (64, 72, 64, 56) if theme.portrait else (64, 48, 64, 40))
        self._ring = Countdown(theme, whole)
        self._words = Text(theme, "", "body", align=centre)
        self._stay = Button(theme, "我还在，继续", height=136, role="button_big")
        self._stay.clicked.connect(self.continued)
        clear = Button(theme, "办完了，现在清除", ButtonKind.PLAIN, height=104, role="button_mid")
        clear.clicked.connect(self.cleared)
        inner.addWidget(self._ring, 0, centre)
        space(theme, inner, 40 if theme.portrait else 20)
        inner.addWidget(Text(theme, "您还在吗？", "status", "headline", align=centre))
        space(theme, inner, 20 if theme.portrait else 8)
        inner.addWidget(self._words)
        space(theme, inner, 56 if theme.portrait else 28)
        inner.addWidget(self._stay)
        space(theme, inner, 16)
        inner.addWidget(clear)

    def show_left(self, left: int) -> None:
        """Say how many seconds are left to answer."""
        self._ring.show_left(left)
        self._words.set_content(f"{left} 秒后返回首页，\n并清除您的选择，不留给下一个人看。")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self._theme.px(952)
        layout = self._sheet.layout()
        assert layout is not None
        height = max(layout.heightForWidth(width), layout.minimumSize().height())
        spare = self.height() - height
        top = spare // 2
        if self._theme.portrait:
            top = max(0, min(top + self._theme.px(LOWER), spare - self._theme.px(LEAST)))
        self._sheet.setGeometry((self.width() - width) // 2, top, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no button takes says that somebody is there."""
        if event.key() == Qt.Key.Key_Escape or event.key() in ARROWS:
            event.ignore()
        else:
            self.continued.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self.continued.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), self._theme.colour("scrim_idle"))
