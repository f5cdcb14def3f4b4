"""What 01b and 02 have in common: words, a sheet of rows that lead on, and what turns its pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.screen import Screen
from app.ui.theme import Theme
from app.ui.widgets.layout import Box, column, hairline, page_height, reach, row, space
from app.ui.widgets.listing import ListRow, Pager
from app.ui.widgets.text import Text

SIDE, FOOT, TOP, LYING_TOP = 64, 56, 32, 40
"""Margins of the page: left and right, below, and above where it stands and where it lies."""
GAP, UNDER_WORDS = 72, 40
"""Between words and sheet, beside and above each other."""
BORDER = 2


class ListScreen(Screen):
    """Words above the sheet; in landscape they stand beside it, `left` design px wide.

    A subclass says the words and fills the sheet within its `_margins`: `edge` design px above
    and below the rows, which have `_room()` and `_width_within()`. `lead` is a type role.
    """

    def __init__(self, theme: Theme, lead: str, left: float, edge: float) -> None:
        super().__init__(theme)
        self._page = 0
        self._head = Text(theme, "", "list_headline", "headline")
        self._lead = Text(theme, "", lead, "ink2")
        self._left, self._edge = left, edge
        self._margins = (BORDER, edge, BORDER, edge)
        self._sheet = Box("sheet")
        self._place = column(theme)
        self._place.addWidget(self._sheet)
        self._place.addStretch(0)
        self._pager = Pager(theme, narrow=not theme.portrait)
        self._pager.turned.connect(self._show_page)
        if theme.portrait:
            self._stand()
        else:
            self._lie()

    def page(self) -> int:
        return self._page

    def _show_page(self, page: int) -> None:
        raise NotImplementedError

    def _stand(self) -> None:
        theme = self.theme
        page = column(theme, self, (SIDE, 0, SIDE, FOOT))
        upper = QWidget()
        words = column(theme, upper, (0, TOP, 0, UNDER_WORDS))
        words.addWidget(self._head)
        space(theme, words, 8)
        words.addWidget(self._lead)
        if theme.look.low:
            words.addStretch(1)
            upper.setFixedHeight(reach(theme))
        page.addWidget(upper)
        page.addLayout(self._place, 1)
        self._pager.setContentsMargins(0, theme.px(20), 0, 0)
        page.addWidget(self._pager)

    def _lie(self) -> None:
        theme = self.theme
        page = row(theme, self, (SIDE, LYING_TOP, SIDE, FOOT), GAP)
        left, right = column(theme), column(theme)
        left.addWidget(self._head)
        space(theme, left, 24)
        left.addWidget(self._lead)
        left.addStretch(1)
        left.addWidget(self._pager)
        if theme.look.low:
            right.addSpacing(reach(theme) - theme.px(LYING_TOP))
        right.addLayout(self._place, 1)
        page.addLayout(left, round(self._left))
        page.addLayout(right, round(self._right()))

    def _right(self) -> float:
        """How wide the sheet is in landscape, in design px."""
        return self.theme.frame.width - 2 * SIDE - GAP - self._left

    def _width_within(self) -> int:
        """How wide rows are that take the whole of the sheet, in screen px."""
        theme = self.theme
        wide = theme.frame.width - 2 * SIDE if theme.portrait else self._right()
        return theme.px(wide) - theme.px(2 * BORDER)

    def _room(self) -> int:
        """How high the rows may be together, in screen px."""
        theme = self.theme
        bare = page_height(theme) - theme.px(FOOT + 2 * self._edge)
        if theme.look.low:
            return bare - reach(theme)
        if not theme.portrait:
            return bare - theme.px(LYING_TOP)
        width = theme.px(theme.frame.width - 2 * SIDE)
        words = self._head.heightForWidth(width) + self._lead.heightForWidth(width)
        return bare - words - theme.px(TOP + 8 + UNDER_WORDS)

    def _foot(self) -> int:
        """What the pager takes of the room where there is one, in screen px."""
        return self._pager.sizeHint().height() if self.theme.portrait else 0

    def _fill(
        self, rows: QVBoxLayout, made: Sequence[ListRow], shares: Sequence[int], inset: float
    ) -> None:
        """Rows with hairlines between them, from `inset` on; they share free room by `shares`."""
        for number, (one, share) in enumerate(zip(made, shares, strict=True)):
            if number:
                line = row(self.theme, margins=(inset, 0, 0, 0))
                line.addWidget(hairline(self.theme))
                rows.addLayout(line)
            rows.addWidget(one, share)
