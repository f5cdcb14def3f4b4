"""怎么办、多久办好, on the rising sheet: what the one line of 大字 has no room for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.notice import Dates, Flow
from app.ui.kiosk.result_time import dated, smalls
from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowChart, FlowColumn
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import column, row, space
from app.ui.widgets.text import Text


class FlowSheet(Calm):
    """Stands on the rising sheet. `closed` follows 知道了."""

    closed = Signal()

    def __init__(
        self, theme: Theme, dates: Dates, flow: Flow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        upright = theme.portrait and not theme.look.low
        margins = (56, 48, 56, 48) if theme.portrait else (96, 36, 96, 32)
        inner = column(theme, self, margins)
        head = row(theme, gap=20)
        calendar = Icon(theme, "cal", 56)
        by_first_line(theme, head, calendar, Text(theme, dated(dates), "take", "headline"))
        inner.addLayout(head)
        below = column(theme, margins=(20, 0, 0, 0))
        for told, colour in smalls(dates):
            space(theme, below, 8)
            below.addWidget(Text(theme, told, "caption", colour))
        small = row(theme)
        small.addSpacing(calendar.width())
        small.addLayout(below, 1)
        inner.addLayout(small)
        if flow.nodes:
            space(theme, inner, 36 if upright else 28)
            chart = FlowColumn(theme, flow.nodes) if upright else FlowChart(theme, flow.nodes)
            inner.addWidget(chart)
        inner.addStretch(1)
        space(theme, inner, 48 if upright else 28)
        done = Button(theme, "知道了")
        done.clicked.connect(self.closed)
        inner.addWidget(done)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
