"""12: what an item is, before any question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import FactView, OverviewView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.cards import Card, Cards, Part
from app.ui.widgets.fitting import pieces
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import LEFT, RIGHT, clear, column, grid, hairline, row, space
from app.ui.widgets.quote import QuoteBlock
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Run, Text

INDENT = 64
MOST_LINES = 3
"""Lines of 大字 that stay together."""


class OverviewScreen(Screen):
    """`start_requested` follows 开始 (or 看清单), `guide_requested` 不答题，直接看全部材料.

    `turned` carries a page of the sheet: what does not fit turns pages.
    """

    start_requested = Signal()
    guide_requested = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._way_in = Text(theme, "", "helper", "ink2")
        self._name = Text(theme, "", "headline", "headline")
        self._plain = Text(theme, "", "lead")
        wide = theme.frame.width - 2 * theme.frame.margin if theme.portrait else LEFT
        self._sheet = Cards(theme, theme.px(wide))
        self._sheet.turned.connect(self.turned)
        self._side = column(theme)
        self._start = Button(theme, "开始", height=136, role="button_big", then="arrow")
        self._start.clicked.connect(self.start_requested)
        self._guide = Button(
            theme, "不答题，直接看全部材料", ButtonKind.OUTLINE, height=112, role="button_mid",
            icon=None if theme.look.large and not theme.portrait else "list", icon_size=44,
            padding=16,
        )  # fmt: skip
        self._guide.clicked.connect(self.guide_requested)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        page = column(self.theme, self, (64, 16, 64, 32))
        self._top(page, 28)
        page.addWidget(self._sheet, 1)
        self._foot(page)

    def _lie(self) -> None:
        """In 大字 the name takes the whole width: so it needs one line, mostly."""
        theme = self.theme
        outer = column(theme, self, (64, 24, 64, 32))
        left, right = column(theme), column(theme)
        if theme.look.large:
            self._top(outer, 20)
        else:
            self._top(left, 20)
        left.addWidget(self._sheet, 1)
        space(theme, right, 8)
        right.addLayout(self._side)
        right.addStretch(1)
        self._foot(right)
        wide = row(theme, gap=72)
        wide.addLayout(left, LEFT)
        wide.addLayout(right, RIGHT)
        outer.addLayout(wide, 1)

    def _top(self, page: QVBoxLayout, gap: float) -> None:
        for words in (self._way_in, self._name, self._plain):
            page.addWidget(words)
        space(self.theme, page, gap)

    def _foot(self, page: QVBoxLayout) -> None:
        for button in (self._start, self._guide):
            space(self.theme, page, 20)
            page.addWidget(button)

    def show_overview(self, view: OverviewView, leaf: int = 0) -> None:
        """Hints below the facts are left out where that spares a page, the date last."""
        theme = self.theme
        self._way_in.set_content(view.way_in)
        self._name.set_content(view.name)
        self._plain.set_content(view.plain)
        self._start.set_label("开始" if view.questions else "看清单")
        self._guide.setVisible(view.questions)
        clear(self._side)
        beside = not theme.portrait and not theme.look.large
        if beside:
            if view.nodes:
                self._side.addWidget(self._heading(view))
                space(theme, self._side, 20)
                self._side.addWidget(FlowChart(theme, view.nodes))
            if view.quote is not None:
                space(theme, self._side, 32)
                self._side.addWidget(self._quote(view))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._sheet.show_cards([self._maker(view, keep, beside) for keep in (2, 1, 0)], leaf)

    def _maker(self, view: OverviewView, notes: int, beside: bool) -> Callable[[], Sequence[Card]]:
        """What makes the sheet; `notes`: 2 all hints of the facts, 1 the date, 0 none."""

        def kept(fact: FactView) -> FactView:
            keep = notes == 2 or (notes == 1 and fact.icon == "cal")
            return fact if keep else fact._replace(note=None)

        def make() -> Sequence[Card]:
            told = view._replace(facts=tuple(kept(fact) for fact in view.facts))
            parts = tuple(self._parts(told, beside=beside))
            return (Card(parts, (2, 2, 2, 2), "sheet"),) if parts else ()

        return make

    def _parts(self, view: OverviewView, *, beside: bool) -> Iterator[Part]:
        inside = view.quote is not None and not beside
        if view.suits or inside:
            yield from self._suits(view, last=not inside)
        if inside:
            section = QWidget()
            inner = column(self.theme, section, (36 + INDENT, 0, 36, 34))
            inner.addWidget(self._quote(view))
            yield Part(section)
        yield from self._facts(view.facts)
        if view.nodes and not beside:
            yield Part(self._steps(view), rule=True)

    def _suits(self, view: OverviewView, *, last: bool) -> Iterator[Part]:
        """In 大字 the words may be cut after a few lines."""
        theme = self.theme
        words = "\n".join(view.suits)
        width = self._sheet.width() - theme.px(36 + INDENT + 36 + 4)
        tight = theme.look.large and not theme.portrait
        most = 2 if tight else MOST_LINES if theme.look.large else len(words)
        cut = list(pieces(theme, words, "text", width, most)) if words else [""]
        for number, piece in enumerate(cut):
            section = QWidget()
            bottom = 0 if number < len(cut) - 1 else 34 if last else 20
            top = 0 if number else 16 if tight else 32
            inner = column(theme, section, (36, top, 36, bottom))
            if not number:
                inner.addLayout(self._titled("user", "适合您吗？"))
                space(theme, inner, 0 if not piece else 4 if tight else 16)
            if piece:
                indented = column(theme, margins=(INDENT, 0, 0, 0))
                indented.addWidget(Text(theme, piece, "text"))
                inner.addLayout(indented)
            yield Part(section, rule=not number)

    def _quote(self, view: OverviewView) -> QuoteBlock:
        quote = view.quote
        assert quote is not None
        return QuoteBlock(self.theme, quote.head, quote.text, quote.source, small=True)

    def _facts(self, facts: tuple[FactView, ...]) -> Iterator[Part]:
        """Two columns with hairlines between; an odd last fact takes the whole row."""
        theme = self.theme
        for number in range(0, len(facts), 2):
            pair = facts[number : number + 2]
            line = QWidget()
            cells = grid(theme, line, (36, 0, 0, 0))
            cells.setColumnStretch(0, 400 if theme.look.large else 438)
            cells.setColumnStretch(2, 512 if theme.look.large else 474)
            cells.addWidget(self._fact(pair[0], False), 0, 0, 1, 3 if len(pair) == 1 else 1)
            if len(pair) == 2:
                cells.addWidget(hairline(theme, upright=True), 0, 1)
                cells.addWidget(self._fact(pair[1], True), 0, 2)
            yield Part(line, rule=True)

    def _fact(self, fact: FactView, right: bool) -> QWidget:
        theme = self.theme
        cell = QWidget()
        pad = 24 if theme.portrait else 20
        inner = row(theme, cell, (36 if right else 0, pad, 12, pad), 16)
        inner.addWidget(Icon(theme, fact.icon, 48), 0, Qt.AlignmentFlag.AlignTop)
        words = column(theme)
        words.addWidget(Text(theme, fact.label, "caption", "ink2"))
        words.addWidget(Text(theme, self._value(fact), "fact", "name"))
        if fact.note:
            words.addWidget(Text(theme, fact.note, "caption", "ink2"))
        words.addStretch(1)
        inner.addLayout(words, 1)
        return cell

    def _value(self, fact: FactView) -> tuple[Run, ...]:
        if not fact.numeral:
            return (Run(fact.before),)
        before = (Run(f"{fact.before} "),) if fact.before else ()
        return (*before, Run(fact.numeral, "numeral_fact", "numeral"), Run(f" {fact.after}"))

    def _steps(self, view: OverviewView) -> QWidget:
        theme = self.theme
        section = QWidget()
        inner = column(theme, section, (36, 28, 36, 36))
        inner.addWidget(self._heading(view))
        space(theme, inner, 20)
        inner.addWidget(FlowChart(theme, view.nodes))
        return section

    def _heading(self, view: OverviewView) -> QWidget:
        """怎么办, and the channel."""
        made = QWidget()
        outer = column(self.theme, made)
        heading = self._titled("steps", "怎么办")
        if view.channel is not None:
            heading.addWidget(Tag(self.theme, view.channel, TagKind.OUTLINE))
        outer.addLayout(heading)
        return made

    def _titled(self, icon: str, words: str) -> QHBoxLayout:
        made = row(self.theme, gap=16)
        made.addWidget(Icon(self.theme, icon, 48))
        made.addWidget(Text(self.theme, words, "card_title", "name"), 1)
        return made
