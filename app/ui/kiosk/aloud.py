"""The sheet of 朗读: pause, louder, softer, and no more."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import column, row, space
from app.ui.widgets.steps import StepBars
from app.ui.widgets.text import Text

SIDE, SIDE_LYING = 56, 96


class Reading(Enum):
    """How the reading of a page stands."""

    ON = "on"
    PAUSED = "paused"
    ENDED = "ended"


class AloudView(NamedTuple):
    """`level` of `levels` is how loud."""

    reading: Reading
    level: int
    levels: int


class AloudSheet(Calm):
    """`toggled` follows 暂停, 接着读, 再读一遍; `levelled` carries the loudness asked for.

    `ended` follows 不读了, `folded` 收起.
    """

    toggled = Signal()
    levelled = Signal(int)
    ended = Signal()
    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = 0
        self._shown: AloudView | None = None
        side = SIDE if theme.portrait else SIDE_LYING
        inner = column(
            theme, self, (side, 48, side, 48) if theme.portrait else (side, 36, side, 32)
        )
        head = row(theme, gap=20)
        head.addWidget(Icon(theme, "speak", 56))
        self._title = Text(theme, "", "take", "headline")
        head.addWidget(self._title, 1)
        inner.addLayout(head)
        space(theme, inner, 28 if theme.portrait else 16)
        self._bars = StepBars(theme)
        inner.addWidget(self._bars)
        space(theme, inner, 32 if theme.portrait else 20)
        self._toggle = Button(theme, "", ButtonKind.OUTLINE, height=128, role="button_mid",
                              icon="pause", padding=12, gap=16)  # fmt: skip
        self._toggle.clicked.connect(self.toggled)
        self._softer = self._loudness("小声些", "softer", -1)
        self._louder = self._loudness("大声些", "louder", 1)
        controls = row(theme, gap=20)
        for button in (self._toggle, self._softer, self._louder):
            controls.addWidget(button, 1)
        inner.addLayout(controls)
        space(theme, inner, 20)
        no_more = Button(theme, "不读了", ButtonKind.OUTLINE, height=120, role="button_mid",
                         icon="x", padding=12, gap=16)  # fmt: skip
        no_more.clicked.connect(self.ended)
        fold = Button(theme, "收起，接着听", then="down", icon_size=44, padding=20)
        fold.clicked.connect(self.folded)
        last = row(theme, gap=20)
        last.addWidget(no_more, 1)
        last.addWidget(fold, 2)
        inner.addLayout(last)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_reading(self, view: AloudView) -> None:
        if view == self._shown:
            return
        self._shown = view
        self._level = view.level
        match view.reading:
            case Reading.ON:
                title, label, icon = "正在朗读这一页", "暂停", "pause"
            case Reading.PAUSED:
                title, label, icon = "朗读暂停了", "接着读", "play"
            case Reading.ENDED:
                title, label, icon = "这一页读完了", "再读一遍", "again"
            case _:
                assert_never(view.reading)
        self._title.set_content(title)
        self._toggle.set_icon(icon)
        self._toggle.set_label(label)
        self._bars.show_steps(f"音量 {view.level}", view.level, view.levels)
        self._softer.setEnabled(view.level > 1)
        self._louder.setEnabled(view.level < view.levels)

    def starts_at(self) -> QWidget:
        """Where keys begin."""
        return self._toggle

    def _loudness(self, label: str, icon: str, by: int) -> Button:
        made = Button(
            self._theme, label, ButtonKind.OUTLINE, height=128, role="button_mid",
            icon=icon, padding=12, gap=16,
        )  # fmt: skip
        made.clicked.connect(lambda _checked=False: self.levelled.emit(self._level + by))
        return made
