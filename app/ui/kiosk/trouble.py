"""What went wrong outside, what to do, and where somebody helps, on the rising sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.views import TroubleView
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import column, hairline, row, space
from app.ui.widgets.text import Text


class TroubleSheet(Calm):
    """`closed` follows 知道了."""

    closed = Signal()

    def __init__(self, theme: Theme, view: TroubleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = 56 if theme.portrait else 96
        inner = column(
            theme, self, (side, 56, side, 48) if theme.portrait else (side, 36, side, 32)
        )
        head = row(theme, gap=20)
        head.addWidget(Icon(theme, "warn", 56, "accent"))
        head.addWidget(Text(theme, view.headline, "take", "headline"), 1)
        inner.addLayout(head)
        space(theme, inner, 28 if theme.portrait else 16)
        inner.addWidget(Text(theme, view.sentence, "body"))
        inner.addStretch(1)
        space(theme, inner, 32 if theme.portrait else 20)
        for fact in view.facts:
            inner.addWidget(hairline(theme))
            space(theme, inner, 12)
            line = row(theme, gap=20)
            told = Text(theme, f"{fact.label}　{fact.value}", "subhead")
            by_first_line(theme, line, Icon(theme, fact.icon, 44), told)
            inner.addLayout(line)
            space(theme, inner, 12)
        space(theme, inner, 24 if theme.portrait else 12)
        done = Button(theme, "知道了")
        done.clicked.connect(self.closed)
        inner.addWidget(done)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
