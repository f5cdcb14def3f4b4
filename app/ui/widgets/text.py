"""Text that is never cut: exact line heights, Chinese line breaking, runs of other type or colour.

`Paragraph` measures and paints; `Text` is the widget around it. It is a QLabel for the sake of
screen readers (static text) and draws itself, because a style sheet knows neither line heights
nor where a Chinese line may end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.typeset import HALF, HANG, HANGING, break_lines, squeezed
from app.ui.theme import GLYPH_PAD, PATH_SIZE, Theme

SLACK = 0.5


class Run(NamedTuple):
    """A stretch of text with its own type role or colour role where it differs."""

    text: str
    role: str | None = None
    colour: str | None = None
    underline: bool = False
    strike: bool = False


Content = str | Sequence[Run]


def as_runs(content: Content) -> tuple[Run, ...]:
    return (Run(content),) if isinstance(content, str) else tuple(content)


class _Piece(NamedTuple):
    """A stretch of one line in one type and colour; `x` from its line's start, shaped once."""

    text: str
    role: str
    run: Run
    x: float
    width: float
    shaped: QStaticText


class _Line(NamedTuple):
    pieces: tuple[_Piece, ...]
    used: float
    hang: float


PARAGRAPHS_KEPT = 1500
"""A visit with everything rehearsed for it sets some 450."""


def paragraph(theme: Theme, content: Content, role: str) -> Paragraph:
    """The paragraph of these words, laid out and shaped once for all pages of a visit."""
    key = (content if isinstance(content, str) else tuple(content), role)
    made = theme.paragraphs.get(key)
    if made is None:
        if len(theme.paragraphs) >= PARAGRAPHS_KEPT:
            theme.forget()
        made = theme.paragraphs[key] = Paragraph(theme, content, role)
    assert isinstance(made, Paragraph)
    return made


def set_ahead(theme: Theme) -> None:
    """Set what is laid out by now and not set yet, before it is painted."""
    for made in theme.paragraphs.values():
        assert isinstance(made, Paragraph)
        made.set_lines()


class Paragraph:
    """Runs of text set in one role; laid out for as many widths as asked for."""

    def __init__(self, theme: Theme, content: Content, role: str) -> None:
        self.theme = theme
        self.role = role
        self.runs = as_runs(content)
        self.text = "".join(run.text for run in self.runs)
        self.line = theme.line(role)
        self._owner = [run for run in self.runs for _ in run.text]
        self._advances = [
            theme.advance(run.role or role, character) if character != "\n" else 0.0
            for run, character in zip(self._owner, self.text, strict=True)
        ]
        # Two signs side by side: what follows moves up into the empty half between them.
        self._squeezed = frozenset(squeezed(self.text))
        for place in self._squeezed:
            self._advances[place] -= HALF * self._size(place)
        self._laid: dict[float, tuple[tuple[int, int], ...]] = {}
        self._set: dict[tuple[int, int], _Line] = {}
        self._hard = self._hard_lines()
        self.natural_width = max(
            (
                math.ceil(sum(self._advances[start:end]) - self._hang(start, end))
                for start, end in self._hard
            ),
            default=0,
        )

    def ranges(self, width: float) -> tuple[tuple[int, int], ...]:
        """The lines for `width`, as ranges of `text`."""
        if self.natural_width <= width + SLACK:
            return self._hard
        if width not in self._laid:
            hang = HANG * self.theme.font(self.role).pixelSize()
            self._laid[width] = tuple(
                (start + a, start + b)
                for start, end in self._hard
                for a, b in break_lines(
                    self.text[start:end], self._advances[start:end], width + SLACK, hang
                )
            )
        return self._laid[width]

    def height(self, width: float) -> int:
        return len(self.ranges(width)) * self.line

    def set_lines(self) -> None:
        """Shape the lines for every width that was asked for: what `paint` otherwise does."""
        for lines in self._laid.values() or (self._hard,):
            for span in lines:
                self._line_of(span)

    def _line_of(self, span: tuple[int, int]) -> _Line:
        line = self._set.get(span)
        if line is None:
            line = self._set[span] = self._set_line(*span)
        return line

    def widest(self, width: float) -> float:
        """The width of the widest line when set to `width`."""
        return max((self.width_of(a, b) for a, b in self.ranges(width)), default=0)

    def width_of(self, start: int, end: int) -> float:
        """The width of a stretch of `text` on one line."""
        return sum(self._advances[start:end]) - self._hang(start, end)

    def paint(
        self,
        painter: QPainter,
        box: QRectF,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw into `box` from its top; `colour` is the role of runs that name none."""
        metrics = self.theme.metrics(self.role)
        # A run of larger type shares the baseline of the role's own type.
        baseline = (self.line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        for number, span in enumerate(self.ranges(box.width())):
            line = self._line_of(span)
            left = box.left() - line.hang
            if align == Qt.AlignmentFlag.AlignRight:
                left = box.right() - line.used
            elif align == Qt.AlignmentFlag.AlignHCenter:
                left = box.left() + (box.width() - line.used) / 2
            y = box.top() + number * self.line + baseline
            for piece in line.pieces:
                self._paint_piece(painter, piece, left + piece.x, y, colour)

    def _paint_piece(
        self, painter: QPainter, piece: _Piece, x: float, y: float, colour: str
    ) -> None:
        ink = self.theme.colour(piece.run.colour or colour)
        font = self.theme.font(piece.role)
        size = font.pixelSize()
        if size >= PATH_SIZE:
            self._paint_large(painter, piece, x, y, ink)
        else:
            painter.setFont(font)
            painter.setPen(ink)
            top = y - self.theme.metrics(piece.role).ascent()
            painter.drawStaticText(QPointF(x, top), piece.shaped)
        if not (piece.run.underline or piece.run.strike):
            return
        stroke = self.theme.px(2)
        if piece.run.underline:
            painter.setPen(QPen(ink, stroke))
            below = y + size * 0.22
            painter.drawLine(QPointF(x, below), QPointF(x + piece.width, below))
        if piece.run.strike:
            painter.setPen(QPen(ink, stroke))
            middle = y - size * 0.36
            painter.drawLine(QPointF(x, middle), QPointF(x + piece.width, middle))

    def _paint_large(
        self, painter: QPainter, piece: _Piece, x: float, y: float, ink: QColor
    ) -> None:
        theme = self.theme
        top = round(y) - round(theme.metrics(piece.role).ascent())
        ratio = painter.device().devicePixelRatio()
        for character in piece.text:
            if not character.isspace():
                glyph = theme.glyph(piece.role, character, ink, ratio)
                painter.drawPixmap(QPointF(round(x) - GLYPH_PAD, top), glyph)
            x += theme.advance(piece.role, character)

    def _set_line(self, start: int, end: int) -> _Line:
        pieces = self._pieces(start, end)
        used = pieces[-1].x + pieces[-1].width if pieces else 0.0
        return _Line(tuple(pieces), used, self._hang(start, end))

    def _pieces(self, start: int, end: int) -> list[_Piece]:
        """One line cut where the run changes, and where a sign moves up to the one before."""
        cuts = [
            start,
            *(
                place
                for place in range(start + 1, end)
                if self._owner[place] is not self._owner[place - 1] or place - 1 in self._squeezed
            ),
            end,
        ]
        pieces: list[_Piece] = []
        x = 0.0
        for a, b in pairwise(cuts):
            if a == b:
                continue
            run = self._owner[a]
            role = run.role or self.role
            width = sum(self._advances[a:b])
            text = self.text[a:b]
            pieces.append(_Piece(text, role, run, x, width, self._shaped(text, role)))
            x += width
        return pieces

    def _shaped(self, text: str, role: str) -> QStaticText:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self.theme.font(role))
        return made

    def _hang(self, start: int, end: int) -> float:
        """How far an opening sign at a line start sticks out to the left."""
        if start < end and self.text[start] in HANGING:
            return HANG * self._size(start)
        return 0.0

    def _size(self, place: int) -> int:
        """The em of the type that a character is set in."""
        return self.theme.font(self._owner[place].role or self.role).pixelSize()

    def _hard_lines(self) -> tuple[tuple[int, int], ...]:
        lines: list[tuple[int, int]] = []
        start = 0
        for part in self.text.split("\n"):
            lines.append((start, start + len(part)))
            start += len(part) + 1
        return tuple(lines)


class Text(QLabel):
    """A paragraph as a widget. Wraps to its width and asks for the height that this needs.

    `colour` is a colour role; runs may name their own. With `wrap=False` it insists on its
    natural width instead.
    """

    def __init__(
        self,
        theme: Theme,
        content: Content,
        role: str,
        colour: str = "ink",
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._colour = colour
        self._align = align
        self._wrap = wrap
        self._paragraph = paragraph(theme, "", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum,
            QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setWordWrap(wrap)  # setText of a QLabel sets the policy anew, by this
        self.set_content(content)

    @property
    def paragraph(self) -> Paragraph:
        return self._paragraph

    def is_headline(self) -> bool:
        """Whether it says what the page is about (for whoever cannot see it)."""
        return self._colour == "headline"

    def set_content(self, content: Content) -> None:
        if as_runs(content) == self._paragraph.runs:
            return
        self._paragraph = paragraph(self._theme, content, self._role)
        self.setText(self._paragraph.text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._paragraph.height(width) if self._wrap else self.sizeHint().height()

    def sizeHint(self) -> QSize:
        hard = self._paragraph.text.count("\n") + 1
        return QSize(self._paragraph.natural_width, hard * self._paragraph.line)

    def minimumSizeHint(self) -> QSize:
        full = self.sizeHint()
        if not self._wrap:
            return full
        few = 2 * self._theme.font(self._role).pixelSize()
        return QSize(min(few, full.width()), self._paragraph.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wrap and event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def is_cut(self) -> bool:
        """Whether some of the text does not fit the widget (for tests)."""
        shown = self._paragraph
        return (
            shown.height(self.width()) > self.height() or shown.widest(self.width()) > self.width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        used = self._paragraph.height(self.width())
        top = max(0, (self.height() - used) / 2)
        self._paragraph.paint(
            painter, QRectF(0, top, self.width(), used), self._colour, self._align
        )
