"""What a tap shows: words, icons, marks and tags, painted in a row without child widgets.

A page has dozens of these. As widgets of their own they would each be styled and laid out, and
the next page would not be there within a frame; painted they cost next to nothing. A `Face` is a
row of parts, one of which (`Words` with `stretch`) takes what the others leave.
"""

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


class Tagged:
    """Words and a badge right behind them; below them where there is no room for both."""

    GAP, BELOW = 16, 8

    def __init__(self, theme: Theme, words: Words, badge: Badge) -> None:
        self._words, self._badge = words, badge
        self._gap, self._below = theme.px(self.GAP), theme.px(self.BELOW)

    @property
    def stretch(self) -> bool:
        return True

    def natural(self) -> int:
        return self._words.natural() + self._gap + self._badge.natural()

    def height(self, width: float) -> int:
        words, badge = self._words.height(width), self._badge.height(width)
        return max(words, badge) if self._beside(width) else words + self._below + badge

    def fits(self, width: float) -> bool:
        return self._words.fits(width) and self._badge.fits(width)

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        words, badge = self._words.height(box.width()), self._badge.height(box.width())
        left, top = box.left(), box.top() + words + self._below
        first = QRectF(left, box.top(), box.width(), words)
        if self._beside(box.width()):
            left += self._words.natural() + self._gap
            top = box.center().y() - badge / 2
            first.moveTop(box.center().y() - words / 2)
        self._words.paint(painter, first, on)
        self._badge.paint(painter, QRectF(left, top, self._badge.natural(), badge), on)

    def _beside(self, width: float) -> bool:
        return self.natural() <= width


class Inline:
    """Parts beside each other within a part: the first stretches, the others keep their width."""

    def __init__(self, theme: Theme, parts: Sequence[Part], gap: float) -> None:
        self._parts = tuple(parts)
        self._gap = theme.px(gap)

    @property
    def stretch(self) -> bool:
        return True

    def natural(self) -> int:
        return sum(part.natural() for part in self._parts) + self._gap * (len(self._parts) - 1)

    def height(self, width: float) -> int:
        widths = self._widths(width)
        return max(part.height(w) for part, w in zip(self._parts, widths, strict=True))

    def fits(self, width: float) -> bool:
        widths = self._widths(width)
        return all(part.fits(w) for part, w in zip(self._parts, widths, strict=True))

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        x = box.left()
        for part, width in zip(self._parts, self._widths(box.width()), strict=True):
            tall = part.height(width)
            part.paint(painter, QRectF(x, box.center().y() - tall / 2, width, tall), on)
            x += width + self._gap

    def _widths(self, width: float) -> list[float]:
        others = [float(part.natural()) for part in self._parts[1:]]
        return [width - sum(others) - self._gap * len(others), *others]


class Fixed:
    """A part in a room of its own width (the numeral of a row), in design px."""

    def __init__(self, theme: Theme, part: Part, width: float) -> None:
        self._part = part
        self._width = theme.px(width)

    @property
    def stretch(self) -> bool:
        return False

    def natural(self) -> int:
        return max(self._width, self._part.natural())

    def height(self, width: float) -> int:
        return self._part.height(width)

    def fits(self, width: float) -> bool:
        return self._part.fits(width)

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        self._part.paint(painter, box, on)


class Pile:
    """Parts above each other, set to the right, to the left or in the middle."""

    def __init__(
        self,
        theme: Theme,
        parts: Sequence[Part],
        gap: float = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
        *,
        stretch: bool = False,
    ) -> None:
        self._parts = tuple(parts)
        self._gap = theme.px(gap)
        self._align = align
        self._stretch = stretch

    @property
    def stretch(self) -> bool:
        return self._stretch

    def natural(self) -> int:
        return max((part.natural() for part in self._parts), default=0)

    def height(self, width: float) -> int:
        gaps = self._gap * max(0, len(self._parts) - 1)
        return sum(part.height(self._inner(part, width)) for part in self._parts) + gaps

    def fits(self, width: float) -> bool:
        return all(part.fits(self._inner(part, width)) for part in self._parts)

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        y = box.top()
        for part in self._parts:
            width = self._inner(part, box.width())
            tall = part.height(width)
            x = box.left()
            if self._align & Qt.AlignmentFlag.AlignRight:
                x = box.right() - width
            elif self._align & Qt.AlignmentFlag.AlignHCenter:
                x = box.left() + (box.width() - width) / 2
            part.paint(painter, QRectF(x, y, width, tall), on)
            y += tall + self._gap

    def _inner(self, part: Part, width: float) -> float:
        return width if part.stretch else min(width, part.natural())


class Face:
    """Parts in a row: margins left, top, right, bottom and the gap in design px.

    Without a stretching part the row stands in the middle; `Words` that stretch take the rest.
    """

    def __init__(
        self,
        theme: Theme,
        parts: Sequence[Part],
        margins: tuple[float, float, float, float],
        gap: float,
    ) -> None:
        self._parts = tuple(parts)
        self._left, self._top, self._right, self._bottom = (theme.px(m) for m in margins)
        self._gap = theme.px(gap)
        # None of these changes, and a row is measured for some twenty widths.
        self._own = [float(part.natural()) for part in self._parts]
        self._stretching = [part.stretch for part in self._parts]
        self._fixed = sum(
            own for own, free in zip(self._own, self._stretching, strict=True) if not free
        )

    def natural(self) -> int:
        return int(sum(self._own)) + self._gaps() + self._left + self._right

    def least(self) -> int:
        """The width below which even wrapping does not help."""
        inside = sum(
            min(part.natural(), 96) if part.stretch else part.natural() for part in self._parts
        )
        return inside + self._gaps() + self._left + self._right

    def height(self, width: float) -> int:
        widths = self._widths(width)
        inside = max(
            (part.height(w) for part, w in zip(self._parts, widths, strict=True)), default=0
        )
        return inside + self._top + self._bottom

    def fits(self, width: float, height: float) -> bool:
        """Whether nothing is cut in a box of this size."""
        widths = self._widths(width)
        fitting = all(part.fits(w) for part, w in zip(self._parts, widths, strict=True))
        used = sum(widths) + self._gaps() + self._left + self._right
        return fitting and used <= width + 1 and self.height(width) <= height

    def paint(self, painter: QPainter, box: QRectF, on: bool) -> None:
        widths = self._widths(box.width())
        used = sum(widths) + self._gaps()
        room = box.width() - self._left - self._right
        x = box.left() + self._left + max(0.0, (room - used) / 2)
        tall = box.height() - self._top - self._bottom
        for part, width in zip(self._parts, widths, strict=True):
            height = part.height(width)
            y = box.top() + self._top + (tall - height) / 2
            part.paint(painter, QRectF(round(x), round(y), width, height), on)
            x += width + self._gap

    def _gaps(self) -> int:
        return self._gap * max(0, len(self._parts) - 1)

    def _widths(self, width: float) -> list[float]:
        room = width - self._left - self._right - self._gaps()
        free = sum(self._stretching)
        if not free:
            return self._own
        share = (room - self._fixed) / free
        return [share if f else own for own, f in zip(self._own, self._stretching, strict=True)]


class Centred(Words):
    """Words in the middle that wrap only when they must (labels of buttons)."""

    def __init__(self, theme: Theme, lines: Sequence[Line], room: float) -> None:
        super().__init__(theme, lines, stretch=False, align=Qt.AlignmentFlag.AlignHCenter)
        self._room = room

    def natural(self) -> int:
        return min(super().natural(), math.floor(self._room))


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
