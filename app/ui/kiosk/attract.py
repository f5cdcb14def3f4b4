"""20: nobody is here. The whole glass is one button, and its picture wanders against burn-in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.resting import AttractView
from app.ui.theme import Theme
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, grid, row, space
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

SHIFT = 4
_PATH = ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (1, 2), (0, 2), (0, 1))
"""Where the picture stands, minute by minute, in steps of `SHIFT`."""
SHOWN = 8
HANG = 24
"""Design px, the most that a digit of the clock leaves free before it: its column begins earlier."""


class Attract(Tap):
    """`clicked` follows a touch anywhere. `show_attract` again each minute."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "attract", "轻触屏幕开始", 0, parent)
        self._hall = Text(theme, "", "take", "headline")
        self._region = Text(theme, "", "note", "ink2")
        self._time = Text(theme, "", "clock", "numeral", wrap=False)
        self._date = Text(theme, "", "attract_date", wrap=False)
        self._events = grid(theme)
        self._events.setVerticalSpacing(theme.px(40 if theme.portrait else 28))
        self._frame = column(theme, self)
        self._sheet = Box("rising_sheet")
        self._fill_sheet()
        words = self._words()
        if theme.portrait:
            self._margins = (32, 88, 32, 0)
            words.setContentsMargins(theme.px(32 - HANG), 0, theme.px(32), 0)
            self._frame.addLayout(words, 1)
            self._frame.addWidget(self._sheet)
        else:
            self._margins = (64 - HANG, 72, 64, 0)
            wide = row(theme, gap=72)
            wide.addLayout(words, 1)
            side = column(theme)
            side.addStretch(1)
            side.addWidget(self._sheet)
            wide.addLayout(side, 1)
            self._frame.addLayout(wide)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _words(self) -> QVBoxLayout:
        theme = self.theme
        words = column(theme)
        head = row(theme, margins=(HANG, 0, 0, 0), gap=28)
        head.addWidget(Icon(theme, "mark", 96))
        names = column(theme)
        names.addWidget(self._hall)
        names.addWidget(self._region)
        head.addLayout(names, 1)
        words.addLayout(head)
        words.addStretch(1)
        self._hung = row(theme)
        self._hung.addWidget(self._time)
        words.addLayout(self._hung)
        asked = Text(theme, "办医保要带什么？\n一次告诉您。", "attract", "headline")
        for part, share in ((self._date, 2), (asked, 2 if theme.portrait else 1)):
            beside = row(theme, margins=(HANG, 0, 0, 0))
            beside.addWidget(part)
            words.addLayout(beside)
            words.addStretch(share)
        return words

    def _fill_sheet(self) -> None:
        theme = self.theme
        inner = column(theme, self._sheet, (32, 56, 32, 44))
        inner.addLayout(self._events)
        space(theme, inner, 88 if theme.portrait else 56)
        begin = Box("attract_start")
        begin.setFixedHeight(theme.px(176))
        line = row(theme, begin, gap=28)
        line.addStretch(1)
        line.addWidget(Icon(theme, "tap", 88, "on_primary"))
        line.addWidget(Text(theme, "轻触屏幕开始", "attract_start", "on_primary", wrap=False))
        line.addStretch(1)
        inner.addWidget(begin)
        space(theme, inner, 28)
        foot = row(theme, gap=14)
        foot.addStretch(1)
        foot.addWidget(Icon(theme, "lock", 40, "ink2"))
        foot.addWidget(Text(theme, "不用刷身份证，不留您的姓名", "note", "ink2", wrap=False))
        foot.addStretch(1)
        inner.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key wakes it, as any touch does; Esc still leaves where that is allowed."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not event.isAutoRepeat():
            self.click()

    def show_attract(self, view: AttractView) -> None:
        theme = self.theme
        self._hall.set_content(view.title)
        self._region.set_content(view.region)
        self._time.set_content(view.time)
        free = theme.metrics("clock").leftBearing(view.time[0])
        self._hung.setContentsMargins(max(0, theme.px(HANG) - round(free)), 0, 0, 0)
        self._date.set_content(view.date)
        clear(self._events)
        for number, topic in enumerate(view.topics[:SHOWN]):
            event = column(theme, gap=14)
            event.addWidget(Icon(theme, topic.icon, 72), 0, Qt.AlignmentFlag.AlignHCenter)
            centre = Qt.AlignmentFlag.AlignHCenter
            words = topic.title.replace("、", "、\n") if theme.look.large else topic.title
            event.addWidget(Text(theme, words, "note", align=centre))
            event.addStretch(1)
            self._events.addLayout(event, *divmod(number, 4))
        for place in range(4):
            self._events.setColumnStretch(place, 1)
            self._events.setColumnMinimumWidth(place, 1)
        right, down = (SHIFT * step for step in _PATH[view.minute % len(_PATH)])
        left, top, end, foot = self._margins
        margins = (left + right, top + down, end - right, foot)
        self._frame.setContentsMargins(*(theme.px(margin) for margin in margins))
