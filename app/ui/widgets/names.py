"""Names with little squares, as on a sheet that is being written: for the growing list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Theme
from app.ui.widgets.painted import Painted
from app.ui.widgets.text import Paragraph, paragraph

COLUMN_GAP = 24
SQUARE_GAP = 14


@dataclass(frozen=True, slots=True)
class Name:
    """`new` is drawn in the accent."""

    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    name: Name | None
    text: Paragraph
    box: QRectF


class NameGrid(Painted):
    """Names in `columns`, each as wide as it needs, never shortened.

    A name that is wider than a column takes two or three; in one column it wraps. Where not all
    have room the last place says how many more there are (`more`), and new names go first.
    `role` is the type of the names, `bold` of new ones; `row` is the height of a line of names and `square` the side of its square, in design px.
    `aside` is a line of its own at the end.
    """

    def __init__(
        self,
        theme: Theme,
        columns: int,
        role: str,
        bold: str,
        *,
        row: float,
        gap: float,
        square: float,
        more: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self._role, self._bold = role, bold
        self._row, self._gap, self._square = row, gap, square
        self._more = more
        self._names: tuple[Name, ...] = ()
        self._aside: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_names(self, names: Sequence[Name], aside: str | None) -> None:
        self._names = tuple(names)
        self._aside = aside
        self.say(*(name.text for name in names), *((aside,) if aside else ()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.px(self._row))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cell in self._cells():
            self._paint(painter, cell)

    def shown(self) -> tuple[str, ...]:
        """The names that have room now (for tests)."""
        return tuple(cell.name.text for cell in self._cells() if cell.name is not None)

    def _cells(self) -> list[_Cell]:
        """As many names as fit, and the words for the rest."""
        for room in range(len(self._names), -1, -1):
            hidden = len(self._names) - room
            kept = self._first(room)
            closing = [self._more(hidden)] if hidden else []
            closing += [self._aside] if self._aside else []
            placed = self._place(kept, closing)
            if placed is not None:
                return placed
        return []

    def _first(self, room: int) -> list[Name]:
        ranked = sorted(range(len(self._names)), key=lambda at: not self._names[at].new)[:room]
        return [self._names[at] for at in sorted(ranked)]

    def _place(self, names: list[Name], closing: list[str]) -> list[_Cell] | None:
        """Where everything stands; None if it is higher than the widget."""
        theme, columns = self._theme, self._columns
        gap = theme.px(COLUMN_GAP) if columns > 1 else 0
        column = (self.width() - gap * (columns - 1)) / columns
        lead = theme.px(self._square) + theme.px(SQUARE_GAP)
        cells: list[_Cell] = []
        at, top, lowest = 0, 0.0, 0.0
        wanted: list[tuple[Name | None, str]] = [(name, name.text) for name in names]
        wanted += [(None, words) for words in closing]
        for name, words in wanted:
            text = paragraph(theme, words, self._bold if name and name.new else self._role)
            inset = lead if name is not None else 0
            span = -(-int(text.natural_width + inset + gap) // int(column + gap))
            span = max(1, min(columns, span))
            if at + span > columns:
                at, top = 0, lowest + theme.px(self._gap)
            width = span * column + (span - 1) * gap
            height = max(theme.px(self._row), text.height(width - inset))
            cells.append(_Cell(name, text, QRectF(at * (column + gap), top, width, height)))
            lowest = max(lowest, top + height)
            at += span
        return cells if lowest <= self.height() + 1 else None

    def _paint(self, painter: QPainter, cell: _Cell) -> None:
        theme = self._theme
        box = QRectF(cell.box)
        height = cell.text.height(box.width())
        if cell.name is not None:
            side, stroke = theme.px(self._square), theme.px(2.5)
            colour = "accent_line" if cell.name.new else "control"
            painter.setPen(QPen(theme.colour(colour), stroke))
            painter.setBrush(theme.colour("surface"))
            middle = box.top() + min(box.height(), theme.px(self._row)) / 2
            square = QRectF(QPointF(box.left(), middle - side / 2), QSize(side, side))
            inner = square.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
            painter.drawRoundedRect(inner, theme.px(5), theme.px(5))
            box.setLeft(box.left() + side + theme.px(SQUARE_GAP))
            height = cell.text.height(box.width())
        box.setTop(box.top() + (box.height() - height) / 2)
        new = cell.name is not None and cell.name.new
        cell.text.paint(painter, box, "accent" if new else "ink" if cell.name else "ink2")
