"""The scrim and the sheet that rises out of the bottom bar."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import Box


def let_go(going: QWidget) -> None:
    """Take the focus from what goes, so that Qt does not pass it on to whatever comes next."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is going or going.isAncestorOf(focused)):
        focused.clearFocus()


class RisingSheet(QWidget):
    """A scrim over the content with a white sheet standing on the bar.

    `raise_sheet(content)` shows `content` on the sheet, as high as it asks for, and takes it
    over; `lower_sheet()` puts everything away. A touch on the scrim emits `dismissed`: the owner
    decides; `raised` follows a content, `lowered` when it goes. It covers its parent but for the
    bottom bar, which stays live.
    """

    dismissed = Signal()
    raised = Signal()
    lowered = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: QWidget | None = None
        self._sheet = Box("rising_sheet", self)
        self._room = QVBoxLayout(self._sheet)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._rise = QPropertyAnimation(self._sheet, b"pos", self)
        self._rise.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    @property
    def content(self) -> QWidget | None:
        return self._content

    def raise_sheet(self, content: QWidget) -> None:
        self._clear()
        self._content = content
        self._room.addWidget(content)
        content.show()
        parent = self.parentWidget()
        if parent is not None:
            bar = self._theme.px(self._theme.frame.bar)
            self.setGeometry(parent.rect().adjusted(0, 0, 0, -bar))
        self.show()
        self.raise_()
        self._place()
        end = self._sheet.pos()
        self._rise.setDuration(self._theme.duration("rise_ms"))
        self._rise.setStartValue(QPoint(end.x(), self.height()))
        self._rise.setEndValue(end)
        self._rise.start()
        content.setFocus(Qt.FocusReason.OtherFocusReason)
        self.raised.emit()

    def lower_sheet(self) -> None:
        self._rise.stop()
        let_go(self)
        if self.isVisible():
            self.hide()
            self.lowered.emit()
        self._clear()

    def _clear(self) -> None:
        if self._content is not None:
            self._room.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None

    def _place(self) -> None:
        inset = self._theme.px(self._theme.frame.sheet_inset)
        width = self.width() - 2 * inset
        layout = self._room
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else -1
        if height < 0:
            height = layout.sizeHint().height()
        height = min(height, self.height())
        self._sheet.setGeometry(inset, self.height() - height, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), self._theme.colour("scrim"))
