"""The pad of letters and digits. Search knows initials, so no input method is needed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face, Line, Words
from app.ui.widgets.layout import Box, column, grid
from app.ui.widgets.tap import Tap

DIGITS = "1234567890"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""In alphabetical order: who has never typed finds a letter by the alphabet."""


class Key(Tap):
    """One key: a character, or a word; never an icon alone."""

    def __init__(self, theme: Theme, label: str, role: str, height: float) -> None:
        word = len(label) > 1
        super().__init__(theme, "key_word" if word else "key", label, height)
        line = Line(label, role, "on_tint" if word else "ink")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.set_face(
            Face(theme, (Words(theme, (line,), stretch=False, align=centre),), (0,) * 4, 0)
        )

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class Pad(Box):
    """A sheet of keys on the bar. `pressed` carries the character."""

    pressed = Signal(str)
    erased = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("rising_sheet", parent)
        self._theme = theme
        outer = column(theme, self, (30, 26, 30, 24), 12)
        digits, letters = grid(theme, gap=12), grid(theme, gap=12)
        # Of one height with the letters in landscape, where they share a narrow column.
        tall = 88 if theme.portrait else 86
        wide, long = (10, 7) if theme.portrait else (5, 6)
        for number, character in enumerate(DIGITS):
            digits.addWidget(self._key(character, "button", tall), *divmod(number, wide))
        tall = 100 if theme.portrait else 86
        for number, character in enumerate(LETTERS):
            letters.addWidget(self._key(character, "key", tall), *divmod(number, long))
        span = 1 if theme.portrait else 2
        for number, (word, signal) in enumerate((("删除", self.erased), ("清空", self.cleared))):
            key = Key(theme, word, "button_mid", tall)
            key.clicked.connect(signal)
            line, place = divmod(len(LETTERS) + number * span, long)
            letters.addWidget(key, line, place, 1, span)
        for made, columns in ((digits, wide), (letters, long)):
            for place in range(columns):
                made.setColumnStretch(place, 1)
        outer.addLayout(digits)
        outer.addLayout(letters)

    def _key(self, character: str, role: str, height: float) -> Key:
        key = Key(self._theme, character, role, height)
        key.clicked.connect(lambda _checked=False: self.pressed.emit(character))
        return key
