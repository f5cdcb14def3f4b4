"""`Tap`: the one base of everything that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face

ARROWS = frozenset((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right))
"""Not for a button: they lead through the page."""


class Tap(QPushButton):
    """A pressable surface with a painted face. Its box comes from the style sheet.

    `kind` names the rule; `:pressed`, `:checked` and `:disabled` work as for a push button. The
    whole surface is the target and never smaller than the theme's; `drawn` may leave a margin
    round the visible part, so that a small drawing has a large target. It grows when words wrap.
    Space and Enter press it. `name` is what a screen reader says. The second half of a double
    tap counts only if the first half was for this very thing: an unsteady hand must not press
    what the next page has put under the finger.
    """

    def __init__(
        self, theme: Theme, kind: str, name: str, height: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face: Face | None = None
        self._heights: dict[int, int] = {}
        self._natural = 0
        self._tapped = False
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(max(theme.px(height), theme.target()))
        self.setMinimumWidth(theme.target())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def theme(self) -> Theme:
        return self._theme

    def set_face(self, face: Face) -> None:
        self._face = face
        self._heights = {}
        self._natural = face.natural()
        self.updateGeometry()
        self.update()

    def set_kind_name(self, kind: str) -> None:
        """Change the rule of the style sheet that draws the box."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def drawn(self) -> QRect:
        """The part that is painted; the focus ring goes round it."""
        return self.rect()

    def ring_radius(self) -> int:
        """Corner radius of the drawn part in screen pixels."""
        return self._theme.radius("card")

    def is_cut(self) -> bool:
        """Whether some of the face does not fit (for tests)."""
        return self._face is not None and not self._face.fits(
            self.drawn().width(), self.drawn().height()
        )

    def heightForWidth(self, width: int) -> int:
        # Qt asks some hundred times a page.
        known = self._heights.get(width)
        if known is None:
            needed = self._face.height(width) if self._face is not None else 0
            known = self._heights[width] = max(needed, self.minimumHeight())
        return known

    def sizeHint(self) -> QSize:
        hint = QSize(self._natural, self.heightForWidth(self._natural))
        return hint.expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        least = self._face.least() if self._face is not None else 0
        return QSize(least, self.minimumHeight()).expandedTo(self.minimumSize())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tapped = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Qt paints the released state at once, and the next page only after it.
        self.setUpdatesEnabled(False)
        super().mouseReleaseEvent(event)
        self.setUpdatesEnabled(True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._tapped:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tapped = False
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        if event.key() in ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)

    def boxed(self) -> bool:
        """Whether the style sheet draws a box in the state of now, where `drawn` is not all."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self.drawn()
        if drawn == self.rect():
            super().paintEvent(event)
        elif self.boxed():
            # Imported late: the styles of Qt take the first page longer than all its boxes.
            from app.ui.widgets.inset import paint_box

            paint_box(self, drawn)
        if self._face is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._face.paint(painter, QRectF(drawn), self.isChecked())
