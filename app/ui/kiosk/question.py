"""03 and 24: one question a page, over (or beside) the sheet that grows with the answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ui.asking import OptionView, QuestionView
from app.ui.kiosk.growing_sheet import COMPACT, FULL, GrowingStrip
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Link
from app.ui.widgets.layout import clear, column, grid, hairline, row, space
from app.ui.widgets.mark import Shape
from app.ui.widgets.option import OptionRow
from app.ui.widgets.steps import StepBars
from app.ui.widgets.text import Text

FEW, SOME = 4, 6
"""Up to 4 rows are tall; 5 and 6 lower; from 7 on they have no helper (portrait)."""
TWO_COLUMNS_FROM = 5
LEFT = 1064


class QuestionScreen(Screen):
    """`chosen` carries an option id, `onward` asks for the next page, `why_requested` and
    `sheet_requested` for what rises. A tap on an option never goes on by itself.
    """

    chosen = Signal(str)
    onward = Signal()
    why_requested = Signal()
    sheet_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._asked: tuple[str, tuple[str, ...]] = ("", ())
        self._rows: dict[str, OptionRow] = {}
        self._item = Text(theme, "", "list_note" if theme.portrait else "label",
                          "ink2" if theme.portrait else "ink", wrap=theme.portrait)  # fmt: skip
        self._steps = StepBars(theme)
        self._ask = Text(theme, "", "question", "headline")
        self._help = Text(theme, "", "subhead", "ink2")
        self._many = Text(theme, "", "helper", "ink2", wrap=False)
        self._why = Link(theme, "为什么问这个？", icon="ask")
        self._why.clicked.connect(self.why_requested)
        self._strip = GrowingStrip(theme)
        self._strip.onward.connect(self.onward)
        self._strip.expand.connect(self.sheet_requested)
        self._options = column(theme)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self)
        upper = column(theme, margins=(64, 32, 64, 24))
        upper.addWidget(self._steps)
        space(theme, upper, 40)
        upper.addWidget(self._item)
        space(theme, upper, 4)
        self._head(upper)
        space(theme, upper, 40)
        upper.addLayout(self._options)
        upper.addStretch(1)
        page.addLayout(upper, 1)
        foot = row(theme, margins=(32, 0, 32, 0))
        foot.addWidget(self._strip)
        page.addLayout(foot)

    def _lie(self) -> None:
        theme = self.theme
        page = row(theme, self, (64, 24, 64, 0), 72)
        left = column(theme, margins=(0, 0, 0, 32))
        steps = row(theme, gap=24)
        steps.addWidget(self._item)
        steps.addWidget(hairline(theme, upright=True))
        steps.addWidget(self._steps, 1)
        left.addLayout(steps)
        space(theme, left, 16)
        self._head(left)
        left.addStretch(1)
        left.addLayout(self._options)
        page.addLayout(left, LEFT)
        page.addWidget(self._strip, 656)

    def _head(self, room: QVBoxLayout) -> None:
        room.addWidget(self._ask)
        room.addWidget(self._help)
        line = row(self.theme, gap=32)
        line.addWidget(self._why)
        line.addStretch(1)
        line.addWidget(self._many)
        space(self.theme, room, 4)
        room.addLayout(line)

    def show_question(self, view: QuestionView) -> None:
        self._item.set_content(view.item)
        self._steps.show_steps(view.step, view.done, view.total)
        self._ask.set_content(view.ask)
        self._help.setVisible(view.help is not None)
        self._help.set_content(view.help or "")
        self._why.setVisible(view.why)
        self._many.set_content(view.many or "")
        self._many.setVisible(view.many is not None)
        asked = (view.ask, tuple(option.id for option in view.options))
        if asked != self._asked:
            self._asked = asked
            self._build(view)
        for option in view.options:
            self._rows[option.id].set_on(option.on)
        self._strip.show_sheet(view.sheet, view.onward, self._compact(view))

    def _build(self, view: QuestionView) -> None:
        clear(self._options)
        self._rows = {}
        count = len(view.options)
        for option in view.options:
            self._rows[option.id] = self._row(option, count, many=view.many is not None)
        if not self.theme.portrait and count >= TWO_COLUMNS_FROM:
            cells = grid(self.theme, gap=16)
            half = -(-count // 2)
            for number, made in enumerate(self._rows.values()):
                cells.addWidget(made, number % half, number // half)
            self._options.addLayout(cells)
            return
        gap = 20 if self.theme.portrait and count <= FEW else 16
        for number, made in enumerate(self._rows.values()):
            if number:
                space(self.theme, self._options, gap)
            self._options.addWidget(made)

    def _row(self, option: OptionView, count: int, *, many: bool) -> OptionRow:
        made = OptionRow(
            self.theme,
            option.say,
            option.help if count <= SOME or not self.theme.portrait else None,
            shape=Shape.SQUARE if many else Shape.RADIO,
            height=self._row_height(count, option.quiet),
            quiet=option.quiet,
        )
        made.clicked.connect(lambda _checked=False, chosen=option.id: self.chosen.emit(chosen))
        return made

    def _row_height(self, count: int, quiet: bool) -> float:
        if not self.theme.portrait:
            return 116 if quiet or count > FEW else 124
        if count <= FEW:
            return 140 if quiet else 160
        return 116 if count <= SOME else 84

    def _compact(self, view: QuestionView) -> bool:
        """Whether the names have to make room for the options (portrait)."""
        theme, frame = self.theme, self.theme.frame
        if not theme.portrait:
            return False
        if len(view.options) > SOME:
            return True
        width = theme.px(frame.width - 2 * frame.margin)
        room = theme.px(frame.height - frame.header - frame.bar)
        head = 32 + 44 + 40 + 48 + 4 + 4 + 84 + 40 + 24
        options = self._options
        needed = theme.px(head) + self._ask.heightForWidth(width) + options.minimumSize().height()
        if view.help is not None:
            needed += self._help.heightForWidth(width)
        return needed + theme.px(FULL) > room and needed + theme.px(COMPACT) <= room
