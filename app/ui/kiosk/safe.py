"""19: the safe page. It needs nothing but the bundled font and what the hall's settings say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import SafeFact, SafeView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.text import Text


class SafeScreen(Screen):
    """Says where to go instead. `retry_requested` follows 再试一次."""

    retry_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        head = Text(theme, "请直接到窗口", "display", "headline")
        words = Text(
            theme,
            "这台机器暂时不能用，不是您的问题。\n窗口照样告诉您要带什么，也能打清单。",
            "body",
        )
        self._sheet = Box("sheet")
        self._facts = column(theme, self._sheet, (2, 2, 2, 2))
        healing = row(theme, gap=20)
        healing.addWidget(Icon(theme, "again", 44), 0, Qt.AlignmentFlag.AlignTop)
        healing.addWidget(Text(theme, "机器正在自己恢复，好了会回到首页。", "subhead"), 1)
        retry = Button(theme, "再试一次", ButtonKind.OUTLINE)
        retry.clicked.connect(self.retry_requested)
        self._staff = Text(theme, "", "floor", "ink2")
        if theme.portrait:
            page = foot = column(theme, self, (64, 56, 64, 40))
        else:
            wide = row(theme, self, (64, 8, 64, 32), 72)
            page, foot = column(theme), column(theme)
            wide.addLayout(page, 1104)
            wide.addLayout(foot, 616)
            foot.addStretch(1)
        page.addWidget(head)
        space(theme, page, 20)
        page.addWidget(words)
        space(theme, page, 48 if theme.portrait else 28)
        page.addWidget(self._sheet)
        page.addStretch(1)
        foot.addLayout(healing)
        space(theme, foot, 28)
        foot.addWidget(retry)
        space(theme, foot, 24)
        foot.addWidget(self._staff)

    def show_safe(self, view: SafeView) -> None:
        clear(self._facts)
        for number, fact in enumerate(view.facts):
            if number:
                line = row(self.theme, margins=(38, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                self._facts.addLayout(line)
            self._facts.addLayout(self._fact(fact))
        self._staff.set_content(view.staff)

    def _fact(self, fact: SafeFact) -> QHBoxLayout:
        theme = self.theme
        padding = 38 if theme.portrait else 4
        made = row(theme, margins=(38, padding, 38, padding), gap=36)
        made.addWidget(tile(theme, fact.icon, 128, 80), 0, Qt.AlignmentFlag.AlignVCenter)
        words = column(theme)
        words.addStretch(1)
        words.addWidget(Text(theme, fact.label, "helper", "ink2"))
        words.addWidget(Text(theme, fact.value, "fact_value", "name"))
        if fact.note:
            words.addWidget(Text(theme, fact.note, "note", "ink2"))
        words.addStretch(1)
        made.addLayout(words, 1)
        return made
