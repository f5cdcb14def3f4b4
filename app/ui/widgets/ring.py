"""The focus ring: drawn outside the focused element, only while the last input was a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.theme import Theme
from app.ui.widgets.tap import Tap

OFFSET = 4
MOVES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show))


class FocusRing(QWidget):
    """Lies over the whole of its parent and lets everything through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: Tap | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def mark(self, tap: Tap | None) -> None:
        """Go round `tap`, or vanish."""
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._marked = tap
        self._watched = []
        widget: QWidget | None = tap
        while widget is not None and widget is not self.parentWidget():
            self._watched.append(widget)
            widget.installEventFilter(self)
            widget = widget.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in MOVES:
            self._place()
        return False

    def marked(self) -> Tap | None:
        """The tap inside the ring; it may have been deleted with its page."""
        tap = self._marked
        return tap if tap is not None and isValid(tap) else None

    def _place(self) -> None:
        parent, tap = self.parentWidget(), self.marked()
        shown = tap is not None and tap.isVisible()
        self.setVisible(shown)
        if shown and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tap = self.marked()
        if tap is None:
            return
        stroke = self._theme.stroke("ring")
        out = self._theme.px(OFFSET) + stroke / 2
        corner = tap.mapTo(self.window(), QPoint(0, 0)) - self.mapTo(self.window(), QPoint(0, 0))
        box = QRectF(tap.drawn().translated(corner)).adjusted(-out, -out, out, out)
        half = stroke / 2  # round the whole screen it goes along the edge
        box &= QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ring"), stroke))
        radius = tap.ring_radius() + out
        painter.drawRoundedRect(box, radius, radius)
