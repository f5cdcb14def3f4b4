"""16: the paper ought to be out. Paper is never claimed, so the page asks; a file is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import DoneView
from app.ui.widgets.button import Button, Link
from app.ui.widgets.fitting import shed
from app.ui.widgets.layout import LEFT, RIGHT, column, row, space
from app.ui.widgets.printout import Printout
from app.ui.widgets.text import Text


class DoneScreen(Screen):
    """`finished` follows the button that leads home, `again_requested` the link beside it."""

    finished = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Text(theme, "", "status", "headline", align=centre)
        self._where = Text(theme, "", "lead", "ink2", align=centre)
        self._slip = Printout(theme, released=True)
        self._tip = Text(theme, "", "lead", align=centre)
        piled = theme.look.large and not theme.portrait
        align = centre if piled else Qt.AlignmentFlag.AlignLeft
        self._leaving = Text(theme, "", "subhead", "ink2", align=align)
        self._home = Button(theme, " ", height=136, role="button_big")
        self._home.clicked.connect(self.finished)
        self._again = Link(theme, " ", role="day_link", height=104)
        self._again.clicked.connect(self.again_requested)
        foot: QBoxLayout = row(theme)
        if piled:  # beside each other they are too wide
            foot = column(theme)
        foot.addWidget(self._leaving, 1)
        foot.addWidget(self._again)
        if theme.portrait:
            words = column(theme, self, (64, 56, 64, 28))
        else:
            page_row = row(theme, self, (64, 8, 64, 24), 72)
            left, words = column(theme), column(theme)
            page_row.addLayout(left, LEFT)
            page_row.addLayout(words, RIGHT)
            left.addStretch(1)
            left.addWidget(self._slip)
            left.addStretch(1)
            words.addStretch(1)
        words.addWidget(self._title)
        space(theme, words, 16)
        words.addWidget(self._where)
        if theme.portrait:
            space(theme, words, 44)
            words.addWidget(self._slip)
            space(theme, words, 12)
        else:
            space(theme, words, 40)
        words.addWidget(self._tip)
        words.addStretch(1)
        space(theme, words, 24)
        words.addWidget(self._home)
        space(theme, words, 8)
        words.addLayout(foot)

    def show_done(self, view: DoneView) -> None:
        self._title.set_content(view.title)
        self._where.set_content(view.where)
        self._slip.show_picture(view.paper)
        self._tip.set_content(view.tip)
        self._home.set_label(view.home)
        self._leaving.set_content(view.leaving)
        self._again.set_label(view.again)
        if not self.theme.portrait:  # upright the pictured paper takes less room instead
            shed(self, self.theme, (self._tip,))  # the paper says it, too
