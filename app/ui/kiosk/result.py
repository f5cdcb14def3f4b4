"""04 and 18b: the list itself. Ticks, papers to choose from, when it is done, and what now."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from app.domain.notice import Dates, Flow, Head, Lines
from app.ui.asking import ResultView
from app.ui.kiosk.result_sheet import SheetRoom
from app.ui.kiosk.result_time import ONE_LINE, TimeCard, TimeLine, window_of
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.actions import ListActions
from app.ui.widgets.button import Button, ButtonKind, Link
from app.ui.widgets.layout import LEFT, RIGHT, column, grid, high, row, space
from app.ui.widgets.text import Run, Text

NUMERAL = re.compile(r"\d+")
LINK = 84
"""How high a finger finds 改答案, design px."""


class ResultScreen(Screen):
    """`ticked` carries a tick, `turned` a page; the rest follows the buttons.

    In 低位 what was tapped above the sheet becomes a row of buttons over it (portrait) or over
    the actions (landscape; there in 大字 too, where the list needs the height). In 大字 the time
    card is one line, and the flow rises on a sheet.
    """

    ticked = Signal(object)
    turned = Signal(int)
    change_requested = Signal()
    flow_requested = Signal()
    print_requested = Signal()
    scan_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._trail = Text(theme, "", "helper", "ink2")
        self._change = Link(theme, "改答案", role="label", height=LINK)
        policy = self._change.sizePolicy()
        policy.setRetainSizeWhenHidden(theme.portrait)
        self._change.setSizePolicy(policy)
        self._change_below = self._quiet("改答案", "pen")
        self._flow_below = self._quiet("看流程", "steps")
        for button, wanted in (
            (self._change, self.change_requested),
            (self._change_below, self.change_requested),
            (self._flow_below, self.flow_requested),
        ):
            button.clicked.connect(wanted)
        large = theme.look.large
        self._changes_below = theme.look.low or (large and not theme.portrait)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        align = left if large and theme.portrait else right
        # Beside it the state of things wraps instead: there is room for two lines of that.
        wraps = theme.portrait or not large
        # Lying in 大字 the list needs the height more: a headline as large as the day beside it.
        tight = large and not theme.portrait and not theme.look.low
        self._headline = Text(theme, "", "take" if tight else "headline", "headline", wrap=wraps)
        role = "caption" if large and not theme.portrait else "list_note"
        self._have = Text(theme, "", role, "ink2", align=align)
        role = "list_note" if large and theme.portrait else "caption"
        self._aside = Text(theme, "", role, "ink2", align=align)
        frame = theme.frame
        wide = frame.width - 2 * frame.margin if theme.portrait else LEFT
        self._room = SheetRoom(theme, theme.px(wide))
        self._room.turned.connect(self.turned)
        self._room.ticked.connect(self.ticked)
        self._line_taps = large and theme.portrait and not theme.look.low
        self._time = TimeLine(theme) if large else TimeCard(theme)
        if isinstance(self._time, TimeLine):
            self._time.flow_requested.connect(self.flow_requested)
        self._actions = ListActions(theme, "打印清单")
        self._actions.print_requested.connect(self.print_requested)
        self._actions.scan_requested.connect(self.scan_requested)
        self._actions.again_requested.connect(self.again_requested)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _top(self, page: QVBoxLayout) -> None:
        theme = self.theme
        if self._changes_below:
            space(theme, page, 20 if theme.look.low else 8)
            self._change.hide()
            page.addWidget(self._trail)
            page.addLayout(self._head())
            return
        # The link is as high as a finger needs and reaches over the rows around its words: they
        # stand as on a page without it.
        top = grid(theme)
        top.setHorizontalSpacing(theme.px(24))
        top.setColumnStretch(0, 1)
        top.setRowMinimumHeight(0, (theme.px(LINK) - theme.line("helper")) // 2)
        top.addWidget(self._trail, 1, 0)
        top.addLayout(self._head(), 2, 0, 1, 2)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        top.addWidget(self._change, 0, 1, 3, 1, corner)
        self._change.raise_()
        page.addLayout(top)

    def _head(self) -> QBoxLayout:
        """The headline, and the state of things beside or below it."""
        theme = self.theme
        states = column(theme)
        if theme.look.large and theme.portrait:
            states.addWidget(self._headline)
            states.addWidget(self._have)
            states.addWidget(self._aside)
            return states
        line = row(theme, gap=24)
        states.addStretch(1)
        states.addWidget(self._have)
        states.addWidget(self._aside)
        line.addWidget(self._headline, 0 if theme.look.large else 1)
        line.addLayout(states, 1 if theme.look.large else 0)
        return line

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 0, 64, 28))
        low = theme.look.low
        told = column(theme)
        self._top(told)
        if low:
            space(theme, told, 20)
            told.addWidget(self._time)
        page.addLayout(high(theme, told, 20))
        space(theme, page, 20)
        if low:
            page.addLayout(self._below())
            space(theme, page, 20)
        page.addWidget(self._room, 1)
        if not low:
            space(theme, page, 20)
            page.addWidget(self._time)
        space(theme, page, 24 if theme.look.large else 28)
        page.addWidget(self._actions)

    def _lie(self) -> None:
        theme = self.theme
        wide = row(theme, self, (64, 0, 64, 32), 72)
        above = 8 if theme.look.large and not theme.look.low else 28
        page, side = column(theme), column(theme, margins=(0, above, 0, 0), gap=16)
        wide.addLayout(page, LEFT)
        wide.addLayout(side, RIGHT)
        told = column(theme)
        self._top(told)
        page.addLayout(high(theme, told, 16))
        space(theme, page, 16)
        page.addWidget(self._room, 1)
        side.addWidget(self._time)
        side.addStretch(1)
        side.addLayout(self._below())
        side.addWidget(self._actions)

    def _below(self) -> QHBoxLayout:
        """改答案 and 看流程 where there is no room for them above."""
        made = row(self.theme, gap=20 if self.theme.portrait else 16)
        made.addWidget(self._change_below, 1)
        made.addWidget(self._flow_below, 1)
        return made

    def show_result(self, view: ResultView, *, scan: bool = False) -> None:
        """`scan`: whether the list can be taken along on a phone."""
        notice, look = view.notice, self.theme.look
        lines, head = notice.find(Lines), notice.get(Head)
        self._trail.set_content(view.situation if look.large else view.trail)
        self._change.setVisible(view.can_change and not self._changes_below)
        self._change_below.setVisible(view.can_change and self._changes_below)
        self._headline.set_content(_with_numeral(lines.headline if lines else head.title))
        self._show_state(view, lines.aside if lines is not None else None)
        self._actions.offer_scan(scan)
        dates, flow, window = notice.get(Dates), notice.get(Flow), window_of(notice)
        told = bool(flow.nodes) or dates.rule is not None or len(dates.lead_now) > ONE_LINE
        if isinstance(self._time, TimeLine):
            self._time.show_line(dates, window, taps=told and self._line_taps)
        else:
            self._time.show_time(dates, flow, window)
        self._flow_below.setVisible(look.large and told and not self._line_taps)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._room.show_notice(notice, view.leaf, view.ticks)

    def _show_state(self, view: ResultView, aside: str | None) -> None:
        """What is there, and what else may come. 大字 has room for one of them; the first tick
        moves nothing.
        """
        either = self.theme.look.large and aside is not None
        have = view.have if view.ticks or not either else None
        self._have.setVisible(have is not None)
        self._have.set_content(_numbers_bold(have or ""))
        self._aside.setVisible(aside is not None and not (either and have))
        self._aside.set_content(aside or "")

    def _quiet(self, label: str, icon: str) -> Button:
        made = Button(
            self.theme, label, ButtonKind.QUIET, height=96, role="button_small", icon=icon,
            icon_size=40, padding=8, gap=12,
        )  # fmt: skip
        made.hide()
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
