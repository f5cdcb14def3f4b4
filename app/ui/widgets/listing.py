"""Rows of a sheet that lead on, and the pager: lists turn pages, they never scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.face import Face, Pile
from app.ui.widgets.layout import column, row
from app.ui.widgets.parts import Line, Part, Picture, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text, paragraph


class ListRow(Tap):
    """A row of a sheet that leads on: title, note below, something at the right, a chevron.

    `lead` stands before the title (a numeral), `aside` before the chevron, `below` under the
    note. `inset` is where the words begin, in design px.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        note: str | None,
        *,
        height: float,
        title_role: str = "name",
        note_role: str = "helper",
        lead: Part | None = None,
        aside: Part | None = None,
        below: Part | None = None,
        inset: float = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "list_row", title, height, parent)
        lines = [Line(title, title_role, "name")]
        if note:
            self.setAccessibleDescription(note)
            lines.append(Line(note, note_role, "ink2"))
        parts: list[Part] = [lead] if lead is not None else []
        words: Part = Words(theme, lines)
        if below is not None:
            left = Qt.AlignmentFlag.AlignLeft
            words = Pile(theme, (words, below), 8, left, stretch=True)
        parts.append(words)
        if aside is not None:
            parts.append(aside)
        parts.append(Picture(theme, "right", 36, "control", 3))
        edge = 6 if below is None else 16
        self.set_face(Face(theme, parts, (inset, edge, 30, edge), 24))

    def ring_radius(self) -> int:
        return self.theme.radius("chip")


class Pager(QWidget):
    """上一页, 第 1 页，共 2 页, 下一页. Hidden while there is one page only.

    `turned` carries the page asked for, from 0. The owner calls `show_page`. `narrow` sets the
    words above the buttons. `more` tells what is on the pages to come, in a few words; `widest` is
    the longest of them. Between the buttons it has its room on every page, so that a finger finds
    them at one spot.
    """

    turned = Signal(int)
    HEIGHT, HEIGHT_LARGE = 84, 100
    """Of the buttons, design px."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        narrow: bool = False,
        widest: str = "",
    ) -> None:
        super().__init__(parent)
        self._page = 0
        above = narrow or (theme.look.large and theme.portrait)
        centre = Qt.AlignmentFlag.AlignHCenter
        outer = column(theme, self, gap=16 if narrow else 8)
        inner = row(theme, gap=20)
        tall = self.HEIGHT_LARGE if theme.look.large else self.HEIGHT
        self._back = Button(
            theme, "上一页", ButtonKind.OUTLINE, height=tall, role="button_small", padding=24
        )
        self._next = Button(
            theme, "下一页", ButtonKind.OUTLINE, height=tall, role="button_small", padding=24
        )
        for button in (self._back, self._next):
            policy = button.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
            button.setSizePolicy(policy)
            # Hidden, it may be laid out in no room at all: a label in two lines would change how
            # high the pager is, and with it how pages are dealt out.
            button.setMinimumWidth(button.sizeHint().width())
        self._place = Text(theme, "", "helper", "ink2", align=centre, wrap=False)
        self._more = Text(theme, "", "label", align=centre, wrap=above)
        self._more.hide()
        inner.addWidget(self._back, 1)
        if above:
            outer.addStretch(1)  # with or without `more` the buttons stay at their spot
            outer.addWidget(self._more)
        if narrow:
            outer.addWidget(self._place)
        else:
            words = column(theme)
            words.addStretch(1)
            words.addWidget(self._place)
            room = paragraph(theme, _place(98, 99), "helper").natural_width
            if not above:
                words.addWidget(self._more)
                room = max(room, paragraph(theme, widest, "label").natural_width)
            self._place.setMinimumWidth(room)
            words.addStretch(1)
            inner.addLayout(words)
        inner.addWidget(self._next, 1)
        outer.addLayout(inner)
        self._back.clicked.connect(self._turn_back)
        self._next.clicked.connect(self._turn_on)
        self.hide()

    def show_page(self, page: int, pages: int, more: str = "") -> None:
        """Say where we are; `page` counts from 0."""
        self._page = page
        self._more.set_content(more)
        self._more.setVisible(bool(more))
        self._place.set_content(_place(page, pages))
        self._back.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < pages)
        self.setVisible(pages > 1)

    def _turn_back(self) -> None:
        self.turned.emit(self._page - 1)

    def _turn_on(self) -> None:
        self.turned.emit(self._page + 1)


def _place(page: int, pages: int) -> str:
    return f"第 {page + 1} 页，共 {pages} 页"
