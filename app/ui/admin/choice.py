"""Prepared sentences, of which the attendant picks one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.admin.views import ChoiceView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import clear, column, row, space
from app.ui.widgets.option import OptionRow
from app.ui.widgets.text import Text


class ChoiceScreen(Screen):
    """`picked` carries the number of a sentence, `wanted` the `Deed` of the filled button."""

    picked = Signal(int)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: ChoiceView | None = None
        self._head = Text(theme, "", "list_headline", "headline")
        self._lead = Text(theme, "", "subhead", "ink2")
        self._rows = column(theme, gap=20 if theme.portrait and not theme.look.low else 14)
        self._go = Button(theme, "", ButtonKind.WAIT)
        self._go.clicked.connect(self._want)
        if theme.portrait:
            words = column(theme, self, (64, 16, 64, 32))
        else:
            side = row(theme, self, (64, 16, 64, 32), 48)
            words, options = column(theme), column(theme)
            side.addLayout(words, 640)
            side.addLayout(options, 1104)
            options.addStretch(1)
            options.addLayout(self._rows)
        words.addWidget(self._head)
        space(theme, words, 12)
        words.addWidget(self._lead)
        space(theme, words, 32)
        words.addStretch(1)
        if theme.portrait:
            words.addLayout(self._rows)
            space(theme, words, 16 if theme.look.low else 32)
        words.addWidget(self._go)

    def show_choice(self, view: ChoiceView) -> None:
        self._view = view
        self._head.set_content(view.headline)
        self._lead.set_content(view.lead)
        clear(self._rows)
        for number, sentence in enumerate(view.options):
            option = OptionRow(self.theme, sentence, height=132 if self.theme.portrait else 104)
            option.set_on(number == view.chosen)
            option.clicked.connect(lambda _checked=False, number=number: self.picked.emit(number))
            self._rows.addWidget(option)
        chosen = view.chosen is not None
        self._go.set_kind(ButtonKind.PRIMARY if chosen else ButtonKind.WAIT)
        self._go.set_label(view.action.label if chosen else view.waiting)

    def _want(self) -> None:
        if self._view is not None:
            self.wanted.emit(self._view.action.deed)
