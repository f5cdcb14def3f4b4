"""03b: why this is asked, and the words of the official list behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.asking import WhyView
from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import column, row, space
from app.ui.widgets.quote import QuoteBlock
from app.ui.widgets.text import Text


class WhySheet(Calm):
    """Stands on the rising sheet. `closed` follows 知道了."""

    closed = Signal()

    def __init__(self, theme: Theme, view: WhyView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = 56 if theme.portrait else 96
        inner = column(
            theme, self, (side, 56, side, 48) if theme.portrait else (side, 40, side, 32)
        )
        head = row(theme, gap=20)
        head.addWidget(Icon(theme, "ask", 56))
        head.addWidget(Text(theme, "为什么问这个？", "take", "headline"), 1)
        inner.addLayout(head)
        space(theme, inner, 28 if theme.portrait else 16)
        inner.addWidget(Text(theme, view.sentences, "body"))
        for number, quote in enumerate(view.quotes):
            space(theme, inner, 24 if number else 36)
            inner.addWidget(QuoteBlock(theme, quote.head, quote.text, quote.source))
        inner.addStretch(1)
        space(theme, inner, 48 if theme.portrait else 28)
        done = Button(theme, "知道了", height=136 if theme.look.large else 120)
        done.clicked.connect(self.closed)
        inner.addWidget(done)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
