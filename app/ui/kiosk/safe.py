"""19: the safe page. It needs nothing but the bundled font and what the hall's settings say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import SafeFact, SafeView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.cards import Card, Cards, Part
from app.ui.widgets.icon import Icon, by_first_line, tile
from app.ui.widgets.layout import LEFT, RIGHT, column, row, space
from app.ui.widgets.text import Text


class SafeScreen(Screen):
    """Says where to go instead. `retry_requested` follows 再试一次.

    Where a hall's facts do not fit they turn pages; the page is of no visit, so it stays here.
    """

    retry_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        large = theme.look.large
        self._view: SafeView | None = None
        head = Text(theme, "请直接到窗口", "display", "headline")
        words = Text(
            theme,
            "这台机器暂时不能用，不是您的问题。\n窗口照样告诉您要带什么，也能打清单。",
            "lead" if large else "body",
        )
        wide = theme.frame.width - 2 * theme.frame.margin if theme.portrait else LEFT
        self._facts = Cards(theme, theme.px(wide))
        self._facts.turned.connect(self._turn)
        healing = row(theme, gap=20)
        healed = Text(theme, "机器正在自己恢复，好了会回到首页。", "subhead")
        by_first_line(theme, healing, Icon(theme, "again", 44), healed)
        retry = Button(theme, "再试一次", ButtonKind.OUTLINE)
        retry.clicked.connect(self.retry_requested)
        self._staff = Text(theme, "", "floor", "ink2")
        if theme.portrait:
            page = foot = column(theme, self, (64, 24, 64, 28) if large else (64, 56, 64, 40))
        else:
            wide_row = row(theme, self, (64, 8, 64, 32), 72)
            page, foot = column(theme), column(theme)
            wide_row.addLayout(page, LEFT)
            wide_row.addLayout(foot, RIGHT)
        page.addWidget(head)
        if theme.portrait or not large:
            space(theme, page, 20)
            page.addWidget(words)
            space(theme, page, 48 if theme.portrait and not large else 28)
        else:
            space(theme, page, 12)
            space(theme, foot, 28)
            foot.addWidget(words)
        page.addWidget(self._facts, 1)
        if theme.portrait:
            space(theme, page, 24)
        else:
            foot.addStretch(1)
        foot.addLayout(healing)
        space(theme, foot, 28)
        foot.addWidget(retry)
        space(theme, foot, 24)
        foot.addWidget(self._staff)

    def show_safe(self, view: SafeView) -> None:
        if view == self._view:
            return
        self._view = view
        self._staff.set_content(view.staff)
        self._turn(0)

    def _turn(self, leaf: int) -> None:
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self._facts.show_cards([self._made], leaf)

    def _made(self) -> Sequence[Card]:
        assert self._view is not None
        parts = tuple(Part(self._fact(fact), rule=True) for fact in self._view.facts)
        return (Card(parts, (2, 2, 2, 2), "sheet", rule_from=38),)

    def _fact(self, fact: SafeFact) -> QWidget:
        theme = self.theme
        large = theme.look.large
        section = QWidget()
        padding = (16 if large else 38) if theme.portrait else 14 if large else 10
        made = row(theme, section, (38, padding, 38, padding), gap=36)
        side, size = (128, 80) if theme.portrait else (108, 68)
        made.addWidget(tile(theme, fact.icon, side, size), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(theme)
        words.addStretch(1)
        words.addWidget(Text(theme, fact.label, "helper", "ink2"))
        words.addWidget(Text(theme, fact.value, "row_title" if large else "fact_value", "name"))
        if fact.note:
            words.addWidget(Text(theme, fact.note, "helper" if large else "note", "ink2"))
        words.addStretch(1)
        made.addLayout(words, 1)
        return section
