"""When it will be done, on the result: a card with the flow; in 大字 one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.notice import Dates, Flow
from app.domain.progress import DEPENDS, date_sentence
from app.ui.theme import Theme
from app.ui.widgets.face import Face, Line, Part, Picture, Words
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, row, space
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

SEE_FLOW = "看流程"
ONE_LINE = 24
"""Characters: limits that take more are told on the sheet of the flow."""


class TimeCard(QWidget):
    """When it will be done, how days are counted, what the person must do in time, and the flow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = column(theme, self)
        self._shown: tuple[Dates, Flow] | None = None

    def show_time(self, dates: Dates, flow: Flow) -> None:
        if self._shown == (dates, flow):
            return
        self._shown = (dates, flow)
        clear(self._rows)
        if self._theme.portrait:
            self._stand(dates, flow)
        else:
            self._lie(dates, flow)

    def _stand(self, dates: Dates, flow: Flow) -> None:
        theme = self._theme
        card = Box("card")
        inner = column(theme, card, (36, 22, 36, 26))
        first = row(theme, gap=16)
        first.addWidget(Icon(theme, "cal", 48), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(Text(theme, date_sentence(dates), "card_title", "name"), 1)
        inner.addLayout(first)
        self._smalls(inner, dates, 64)
        if flow.nodes:
            space(theme, inner, 20)
            inner.addWidget(FlowChart(theme, flow.nodes))
        self._rows.addWidget(card)

    def _lie(self, dates: Dates, flow: Flow) -> None:
        theme = self._theme
        inner = self._rows
        inner.addLayout(day_column(theme, dates))
        self._smalls(inner, dates, 0)
        if flow.nodes:
            space(theme, inner, 28)
            inner.addWidget(FlowChart(theme, flow.nodes))

    def _smalls(self, inner: QVBoxLayout, dates: Dates, indent: float) -> None:
        deadlines = not deadlines_on_sheet(self._theme)
        for words, colour in smalls(dates, deadlines=deadlines):
            line = row(self._theme, margins=(indent, 4, 0, 0))
            line.addWidget(Text(self._theme, words, "caption", colour))
            inner.addLayout(line)


class TimeLine(QWidget):
    """大字: the day in one line. `flow_requested` follows 看流程, where the line can be tapped."""

    flow_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = column(theme, self)
        self._shown: tuple[Dates, bool] | None = None

    def show_line(self, dates: Dates, *, taps: bool) -> None:
        if self._shown == (dates, taps):
            return
        self._shown = (dates, taps)
        clear(self._rows)
        theme = self._theme
        if not theme.portrait:
            self._rows.addLayout(day_column(theme, dates))
        elif taps:
            self._rows.addWidget(self._tap(dates))
        else:
            self._rows.addWidget(self._card(dates))

    def _lines(self, dates: Dates) -> list[Line]:
        if dates.latest_words is None:
            long = len(dates.lead_now) > ONE_LINE
            return [Line(DEPENDS if long else dates.lead_now, "row_title", "name")]
        return [
            Line(dates.lead_now, "helper", "ink2"),
            Line(f"{dates.latest_words}{dates.tail}", "row_title", "name"),
        ]

    def _tap(self, dates: Dates) -> Tap:
        theme = self._theme
        made = Tap(theme, "card", SEE_FLOW, 120)
        made.setAccessibleDescription(date_sentence(dates))
        see = Words(theme, (Line(SEE_FLOW, "label", "primary"),), stretch=False)
        parts: list[Part] = [
            Picture(theme, "cal", 48),
            Words(theme, self._lines(dates)),
            see,
            Picture(theme, "right", 32, weight=4),
        ]
        made.set_face(Face(theme, parts, (32, 10, 28, 10), 16))
        made.clicked.connect(self.flow_requested)
        return made

    def _card(self, dates: Dates) -> Box:
        theme = self._theme
        card = Box("card")
        inner = row(theme, card, (32, 10, 28, 10), 20)
        inner.addWidget(Icon(theme, "cal", 48))
        words = column(theme)
        for line in self._lines(dates):
            words.addWidget(Text(theme, line.content, line.role, line.colour))
        inner.addLayout(words, 1)
        return card


def day_column(theme: Theme, dates: Dates) -> QVBoxLayout:
    """The day large, under what it hangs on."""
    inner = column(theme)
    first = row(theme, gap=20)
    first.addWidget(Icon(theme, "cal", 48), 0, Qt.AlignmentFlag.AlignTop)
    if dates.latest_words is None:
        first.addWidget(Text(theme, dates.lead_now, "card_title", "name"), 1)
        inner.addLayout(first)
        return inner
    first.addWidget(Text(theme, dates.lead_now, "helper", "ink2"), 1)
    inner.addLayout(first)
    space(theme, inner, 8)
    day, bracket, weekday = dates.latest_words.partition("（")
    told = (Run(day), Run(f"{bracket}{weekday}{dates.tail}", "card_title"))
    inner.addWidget(Text(theme, told, "day", "headline"))
    return inner


def smalls(dates: Dates, *, deadlines: bool = True) -> list[tuple[str, str]]:
    """How days are counted; by when to come, which runs out. Each with its colour role."""
    told = [(dates.rule, "ink2")] if dates.rule else []
    return told + ([(own.shown, "accent") for own in dates.deadlines] if deadlines else [])


def deadlines_on_sheet(theme: Theme) -> bool:
    """Whether by when to come is said on the sheet: beside the day there is no room for it."""
    return theme.look.large or (theme.look.low and not theme.portrait)
