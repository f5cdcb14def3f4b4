"""When it will be done, on the result: a card with the flow; in 大字 one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.notice import Dates, Fact, Flow, HallFacts, Notice
from app.domain.progress import DEPENDS, date_sentence
from app.domain.wording import WHERE, spaced
from app.ui.theme import Theme
from app.ui.widgets.face import Face
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.parts import Line, Part, Picture, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Run, Text

SEE_FLOW = "看流程"
ONE_LINE = 24
"""Characters: limits that take more stand below in small type, in 大字 on the sheet of the flow."""


MOST_BESIDE = 72
"""Characters of deadlines that landscape has room for beside the sheet: three lines."""
INSET, RIGHT = 38, 30
"""Beside what stands on the card, design px: as far in as the rows of the sheet above it."""
WIDEST_WINDOW = 240
"""Design px: a window of more words wraps, and leaves the day its one line."""


class TimeCard(QWidget):
    """When it will be done, how days are counted, what the person must do in time, the flow, and
    at which window.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = column(theme, self)
        self._shown: tuple[Dates, Flow, str | None] | None = None

    def show_time(self, dates: Dates, flow: Flow, window: str | None) -> None:
        if self._shown == (dates, flow, window):
            return
        self._shown = (dates, flow, window)
        clear(self._rows)
        if self._theme.portrait:
            self._stand(dates, flow, window)
        else:
            self._lie(dates, flow, window)

    def _stand(self, dates: Dates, flow: Flow, window: str | None) -> None:
        theme = self._theme
        card = Box("card")
        inner = column(theme, card, (INSET, 22, RIGHT, 26))
        first = row(theme, gap=16)
        told = dated(dates) if window is not None or _long(dates) else date_sentence(dates)
        by_first_line(theme, first, Icon(theme, "cal", 48), Text(theme, told, "card_title", "name"))
        if window is not None:
            first.addWidget(hairline(theme, upright=True))
            beside = column(theme)
            named = Text(theme, window, "link", "name")
            named.setFixedWidth(min(named.paragraph.natural_width, theme.px(WIDEST_WINDOW)))
            beside.addWidget(Text(theme, WHERE, "caption", "ink2", wrap=False))
            beside.addWidget(named)
            beside.addStretch(1)
            first.addLayout(beside)
        inner.addLayout(first)
        self._smalls(inner, dates, 64)
        if flow.nodes:
            space(theme, inner, 20)
            inner.addWidget(FlowChart(theme, flow.nodes))
        self._rows.addWidget(card)

    def _lie(self, dates: Dates, flow: Flow, window: str | None) -> None:
        theme = self._theme
        inner = self._rows
        inner.addLayout(day_column(theme, dates))
        self._smalls(inner, dates, 0)
        if flow.nodes:
            space(theme, inner, 28)
            inner.addWidget(FlowChart(theme, flow.nodes))
        if window is not None:
            space(theme, inner, 24)
            inner.addLayout(where_row(theme, window))

    def _smalls(self, inner: QVBoxLayout, dates: Dates, indent: float) -> None:
        deadlines = not deadlines_on_sheet(self._theme, dates)
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
        self._shown: tuple[Dates, str | None, bool] | None = None

    def show_line(self, dates: Dates, window: str | None, *, taps: bool) -> None:
        if self._shown == (dates, window, taps):
            return
        self._shown = (dates, window, taps)
        clear(self._rows)
        theme = self._theme
        if not theme.portrait:
            self._rows.addLayout(day_column(theme, dates))
            if window is not None:
                space(theme, self._rows, 12)
                self._rows.addLayout(where_row(theme, window))
        elif taps:
            self._rows.addWidget(self._tap(dates, window))
        else:
            self._rows.addWidget(self._card(dates, window))

    def _lines(self, dates: Dates, window: str | None) -> list[Line]:
        where = [Line(_where_words(window), "helper", "ink2")] if window is not None else []
        if dates.latest_words is None:
            return [Line(dated(dates), "row_title", "name"), *where]
        return [
            Line(dates.lead_now, "helper", "ink2"),
            Line(f"{dates.latest_words}{dates.tail}", "row_title", "name"),
            *where,
        ]

    def _tap(self, dates: Dates, window: str | None) -> Tap:
        theme = self._theme
        made = Tap(theme, "card", SEE_FLOW, 120)
        told = [date_sentence(dates)] + ([_where_words(window)] if window is not None else [])
        made.setAccessibleDescription("，".join(told))
        see = Words(theme, (Line(SEE_FLOW, "label", "primary"),), stretch=False)
        parts: list[Part] = [
            Picture(theme, "cal", 48),
            Words(theme, self._lines(dates, window)),
            see,
            Picture(theme, "right", 32, weight=4),
        ]
        made.set_face(Face(theme, parts, (32, 10, 28, 10), 16))
        made.clicked.connect(self.flow_requested)
        return made

    def _card(self, dates: Dates, window: str | None) -> Box:
        theme = self._theme
        card = Box("card")
        inner = row(theme, card, (32, 10, 28, 10), 20)
        inner.addWidget(Icon(theme, "cal", 48))
        words = column(theme)
        for line in self._lines(dates, window):
            words.addWidget(Text(theme, line.content, line.role, line.colour))
        inner.addLayout(words, 1)
        return card


def day_column(theme: Theme, dates: Dates) -> QVBoxLayout:
    """The day large, under what it hangs on."""
    inner = column(theme)
    first = row(theme, gap=20)
    calendar = Icon(theme, "cal", 48)
    inner.addLayout(first)
    if dates.latest_words is None:
        by_first_line(theme, first, calendar, Text(theme, dated(dates), "card_title", "name"))
        return inner
    by_first_line(theme, first, calendar, Text(theme, dates.lead_now, "helper", "ink2"))
    space(theme, inner, 8)
    day, bracket, weekday = dates.latest_words.partition("（")
    rest = f"{bracket}{weekday}{dates.tail}"
    if theme.look.large:  # in a line of its own, which is then as high as its type
        inner.addWidget(Text(theme, day, "day", "headline"))
        inner.addWidget(Text(theme, rest, "card_title", "headline"))
    else:
        inner.addWidget(Text(theme, (Run(day), Run(rest, "card_title")), "day", "headline"))
    return inner


def dated(dates: Dates) -> str:
    """The sentence, broken before the day; of limits that are long to tell, that there are some."""
    if dates.latest_words is None:
        return DEPENDS if _long(dates) else dates.lead_now
    return f"{dates.lead_now}\n{dates.latest_words}{dates.tail}"


def window_of(notice: Notice) -> str | None:
    """The window for the item, where the hall has named one and the item is done there."""
    hall = notice.find(HallFacts)
    facts: tuple[Fact, ...] = hall.facts if hall is not None and hall.here else ()
    return next((spaced(fact.value) for fact in facts if fact.key == "window"), None)


def _where_words(window: str) -> str:
    return f"{WHERE}：{window}"


def where_row(theme: Theme, window: str) -> QHBoxLayout:
    """到哪里办：1 号窗口."""
    made = row(theme, gap=16)
    told = (Run(f"{WHERE}　"), Run(window, "label", "name"))
    by_first_line(theme, made, Icon(theme, "desk", 40), Text(theme, told, "helper", "ink2"))
    return made


def smalls(dates: Dates, *, deadlines: bool = True) -> list[tuple[str, str]]:
    """Long limits; how days are counted; by when to come, which runs out. Each with its colour."""
    told = [(dates.lead_now, "ink")] if _long(dates) else []
    told += [(dates.rule, "ink2")] if dates.rule else []
    return told + ([(own.shown, "accent") for own in dates.deadlines] if deadlines else [])


def deadlines_on_sheet(theme: Theme, dates: Dates) -> bool:
    """Whether by when to come is said on the sheet: beside the day there is no room for it."""
    long = sum(len(own.shown) for own in dates.deadlines) > MOST_BESIDE
    beside = not theme.portrait
    return theme.look.large or (beside and (theme.look.low or long)) or _long(dates)


def _long(dates: Dates) -> bool:
    return dates.latest_words is None and len(dates.lead_now) > ONE_LINE
