"""12: what an item is, before any question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import FactView, OverviewView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.flow import FlowChart
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, clear, column, grid, hairline, row, space
from app.ui.widgets.quote import QuoteBlock
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Run, Text

INDENT = 64


class OverviewScreen(Screen):
    """`start_requested` follows 开始 (or 看清单), `guide_requested` 不答题，直接看全部材料."""

    start_requested = Signal()
    guide_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._way_in = Text(theme, "", "helper", "ink2")
        self._name = Text(theme, "", "headline", "headline")
        self._plain = Text(theme, "", "lead")
        self._sheet = Box("sheet")
        self._sections = column(theme, self._sheet, (2, 2, 2, 2))
        self._side = column(theme)
        self._made: list[QWidget] = []
        self._start = Button(theme, "开始", height=136, role="button_big", then="arrow")
        self._start.clicked.connect(self.start_requested)
        self._guide = Button(
            theme,
            "不答题，直接看全部材料",
            ButtonKind.OUTLINE,
            height=112,
            role="button_mid",
            icon="list",
            icon_size=44,
        )
        self._guide.clicked.connect(self.guide_requested)
        page = column(theme, self, (64, 16, 64, 32)) if theme.portrait else column(theme)
        page.addWidget(self._way_in)
        page.addWidget(self._name)
        page.addWidget(self._plain)
        space(theme, page, 28)
        page.addWidget(self._sheet)
        page.addStretch(1)
        foot = page
        if not theme.portrait:
            wide = row(theme, self, (64, 24, 64, 32), 72)
            foot = column(theme)
            wide.addLayout(page, 1104)
            wide.addLayout(foot, 616)
            space(theme, foot, 8)
            foot.addLayout(self._side)
            foot.addStretch(1)
        space(theme, foot, 20)
        foot.addWidget(self._start)
        space(theme, foot, 20)
        foot.addWidget(self._guide)

    def show_overview(self, view: OverviewView) -> None:
        """Hints below the facts are left out where all of it would not fit, the date last."""
        for kept in (lambda _: True, lambda fact: fact.icon == "cal", lambda _: False):
            facts = (fact if kept(fact) else fact._replace(note=None) for fact in view.facts)
            self._fill(view._replace(facts=tuple(facts)))
            if not self._overflows():
                return

    def _overflows(self) -> bool:
        """Whether the page needs more height than it has; new widgets count only when shown."""
        layout, frame = self.layout(), self.theme.frame
        assert layout is not None
        for part in self._made:
            for widget in (part, *part.findChildren(QWidget)):
                widget.show()
        room = self.theme.px(frame.height - frame.header - frame.bar)
        layout.invalidate()
        return layout.heightForWidth(self.theme.px(frame.width)) > room

    def _fill(self, view: OverviewView) -> None:
        theme = self.theme
        self._way_in.set_content(view.way_in)
        self._name.set_content(view.name)
        self._plain.set_content(view.plain)
        clear(self._sections)
        clear(self._side)
        parts: list[QWidget] = []
        inside = view.quote is not None and theme.portrait
        if view.suits or inside:
            parts.append(self._suits(view))
        if view.facts:
            parts.append(self._facts(view.facts))
        steps = self._steps(view) if view.nodes else None
        if steps is not None and theme.portrait:
            parts.append(steps)
        elif steps is not None:
            self._side.addWidget(steps)
        if view.quote is not None and not theme.portrait:
            space(theme, self._side, 32)
            self._side.addWidget(
                QuoteBlock(theme, view.quote.head, view.quote.text, view.quote.source, small=True)
            )
        for number, part in enumerate(parts):
            if number:
                line = row(theme, margins=(36, 0, 0, 0))
                line.addWidget(hairline(theme))
                self._sections.addLayout(line)
            self._sections.addWidget(part)
        self._made = [*parts, *([steps] if steps is not None else [])]
        self._sheet.setVisible(bool(parts))
        self._start.set_label("开始" if view.questions else "看清单")
        self._guide.setVisible(view.questions)

    def _suits(self, view: OverviewView) -> QWidget:
        theme = self.theme
        section = QWidget()
        inner = column(theme, section, (36, 32, 36, 34))
        inner.addLayout(self._heading("user", "适合您吗？"))
        indented = column(theme, margins=(INDENT, 0, 0, 0))
        if view.suits:
            space(theme, inner, 16)
            indented.addWidget(Text(theme, "\n".join(view.suits), "text"))
        if view.quote is not None and theme.portrait:
            space(theme, indented, 20)
            indented.addWidget(
                QuoteBlock(theme, view.quote.head, view.quote.text, view.quote.source, small=True)
            )
        inner.addLayout(indented)
        return section

    def _facts(self, facts: tuple[FactView, ...]) -> QWidget:
        """Two columns with hairlines between; an odd last fact takes the whole row."""
        theme = self.theme
        section = QWidget()
        cells = grid(theme, section, (36, 0, 0, 0))
        cells.setColumnStretch(0, 438)
        cells.setColumnStretch(2, 474)
        for number, fact in enumerate(facts):
            line, place = divmod(number, 2)
            alone = place == 0 and number == len(facts) - 1
            if place == 0 and line:
                cells.addWidget(hairline(theme), line * 2 - 1, 0, 1, 3)
            if place == 1:
                cells.addWidget(hairline(theme, upright=True), line * 2, 1)
            cells.addWidget(self._fact(fact, place == 1), line * 2, place * 2, 1, 3 if alone else 1)
        return section

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
        inner = column(theme, section, (36, 28, 36, 36) if theme.portrait else (0, 0, 0, 0))
        heading = self._heading("steps", "怎么办")
        if view.channel is not None:
            heading.addWidget(Tag(theme, view.channel, TagKind.OUTLINE))
        inner.addLayout(heading)
        space(theme, inner, 20)
        inner.addWidget(FlowChart(theme, view.nodes))
        return section

    def _heading(self, icon: str, words: str) -> QHBoxLayout:
        made = row(self.theme, gap=16)
        made.addWidget(Icon(self.theme, icon, 48))
        made.addWidget(Text(self.theme, words, "card_title", "name"), 1)
        return made
