"""18: an item without a list: nothing to file here, by agreement, elsewhere, or not for you."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import NothingView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.listing import ListRow
from app.ui.widgets.quote import QuoteBlock
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Run, Text


class NothingScreen(Screen):
    """`item_chosen` carries the seq of an item where the person should go instead."""

    print_requested = Signal()
    scan_requested = Signal()
    again_requested = Signal()
    item_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._trail = Text(theme, "", "helper", "ink2")
        self._headline = Text(theme, "", "headline", "headline")
        self._cards = column(theme, gap=24)
        self._side = column(theme, gap=24)
        self._print = Button(
            theme, "打印这一页", height=128 if theme.portrait else 132, icon="print", icon_size=52
        )
        self._scan = self._small("扫码带走", "scan")
        self._again = self._small("再办一件", "again")
        self._print.clicked.connect(self.print_requested)
        self._scan.clicked.connect(self.scan_requested)
        self._again.clicked.connect(self.again_requested)
        page = column(theme, self, (64, 16, 64, 28)) if theme.portrait else column(theme)
        page.addWidget(self._trail)
        page.addWidget(self._headline)
        space(theme, page, 24)
        page.addLayout(self._cards, 1)
        actions = row(theme, gap=16)
        if theme.portrait:
            space(theme, page, 24)
            actions.addWidget(self._print, 1)
            actions.addWidget(self._scan)
            actions.addWidget(self._again)
            page.addLayout(actions)
            return
        wide = row(theme, self, (64, 24, 64, 32), 72)
        right = column(theme, gap=16)
        wide.addLayout(page, 1104)
        wide.addLayout(right, 616)
        space(theme, right, 8)
        right.addLayout(self._side)
        right.addStretch(1)
        right.addWidget(self._print)
        actions.addWidget(self._scan, 1)
        actions.addWidget(self._again, 1)
        right.addLayout(actions)

    def show_nothing(self, view: NothingView) -> None:
        self._trail.set_content(view.trail)
        start, comma, end = view.headline.partition("，")
        runs = (Run(start + comma), Run(end, colour="primary")) if end else (Run(start),)
        self._headline.set_content(runs)
        clear(self._cards)
        clear(self._side)
        self._scan.setVisible(view.scan)
        self._cards.addWidget(self._main_card(view), 1)
        if view.instead:
            self._cards.addWidget(self._instead(view))
        aside = self._cards if self.theme.portrait else self._side
        if view.silent:
            aside.addWidget(self._silent(view))
        aside.addWidget(self._window(view))
        if view.quote is not None and self._quote_aside(view):
            aside.addWidget(
                QuoteBlock(self.theme, view.quote.head, view.quote.text, view.quote.source)
            )

    def _quote_aside(self, view: NothingView) -> bool:
        """In landscape the official words stand beside the card where there is room."""
        return not self.theme.portrait and not view.silent

    def _main_card(self, view: NothingView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = column(theme, card, (38, 36, 38, 40))
        # A wide card that also shows the flow has no room for what the headline says already.
        if view.papers is not None and (theme.portrait or not view.nodes):
            first = row(theme, gap=24)
            number = Run(f" {view.papers} ", "numeral", "numeral")
            first.addWidget(
                Text(theme, (Run("要带"), number, Run("样")), "count", "name", wrap=False)
            )
            if view.tag is not None:
                first.addWidget(Tag(theme, view.tag, TagKind.OUTLINE))
            first.addStretch(1)
            inner.addLayout(first)
            space(theme, inner, 16)
            inner.addStretch(1)
        inner.addWidget(Text(theme, "\n".join(view.sentences), "body"))
        if view.nodes:
            space(theme, inner, 16)
            inner.addStretch(1)
            inner.addWidget(FlowChart(theme, view.nodes))
        inner.addStretch(1)
        if view.quote is not None and not self._quote_aside(view):
            space(theme, inner, 16)
            inner.addWidget(QuoteBlock(theme, view.quote.head, view.quote.text, view.quote.source))
        return card

    def _instead(self, view: NothingView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = column(theme, card, (2, 4, 2, 4))
        for number, item in enumerate(view.instead):
            if number:
                inner.addWidget(hairline(theme))
            made = ListRow(theme, item.name, item.say, height=112)
            made.clicked.connect(lambda _checked=False, seq=item.item: self.item_chosen.emit(seq))
            inner.addWidget(made)
        return card

    def _silent(self, view: NothingView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = column(theme, card, (38, 34, 38, 36))
        head = row(theme, gap=16)
        head.addWidget(Icon(theme, "ask", 48))
        head.addWidget(Text(theme, "清单里没有写的", "card_title", "name"), 1)
        inner.addLayout(head)
        space(theme, inner, 20)
        tags = row(theme, margins=(64, 0, 0, 0), gap=16)
        for word in view.silent:
            tags.addWidget(Tag(theme, word, TagKind.OUTLINE))
        tags.addStretch(1)
        inner.addLayout(tags)
        space(theme, inner, 20)
        words = column(theme, margins=(64, 0, 0, 0))
        words.addWidget(Text(theme, "没写的，本机不猜，请问窗口。", "text"))
        inner.addLayout(words)
        return card

    def _window(self, view: NothingView) -> QWidget:
        theme = self.theme
        card = Box("card")
        inner = row(theme, card, (38, 36, 38, 36), 28)
        if theme.portrait:
            inner.addWidget(Icon(theme, "desk", 64))
        words = column(theme)
        words.addStretch(1)
        words.addWidget(Text(theme, view.window, "card_title", "name"))
        words.addWidget(Text(theme, "或者打医保服务热线", "helper", "ink2"))
        words.addStretch(1)
        inner.addLayout(words, 1)
        phone = row(theme, gap=14)
        phone.addWidget(Icon(theme, "tel", 44))
        phone.addWidget(
            Text(theme, view.phone, "fact_value", "primary", wrap=False),
            0,
            Qt.AlignmentFlag.AlignVCenter,
        )
        inner.addLayout(phone)
        return card

    def _small(self, label: str, icon: str) -> Button:
        theme = self.theme
        made = Button(
            theme,
            label,
            ButtonKind.OUTLINE,
            height=128 if theme.portrait else 104,
            role="button_small",
            icon=icon,
            icon_size=40,
            padding=8,
            gap=12,
        )
        if theme.portrait:
            made.setMinimumWidth(theme.px(232))
        return made
