"""05a: the sheet is being printed. There is nothing to tap; the paper is what happens."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import PrintingView
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import LEFT, RIGHT, column, row, space
from app.ui.widgets.printout import Printout
from app.ui.widgets.text import Text


class PrintingScreen(Screen):
    """`set_progress(0-1)` moves the pictured paper; `run_for(ms)` lets it grow by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Text(theme, "", "status", "headline", align=centre)
        self._pages = Text(theme, "", "lead", "ink2", align=centre)
        self._slip = Printout(theme)
        self._take = Text(theme, "", "take", "headline", align=centre)
        self._note = Text(theme, "", "subhead", "ink2", align=centre)
        self._growth = QPropertyAnimation(self._slip, b"out", self)
        self._growth.setEasingCurve(QEasingCurve.Type.Linear)
        if theme.portrait:
            words = column(theme, self, (64, 56, 64, 40))
        else:
            page_row = row(theme, self, (64, 56, 64, 56), 72)
            left, words = column(theme), column(theme)
            page_row.addLayout(left, LEFT)
            page_row.addLayout(words, RIGHT)
            left.addWidget(self._slip)
            left.addStretch(1)
        words.addWidget(self._title)
        space(theme, words, 16)
        words.addWidget(self._pages)
        if theme.portrait:
            space(theme, words, 96)
            words.addWidget(self._slip)
            space(theme, words, 116)
        else:
            words.addStretch(1)
        words.addWidget(self._take)
        space(theme, words, 8)
        words.addWidget(self._note)
        space(theme, words, 40)
        self._arrow = Icon(theme, "arrowd", 112, weight=3)
        words.addWidget(self._arrow, 0, centre)
        words.addStretch(1)

    def show_printing(self, view: PrintingView) -> None:
        self._growth.stop()
        self._title.set_content(view.title)
        self._pages.set_content(view.pages)
        self._take.set_content(view.take)
        self._note.set_content(view.note)
        self._arrow.setVisible(view.below)
        self._slip.show_picture(view.paper)
        self.set_progress(0.0)

    def set_progress(self, part: float) -> None:
        self._slip.setProperty("out", part)

    def run_for(self, milliseconds: int) -> None:
        """Grow from where it is to the full length; without motion it is out at once."""
        self._growth.stop()
        if not self.theme.look.motion:
            self.set_progress(1.0)
            return
        self._growth.setDuration(milliseconds)
        self._growth.setStartValue(self._slip.property("out"))
        self._growth.setEndValue(1.0)
        self._growth.start()
