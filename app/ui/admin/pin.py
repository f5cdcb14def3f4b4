"""23: the attendant's number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.attempts import DIGITS
from app.ui.admin.digits import DigitPad
from app.ui.admin.views import PinView
from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import column, row, space
from app.ui.widgets.text import Text

DOT, DOT_GAP = 56, 36


class Dots(QLabel):
    """Six circles, as many filled as digits are in. A label for screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filled = 0
        self.setFixedHeight(theme.px(DOT))

    def show_filled(self, filled: int) -> None:
        self._filled = filled
        self.setAccessibleName(f"已输 {filled} 位，共 {DIGITS} 位")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(DIGITS * (DOT + DOT_GAP) - DOT_GAP), self._theme.px(DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = theme.stroke("mark")
        side, step = theme.px(DOT), theme.px(DOT + DOT_GAP)
        left = (self.width() - self.sizeHint().width()) / 2
        for number in range(DIGITS):
            on = number < self._filled
            painter.setPen(QPen(theme.colour("primary" if on else "control"), stroke))
            painter.setBrush(theme.colour("primary" if on else "surface"))
            circle = QRectF(left + number * step, 0, side, side)
            painter.drawEllipse(circle.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))


class PinScreen(Screen):
    """`digit_pressed`, `erased` and `cleared` follow the pad, `home_requested` the button."""

    digit_pressed = Signal(str)
    erased = Signal()
    cleared = Signal()
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._lead = Text(theme, "", "lead", "ink2")
        self._dots = Dots(theme)
        self._told = Text(theme, "", "helper", "ink2", align=centre)
        self._wrong = Text(theme, "", "label", "accent")
        self._warning = QWidget()
        warning = row(theme, self._warning, gap=12)
        warning.addStretch(1)
        warning.addWidget(Icon(theme, "warn", 40, "accent", 3))
        warning.addWidget(self._wrong)
        warning.addStretch(1)
        self._pad = DigitPad(theme)
        self._pad.pressed.connect(self.digit_pressed)
        self._pad.erased.connect(self.erased)
        self._pad.cleared.connect(self.cleared)
        if theme.portrait:
            page = column(theme, self)
            words = column(theme, margins=(64, 56, 64, 0))
            page.addLayout(words, 1)
            foot = row(theme, margins=(32, 24, 32, 0))
            foot.addWidget(self._pad)
            page.addLayout(foot)
        else:
            policy = self._pad.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # the words keep their width
            self._pad.setSizePolicy(policy)
            page_row = row(theme, self, (64, 24, 64, 0), 72)
            words, side = column(theme, margins=(0, 0, 0, 32)), column(theme)
            side.addStretch(1)
            side.addWidget(self._pad)
            page_row.addLayout(words, 1000)
            page_row.addLayout(side, 720)
        self._fill(words)

    def _fill(self, page: QVBoxLayout) -> None:
        theme = self.theme
        head = row(theme, gap=32)
        head.addWidget(tile(theme, "lock", 128, 80), 0, Qt.AlignmentFlag.AlignVCenter)
        names = column(theme)
        names.addWidget(Text(theme, "工作人员", "list_headline", "headline"))
        names.addWidget(self._lead)
        head.addLayout(names, 1)
        page.addLayout(head)
        space(theme, page, 32)
        page.addStretch(2)
        page.addWidget(self._dots)
        space(theme, page, 32)
        page.addWidget(self._told)
        page.addWidget(self._warning)
        page.addStretch(3)
        centre = Qt.AlignmentFlag.AlignHCenter
        page.addWidget(Text(theme, "来办事的？不用进这里。", "helper", "ink2", align=centre))
        space(theme, page, 16)
        home = Button(theme, "我不是工作人员，回首页", ButtonKind.OUTLINE, icon="home", padding=16)
        home.clicked.connect(self.home_requested)
        page.addWidget(home)
        if not theme.look.low:
            page.addStretch(1)

    def show_pin(self, view: PinView) -> None:
        self._lead.set_content(view.lead)
        self._dots.show_filled(view.filled)
        self._dots.setVisible(view.open)
        self._told.set_content(view.told)
        self._told.setVisible(not view.wrong)
        self._wrong.set_content(view.told)
        self._warning.setVisible(view.wrong)
        self._pad.setVisible(view.open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pad.isHidden() or not self._pad.press_key(event):
            super().keyPressEvent(event)
