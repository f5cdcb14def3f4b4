"""The two fixed parts of the window: the header and the bottom bar."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.front import BarView, HeaderView
from app.ui.theme import Theme
from app.ui.widgets.asking import Asking
from app.ui.widgets.face import Face, Pile
from app.ui.widgets.icon import Icon
from app.ui.widgets.layout import Box, column, row
from app.ui.widgets.parts import Line, Picture, Words
from app.ui.widgets.text import Text

HOLD_MS = 5_000
"""So long the attendant keeps a finger on the mark."""


class _MarkIcon(Icon):
    """The mark 一次告知: a stroke 一 above a tick in a rounded square.

    `held` follows a finger that stays on it. It does not look like a button, and is none.
    """

    held = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "mark", 68)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hold.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spare = self.width() // 2  # a finger is broad, and rolls a little in five seconds
        near = self.rect().adjusted(-spare, -spare, spare, spare)
        if not near.contains(event.position().toPoint()):
            self._hold.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._hold.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._hold.stop()
        super().hideEvent(event)


class Header(QWidget):
    """Mark, hall over region at the left; time over date at the right.

    大字 leaves room for one thing: what is open, or the hall and the time while nothing is.
    """

    held = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        margin = theme.frame.margin
        self.setFixedHeight(theme.px(theme.frame.header))
        inner = row(theme, self, (margin, 0, margin, 0), 20)
        mark = _MarkIcon(theme)
        mark.held.connect(self.held)
        inner.addWidget(mark)
        right = Qt.AlignmentFlag.AlignRight
        self._title = Text(theme, "", "hall")
        self._subtitle = Text(theme, "", "floor", "ink2")
        self._time = Text(theme, "", "hall", align=right, wrap=False)
        self._date = Text(theme, "", "floor", "ink2", align=right, wrap=False)
        self._large = theme.look.large
        if self._large:
            self._subtitle.hide()
            self._date.hide()
        names, clock = column(theme), column(theme)
        for side, over, under in (
            (names, self._title, self._subtitle),
            (clock, self._time, self._date),
        ):
            side.addStretch(1)
            side.addWidget(over)
            side.addWidget(under)
            side.addStretch(1)
        inner.addLayout(names, 1)
        inner.addLayout(clock)

    def show_header(self, view: HeaderView) -> None:
        if self._large:
            view = HeaderView(view.item or view.title, "", "" if view.item else view.time, "")
            self._time.setVisible(bool(view.time))
        for text, words in (
            (self._title, view.title),
            (self._subtitle, view.subtitle),
            (self._time, view.time),
            (self._date, view.date),
        ):
            if text.text() != words:
                text.set_content(words)


class Cell(Enum):
    """The cells of the bar in their order, with icon and label."""

    BACK = ("back", "返回")
    HOME = ("home", "首页")
    LARGE = ("text", "大字")
    CONTRAST = ("contrast", "高对比")
    SPEAK = ("speak", "朗读")
    LOW = ("reach", "低位")

    @property
    def icon(self) -> str:
        return self.value[0]

    @property
    def label(self) -> str:
        return self.value[1]


BLOCK, BLOCK_WIDE = (176, 128), (230, 80)
"""The ground of a mode that is on, portrait and landscape; 大字 makes it wider."""
BLOCK_GAP = 19
"""Least distance between two such grounds."""
SIX_PADDING = 24
"""Of the bar, at its ends, where it has six cells."""


class _BarCell(Asking):
    """One cell: the whole cell is the target, a block inside it shows the on-state."""

    def __init__(self, theme: Theme, cell: Cell) -> None:
        modal = cell not in (Cell.BACK, Cell.HOME)
        super().__init__(theme, "bar_cell", cell.label, checkable=modal)
        self._cell = cell
        self._enabled: bool | None = None
        self.setEnabled(True)

    def setEnabled(self, enabled: bool) -> None:
        if enabled == self._enabled:
            return
        self._enabled = enabled
        super().setEnabled(enabled)
        theme = self.theme
        role, ink = ("label", "ink") if enabled else ("helper", "disabled")
        on = "on_tint" if theme.look.contrast else None
        icon = Picture(theme, self._cell.icon, 48, "primary" if enabled else "disabled", on=on)
        words = Words(theme, (Line(self._cell.label, role, ink, on),), stretch=False)
        if theme.portrait:
            pile = Pile(theme, (icon, words), 6, Qt.AlignmentFlag.AlignHCenter)
            self.set_face(Face(theme, (pile,), (0, 0, 0, 0), 0))
        else:
            self.set_face(Face(theme, (icon, words), (0, 0, 0, 0), 16))

    def boxed(self) -> bool:
        return self.isDown() or self.isChecked()

    def drawn(self) -> QRect:
        theme = self.theme
        width, height = BLOCK if theme.portrait else BLOCK_WIDE
        if theme.look.large:
            width += 8 if theme.portrait else 50
        free = self.width() - theme.px(BLOCK_GAP)
        block = QRect(0, 0, min(theme.px(width), free), theme.px(height))
        block.moveCenter(self.rect().center())
        return block


class BottomBar(Box):
    """返回 首页 | 大字 高对比 朗读. It never moves; a cell without function leaves its place free.

    `asked` carries the cell that was tapped.
    """

    asked = Signal(Cell)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self._theme = theme
        frame = theme.frame
        self.setFixedHeight(theme.px(frame.bar))
        inner = self._row = row(theme, self)
        self._cells: dict[Cell, _BarCell] = {}
        for cell in Cell:
            made = _BarCell(theme, cell)
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(cell is not Cell.LOW)
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            policy.setVerticalPolicy(policy.Policy.Expanding)
            made.setSizePolicy(policy)
            made.clicked.connect(lambda _checked=False, asked=cell: self.asked.emit(asked))
            inner.addWidget(made, 1)
            self._cells[cell] = made

    def show_bar(self, view: BarView) -> None:
        """Show what leads somewhere. Modes that are not offered are hidden."""
        self._cells[Cell.BACK].setEnabled(view.back)
        self._cells[Cell.HOME].setEnabled(view.home)
        for cell, offered, on in (
            (Cell.LARGE, view.large is not None, view.large),
            (Cell.CONTRAST, view.contrast is not None, view.contrast),
            (Cell.SPEAK, view.speak is not None, view.speak),
            (Cell.LOW, view.low is not None, view.low),
        ):
            self._cells[cell].setVisible(offered)
            self._cells[cell].set_on(bool(on))
        padding = self._theme.frame.bar_padding if view.low is None else SIX_PADDING
        ends = self._theme.px(padding)
        self._row.setContentsMargins(ends, self._theme.px(2), ends, 0)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._theme.frame.width), self._theme.px(self._theme.frame.bar))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if all(self._cells[cell].isHidden() for cell in (Cell.LARGE, Cell.CONTRAST, Cell.SPEAK)):
            return
        gap = self._theme.px(40 if self._theme.portrait else 28)
        x = self._cells[Cell.LARGE].x()
        QPainter(self).fillRect(
            x,
            gap,
            self._theme.stroke("normal"),
            self.height() - 2 * gap,
            self._theme.colour("hairline"),
        )
