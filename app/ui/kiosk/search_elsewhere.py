"""13b: where to look when nothing is found."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.hall import HOTLINE
from app.ui.searching import ElsewhereView
from app.ui.theme import Theme
from app.ui.widgets.face import Face
from app.ui.widgets.icon import Icon, tile
from app.ui.widgets.layout import Box, clear, column, hairline, row, space
from app.ui.widgets.parts import Line, Picture, Words
from app.ui.widgets.tap import Tap
from app.ui.widgets.text import Text

ROOMY, TIGHT = 154, 116
"""Height of a row, and where it has to be lower: design px."""


class Elsewhere(QObject):
    """Two widgets, hidden until there is something to say: `told` is read, `ways` are tapped.

    In 低位 they stand apart, and where to ask, which nobody taps, is told.
    """

    categories_requested = Signal()
    topics_requested = Signal()

    def __init__(self, theme: Theme, width: float, parent: QWidget) -> None:
        """`width` in design px."""
        super().__init__(parent)
        self._theme, self._width = theme, theme.px(width)
        self.told, self.ways = QWidget(), QWidget()
        apart = theme.look.low and not theme.portrait  # right below the field, else below `told`
        self._above = 16 if apart else 0
        self._telling = column(theme, self.told)
        self._leading = column(theme, self.ways, (0, self._above, 0, 0))

    def show_view(self, view: ElsewhereView | None, room: int) -> int:
        """In low rows where high ones have no `room`; the height that it takes of it.

        Both in screen px. In 低位 what is told takes none.
        """
        theme = self._theme
        self._clear()
        for box in (self.told, self.ways):
            box.setVisible(view is not None)
        if view is None:
            return 0
        roomy = theme.portrait and not theme.look.low
        tall = self._fill(view, ROOMY if roomy else TIGHT)
        if roomy and tall > room:
            self._clear()
            tall = self._fill(view, TIGHT)
        return tall

    def _clear(self) -> None:
        clear(self._telling)
        clear(self._leading)

    def _fill(self, view: ElsewhereView, height: float) -> int:
        """With rows of `height` design px; what stands in the free room, in screen px."""
        theme, telling = self._theme, self._telling
        low = theme.look.low
        edge = 8 if low else 24 if theme.portrait else 16
        words = (
            Text(theme, view.headline, "take", "headline"),
            Text(theme, view.sentence, "subhead", "ink2"),
        )
        space(theme, telling, edge)
        telling.addWidget(words[0])
        space(theme, telling, 4)
        telling.addWidget(words[1])
        space(theme, telling, edge)
        sheet = Box("sheet")
        rows = column(theme, sheet, (2, 2, 2, 2))
        ways = (
            self._way("list", "按类别查找", view.categories, height),
            self._way("home", "从常办的事里找", view.topics, height),
        )
        ways[0].clicked.connect(self.categories_requested)
        ways[1].clicked.connect(self.topics_requested)
        rows.addWidget(ways[0])
        self._rule(rows)
        rows.addWidget(ways[1])
        window, needed = self._window(view, height)
        if low:
            apart = Box("sheet")
            column(theme, apart, (2, 2, 2, 2)).addWidget(window)
            telling.addWidget(apart)
            space(theme, telling, edge)
        else:
            self._rule(rows)
            rows.addWidget(window)
        self._leading.addWidget(sheet)
        inside = self._width - theme.px(4)
        tall = sum(way.heightForWidth(inside) for way in ways) + theme.px(8 + self._above)
        if low:
            return tall
        told = sum(text.heightForWidth(self._width) for text in words)
        return tall + needed + told + theme.px(2 * edge + 4)

    def _rule(self, rows: QVBoxLayout) -> None:
        line = row(self._theme, margins=(28, 0, 0, 0))
        line.addWidget(hairline(self._theme))
        rows.addLayout(line)

    def _way(self, icon: str, title: str, note: str, height: float) -> Tap:
        theme = self._theme
        made = Tap(theme, "list_row", title, height)
        made.setAccessibleDescription(note)
        words = Words(theme, (Line(title, "card_title", "name"), Line(note, "caption", "ink2")))
        picture = Picture(theme, icon, 60, weight=2.6, tile=_tile(height))
        chevron = Picture(theme, "right", 36, "control", 3)
        made.set_face(Face(theme, (picture, words, chevron), (28, 6, 28, 6), 28))
        return made

    def _window(self, view: ElsewhereView, height: float) -> tuple[QWidget, int]:
        """Where to ask, which cannot be tapped; and how high that is, in screen px."""
        theme = self._theme
        made = QWidget()
        long = len(view.phone) > len(HOTLINE)  # the hall's own number, with its area code
        wraps = theme.look.large and long
        names_high = theme.line("card_title") + theme.line("caption") * (2 if wraps else 1)
        role = "label" if wraps else "key"
        phone_high = theme.line(role) + theme.line("floor")
        needed = max(names_high, phone_high, theme.icon_px(84)) + theme.px(12)
        needed = max(needed, theme.px(height))
        made.setMinimumHeight(needed)
        line = row(theme, made, (28, 6, 28, 6), 28)
        line.addWidget(tile(theme, "desk", _tile(height), 60))
        names, phone = column(theme), column(theme)
        names.addStretch(1)
        names.addWidget(Text(theme, "问窗口人员", "card_title", "name"))
        names.addWidget(Text(theme, view.window, "caption", "ink2"))
        names.addStretch(1)
        line.addLayout(names, 1)
        number = row(theme, gap=12)
        number.addStretch(1)
        number.addWidget(Icon(theme, "tel", 40, weight=3))
        number.addWidget(Text(theme, view.phone, role, "primary", wrap=False))
        right = Qt.AlignmentFlag.AlignRight
        phone.addStretch(1)
        phone.addLayout(number)
        phone.addWidget(Text(theme, view.phone_name, "floor", "ink2", align=right, wrap=False))
        phone.addStretch(1)
        line.addLayout(phone)
        return made, needed


def _tile(height: float) -> float:
    """The side of a picture's ground in a row of a height."""
    return 92 if height >= ROOMY else 84
