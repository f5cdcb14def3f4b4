"""What can be done with a list: print it, take it along on a phone, or begin another errand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import column, row


class ListActions(QWidget):
    """The filled button says `label`; the others stand beside it, in landscape below it."""

    print_requested = Signal()
    scan_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        portrait = theme.portrait
        height = 132 if not portrait else 160 if theme.look.large else 128
        prints = Button(theme, label, height=height, icon="print", icon_size=52)
        aside = height if portrait else 104
        self._scan = _beside(theme, "扫码带走", "scan", aside)
        again = _beside(theme, "再办一件", "again", aside)
        prints.clicked.connect(self.print_requested)
        self._scan.clicked.connect(self.scan_requested)
        again.clicked.connect(self.again_requested)
        others = row(theme, gap=16)
        if portrait:
            all_in_a_row = row(theme, self, gap=16)
            all_in_a_row.addWidget(prints, 1)
            all_in_a_row.addLayout(others)
        else:
            pile = column(theme, self, gap=16)
            pile.addWidget(prints)
            pile.addLayout(others)
        for button in (self._scan, again):
            others.addWidget(button, 0 if portrait else 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def offer_scan(self, offered: bool) -> None:
        """Whether the list can be taken along on a phone."""
        self._scan.setVisible(offered)


def _beside(theme: Theme, label: str, icon: str, height: float) -> Button:
    stacked = theme.portrait and theme.look.large
    made = Button(
        theme, label, ButtonKind.OUTLINE, height=height, role="button_small", icon=icon,
        icon_size=44 if stacked else 50, padding=8, gap=12, stacked=stacked,
    )  # fmt: skip
    if theme.portrait:
        made.setMinimumWidth(theme.px(240 if stacked else 232))
    return made
