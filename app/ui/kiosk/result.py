"""04 and 18b: the list itself. Ticks, papers to choose from, when it is done, and what now."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.notice import Dates, Flow, Head, Lines, Notice
from app.domain.progress import date_sentence
from app.ui.asking import ResultView
from app.ui.kiosk.result_rows import RowMaker
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.blocks import Block, BlockSheet, Group, paginate
from app.ui.widgets.button import Button, ButtonKind, Link
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, row, space
from app.ui.widgets.listing import Pager
from app.ui.widgets.text import Run, Text

NUMERAL = re.compile(r"\d+")
PAGER = 84 + 16
"""What turning pages takes from the sheet's room: the buttons and a gap."""


class SheetRoom(QWidget):
    """The room between headline and time card: a sheet at its top, the pager at its foot."""

    turned = Signal(int)
    ticked = Signal(object)

    def __init__(self, theme: Theme, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = BlockSheet(theme, width, self)
        self._sheet.ticked.connect(self.ticked)
        self._pager = Pager(theme, self)
        self._pager.turned.connect(self.turned)
        self._notice: Notice | None = None
        self._told: list[Group] = []
        self._where: list[Group] = []
        self._shown: tuple[Block, ...] = ()
        self._leaf = 0
        self._ticks: frozenset[tuple[str, str]] = frozenset()
        self.setFixedWidth(width)

    def show_notice(self, notice: Notice, leaf: int, ticks: frozenset[tuple[str, str]]) -> None:
        if notice is not self._notice:
            self._notice = notice
            maker = RowMaker(self._theme, self._sheet.inner_width)
            self._told, self._where = maker.groups(notice), maker.where(notice)
        self._leaf, self._ticks = leaf, ticks
        self._show()

    def pages(self) -> int:
        return len(self._paged())

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._theme.px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _paged(self) -> tuple[tuple[Block, ...], ...]:
        room = self.height() - 2 * self._theme.stroke("normal")
        foot = self._theme.px(PAGER)
        whole = paginate([*self._told, *self._where], room, foot)
        short = paginate(self._told, room, foot)
        # Where to go is on the paper too: it alone turns no page.
        return short if len(short) == 1 < len(whole) else whole

    def _show(self) -> None:
        if self._notice is None:
            return
        pages = self._paged()
        leaf = min(self._leaf, len(pages) - 1)
        if not _same(self._shown, pages[leaf]):
            self._shown = pages[leaf]
            self._sheet.show_blocks(pages[leaf], closing=True)
        self._sheet.show_ticks(self._ticks)
        self._pager.show_page(leaf, len(pages))
        tall = self._theme.px(84)
        self._pager.setGeometry(QRect(0, self.height() - tall, self.width(), tall))


def _same(one: tuple[Block, ...], other: tuple[Block, ...]) -> bool:
    """Whether two pages are of the very same blocks."""
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


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
        first = row(theme, gap=20)
        first.addWidget(Icon(theme, "cal", 48), 0, Qt.AlignmentFlag.AlignTop)
        if dates.latest_words is None:
            first.addWidget(Text(theme, dates.lead_now, "card_title", "name"), 1)
            inner.addLayout(first)
        else:
            first.addWidget(Text(theme, dates.lead_now, "helper", "ink2"), 1)
            inner.addLayout(first)
            space(theme, inner, 8)
            day, bracket, weekday = dates.latest_words.partition("（")
            told = (Run(day), Run(f"{bracket}{weekday}{dates.tail}", "card_title"))
            inner.addWidget(Text(theme, told, "day", "headline"))
        self._smalls(inner, dates, 0)
        if flow.nodes:
            space(theme, inner, 28)
            inner.addWidget(FlowChart(theme, flow.nodes))

    def _smalls(self, inner: QVBoxLayout, dates: Dates, indent: float) -> None:
        deadlines = (deadline.shown for deadline in dates.deadlines)
        for words in filter(None, (dates.rule, *deadlines)):
            line = row(self._theme, margins=(indent, 4, 0, 0))
            line.addWidget(Text(self._theme, words, "caption", "ink2"))
            inner.addLayout(line)


class ResultScreen(Screen):
    """`ticked` carries a tick, `turned` a page; the rest follows the buttons."""

    ticked = Signal(object)
    turned = Signal(int)
    change_requested = Signal()
    print_requested = Signal()
    scan_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        right = Qt.AlignmentFlag.AlignRight
        self._trail = Text(theme, "", "helper", "ink2")
        self._change = Link(theme, "改答案", role="label", height=84)
        self._change.clicked.connect(self.change_requested)
        policy = self._change.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._change.setSizePolicy(policy)
        self._headline = Text(theme, "", "headline", "headline")
        self._have = Text(theme, "", "list_note", "ink2", align=right)
        self._aside = Text(theme, "", "caption", "ink2", align=right)
        frame = theme.frame
        wide = frame.width - 2 * frame.margin if theme.portrait else 1104
        self._room = SheetRoom(theme, theme.px(wide))
        self._room.turned.connect(self.turned)
        self._room.ticked.connect(self.ticked)
        self._time = TimeCard(theme)
        self._print = Button(
            theme, "打印清单", height=128 if theme.portrait else 132, icon="print", icon_size=52
        )
        self._scan = self._small("扫码带走", "scan")
        self._again = self._small("再办一件", "again")
        self._print.clicked.connect(self.print_requested)
        self._scan.clicked.connect(self.scan_requested)
        self._again.clicked.connect(self.again_requested)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _top(self, page: QVBoxLayout) -> None:
        theme = self.theme
        first = row(theme, gap=24)
        first.addWidget(self._trail, 1)
        first.addWidget(self._change)
        page.addLayout(first)
        line = row(theme, gap=24)
        line.addWidget(self._headline, 1)
        states = column(theme)
        states.addStretch(1)
        states.addWidget(self._have)
        states.addWidget(self._aside)
        line.addLayout(states)
        page.addLayout(line)

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 28))
        self._top(page)
        space(theme, page, 20)
        page.addWidget(self._room, 1)
        space(theme, page, 20)
        page.addWidget(self._time)
        space(theme, page, 28)
        actions = row(theme, gap=16)
        actions.addWidget(self._print, 1)
        actions.addWidget(self._scan)
        actions.addWidget(self._again)
        page.addLayout(actions)

    def _lie(self) -> None:
        theme = self.theme
        wide = row(theme, self, (64, 0, 64, 32), 72)
        page, side = column(theme), column(theme, margins=(0, 28, 0, 0), gap=16)
        wide.addLayout(page, 1104)
        wide.addLayout(side, 616)
        self._top(page)
        space(theme, page, 16)
        page.addWidget(self._room, 1)
        side.addWidget(self._time)
        side.addStretch(1)
        side.addWidget(self._print)
        actions = row(theme, gap=16)
        actions.addWidget(self._scan, 1)
        actions.addWidget(self._again, 1)
        side.addLayout(actions)

    def show_result(self, view: ResultView, *, scan: bool = False) -> None:
        """`scan`: whether the list can be taken along on a phone."""
        notice = view.notice
        lines, head = notice.find(Lines), notice.get(Head)
        self._trail.set_content(view.trail)
        self._change.setVisible(view.can_change)
        self._headline.set_content(_with_numeral(lines.headline if lines else head.title))
        aside = lines.aside if lines is not None else None
        self._have.setVisible(view.have is not None)
        self._have.set_content(_numbers_bold(view.have or ""))
        self._aside.setVisible(aside is not None and view.have is None)
        self._aside.set_content(aside or "")
        self._scan.setVisible(scan)
        self._time.show_time(notice.get(Dates), notice.get(Flow))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._room.show_notice(notice, view.leaf, view.ticks)

    def _small(self, label: str, icon: str) -> Button:
        theme = self.theme
        made = Button(
            theme, label, ButtonKind.OUTLINE, height=128 if theme.portrait else 104,
            role="button_small", icon=icon, icon_size=40, padding=8, gap=12,
        )  # fmt: skip
        if theme.portrait:
            made.setMinimumWidth(theme.px(232))
        return made


def _with_numeral(words: str) -> tuple[Run, ...]:
    """请带齐这 **7** 样: the figure in the colour of figures."""
    found = NUMERAL.search(words)
    if found is None:
        return (Run(words),)
    start, end = found.span()
    return Run(words[:start]), Run(found[0], colour="numeral"), Run(words[end:])


def _numbers_bold(words: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for found in NUMERAL.finditer(words):
        runs += [Run(words[at : found.start()]), Run(found[0], "link", "ink")]
        at = found.end()
    return (*runs, Run(words[at:]))
