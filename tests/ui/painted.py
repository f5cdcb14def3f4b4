"""What a window paints: every line of words and every picture, where it stands and in what colour.

Watching `Paragraph.paint` sees all words, whichever widget draws them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from app.ui.widgets.parts import Check, Picture
from app.ui.widgets.text import Paragraph

SQUARE = (0.88, 0.12)
"""The square of a Chinese character reaches so far above and below the baseline, in its size."""
FIGURE = (0.76, 0.02)
"""And so far a figure or a capital."""
ROWS = 7
"""So many rows of pixels of a line of words are looked at."""


class Line(NamedTuple):
    """One painted line of words, in pixels of the window.

    `box` holds its characters, `wanted` and `given` are the width it takes and the room it was
    painted into. `inks` are the colours and `roles` the colour roles of its runs, `size` its
    smallest type and `types` the roles of it. Lines of one paragraph share `paragraph`.
    """

    words: str
    box: QRectF
    wanted: float
    given: float
    inks: tuple[QColor, ...]
    roles: tuple[str, ...]
    size: int
    types: tuple[str, ...]
    widget: QWidget
    paragraph: int


class Drawn(NamedTuple):
    """An icon, a radio or a tick square, in pixels of the window; `whole`: all of its widget."""

    box: QRectF
    widget: QWidget
    whole: bool = False


class Seen(NamedTuple):
    """All that a window has painted."""

    lines: list[Line]
    pictures: list[Drawn]
    image: QImage


def look_at(window: QWidget) -> Seen:
    """Paint the window and see what it paints."""
    lines: list[Line] = []
    pictures: list[Drawn] = []
    with _watching(lines, pictures):
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return Seen(lines, pictures, image)


@contextmanager
def _watching(lines: list[Line], pictures: list[Drawn]) -> Iterator[None]:
    words, picture, check = Paragraph.paint, Picture.paint, Check.paint

    def paint(
        self: Paragraph,
        painter: QPainter,
        box: QRectF,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        words(self, painter, box, colour, align)
        widget = painter.device()
        if isinstance(widget, QWidget):
            room = _in_window(painter, widget, box)
            lines.extend(_lines(self, room, colour, align, widget, len(lines)))

    def drawing(original: Any) -> Any:
        def draw(self: object, painter: QPainter, box: QRectF, on: bool) -> None:
            original(self, painter, box, on)
            widget = painter.device()
            if isinstance(widget, QWidget):
                pictures.append(Drawn(_in_window(painter, widget, box), widget))

        return draw

    Paragraph.paint = paint  # type: ignore[method-assign]
    Picture.paint = drawing(picture)  # type: ignore[method-assign]
    Check.paint = drawing(check)  # type: ignore[method-assign]
    try:
        yield
    finally:
        Paragraph.paint = words  # type: ignore[method-assign]
        Picture.paint = picture  # type: ignore[method-assign]
        Check.paint = check  # type: ignore[method-assign]


def _in_window(painter: QPainter, widget: QWidget, box: QRectF) -> QRectF:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return painter.worldTransform().mapRect(box).translated(corner)


def _lines(
    paragraph: Paragraph,
    room: QRectF,
    colour: str,
    align: Qt.AlignmentFlag,
    widget: QWidget,
    number: int,
) -> Iterator[Line]:
    theme = paragraph.theme
    metrics = theme.metrics(paragraph.role)
    baseline = (paragraph.line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    for place, (start, end) in enumerate(paragraph.ranges(room.width())):
        text = paragraph.text[start:end]
        if not text.strip():
            continue
        runs = _runs(paragraph, start, end)
        wide = paragraph.width_of(start, end)
        left = room.left()
        if align == Qt.AlignmentFlag.AlignRight:
            left = room.right() - wide
        elif align == Qt.AlignmentFlag.AlignHCenter:
            left += (room.width() - wide) / 2
        sizes = [theme.font(run.role).pixelSize() for run in runs]
        base = room.top() + place * paragraph.line + baseline
        above, below = (
            max(size * _reach(run.text)[side] for size, run in zip(sizes, runs, strict=True))
            for side in (0, 1)
        )
        colours = tuple(dict.fromkeys(run.colour or colour for run in runs))
        yield Line(
            text,
            QRectF(left, base - above, wide, above + below),
            wide,
            room.width(),
            tuple(theme.colour(one) for one in colours),
            colours,
            min(sizes),
            tuple(run.role for run in runs),
            widget,
            number,
        )


class _Stretch(NamedTuple):
    text: str
    role: str
    colour: str | None


def _runs(paragraph: Paragraph, start: int, end: int) -> list[_Stretch]:
    """The runs that have characters between two places."""
    found: list[_Stretch] = []
    at = 0
    for run in paragraph.runs:
        text = paragraph.text[max(at, start) : min(at + len(run.text), end)]
        if text.strip():
            found.append(_Stretch(text, run.role or paragraph.role, run.colour))
        at += len(run.text)
    return found


def _reach(text: str) -> tuple[float, float]:
    figures = text.isascii() and not any(character.islower() for character in text)
    return FIGURE if figures else SQUARE


class Pixels:
    """The pixels of a picture, counted by colour within a box."""

    def __init__(self, image: QImage) -> None:
        self._wide, self._tall = image.width(), image.height()
        self._rows = memoryview(image.constBits()).cast("I")
        self._pitch = image.bytesPerLine() // 4

    def count(self, box: QRect, *, every: bool = False) -> Counter[int]:
        """How often each colour (0xffRRGGBB) occurs in some rows of a box, or in every row."""
        left, right = max(0, box.left()), min(self._wide, box.right() + 1)
        counted: Counter[int] = Counter()
        step = 1 if every else max(2, box.height() // ROWS)
        for y in range(max(0, box.top()), min(self._tall, box.bottom() + 1), step):
            counted.update(self._rows[y * self._pitch + left : y * self._pitch + right].tolist())
        return counted
