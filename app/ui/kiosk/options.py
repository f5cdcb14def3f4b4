"""The options of a question: rows whose height depends on how many there are, in pages if need be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.asking import OptionView
from app.ui.theme import Theme
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.layout import clear, column, grid, row
from app.ui.widgets.leaves import Leaf, leaves
from app.ui.widgets.mark import Shape
from app.ui.widgets.option import OptionRow

FEW, SOME = 4, 6
"""Up to 4 rows are tall; 5 and 6 lower; from 7 on they have no helper."""


class Rows(NamedTuple):
    """Least heights of a row and of 不确定, and the gap between, in design px.

    `helped` is the least height of a row with a helper, where that is another one.
    """

    height: float
    quiet: float
    gap: float
    columns: int = 1
    helped: float = 0


PAGED = Rows(104, 104, 16)
"""Rows that turn pages where two columns were all there was to try."""


def ways(theme: Theme, count: int) -> tuple[Rows, ...]:
    """How `count` rows may stand, the roomiest first; the last one that is tried is paged."""
    look = theme.look
    if theme.portrait:
        if look.large:
            return (Rows(164, 128, 20, helped=196), Rows(132, 112, 16))
        if count <= FEW:
            return (Rows(160, 132 if look.low else 140, 20), Rows(116, 116, 16))
        return (Rows(116, 116, 16),) if count <= SOME else (Rows(84, 84, 16),)
    if look.large:
        roomy = Rows(128, 112, 16) if look.low else Rows(164, 128, 20, helped=196)
        return (roomy, Rows(112, 104, 16), Rows(112, 104, 16, columns=2))
    pair = Rows(104, 104, 16, columns=2), Rows(96, 96, 10, columns=2)
    if count > FEW:
        return pair if look.low else (Rows(116, 116, 16, columns=2), *pair)
    tight = Rows(112, 112, 12), Rows(104, 104, 10), *pair
    return tight if look.low else (Rows(124, 116, 16), *tight)


def helped(theme: Theme, option: OptionView, count: int) -> str | None:
    """The words under an option, where they are shown."""
    if theme.look.large and option.quiet:
        return None
    return None if not theme.look.large and count > SOME else option.help


class OptionList(QWidget):
    """`chosen` carries an option id, `confirmed` follows Enter on what is chosen.

    It holds which page is shown, nothing else.
    """

    chosen = Signal(str)
    confirmed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, OptionRow] = {}
        self._pages: tuple[Leaf, ...] = ()
        self._page = 0
        self._turners: tuple[Button, Button] | None = None
        self._inner = column(theme, self)

    def show_options(
        self, options: Sequence[OptionView], *, many: bool, width: int, rooms: Sequence[int]
    ) -> int:
        """Lay the options into the first of the `rooms` (heights) that holds them in a page.

        All lengths are screen px. Gives the number of the room; where even the last is too low
        the options turn pages in it.
        """
        theme, count = self._theme, len(options)
        clear(self._inner)
        self._rows = {option.id: self._row(option, count, many=many) for option in options}
        for number, room in enumerate(rooms):
            for way in ways(theme, count):
                heights = self._heights(options, way, width)
                if _tall(heights, way, theme) <= room:
                    self._stand(heights, way, self._widths(way, width))
                    return number
        paged = next((way for way in reversed(ways(theme, count)) if way.columns == 1), PAGED)
        heights = self._heights(options, paged, width)
        self._turn_pages(options, heights, paged, rooms[-1])
        return len(rooms) - 1

    def mark(self, options: Sequence[OptionView]) -> None:
        """Show what is chosen."""
        for option in options:
            self._rows[option.id].set_on(option.on)

    def first(self) -> OptionRow | None:
        """The chosen option, else the first one."""
        rows = list(self._rows.values())
        return next((row for row in rows if row.isChecked()), rows[0] if rows else None)

    def _heights(self, options: Sequence[OptionView], way: Rows, width: int) -> list[int]:
        theme = self._theme
        widths, lines = self._widths(way, width), -(-len(options) // way.columns)
        heights = []
        for at, (option, made) in enumerate(zip(options, self._rows.values(), strict=True)):
            least = way.quiet if option.quiet else way.height
            if helped(theme, option, len(options)) is not None:
                least = max(least, way.helped)
            needed = made.needs(widths[at // lines])
            heights.append(max(needed, theme.px(least), theme.target()))
        return heights

    def _widths(self, way: Rows, width: int) -> list[int]:
        """Of the columns: as wide as their words where that is enough, else alike."""
        if way.columns == 1:
            return [width]
        rows = list(self._rows.values())
        lines = -(-len(rows) // way.columns)
        free = width - self._theme.px(way.gap) * (way.columns - 1)
        natural = [
            max(made.sizeHint().width() for made in rows[at : at + lines])
            for at in range(0, len(rows), lines)
        ]
        spare = (free - sum(natural)) // way.columns
        if spare < 0 or max(natural) - min(natural) < spare:
            return [free // way.columns] * way.columns
        return [one + spare for one in natural]

    def _stand(self, heights: Sequence[int], way: Rows, widths: Sequence[int]) -> None:
        theme = self._theme
        self._pages = ()
        self._inner.setSpacing(theme.px(way.gap))
        if way.columns == 1:
            for made, height in zip(self._rows.values(), heights, strict=True):
                made.set_least(height)
                self._inner.addWidget(made)
            return
        cells = grid(theme, gap=way.gap)
        half = -(-len(heights) // way.columns)
        for number, (made, height) in enumerate(zip(self._rows.values(), heights, strict=True)):
            made.set_least(height)
            cells.addWidget(made, number % half, number // half)
        for place, width in enumerate(widths):
            cells.setColumnStretch(place, width)
            cells.setColumnMinimumWidth(place, width)
        self._inner.addLayout(cells)

    def _turn_pages(
        self, options: Sequence[OptionView], heights: Sequence[int], way: Rows, room: int
    ) -> None:
        theme = self._theme
        gap = theme.px(way.gap)
        turners = self._turner(-1, icon="back"), self._turner(1, then="right")
        self._turners = turners
        foot = turners[0].minimumHeight() + gap
        self._pages = leaves(heights, room, foot, gap)
        self._inner.setSpacing(gap)
        for made, height in zip(self._rows.values(), heights, strict=True):
            made.set_least(height)
            self._inner.addWidget(made)
        buttons = row(theme, gap=20)
        for turner in turners:
            buttons.addWidget(turner, 1)
        self._inner.addLayout(buttons)
        at = next((at for at, option in enumerate(options) if option.on), 0)
        self._show_page(next(n for n, (a, b) in enumerate(self._pages) if a <= at < b))

    def _show_page(self, page: int) -> None:
        self._page = page
        start, end = self._pages[page]
        for at, made in enumerate(self._rows.values()):
            made.setVisible(start <= at < end)
        assert self._turners is not None
        for turner, count, words in zip(
            self._turners,
            (start, len(self._rows) - end),
            ("前面还有 {} 个选项", "还有 {} 个选项"),
            strict=True,
        ):
            turner.setVisible(count > 0)
            turner.set_label(words.format(count))

    def _turner(self, by: int, *, icon: str | None = None, then: str | None = None) -> Button:
        large = self._theme.look.large
        made = Button(
            self._theme, "", ButtonKind.QUIET, icon=icon, then=then, icon_size=36, padding=12,
            height=100 if large else 84, role="button_small",
        )  # fmt: skip
        made.clicked.connect(lambda _checked=False: self._show_page(self._page + by))
        made.hide()
        return made

    def _row(self, option: OptionView, count: int, *, many: bool) -> OptionRow:
        made = OptionRow(
            self._theme,
            option.say,
            helped(self._theme, option, count),
            shape=Shape.SQUARE if many else Shape.RADIO,
            height=0,
            quiet=option.quiet,
        )
        made.clicked.connect(lambda _checked=False, chosen=option.id: self.chosen.emit(chosen))
        made.confirmed.connect(self.confirmed)
        return made


def _tall(heights: Sequence[int], way: Rows, theme: Theme) -> int:
    """What the rows take; beside each other, the higher one counts."""
    lines = -(-len(heights) // way.columns)
    tall = [max(heights[at::lines]) for at in range(lines)]
    return sum(tall) + theme.px(way.gap) * (lines - 1)
