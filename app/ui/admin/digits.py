"""The attendant's pad: ten digits, and words for the other keys, large enough for a thumb."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face
from app.ui.widgets.layout import Box, grid
from app.ui.widgets.parts import Line, Words
from app.ui.widgets.tap import Tap

CLEAR, ERASE = "清空", "删除"
HEIGHT, HEIGHT_LANDSCAPE, HEIGHT_LOW = 168, 148, 105


class _Key(Tap):
    """One key."""

    def __init__(self, theme: Theme, label: str) -> None:
        word = len(label) > 1
        tall = HEIGHT if theme.portrait else HEIGHT_LOW if theme.look.low else HEIGHT_LANDSCAPE
        super().__init__(theme, "key_word" if word else "key", label, tall)
        role, colour = ("option", "on_tint") if word else ("numeral_day", "ink")
        words = Words(
            theme, (Line(label, role, colour),), stretch=False, align=Qt.AlignmentFlag.AlignHCenter
        )
        self.set_face(Face(theme, (words,), (0, 0, 0, 0), 0))


class DigitPad(Box):
    """Three keys a row on a sheet that stands on the bar.

    `pressed` carries a digit, or `corner` where that is a character; `cleared` and `erased`
    follow the keys of these names. `corner` is the key at the lower left.
    """

    pressed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, corner: str = CLEAR, parent: QWidget | None = None) -> None:
        super().__init__("rising_sheet", parent)
        self._corner = corner
        keys = grid(theme, self, (32, 32, 32, 32 if theme.portrait else 20), 16)
        for number, label in enumerate((*"123456789", corner, "0", ERASE)):
            key = _Key(theme, label)
            key.clicked.connect(lambda _checked=False, label=label: self.press(label))
            keys.addWidget(key, *divmod(number, 3))
        for place in range(3):
            keys.setColumnStretch(place, 1)

    def press(self, label: str) -> None:
        if label == ERASE:
            self.erased.emit()
        elif label == CLEAR:
            self.cleared.emit()
        else:
            self.pressed.emit(label)

    def press_key(self, event: QKeyEvent) -> bool:
        """A real keyboard types too; whether the key was one of these."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif len(typed) == 1 and typed.isascii() and typed.isdigit():
            self.pressed.emit(typed)
        else:
            return False
        return True
