"""17: the list in a code. One live code at a time: a phone takes whichever it sees first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.taking import TakeView
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.code import CodeView
from app.ui.widgets.fitting import shed
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, grid, hairline, row, space
from app.ui.widgets.steps import StepBars
from app.ui.widgets.text import Text


class TakeScreen(Screen):
    """`turned` carries the code asked for, from 0."""

    turned = Signal(int)
    list_requested = Signal()
    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._number, self._total = 1, 1
        self._lead = Text(theme, "", "helper", "ink2")
        self._bars = StepBars(theme)
        self._headline = Text(theme, "", "headline", "headline")
        self._sentence = Text(theme, "", "subhead", "ink2")
        self._code = CodeView(theme, 736 if theme.portrait else 788)
        self._inside_title = Text(theme, "", "day_count", "ink")
        self._inside = grid(theme)
        self._told = QWidget()
        self._hint = Text(theme, "把这个清单号报给窗口人员", "helper", "ink2")
        self._slip = Text(theme, "", "typed", "numeral", wrap=False)
        self._onward = Button(theme, " ", height=128)
        self._onward.clicked.connect(self._go_on)
        self._aside = Button(
            theme, " ", ButtonKind.OUTLINE, height=128, role="button_mid", icon_size=40, padding=8
        )
        self._aside.setFixedWidth(theme.px(300))
        self._aside.clicked.connect(self._go_aside)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 16, 64, 28))
        self._words(page)
        space(theme, page, 32)
        sheet = Box("sheet")
        inner = column(theme, sheet, (2, 2, 2, 2))
        inner.addWidget(self._code)
        told = column(theme, self._told)
        told.addWidget(hairline(theme))
        told.addLayout(self._tell())
        inner.addWidget(self._told)
        page.addWidget(sheet)
        space(theme, page, 24)
        page.addWidget(self._number_card())
        page.addStretch(1)
        page.addLayout(self._actions())

    def _lie(self) -> None:
        theme = self.theme
        wide = row(theme, self, (64, 16, 64, 32), 56)
        sheet = Box("sheet")
        inner = column(theme, sheet, (2, 2, 2, 2))
        inner.addWidget(self._code)
        wide.addWidget(sheet)
        side = column(theme)
        wide.addLayout(side, 1)
        self._words(side)
        side.addStretch(1)
        card = Box("card")
        within = column(theme, card, (2, 2, 2, 2))
        within.addLayout(self._tell())
        told = column(theme, self._told, (0, 0, 0, 20))
        told.addWidget(card)
        side.addWidget(self._told)
        side.addWidget(self._number_card())
        side.addStretch(1)
        side.addLayout(self._actions())

    def _words(self, page: QVBoxLayout) -> None:
        for part in (self._lead, self._bars, self._headline, self._sentence):
            page.addWidget(part)

    def _tell(self) -> QVBoxLayout:
        theme = self.theme
        told = column(theme, margins=(36, 20, 36, 24), gap=8)
        first = row(theme, gap=16)
        first.addWidget(self._inside_title, 1)
        first.addWidget(Icon(theme, "lock", 36, "ink2"))
        first.addWidget(Text(theme, "没有姓名和证件号", "caption", "ink2", wrap=False))
        told.addLayout(first)
        for place in (1, 3):
            self._inside.setColumnStretch(place, 1)
        self._inside.setHorizontalSpacing(theme.px(12))
        told.addLayout(self._inside)
        return told

    def _number_card(self) -> Box:
        theme = self.theme
        card = Box("card")
        line = row(theme, card, (36, 22, 36, 22), 28)
        line.addWidget(Icon(theme, "desk", 64))
        words = column(theme)
        words.addWidget(Text(theme, "没带手机？到窗口打", "row_title", "name"))
        words.addWidget(self._hint)
        line.addLayout(words, 1)
        (words if theme.look.large else line).addWidget(self._slip)
        return card

    def _actions(self) -> QHBoxLayout:
        actions = row(self.theme, gap=16)
        actions.addWidget(self._aside)
        actions.addWidget(self._onward, 1)
        return actions

    def show_take(self, view: TakeView) -> None:
        theme = self.theme
        self._number, self._total = view.number, view.total
        several = view.total > 1
        # In 大字 the header names the item.
        self._lead.setVisible(not several and not theme.look.large)
        self._lead.set_content(view.lead)
        self._bars.setVisible(several)
        self._bars.show_steps(view.lead, view.number, view.total)
        self._headline.set_content(view.headline)
        self._sentence.set_content(view.sentence)
        self._code.show_code(view.rows, f"{view.headline}，{view.slip}")
        self._inside_title.set_content(view.inside_title)
        clear(self._inside)
        for number, words in enumerate(view.inside):
            line, place = divmod(number, 2)
            self._inside.addWidget(Icon(theme, "check", 36, weight=4), line, 2 * place)
            self._inside.addWidget(Text(theme, words, "list_note"), line, 2 * place + 1)
        self._slip.set_content(view.slip)
        self._onward.set_label(view.onward)
        self._aside.set_label(view.aside)
        if not theme.look.large:  # there the words need the width
            self._onward.set_then("arrow" if view.number < view.total else None)
            self._aside.set_icon("back" if view.number > 1 else None)
        shed(self, theme, (self._told, self._sentence, self._hint))

    def _go_on(self) -> None:
        if self._number < self._total:
            self.turned.emit(self._number)
        else:
            self.finished.emit()

    def _go_aside(self) -> None:
        if self._number > 1:
            self.turned.emit(self._number - 2)
        else:
            self.list_requested.emit()
