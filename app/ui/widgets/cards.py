"""Cards of several parts in a room of their own: what does not fit turns pages.

A card is cut between its parts only, and each piece is a card again. Lengths are screen pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.listing import Pager

ABOVE_PAGER = 16


class Part(NamedTuple):
    """One part of a card. In design px: `gap` above it where another part of the card is there
    too; `rule` sets a hairline there, from `rule_from` to the right edge. `counted`: see `left`.
    """

    widget: QWidget
    gap: float = 0
    rule: bool = False
    counted: bool = False


class Card(NamedTuple):
    """`margins` are left, top, right, bottom, `rule_from` where its hairlines begin: design px."""

    parts: tuple[Part, ...]
    margins: tuple[float, float, float, float]
    box: str = "card"
    rule_from: float = 36


class Piece(NamedTuple):
    """Parts of one card on one page."""

    card: int
    start: int
    end: int


def deal(
    heights: Sequence[Sequence[int]], edges: Sequence[int], between: int, room: int, foot: int
) -> tuple[tuple[Piece, ...], ...]:
    """Which parts of which cards stand on which page.

    `heights` of the parts of each card, `edges` what a card takes above and below its parts,
    `foot` what the pager takes once there are two pages. A part that is higher than the room has
    a page of its own.
    """
    whole = tuple(Piece(number, 0, len(parts)) for number, parts in enumerate(heights))
    if sum(map(sum, heights)) + sum(edges) + between * (len(heights) - 1) <= room:
        return (whole,)
    room -= foot
    pages: list[list[Piece]] = [[]]
    used = 0
    for number, parts in enumerate(heights):
        start = 0
        lead = between + edges[number] if pages[-1] else edges[number]
        tall = sum(parts)
        # A card that fits a page is not cut to fill a small rest of this one.
        if (
            pages[-1]
            and used + lead + tall > room
            and (tall + edges[number] <= room and used > room // 2)
        ):
            pages.append([])
            used, lead = 0, edges[number]
        used += lead
        for place, height in enumerate(parts):
            if used + height > room and (place > start or pages[-1]):
                if place > start:
                    pages[-1].append(Piece(number, start, place))
                pages.append([])
                used, start = edges[number], place
            used += height
        pages[-1].append(Piece(number, start, len(parts)))
    return tuple(tuple(page) for page in pages if page)


Make = Callable[[], Sequence[Card]]
"""Makes cards, with new widgets each time."""


class Cards(QWidget):
    """The room. `turned` carries the page asked for, from 0; `dealt` says that pages changed."""

    turned = Signal(int)
    dealt = Signal()

    def __init__(self, theme: Theme, width: int, gap: float = 24) -> None:
        super().__init__()
        self._theme, self._gap = theme, gap
        self._makes: tuple[Make, ...] = ()
        self._paged: Make | None = None
        self._leaf = self._pages = self._left = 0
        self._tall = -1
        self._page = column(theme, gap=gap)
        self._pager = Pager(theme)
        self._pager.turned.connect(self.turned)
        outer = column(theme, self)
        outer.addLayout(self._page, 1)
        outer.addWidget(self._pager)
        self.setFixedWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_cards(
        self, makes: Sequence[Make], leaf: int = 0, *, paged: Make | None = None
    ) -> None:
        """Show what that one of `makes` gives which needs the fewest pages, the first of these.

        Where none needs one page only, `paged` is shown instead.
        """
        self._makes, self._paged, self._leaf = tuple(makes), paged, leaf
        self._deal()

    def room(self) -> int:
        """How high a part may be at most, where there are several pages."""
        return self.height() - self._foot()

    def leaf(self) -> int:
        return min(self._leaf, self._pages - 1)

    def left(self) -> int:
        """How many parts that are counted stand on the pages to come."""
        return self._left

    def pages(self) -> int:
        return self._pages

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._theme.px(300))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), self._theme.px(100))

    def hasHeightForWidth(self) -> bool:
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._makes and self.height() != self._tall:
            self._deal()

    def _deal(self) -> None:
        clear(self._page)
        self._tall = self.height()
        cards = [card for card in self._makes[0]() if card.parts]
        if self._shown_whole(cards):
            return
        pages = self._dealt(cards)
        for make in self._makes[1:]:
            if len(pages) == 1:
                break
            other = [card for card in make() if card.parts]
            fewer = self._dealt(other)
            if len(fewer) < len(pages):
                cards, other, pages = other, cards, fewer
            _drop(part for card in other for part in card.parts)
        if len(pages) > 1 and self._paged is not None:
            _drop(part for card in cards for part in card.parts)
            cards = [card for card in self._paged() if card.parts]
            pages = self._dealt(cards)
        self._pages = len(pages)
        leaf = min(self._leaf, len(pages) - 1)
        self._left = sum(
            part.counted
            for page in pages[leaf + 1 :]
            for piece in page
            for part in cards[piece.card].parts[piece.start : piece.end]
        )
        kept = {(piece.card, place) for piece in pages[leaf] for place in range(*piece[1:])}
        _drop(
            part
            for number, card in enumerate(cards)
            for place, part in enumerate(card.parts)
            if (number, place) not in kept
        )
        for piece in pages[leaf]:
            self._page.addWidget(self._box(cards[piece.card], piece))
        self._page.addStretch(1)
        self._pager.show_page(leaf, len(pages))
        self.dealt.emit()

    def _shown_whole(self, cards: Sequence[Card]) -> bool:
        """Show all on one page where it fits: most pages do, and nothing is measured twice."""
        boxes = [
            self._box(card, Piece(number, 0, len(card.parts))) for number, card in enumerate(cards)
        ]
        between = self._theme.px(self._gap) * (len(boxes) - 1)
        if sum(_height(self, box, self.width()) for box in boxes) + between > self.height():
            for card in cards:
                for part in card.parts:
                    part.widget.setParent(self)
            for box in boxes:
                box.deleteLater()
            return False
        for box in boxes:
            self._page.addWidget(box)
            box.show()
        self._page.addStretch(1)
        self._pages, self._left = 1, 0
        self._pager.show_page(0, 1)
        self.dealt.emit()
        return True

    def _dealt(self, cards: Sequence[Card]) -> tuple[tuple[Piece, ...], ...]:
        theme = self._theme
        heights = []
        for card in cards:
            left, _, right, _ = card.margins
            width = self.width() - theme.px(left) - theme.px(right)
            first = True
            told = []
            for part in card.parts:
                rule = theme.stroke("normal") if part.rule and not first else 0
                gap = 0 if first else theme.px(part.gap)
                told.append(_height(self, part.widget, width) + gap + rule)
                first = False
            heights.append(told)
        edges = [theme.px(card.margins[1]) + theme.px(card.margins[3]) for card in cards]
        return deal(heights, edges, theme.px(self._gap), self.height(), self._foot())

    def _foot(self) -> int:
        return self._pager.sizeHint().height() + self._theme.px(ABOVE_PAGER)

    def _box(self, card: Card, piece: Piece) -> Box:
        theme = self._theme
        made = Box(card.box)
        inner = column(theme, made, card.margins)
        for place in range(piece.start, piece.end):
            part = card.parts[place]
            if place > piece.start:
                if part.rule:
                    line = row(theme, margins=(card.rule_from - card.margins[0], 0, 0, 0))
                    inner.addLayout(line)
                    line.addWidget(hairline(theme))
                space(theme, inner, part.gap)
            inner.addWidget(part.widget)
            part.widget.show()
        return made


def _height(room: QWidget, widget: QWidget, width: int) -> int:
    """What a widget that nobody has seen yet needs."""
    if widget.parent() is not room:
        widget.setParent(room)
    widget.hide()
    for part in widget.findChildren(QWidget):
        if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            part.setVisible(True)
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return max(layout.heightForWidth(width), layout.minimumSize().height())
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return max(widget.sizeHint().height(), widget.minimumHeight())


def _drop(parts: Iterable[Part]) -> None:
    for part in parts:
        part.widget.hide()
        part.widget.deleteLater()
