"""15: all of the list so far, risen over the question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.progress import Growing, GrowingLine
from app.ui.kiosk.growing_strip import CountRow, count_height
from app.ui.screen import Calm
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Link
from app.ui.widgets.icon import Icon, by_first_line
from app.ui.widgets.layout import clear, column, hairline, row, space
from app.ui.widgets.leaves import leaves
from app.ui.widgets.listing import Pager
from app.ui.widgets.parts import Badge
from app.ui.widgets.tag import Tag, TagKind
from app.ui.widgets.text import Text, paragraph

TOP = 176
"""Portrait: the sheet rises no higher, in design px of the window.

In 低位 it stays lower still; not in 大字, which would turn a page for every line. What is tapped
stands at its foot in any case.
"""
ABOVE, TIGHT, BELOW = 42, 26, 32
"""Above the count, as on the strip, less where every line turns a page; below the button."""
ROW, PAD, GAP = 108, 14, 24
NUMBER = 44
ICON = 40
BETWEEN = 48
"""Landscape: between two columns."""


class GrowingSheet(Calm):
    """`folded` follows 收起, `turned` carries a page.

    Lines stand in one column, in landscape in two. In 低位 收起 is left to the button below.
    """

    folded = Signal()
    turned = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        link = None
        if not theme.look.low:
            link = Link(theme, "收起", role="label", then="down", underline=False)
            link.clicked.connect(self.folded)
        self._columns = 1 if theme.portrait else 2
        self._side = 34 if theme.portrait else 46
        self._count = CountRow(theme, link)
        self._rows = column(theme)
        self._pager = Pager(theme)
        self._pager.turned.connect(self.turned)
        self._pager.setContentsMargins(0, theme.px(12), 0, 0)
        self._date = Text(theme, "", "button_small", "name")
        self._left = Text(theme, "", "helper", "ink2")
        self._aside = Text(theme, "", "helper", "ink2")
        self._go = Button(theme, "收起，接着答题", height=136 if theme.look.large else 120,
                          then="down", icon_size=44)  # fmt: skip
        self._go.clicked.connect(self.folded)
        # Hairlines run to the right edge; everything else keeps its distance.
        look = theme.look
        self._above = TIGHT if look.large or look.low else ABOVE
        inner = column(theme, self, (self._side, self._above, 0, BELOW))
        inner.addLayout(self._inset(self._count))
        space(theme, inner, 8)
        inner.addWidget(hairline(theme))
        inner.addLayout(self._rows)
        inner.addStretch(1)
        inner.addLayout(self._inset(self._pager))
        space(theme, inner, 20)
        lines = column(theme)
        lines.addStretch(1)
        self._lines = [
            self._foot(lines, icon, text)
            for icon, text in (("list", self._aside), ("cal", self._date), ("ask", self._left))
        ]
        lines.addStretch(1)
        if theme.portrait:
            inner.addLayout(lines)
            space(theme, inner, 28)
            inner.addLayout(self._inset(self._go))
        else:
            foot = row(theme, margins=(0, 0, self._side, 0), gap=BETWEEN)
            foot.addLayout(lines, 1)
            foot.addWidget(self._go, 1, Qt.AlignmentFlag.AlignBottom)
            inner.addLayout(foot)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sheet(self, sheet: Growing, leaf: int) -> None:
        self._count.show_count(sheet)
        for holder, text, words in zip(
            self._lines,
            (self._aside, self._date, self._left),
            (sheet.hanging, sheet.date, sheet.left),
            strict=True,
        ):
            holder.setVisible(words is not None)
            text.set_content(words or "")
        ranks = [
            sheet.lines[at : at + self._columns] for at in range(0, len(sheet.lines), self._columns)
        ]
        heights = [max(self._height(line) for line in rank) for rank in ranks]
        pages = leaves(heights, self._room(), self._pager.sizeHint().height())
        leaf = min(leaf, len(pages) - 1)
        clear(self._rows)
        start, end = pages[leaf]
        for number, (rank, height) in enumerate(
            zip(ranks[start:end], heights[start:end], strict=True)
        ):
            if number:
                self._rows.addWidget(hairline(self._theme))
            self._rows.addLayout(self._rank(rank, height))
        self._pager.show_page(leaf, len(pages))

    def _rank(self, lines: Sequence[GrowingLine], height: int) -> QHBoxLayout:
        made = row(self._theme, margins=(0, 0, self._side, 0), gap=BETWEEN)
        for line in lines:
            made.addWidget(self._row(line, height), 1)
        for _ in range(len(lines), self._columns):
            made.addWidget(QWidget(), 1)  # a stretch would not have the gap before it
        return made

    def _inset(self, widget: QWidget) -> QHBoxLayout:
        made = row(self._theme, margins=(0, 0, self._side, 0))
        made.addWidget(widget)
        return made

    # How high things are, in screen px

    def _room(self) -> int:
        """What the lines may take of the highest sheet."""
        theme = self._theme
        frame, width = theme.frame, self._inside()
        top = TOP if theme.portrait else 24
        if theme.portrait and theme.look.low and not theme.look.large:
            top = frame.low
        tall = theme.px(frame.height - frame.bar - top)
        tall -= (
            theme.px(self._above + 8 + 20 + BELOW) + count_height(theme) + theme.stroke("normal")
        )
        foot = 0
        beside = width if theme.portrait else (width - theme.px(BETWEEN)) // 2
        beside -= theme.icon_px(ICON) + theme.px(16)
        for holder, text in zip(self._lines, (self._aside, self._date, self._left), strict=True):
            if not holder.isHidden():
                foot += max(text.heightForWidth(beside), theme.icon_px(ICON)) + theme.px(4)
        button = self._go.minimumHeight()
        return tall - (foot + theme.px(28) + button if theme.portrait else max(foot, button))

    def _inside(self) -> int:
        frame = self._theme.frame
        return self._theme.px(frame.width - 2 * frame.sheet_inset - 2 * self._side)

    def _height(self, line: GrowingLine) -> int:
        """Of a row, with the hairline above it."""
        theme = self._theme
        width = (self._inside() - theme.px(BETWEEN) * (self._columns - 1)) // self._columns
        width -= self._number_width() + theme.px(GAP)
        if line.tag is not None:
            width -= Badge(theme, line.tag, _kind(line)).natural() + theme.px(GAP)
        tall = paragraph(theme, line.name, "row_title").height(width)
        if line.second is not None:
            tall += paragraph(theme, line.second, "caption").height(width)
        return max(theme.px(ROW), tall + theme.px(2 * PAD)) + theme.stroke("normal")

    def _number_width(self) -> int:
        theme = self._theme
        return max(theme.px(NUMBER), paragraph(theme, "88", "button_small").natural_width)

    # Their widgets

    def _row(self, line: GrowingLine, height: int) -> QWidget:
        theme = self._theme
        made = QWidget()
        made.setMinimumHeight(height - theme.stroke("normal"))
        inner = row(theme, made, (0, PAD, 0, PAD), GAP)
        number = Text(theme, str(line.number or ""), "button_small",
                      "accent" if line.new else "numeral", wrap=False)  # fmt: skip
        number.setFixedWidth(self._number_width())
        inner.addWidget(number)
        words = column(theme)
        words.addStretch(1)
        words.addWidget(Text(theme, line.name, "row_title", "accent" if line.new else "name"))
        if line.second is not None:
            words.addWidget(Text(theme, line.second, "caption", "ink2"))
        words.addStretch(1)
        inner.addLayout(words, 1)
        if line.tag is not None:
            tag = Tag(theme, line.tag, _kind(line))
            inner.addWidget(tag, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _foot(self, inner: QVBoxLayout, icon: str, text: Text) -> QWidget:
        holder = QWidget()
        line = row(self._theme, holder, (0, 2, self._side if self._columns == 1 else 0, 2), 16)
        by_first_line(self._theme, line, Icon(self._theme, icon, ICON), text)
        inner.addWidget(holder)
        return holder


def _kind(line: GrowingLine) -> TagKind:
    return TagKind.ACCENT if line.stressed else TagKind.OUTLINE
