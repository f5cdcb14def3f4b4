"""The parts of a face: words, icons, marks and tags, each painted without a widget of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from app.ui.theme import Theme
from app.ui.widgets.text import Content, paragraph

TICK = ((9.5, 25.5), (19.5, 35.5), (38.5, 13.0))
"""The tick on the 48 grid of the icons."""


class Shape(Enum):
    """A radio for one of several, a square for any of several."""

    RADIO = "radio"
    SQUARE = "square"


class TagKind(Enum):
    """TINT says yes or how (当场办好, 原件); OUTLINE is neutral; ACCENT is new or needs care.

    IF is the outline tag 如果, bold in ink. Values: text, type, fill and border roles.
    """

    TINT = ("tag_ink", "tag", "tag_fill", "tag_line")
    OUTLINE = ("ink2", "tag_plain", None, "line")
    ACCENT = ("on_accent_tint", "tag", "accent_tint", None)
    IF = ("ink", "tag", None, "control")


class Part(Protocol):
    """Something in a face. Lengths are screen pixels; `on` is the state of the tap."""

    @property
    def stretch(self) -> bool: ...

    def natural(self) -> int:
        """The width it would like to have."""

    def height(self, width: float) -> int:
        """The height it needs at a width."""

    def fits(self, width: float) -> bool:
        """Whether nothing of it is cut at a width."""

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        """Draw into `box`, which has the height asked for."""


class Line(NamedTuple):
    """A paragraph of `Words`: content, type role, colour role off and on."""

    content: Content
    role: str
    colour: str = "ink"
    on: str | None = None


class Words:
    """Paragraphs above each other. Without `stretch` they never wrap."""

    def __init__(
        self,
        theme: Theme,
        lines: Sequence[Line],
        *,
        stretch: bool = True,
        gap: float = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._lines = [(line, paragraph(theme, line.content, line.role)) for line in lines]
        self._stretch = stretch
        self._gap = theme.px(gap)
        self._align = align

    @property
    def stretch(self) -> bool:
        return self._stretch

    def natural(self) -> int:
        return max((words.natural_width for _, words in self._lines), default=0)

    def height(self, width: float) -> int:
        gaps = self._gap * max(0, len(self._lines) - 1)
        return sum(words.height(width) for _, words in self._lines) + gaps

    def fits(self, width: float) -> bool:
        return all(words.widest(width) <= width + 1 for _, words in self._lines)

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        y = box.top()
        for line, words in self._lines:
            tall = words.height(box.width())
            colour = line.on if on and line.on is not None else line.colour
            words.paint(painter, QRectF(box.left(), y, box.width(), tall), colour, self._align)
            y += tall + self._gap


class Centred(Words):
    """Words in the middle that wrap only when they must (labels of buttons)."""

    def __init__(self, theme: Theme, lines: Sequence[Line], room: float) -> None:
        super().__init__(theme, lines, stretch=False, align=Qt.AlignmentFlag.AlignHCenter)
        self._room = room

    def natural(self) -> int:
        return min(super().natural(), math.floor(self._room))


class Picture:
    """An icon of `size` design px, on a tinted tile of `tile` design px if that is not 0."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        size: float,
        colour: str = "primary",
        weight: float = 2.5,
        *,
        on: str | None = None,
        tile: float = 0,
    ) -> None:
        self._theme = theme
        self._icon = icon
        self._size = theme.icon_px(size)
        self._colour = colour
        self._on = on
        self._weight = weight
        self._tile = theme.icon_px(tile) if tile else 0

    @property
    def stretch(self) -> bool:
        return False

    def natural(self) -> int:
        return self._tile or self._size

    def height(self, width: float) -> int:
        del width
        return self.natural()

    def fits(self, width: float) -> bool:
        return width >= self.natural()

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self._theme
        if self._tile:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tile"))
            painter.drawRoundedRect(box, theme.radius("card"), theme.radius("card"))
        colour = self._on if on and self._on is not None else self._colour
        ratio = painter.device().devicePixelRatio()
        pixmap = theme.icon(self._icon, self._size, colour, self._weight, ratio)
        corner = box.center() - QPointF(self._size / 2, self._size / 2)
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), pixmap)


class Check:
    """A radio or tick square of `side` design px; on, it is filled and carries a tick.

    `border` is the colour role of its line while off.
    """

    def __init__(self, theme: Theme, shape: Shape, side: float, border: str = "control") -> None:
        self._theme = theme
        self._shape = shape
        self._side = theme.icon_px(side)
        self._border = border

    @property
    def stretch(self) -> bool:
        return False

    def natural(self) -> int:
        return self._side

    def height(self, width: float) -> int:
        del width
        return self._side

    def fits(self, width: float) -> bool:
        return width >= self._side

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self._theme
        stroke = theme.stroke("mark")
        edge = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.setPen(QPen(theme.colour("mark_fill" if on else self._border), stroke))
        painter.setBrush(theme.colour("mark_fill" if on else "surface"))
        if self._shape is Shape.RADIO:
            painter.drawEllipse(edge)
        else:
            radius = theme.radius("tick") * self._side / theme.px(36)
            painter.drawRoundedRect(edge, radius, radius)
        if on:
            paint_tick(painter, box, theme, "mark_tick", 0.76)


class Badge:
    """A tag of 44 design px: a word or two, never wrapped; `icon` stands before the words.

    In a box wider than need be they stand in its middle.
    """

    HEIGHT = 44
    PADDING = 14

    def __init__(self, theme: Theme, text: str, kind: TagKind, icon: str | None = None) -> None:
        self._theme = theme
        self._colour, role, self._fill, self._border = kind.value
        self._words = paragraph(theme, text, role)
        self._icon = icon
        self._icon_size = theme.icon_px(28) if icon else 0
        self._lead = self._icon_size + theme.px(8) if icon else 0
        border = theme.stroke("normal") if self._border else 0
        self._padding = theme.px(self.PADDING) + border

    @property
    def stretch(self) -> bool:
        return False

    def natural(self) -> int:
        return self._words.natural_width + self._lead + 2 * self._padding

    def height(self, width: float) -> int:
        del width
        return max(self._theme.px(self.HEIGHT), self._words.line + self._theme.px(4))

    def fits(self, width: float) -> bool:
        return width >= self.natural()

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self._theme
        edge = QRectF(box)
        colour, border = self._colour, self._border
        if on and self._fill is None:  # on the fill of a chosen row
            colour, border = "on_selected2", "on_selected2"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._fill:
            painter.setBrush(theme.colour(self._fill))
        if border:
            stroke = theme.stroke("normal")
            painter.setPen(QPen(theme.colour(border), stroke))
            edge = edge.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.drawRoundedRect(edge, theme.radius("tag"), theme.radius("tag"))
        left = box.left() + self._padding + max(0.0, (box.width() - self.natural()) / 2)
        if self._icon is not None:
            ratio = painter.device().devicePixelRatio()
            pixmap = theme.icon(self._icon, self._icon_size, colour, 2.5, ratio)
            top = box.center().y() - self._icon_size / 2
            painter.drawPixmap(QPointF(round(left), round(top)), pixmap)
        line = self._words.line
        room = QRectF(left + self._lead, box.center().y() - line / 2, box.width(), line)
        self._words.paint(painter, room, colour)


def paint_tick(painter: QPainter, box: QRectF, theme: Theme, role: str, part: float) -> None:
    """A tick in the middle of `box`, filling `part` of its width."""
    side = box.width() * part
    left = box.center().x() - side / 2
    top = box.center().y() - side / 2
    pen = QPen(theme.colour(role), side * 5 / 48)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        QPolygonF([QPointF(left + x / 48 * side, top + y / 48 * side) for x, y in TICK])
    )
