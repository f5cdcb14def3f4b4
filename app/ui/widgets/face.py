"""What a tap shows: parts in a row, beside and above each other, painted without child widgets.

A page has dozens of these. As widgets of their own they would each be styled and laid out, and
the next page would not be there within a frame; painted they cost next to nothing. A `Face` is a
row of parts, one of which (`Words` with `stretch`) takes what the others leave.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.theme import Theme
from app.ui.widgets.parts import Badge, Part, Words


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
