"""03, 07a, 22 and 24: one question a page, over or beside the sheet that grows with the answers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.asking import QuestionView
from app.ui.kiosk.growing_strip import (
    COMPACT,
    FULL,
    LARGE,
    GrowingCard,
    GrowingStrip,
    onward_button,
    show_onward,
)
from app.ui.kiosk.options import SOME, OptionList
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind, Link
from app.ui.widgets.keycaps import Hint, KeyHints
from app.ui.widgets.layout import column, hairline, page_height, reach, row, space
from app.ui.widgets.steps import StepBars
from app.ui.widgets.text import Text, paragraph

WHY = "为什么问这个？"
_MOVE, _CHOOSE = Hint(("up", "down"), "", "换选项"), Hint((), "空格", "选中")
HINTS = (_MOVE, _CHOOSE, Hint((), "回车", "下一步"))
HINTS_MANY = (_MOVE, _CHOOSE)
"""Of several, Enter ticks and unticks too: a switch has no other key."""
LIST = "看清单"
SIDE = 64
LEFT, GAP, RIGHT = 1064, 72, 656
"""Landscape: question and options, the gap, the sheet."""
LARGE_LEFT, LARGE_GAP, LARGE_RIGHT = 800, 56, 936
"""Landscape in 大字: question over the strip, the gap, options over the whole height."""


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
        self._fitting = 0
        look = theme.look
        role, colour = ("list_note", "ink2") if theme.portrait else ("label", "ink")
        self._item = Text(theme, "", role, colour, wrap=theme.portrait)
        self._steps = StepBars(theme)
        # Low and large on a panel that lies, two lines have to do with a third of its height.
        self._ask_role = "take" if look.low and look.large and not theme.portrait else "question"
        self._ask = Text(theme, "", self._ask_role, "headline")
        self._help = Text(theme, "", "subhead", "ink2")
        self._many = Text(theme, "", "helper", "ink2", wrap=False)
        self._options = OptionList(theme)
        self._options.chosen.connect(self.chosen)
        self._options.confirmed.connect(self.onward)
        self._strip: GrowingStrip | None = None
        self._card: GrowingCard | None = None
        self._go: Button | None = None
        self._why: Link | Button
        self._list: Link | Button | None = None
        if look.low:
            self._why = self._quiet(WHY, "ask" if theme.portrait or look.large else None)
        else:
            self._why = Link(theme, WHY, icon="ask")
        self._why.clicked.connect(self.why_requested)
        if theme.portrait:
            self._stand_low() if look.low else self._stand()
        elif look.low:
            self._lie_low()
        elif look.large:
            self._lie_large()
        else:
            self._lie()
        self._hints = KeyHints(theme, self)
        self._keys = False

    # The five ways the page stands

    def _stand(self) -> None:
        theme = self.theme
        large = theme.look.large
        page = column(theme, self)
        upper = column(theme, margins=(SIDE, 32, SIDE, 24))
        self._head(upper, gap=24 if large else 40)
        upper.addLayout(self._links())
        space(theme, upper, 24 if large else 40)
        upper.addWidget(self._options)
        upper.addStretch(1)
        page.addLayout(upper, 1)
        foot = row(theme, margins=(32, 0, 32, 0))
        foot.addWidget(self._make_strip())
        page.addLayout(foot)

    def _stand_low(self) -> None:
        """What is read above, what is tapped below."""
        theme = self.theme
        page = column(theme, self)
        upper = QWidget()
        upper.setFixedHeight(reach(theme))
        above = column(theme, upper, (SIDE, 20, SIDE, 24))
        self._head(above, gap=16 if theme.look.large else 24)
        above.addStretch(1)
        self._card = GrowingCard(theme)
        above.addWidget(self._card)
        page.addWidget(upper)
        lower = column(theme, margins=(SIDE, 8, SIDE, 32))
        lower.addLayout(self._buttons(row(theme, gap=20), "list"))
        space(theme, lower, 20)
        lower.addWidget(self._options)
        lower.addStretch(1)
        self._go = onward_button(theme, 128)
        self._go.clicked.connect(self.onward)
        lower.addWidget(self._go)
        page.addLayout(lower, 1)

    def _lie(self) -> None:
        theme = self.theme
        page = row(theme, self, (SIDE, 24, SIDE, 0), GAP)
        left = column(theme, margins=(0, 0, 0, 24))
        self._head(left, gap=16)
        left.addLayout(self._links())
        space(theme, left, 12)
        left.addWidget(self._options)
        left.addStretch(1)
        page.addLayout(left, LEFT)
        page.addWidget(self._make_strip(), RIGHT)

    def _lie_large(self) -> None:
        theme = self.theme
        page = row(theme, self, (SIDE, 24, SIDE, 0), LARGE_GAP)
        left = column(theme)
        self._head(left, gap=24, help_too=False)
        self._list = Link(theme, LIST, role="label", then="up", underline=False)
        self._list.clicked.connect(self.sheet_requested)
        left.addLayout(self._links())
        left.addStretch(1)
        left.addWidget(self._make_strip(link=False))
        right = column(theme, margins=(0, 0, 0, 32), gap=16)
        right.addWidget(self._help)
        right.addWidget(self._options)
        right.addStretch(1)
        page.addLayout(left, LARGE_LEFT)
        page.addLayout(right, LARGE_RIGHT)

    def _lie_low(self) -> None:
        """Question above, options below; the sheet beside them keeps its buttons below too."""
        theme = self.theme
        page = row(theme, self, (SIDE, 24, SIDE, 0), GAP)
        left = column(theme, margins=(0, 0, 0, 32))
        upper = QWidget()
        upper.setFixedHeight(reach(theme) - theme.px(24))
        above = column(theme, upper)
        large = theme.look.large
        self._head(above, gap=8 if large else 16, help_too=not large)
        above.addStretch(1)
        left.addWidget(upper)
        left.addStretch(1)
        if large:
            left.addWidget(self._help)
            space(theme, left, 8)
        left.addWidget(self._options)
        buttons = QWidget()
        if large:
            self._buttons(column(theme, buttons, gap=20), "list")
        else:
            self._buttons(row(theme, buttons, gap=20), None)
        page.addLayout(left, LEFT)
        page.addWidget(self._make_strip(above=buttons), RIGHT)

    # Their parts

    def _head(self, room: QVBoxLayout, gap: float, *, help_too: bool = True) -> None:
        """Where we are, the item (in 大字 it stands in the header), and the question."""
        theme = self.theme
        steps = row(theme, gap=24)
        if theme.look.large:
            self._item.setParent(self)
            self._item.hide()
        elif not theme.portrait:
            steps.addWidget(self._item)
            steps.addWidget(hairline(theme, upright=True))
        steps.addWidget(self._steps, 1)
        steps.addWidget(self._many)
        room.addLayout(steps)
        space(theme, room, gap)
        if theme.portrait and not theme.look.large:
            room.addWidget(self._item)
            space(theme, room, 4)
        room.addWidget(self._ask)
        if help_too:
            room.addWidget(self._help)
        space(theme, room, 4)

    def _links(self) -> QHBoxLayout:
        line = row(self.theme, gap=32)
        line.addWidget(self._why)
        line.addStretch(1)
        if self._list is not None:
            line.addWidget(self._list)
        return line

    def _buttons(self, line: QBoxLayout, icon: str | None) -> QBoxLayout:
        """低位: 为什么 and 看清单 as buttons; `icon` is that of the list."""
        self._list = self._quiet(LIST, icon)
        self._list.clicked.connect(self.sheet_requested)
        line.addWidget(self._why, 1)
        line.addWidget(self._list, 1)
        return line

    def _quiet(self, label: str, icon: str | None) -> Button:
        return Button(
            self.theme, label, ButtonKind.QUIET, icon=icon, icon_size=40, padding=12,
            height=112 if self.theme.look.large else 96, role="button_small",
        )  # fmt: skip

    def _make_strip(self, *, above: QWidget | None = None, link: bool = True) -> GrowingStrip:
        self._strip = GrowingStrip(self.theme, above=above, link=link)
        self._strip.onward.connect(self.onward)
        self._strip.expand.connect(self.sheet_requested)
        return self._strip

    def show_question(self, view: QuestionView) -> None:
        self._item.set_content(view.item)
        self._steps.show_steps(view.step, view.done, view.total)
        self._ask.set_content(self._at_comma(view.ask))
        self._help.setVisible(view.help is not None)
        self._help.set_content(view.help or "")
        self._why.setVisible(view.why)
        self._many.set_content(view.many or "")
        self._many.setVisible(view.many is not None)
        if self._list is not None:
            self._list.setVisible(view.sheet.outcome is None)
        asked = (view.ask, tuple(option.id for option in view.options))
        if asked != self._asked:
            self._asked = asked
            self._fitting = self._options.show_options(
                view.options,
                many=view.many is not None,
                width=self._width(),
                rooms=self._rooms(view),
            )
        self._options.mark(view.options)
        if self._strip is not None:
            self._strip.show_sheet(view.sheet, view.onward, compact=self._compact(view))
        if self._card is not None and self._go is not None:
            self._card.show_sheet(view.sheet, self._card_room(view))
            show_onward(self._go, view.onward)
        self._hints.set_hints(HINTS_MANY if view.many is not None else HINTS)
        if self._keys:
            QTimer.singleShot(0, self, self._place_hints)

    def starts_at(self) -> QWidget | None:
        return self._options.first()

    def show_keys(self, keys: bool) -> None:
        self._keys = keys
        self._place_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._keys:
            QTimer.singleShot(0, self, self._place_hints)

    def _place_hints(self) -> None:
        """24: the keys, in the room under the options, where they leave any."""
        theme = self.theme
        if not self._keys or theme.look.low:
            self._hints.hide()
            return
        options = QRect(self._options.mapTo(self, QPoint(0, 0)), self._options.size())
        foot = self.height() - theme.px(32)
        if theme.portrait and self._strip is not None:
            foot = self._strip.y() - theme.px(16)
        top = options.bottom() + theme.px(16)
        self._hints.stand_in(QRect(options.left(), top, options.width(), foot - top))

    def _at_comma(self, ask: str) -> str:
        """A question that does not fit one line breaks at its comma, where that helps."""
        width = self._ask_width()
        whole = paragraph(self.theme, ask, self._ask_role)
        if whole.natural_width <= width:
            return ask
        broken = "，\n".join(ask.split("，"))
        better = paragraph(self.theme, broken, self._ask_role)
        return broken if better.height(width) <= whole.height(width) else ask

    # What the options have for themselves, in screen px

    def _ask_width(self) -> int:
        theme = self.theme
        if theme.portrait:
            return theme.px(theme.frame.width) - 2 * theme.px(SIDE)
        return theme.px(LARGE_LEFT if theme.look.large and not theme.look.low else LEFT)

    def _width(self) -> int:
        theme = self.theme
        if theme.portrait:
            return theme.px(theme.frame.width) - 2 * theme.px(SIDE)
        return theme.px(LARGE_RIGHT if theme.look.large and not theme.look.low else LEFT)

    def _rooms(self, view: QuestionView) -> tuple[int, ...]:
        """The heights that they may take; the second where the strip gives up its names."""
        theme, look = self.theme, self.theme.look
        whole = page_height(theme)
        if look.low:
            around = 8 + 20 + 20 + 32 if theme.portrait else 32
            fixed = 0
            if self._go is not None:
                fixed = self._go.minimumHeight() + self._why.minimumHeight()
            elif look.large:
                fixed = self._help_height(view, LEFT) + theme.px(8)
            return (whole - reach(theme) - theme.px(around) - fixed,)
        if not theme.portrait and look.large:
            helped = self._help_height(view, LARGE_RIGHT)
            return (whole - theme.px(24 + 32) - (helped + theme.px(16) if helped else 0),)
        if not theme.portrait:
            return (whole - theme.px(24 + 12 + 24) - self._head_height(view, LEFT),)
        width = theme.frame.width - 2 * SIDE
        around = 32 + 24 + (24 if look.large else 40)
        free = whole - theme.px(around) - self._head_height(view, width)
        if look.large:
            return (free - theme.px(LARGE),)
        return free - theme.px(FULL), free - theme.px(COMPACT)

    def _head_height(self, view: QuestionView, width: float) -> int:
        """From the steps to the link below the question."""
        theme = self.theme
        large = theme.look.large
        tall = self._steps.sizeHint().height() + self._ask.heightForWidth(theme.px(width))
        tall += self._help_height(view, width)
        if theme.portrait and not large:
            tall += self._item.heightForWidth(theme.px(width)) + theme.px(4)
        gap = 24 if large else 40 if theme.portrait else 16
        if view.why:
            tall += self._why.minimumHeight()
        return tall + theme.px(gap) + theme.px(4)

    def _help_height(self, view: QuestionView, width: float) -> int:
        return 0 if view.help is None else self._help.heightForWidth(self.theme.px(width))

    def _card_room(self, view: QuestionView) -> int:
        """22: what the question leaves of the part that nobody has to reach."""
        theme = self.theme
        width = theme.frame.width - 2 * SIDE
        tall = self._steps.sizeHint().height() + self._ask.heightForWidth(theme.px(width))
        tall += self._help_height(view, width)
        if not theme.look.large:
            tall += self._item.heightForWidth(theme.px(width)) + theme.px(4)
        around = 20 + 24 + 24 + (16 if theme.look.large else 24) + 4
        return reach(theme) - theme.px(around) - tall

    def _compact(self, view: QuestionView) -> bool:
        """Whether the names make room for the options (portrait)."""
        return self._fitting > 0 or (self.theme.portrait and len(view.options) > SOME)
