"""A fact of the hall that consists of digits, typed on the pad."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from app.ui.admin.digits import DigitPad
from app.ui.admin.views import FactView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import Box, clear, column, row, space
from app.ui.widgets.text import Text


class FactScreen(Screen):
    """`digit_pressed` carries a key of the pad, `saved` follows 存好."""

    digit_pressed = Signal(str)
    erased = Signal()
    cleared = Signal()
    saved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._head = Text(theme, "", "headline", "headline")
        self._lead = Text(theme, "", "subhead", "ink2")
        field = Box("field")
        field.setMinimumHeight(theme.px(112))
        inside = row(theme, field, (32, 8, 32, 8))
        self._typed = Text(theme, "", "key" if theme.look.large else "typed", "ink")
        inside.addWidget(self._typed, 1)
        self._told = Text(theme, "", "body", "ink2")
        self._save = Button(theme, "存好", ButtonKind.PRIMARY)
        self._save.clicked.connect(self.saved)
        self._pad: DigitPad | None = None
        self._corner = ""
        if theme.portrait:
            page = column(theme, self)
            words = column(theme, margins=(64, 16, 64, 24))
            page.addLayout(words, 1)
            self._room = row(theme, margins=(32, 0, 32, 0))
            page.addLayout(self._room)
        else:
            page_row = row(theme, self, (64, 24, 64, 0), 72)
            words, side = column(theme, margins=(0, 0, 0, 32)), column(theme)
            side.addStretch(1)
            self._room = row(theme)
            side.addLayout(self._room)
            page_row.addLayout(words, 1000)
            page_row.addLayout(side, 720)
        words.addWidget(self._head)
        words.addWidget(self._lead)
        space(theme, words, 32)
        words.addWidget(field)
        space(theme, words, 20)
        words.addWidget(self._told)
        words.addStretch(1)
        words.addWidget(self._save)

    def show_fact(self, view: FactView) -> None:
        if self._pad is None or view.corner != self._corner:
            clear(self._room)
            self._corner = view.corner
            self._pad = DigitPad(self.theme, view.corner)
            self._pad.pressed.connect(self.digit_pressed)
            self._pad.erased.connect(self.erased)
            self._pad.cleared.connect(self.cleared)
            self._room.addWidget(self._pad)
        self._head.set_content(view.headline)
        self._lead.set_content(view.lead)
        self._typed.set_content(view.typed)
        self._told.set_content(view.told)
        self._save.set_kind(ButtonKind.PRIMARY if view.ready else ButtonKind.WAIT)
        self._save.set_label("存好" if view.ready else "请先按数字")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pad is None or not self._pad.press_key(event):
            super().keyPressEvent(event)
