"""The pad of letters and digits. Search knows initials, so no input method is needed."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.face import Face
from app.ui.widgets.layout import Box, column, grid
from app.ui.widgets.parts import Line, Words
from app.ui.widgets.tap import Tap

DIGITS = "1234567890"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""In alphabetical order: who has never typed finds a letter by the alphabet."""
GAP, EDGE = 12, 30


class PadPlan(NamedTuple):
    """How the keys stand: so many digits and letters in a row, `word` keys for 删除; their heights.

    `width` is what the pad takes, in design px.
    """

    width: float
    digits: int
    letters: int
    word: int
    digit_height: float
    letter_height: float


def pad_plan(theme: Theme) -> PadPlan:
    """In 低位 the keys are lower, and in landscape more of them stand in a row."""
    low = theme.look.low
    if theme.portrait:
        plan = PadPlan(1016, 10, 7, 1, 84 if low else 88, 84 if low else 100)
    elif low:
        plan = PadPlan(1040, 10, 10, 2, 84, 84)
    else:
        # Of one height with the letters, where they share a narrow column.
        plan = PadPlan(616, 5, 6, 2, 86, 86)
    if _least(theme, plan.digits) > plan.width:
        plan = plan._replace(digits=5)
    return plan._replace(width=max(plan.width, _least(theme, plan.letters)))


def _least(theme: Theme, keys: int) -> float:
    """The width of so many keys in a row, in design px."""
    return keys * theme.target() / theme.look.scale + GAP * (keys - 1) + 2 * EDGE


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
        plan = pad_plan(theme)
        outer = column(theme, self, (EDGE, 26, EDGE, 24), GAP)
        digits, letters = grid(theme, gap=GAP), grid(theme, gap=GAP)
        for number, character in enumerate(DIGITS):
            key = self._key(character, "button", plan.digit_height)
            digits.addWidget(key, *divmod(number, plan.digits))
        for number, character in enumerate(LETTERS):
            key = self._key(character, "key", plan.letter_height)
            letters.addWidget(key, *divmod(number, plan.letters))
        for number, (word, signal) in enumerate((("删除", self.erased), ("清空", self.cleared))):
            key = Key(theme, word, "button_mid", plan.letter_height)
            key.clicked.connect(signal)
            line, place = divmod(len(LETTERS) + number * plan.word, plan.letters)
            letters.addWidget(key, line, place, 1, plan.word)
        for made, columns in ((digits, plan.digits), (letters, plan.letters)):
            for place in range(columns):
                made.setColumnStretch(place, 1)
        outer.addLayout(digits)
        outer.addLayout(letters)

    def _key(self, character: str, role: str, height: float) -> Key:
        key = Key(self._theme, character, role, height)
        key.clicked.connect(lambda _checked=False: self.pressed.emit(character))
        return key
