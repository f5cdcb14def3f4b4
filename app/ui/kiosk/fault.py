"""05b: the printer does not print. The list is still there, as a code and as a number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.views import FaultView
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.code import CodeView
from app.ui.widgets.fitting import shed
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import Box, column, row, space
from app.ui.widgets.text import Text


class FaultScreen(Screen):
    """`again_requested` says that it is mended, `list_requested` leads back to the list.

    `turned` carries the code asked for, from 0. No button is filled: what goes on here is done
    by the hall's people.
    """

    again_requested = Signal()
    list_requested = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._number, self._total = 1, 1
        large = theme.look.large
        self._headline = Text(theme, "", "take" if large else "headline", "headline")
        self._sentence = Text(theme, "", "lead", "ink2")
        self._code = CodeView(theme, 520 if theme.portrait else 788)
        align = centre if theme.portrait else Qt.AlignmentFlag.AlignLeft
        self._scan = Text(theme, "", "take", "headline", align=align)
        self._scan_note = Text(theme, "", "subhead", "ink2", align=align)
        self._onward = Button(theme, " ", ButtonKind.OUTLINE, height=84, role="button_small")
        self._onward.clicked.connect(self._turn)
        self._sheet = Box("sheet")
        self._turning = QWidget()
        self._window = Text(theme, "", "card_title", "name")
        self._hint = Text(theme, "", "helper", "ink2")
        self._slip = Text(theme, "", "typed", "numeral", wrap=False)
        self._staff = Text(theme, "", "helper", "ink2", align=align)
        role = "button_mid" if large else "button"
        self._list = Button(theme, "回到清单", ButtonKind.OUTLINE, height=120, role=role, padding=8)
        self._list.clicked.connect(self.list_requested)
        self._again = Button(
            theme, " ", ButtonKind.OUTLINE, height=120, role=role, icon="print", icon_size=48,
            padding=12,
        )  # fmt: skip
        self._again.clicked.connect(self.again_requested)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def _stand(self) -> None:
        theme = self.theme
        large = theme.look.large
        page = column(theme, self, (64, 24 if large else 48, 64, 28 if large else 48))
        page.addLayout(self._head())
        space(theme, page, 32 if large else 40)
        inner = column(theme, self._sheet, (40, 16, 40, 28))  # the code has white of its own
        inner.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        space(theme, inner, 16)
        self._scanning(inner)
        page.addWidget(self._sheet)
        space(theme, page, 20 if large else 24)
        page.addWidget(self._card())
        page.addStretch(1)
        page.addWidget(self._staff)
        space(theme, page, 12 if large else 20)
        page.addLayout(self._actions())

    def _lie(self) -> None:
        """The code takes the height; what is said of it stands beside it."""
        theme = self.theme
        wide = row(theme, self, (64, 24, 64, 32), 56)
        inner = column(theme, self._sheet, (2, 2, 2, 2))
        inner.addWidget(self._code)
        wide.addWidget(self._sheet)
        side = column(theme)
        side.addLayout(self._head())
        side.addStretch(1)
        self._scanning(side)
        side.addStretch(1)
        side.addWidget(self._card())
        side.addStretch(1)
        side.addWidget(self._staff)
        space(theme, side, 12)
        side.addLayout(self._actions())
        wide.addLayout(side, 1)

    def _scanning(self, page: QVBoxLayout) -> None:
        """What to do with the code, and the way to the next one."""
        theme = self.theme
        page.addWidget(self._scan)
        page.addWidget(self._scan_note)
        turn = row(theme, self._turning, (0, 16, 0, 0))
        if theme.portrait:
            turn.addStretch(1)
        turn.addWidget(self._onward)
        turn.addStretch(1)
        page.addWidget(self._turning)

    def _head(self) -> QHBoxLayout:
        theme = self.theme
        head = row(theme, gap=32)
        side, size = (96, 60) if theme.look.large else (128, 80)
        head.addWidget(
            tile(theme, "print", side, size, accent=True), 0, Qt.AlignmentFlag.AlignVCenter
        )
        words = column(theme)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        return head

    def _card(self) -> Box:
        theme = self.theme
        large = theme.look.large
        card = Box("card")
        line = row(theme, card, (40, 24, 40, 24) if not large else (32, 16, 32, 16), 28)
        line.addWidget(Icon(theme, "desk", 64))
        words = column(theme)
        words.addWidget(self._window)
        words.addWidget(self._hint)
        line.addLayout(words, 1)
        (words if large else line).addWidget(self._slip)
        return card

    def _actions(self) -> QHBoxLayout:
        theme = self.theme
        actions = row(theme, gap=16)
        self._list.setMinimumWidth(theme.px(260))
        actions.addWidget(self._list)
        actions.addWidget(self._again, 1)
        return actions

    def show_fault(self, view: FaultView) -> None:
        self._number, self._total = view.number, view.total
        self._headline.set_content(view.headline)
        self._sentence.set_content(view.sentence)
        self._sheet.setVisible(bool(view.rows))
        self._code.show_code(view.rows, f"{view.scan}，{view.slip}")
        self._scan.setVisible(bool(view.rows))
        self._scan.set_content(view.scan)
        self._scan_note.set_content(view.scan_note)
        self._turning.setVisible(view.onward is not None)
        self._onward.set_label(view.onward or "")
        self._window.set_content(view.window)
        self._hint.set_content(view.window_hint)
        self._slip.set_content(view.slip)
        self._staff.set_content(view.staff or "")
        self._again.setVisible(view.again is not None)
        self._again.set_label(view.again or "")
        self._scan_note.setVisible(bool(view.rows))
        spare = [self._scan_note, self._hint] if view.rows else [self._hint]
        if view.staff is not None:
            spare.append(self._staff)
        else:
            self._staff.hide()
        shed(self, self.theme, spare)

    def _turn(self) -> None:
        self.turned.emit(self._number % self._total)
