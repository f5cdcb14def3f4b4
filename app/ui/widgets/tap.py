"""`Tap`: the one base of everything that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QWidget,
)

from app.ui.theme import Theme


class Tap(QAbstractButton):
    """A pressable surface with any layout inside. Its look comes from the style sheet.

    `kind` names the rule; `:pressed`, `:checked` and `:disabled` work as for a push button. The
    whole surface is the target and never smaller than the theme's. `drawn` may leave a margin
    round the visible part, so that a small drawing has a large target. Children let the pointer
    through. Space and Enter press it.
    """

    def __init__(
        self, theme: Theme, kind: str, name: str, height: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
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

    def set_state(self, name: str, value: bool | str) -> None:
        """Set a dynamic property and let the style sheet look at this widget again."""
        if self.property(name) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def drawn(self) -> QRect:
        """The part that is painted; the focus ring goes round it."""
        return self.rect()

    def ring_radius(self) -> int:
        """Corner radius of the drawn part in screen pixels."""
        return self._theme.radius("card")

    def sizeHint(self) -> QSize:
        inner = self.layout()
        hint = inner.totalSizeHint() if inner is not None else QSize(0, 0)
        return hint.expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        inner = self.layout()
        least = inner.totalMinimumSize() if inner is not None else QSize(0, 0)
        return least.expandedTo(self.minimumSize())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOption()
        option.initFrom(self)
        option.rect = self.drawn()
        if self.isDown():
            option.state |= QStyle.StateFlag.State_Sunken
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)


def let_through(widget: QWidget) -> None:
    """Make every child of a tap transparent for the pointer."""
    for child in widget.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
