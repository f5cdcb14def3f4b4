"""18: an item without a list: nothing to file here, by agreement, elsewhere, or not for you."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import ItemRow, NothingView
from app.ui.widgets.actions import ListActions
from app.ui.widgets.cards import Card, Cards, Part
from app.ui.widgets.fitting import needed, pieces
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import LEFT, RIGHT, Box, clear, column, hairline, page_height, row, space
from app.ui.widgets.listing import ListRow
from app.ui.widgets.quote import QuoteBlock
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Run, Text

MOST_LINES = 3
"""Lines of 大字 that stay together."""
APART = 32
"""Between what is said, the flow and the official words."""


class NothingScreen(Screen):
    """`item_chosen` carries the seq of an item where the person should go instead.

    `turned` carries a page: what does not fit turns pages. In 低位 the items to go to stand
    above the buttons.
    """

    print_requested = Signal()
    scan_requested = Signal()
    again_requested = Signal()
    item_chosen = Signal(int)
    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._trail = Text(theme, "", "helper", "ink2")
        self._headline = Text(theme, "", "headline", "headline")
        wide = theme.frame.width - 2 * theme.frame.margin if theme.portrait else LEFT
        self._cards = Cards(theme, theme.px(wide))
        self._cards.turned.connect(self.turned)
        self._side = column(theme, gap=24)
        self._within_reach = column(theme)
        self._beside = False
        self._actions = ListActions(theme, "打印这一页")
        self._actions.print_requested.connect(self.print_requested)
        self._actions.scan_requested.connect(self.scan_requested)
        self._actions.again_requested.connect(self.again_requested)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (64, 16, 64, 28))
        self._top(page)
        page.addWidget(self._cards, 1)
        page.addLayout(self._within_reach)
        space(theme, page, 24)
        page.addWidget(self._actions)

    def _lie(self) -> None:
        theme = self.theme
        outer = column(theme, self, (64, 24, 64, 32))
        left, right = column(theme), column(theme, gap=16)
        self._top(outer if theme.look.large else left)
        left.addWidget(self._cards, 1)
        left.addLayout(self._within_reach)
        if not theme.look.large:
            space(theme, right, 8)
        right.addLayout(self._side)
        right.addStretch(1)
        right.addWidget(self._actions)
        wide = row(theme, gap=72)
        wide.addLayout(left, LEFT)
        wide.addLayout(right, RIGHT)
        outer.addLayout(wide, 1)

    def _top(self, page: QVBoxLayout) -> None:
        page.addWidget(self._trail)
        page.addWidget(self._headline)
        space(self.theme, page, 24)

    def show_nothing(self, view: NothingView, leaf: int = 0) -> None:
        theme = self.theme
        # In 大字 the header names the item.
        trail = view.trail.partition(" · ")[2] if theme.look.large else view.trail
        self._trail.set_content(trail)
        self._trail.setVisible(bool(trail))
        start, comma, end = view.headline.partition("，")
        runs = (Run(start + comma), Run(end, colour="primary")) if end else (Run(start),)
        self._headline.set_content(runs)
        clear(self._side)
        clear(self._within_reach)
        self._actions.offer_scan(view.scan)
        self._beside = not theme.portrait and not theme.look.large and self._lay_beside(view)
        if view.instead and theme.look.low:
            space(theme, self._within_reach, 24)
            self._within_reach.addWidget(_boxed(theme, self._instead(view)))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._cards.show_cards([lambda: tuple(self._made(view))], leaf)

    def _lay_beside(self, view: NothingView) -> bool:
        """Whether the smaller cards fit above the buttons; else they stand below the large one."""
        for card in self._asides(view):
            self._side.addWidget(_boxed(self.theme, card))
        if view.quote is not None and not view.silent:
            self._side.addWidget(self._quote(view))
        fits = needed(self, self.theme) <= page_height(self.theme)
        if not fits:
            clear(self._side)
        return fits

    def _made(self, view: NothingView) -> Iterator[Card]:
        yield self._main(view)
        if view.instead and not self.theme.look.low:
            yield self._instead(view)
        if not self._beside:
            yield from self._asides(view)

    def _asides(self, view: NothingView) -> Iterator[Card]:
        if view.silent:
            yield self._silent(view)
        yield self._window(view)

    def _main(self, view: NothingView) -> Card:
        theme = self.theme
        parts: list[Part] = []
        # A wide card that also shows the flow has no room for what the headline says already.
        if view.papers is not None and (theme.portrait or not view.nodes):
            parts.append(Part(self._count(view)))
        width = self._cards.width() - theme.px(38 + 38)
        for sentence in view.sentences:
            most = MOST_LINES if theme.look.large else len(sentence)
            for number, piece in enumerate(pieces(theme, sentence, "body", width, most)):
                parts.append(Part(Text(theme, piece, "body"), 0 if number else 16))
        if view.nodes:
            parts.append(Part(FlowChart(theme, view.nodes), APART))
        # In landscape the official words stand beside the card where there is room.
        if view.quote is not None and (view.silent or not self._beside):
            parts.append(Part(self._quote(view), APART))
        return Card(tuple(parts), (38, 36, 38, 40))

    def _quote(self, view: NothingView) -> QuoteBlock:
        quote = view.quote
        assert quote is not None
        return QuoteBlock(self.theme, quote.head, quote.text, quote.source)

    def _count(self, view: NothingView) -> QWidget:
        theme = self.theme
        made = QWidget()
        first = row(theme, made, gap=24)
        number = Run(f" {view.papers} ", "numeral", "numeral")
        first.addWidget(Text(theme, (Run("要带"), number, Run("样")), "count", "name", wrap=False))
        if view.tag is not None:
            first.addWidget(Tag(theme, view.tag, TagKind.OUTLINE))
        first.addStretch(1)
        return made

    def _instead(self, view: NothingView) -> Card:
        return Card(
            tuple(Part(self._other(item), rule=True) for item in view.instead), (2, 4, 2, 4)
        )

    def _other(self, item: ItemRow) -> QWidget:
        made = ListRow(self.theme, item.name, item.say, height=112)
        made.clicked.connect(lambda _checked=False, seq=item.item: self.item_chosen.emit(seq))
        return made

    def _silent(self, view: NothingView) -> Card:
        theme = self.theme
        section = QWidget()
        inner = column(theme, section)
        head = row(theme, gap=16)
        head.addWidget(Icon(theme, "ask", 48))
        head.addWidget(Text(theme, view.silent_head, "card_title", "name"), 1)
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
        return Card((Part(section),), (38, 34, 38, 36))

    def _window(self, view: NothingView) -> Card:
        """In 大字, and where the column is narrow, the number stands below the words."""
        theme = self.theme
        section = QWidget()
        outer = row(theme, section, gap=28)
        if theme.portrait:
            outer.addWidget(Icon(theme, "desk", 64))
        words = column(theme)
        words.addWidget(Text(theme, view.window, "card_title", "name"))
        words.addWidget(Text(theme, view.phone_hint, "helper", "ink2"))
        outer.addLayout(words, 1)
        phone = self._phone(view)
        if theme.look.large or not theme.portrait:
            words.addLayout(phone)
        else:
            outer.addLayout(phone)
        return Card((Part(section),), (38, 36, 38, 36))

    def _phone(self, view: NothingView) -> QHBoxLayout:
        theme = self.theme
        made = row(theme, gap=14)
        made.addWidget(Icon(theme, "tel", 44))
        number = Text(theme, view.phone, "fact_value", "primary", wrap=False)
        made.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        if theme.look.large:
            made.addStretch(1)
        return made


def _boxed(theme: Theme, card: Card) -> Box:
    """A card that stays whole."""
    left, top, right, bottom = card.margins
    made = Box(card.box)
    inner = column(theme, made, (left, top, right, bottom))
    for part in _ruled(theme, card.parts):
        inner.addWidget(part)
    return made


def _ruled(theme: Theme, parts: Sequence[Part]) -> Iterator[QWidget]:
    for number, part in enumerate(parts):
        if number and part.rule:
            yield hairline(theme)
        yield part.widget
