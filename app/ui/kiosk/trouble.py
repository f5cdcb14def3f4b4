"""One sentence about what went wrong and what to do, on the rising sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import column, row, space
from app.ui.widgets.text import Text


class TroubleSheet(Calm):
    """`closed` follows 知道了."""

    closed = Signal()

    def __init__(self, theme: Theme, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = 56 if theme.portrait else 96
        inner = column(theme, self, (side, 56, side, 48))
        head = row(theme, gap=20)
        head.addWidget(Icon(theme, "warn", 56, "accent"))
        head.addWidget(Text(theme, "这一步没有办成", "take", "headline"), 1)
        inner.addLayout(head)
        space(theme, inner, 28)
        inner.addWidget(Text(theme, sentence, "body"))
        inner.addStretch(1)
        space(theme, inner, 48)
        done = Button(theme, "知道了")
        done.clicked.connect(self.closed)
        inner.addWidget(done)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
