"""The focus ring: drawn outside the focused element, only while the last input was a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.theme import Theme
from app.ui.widgets.tap import Tap

OFFSET = 4
POINTER = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress))


class FocusRing(QWidget):
    """Lies over the whole of its parent and lets everything through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = False
        self._followed: Tap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def watch(self, handle: QObject) -> None:
        """See the input of a native window before its widgets do."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._followed:
            if kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide):
                self._place()
        elif kind == QEvent.Type.KeyPress or kind in POINTER:
            keys = kind == QEvent.Type.KeyPress
            if keys != self._keys:
                self._keys = keys
                self._place()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        former = self._tap()
        if former is not None:
            former.removeEventFilter(self)
        self._followed = new if isinstance(new, Tap) else None
        if self._followed is not None:
            self._followed.installEventFilter(self)
        self._place()

    def _tap(self) -> Tap | None:
        """The tap that has the focus; it may have been deleted with its page."""
        tap = self._followed
        return tap if tap is not None and isValid(tap) else None

    def _place(self) -> None:
        parent = self.parentWidget()
        tap = self._tap()
        shown = self._keys and tap is not None and tap.isVisible()
        self.setVisible(shown)
        if shown and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tap = self._tap()
        if tap is None:
            return
        stroke = self._theme.stroke("ring")
        out = self._theme.px(OFFSET) + stroke / 2
        corner = tap.mapTo(self.window(), QPoint(0, 0)) - self.mapTo(self.window(), QPoint(0, 0))
        box = QRectF(tap.drawn().translated(corner)).adjusted(-out, -out, out, out)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ring"), stroke))
        radius = tap.ring_radius() + out
        painter.drawRoundedRect(box, radius, radius)
