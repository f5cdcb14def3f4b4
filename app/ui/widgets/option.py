"""Answers and ticks: the option row, the tick chip and the 我有 toggle.

All are checkable and only show a choice: it is set by `set_on`, and `clicked` says what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.asking import Asking
from app.ui.widgets.face import Face, Inline, Pile
from app.ui.widgets.parts import Check, Line, Part, Shape, Words

__all__ = ["HaveToggle", "OptionRow", "Shape", "TickChip"]


class OptionRow(Asking):
    """One answer over the whole width: radio (or square), text, helper below it.

    `quiet` is the weaker row 不确定. `asides` stand at the right end of the first line, `below`
    under it (the regions of the welcome page). `height` in design px; rows grow when words wrap.
    `confirmed` follows Enter on the one that is chosen already, where only one can be.
    """

    confirmed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        helper: str | None = None,
        *,
        shape: Shape = Shape.RADIO,
        height: float = 160,
        quiet: bool = False,
        asides: Sequence[Part] = (),
        below: Line | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "option_quiet" if quiet else "option", text, height, parent)
        self.setAutoExclusive(shape is Shape.RADIO)  # a radio button, for a screen reader
        role = "option_unsure" if quiet else "option"
        lines = [Line(text, role, "ink", "on_selected")]
        if helper is not None:
            self.setAccessibleDescription(helper)
            lines.append(Line(helper, "helper", "ink2", "on_selected2"))
        words: Part = Words(theme, lines)
        if asides:
            words = Inline(theme, (words, *asides), 28)
        if below is not None:
            words = Pile(theme, (words, Words(theme, (below,))), 6, stretch=True)
        side = 55 if theme.look.large else 48
        self.set_face(Face(theme, (Check(theme, shape, side), words), (38, 8, 38, 8), 32))

    def needs(self, width: int) -> int:
        """The height, in screen px, that the words need at a width."""
        return self._face.height(width) if self._face is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and self.autoExclusive() and self.isChecked():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def set_least(self, height: int) -> None:
        """Never lower than `height` screen px."""
        self.setMinimumHeight(height)
        self._heights = {}
        self.updateGeometry()


class TickChip(Asking):
    """One of several papers that suffice, as a chip of 84 design px with a tick square."""

    def __init__(
        self, theme: Theme, text: str, height: float = 84, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "chip", text, height, parent)
        on = "on_selected" if theme.look.contrast else "primary"
        words = Words(theme, (Line(text, "helper", "ink", on),))
        self.set_face(Face(theme, (Check(theme, Shape.SQUARE, 32), words), (16, 6, 12, 6), 12))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class HaveToggle(Asking):
    """我有: drawn 152 x 72 design px in the middle of a larger target; 216 x 100 in 大字.

    `of` is the material's name, for the screen reader.
    """

    DRAWN, DRAWN_LARGE = (152, 72), (216, 100)

    def __init__(self, theme: Theme, of: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "chip", f"我有：{of}", 0, parent)
        self.setFixedWidth(self.wide(theme))
        on = "on_selected" if theme.look.contrast else "primary"
        words = Words(theme, (Line("我有", "label", "ink", on),), stretch=False)
        self.set_face(Face(theme, (Check(theme, Shape.SQUARE, 32), words), (8, 0, 8, 0), 14))

    @classmethod
    def wide(cls, theme: Theme) -> int:
        """Its width in screen pixels."""
        return theme.px((cls.DRAWN_LARGE if theme.look.large else cls.DRAWN)[0])

    def drawn(self) -> QRect:
        tall = (self.DRAWN_LARGE if self.theme.look.large else self.DRAWN)[1]
        spare = max(0, self.height() - self.theme.px(tall)) // 2
        return self.rect().adjusted(0, spare, 0, -spare)

    def ring_radius(self) -> int:
        return self.theme.radius("chip")
