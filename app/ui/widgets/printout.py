"""The pictured sheet coming out of a slot. A picture, not a preview: its words may be small."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.progress import more_names
from app.ui.theme import Theme
from app.ui.views import PaperPicture
from app.ui.widgets.painted import Painted
from app.ui.widgets.parts import paint_tick
from app.ui.widgets.text import Paragraph, Run

SLOT_WIDTH, SLOT_HEIGHT, SLOT_RADIUS = 700, 36, 18
WIDTH, PADDING = 600, 56
INSIDE, CLEAR = 18, 84
LENGTH, RELEASED_LENGTH, LANDSCAPE_LENGTH = 680, 756, 640
SHORTEST = 400
OVERHANG = 44
DISC, DISC_EDGE = 120, 8
ROW_GAP = 12
"""Between the last row and the rule below it."""


def rows_in(heights: Sequence[float], room: float, more: float) -> int:
    """How many rows stand in `room`, where `more` is the height of the line for the rest."""
    if sum(heights) <= room:
        return len(heights)
    below = list(accumulate(heights, initial=more))
    return max(0, sum(used <= room for used in below) - 1)


class Printout(Painted):
    """Slot and paper. `out` (0-1) is how much of the paper is out; `released` sets it free.

    A released paper lies clear of the slot with a tick disc on its corner.
    """

    def __init__(self, theme: Theme, released: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._released = released
        self._out = 1.0
        self._picture: PaperPicture | None = None
        length = LENGTH if not released else RELEASED_LENGTH
        if not theme.portrait:
            length = LANDSCAPE_LENGTH
        self._around = CLEAR + OVERHANG if released else INSIDE
        self._height = length + self._around
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.px(SHORTEST + self._around))
        self.setMaximumHeight(theme.px(self._height))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(SLOT_WIDTH), self._theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self.minimumHeight())

    def show_picture(self, picture: PaperPicture) -> None:
        self._picture = picture
        self.say(f"{picture.document}：{picture.title}")
        self.update()

    def _full(self) -> int:
        """The length of the whole paper in screen pixels: less where a page has less room."""
        return self.height() - self._theme.px(self._around)

    def _get_out(self) -> float:
        return self._out

    def _set_out(self, out: float) -> None:
        self._out = min(1.0, max(0.0, out))
        self.update()

    out = Property(float, _get_out, _set_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("slot"))
        middle = self.width() / 2
        slot = QRectF(middle - px(SLOT_WIDTH) / 2, 0, px(SLOT_WIDTH), px(SLOT_HEIGHT))
        painter.drawRoundedRect(slot, px(SLOT_RADIUS), px(SLOT_RADIUS))
        top = px(CLEAR) if self._released else px(INSIDE)
        full = self._full()
        length = full if self._released else full * self._out
        sheet = QRectF(middle - px(WIDTH) / 2, top, px(WIDTH), length)
        painter.save()
        painter.setClipRect(sheet)
        painter.fillRect(sheet, theme.colour("plate"))
        self._paint_words(painter, sheet, sheet.bottom() - full)
        painter.restore()
        painter.setPen(QPen(theme.colour("line"), theme.stroke("normal")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = theme.stroke("normal") / 2
        painter.drawRect(sheet.adjusted(edge, edge, -edge, -edge))
        if self._released:
            self._paint_disc(painter, sheet)
        else:
            painter.fillRect(
                QRectF(sheet.left(), top, sheet.width(), px(14)), theme.colour("slot_shade")
            )

    def _paint_words(self, painter: QPainter, sheet: QRectF, top: float) -> None:
        """The paper's words from `top`; of rows that do not fit it says how many there are."""
        picture = self._picture
        if picture is None:
            return
        px = self._theme.px
        left, width = sheet.left() + px(PADDING), sheet.width() - 2 * px(PADDING)
        y = top + px(46)
        for words, role in (
            (picture.title, "picture_title"),
            (picture.document, "picture_note"),
        ):
            y = self._line(painter, words, role, left, y, width)
        y = self._rule(painter, left, y + px(22), width) + px(18)
        y = self._line(painter, picture.headline, "picture_head", left, y, width)
        foot = px(24)
        if picture.steps:
            foot += px(20 + 44)
        date = None
        if picture.date is not None:
            date = Paragraph(self._theme, picture.date, "picture_row")
            foot += date.height(width)
        bottom = top + self._full() - foot
        tall = [max(px(44), self._height_of(name, width - px(36))) for name in picture.rows]
        room = bottom - y - (px(ROW_GAP) if picture.steps else 0)
        shown = rows_in(tall, room, px(44))
        for name, height in zip(picture.rows[:shown], tall, strict=False):
            self._square(painter, left, y + px(11))
            self._line(painter, name, "picture_row", left + px(36), y, width - px(36))
            y += height
        hidden = len(picture.rows) - shown
        if shown and hidden and y + px(44) <= bottom:  # nothing is more than no row
            self._line(painter, more_names(hidden), "picture_row", left + px(36), y, width)
        y = bottom
        if picture.steps:
            y = self._rule(painter, left, y, width) + px(14)
            y = self._steps(painter, picture.steps, left, y, width) + px(4)
        if date is not None:
            date.paint(painter, QRectF(left, y, width, 0), "plate_ink")

    def _height_of(self, words: str, width: float) -> float:
        return Paragraph(self._theme, words, "picture_row").height(width)

    def _line(
        self, painter: QPainter, words: str, role: str, x: float, y: float, width: float
    ) -> float:
        paragraph = Paragraph(self._theme, (Run(words, colour="plate_ink"),), role)
        paragraph.paint(painter, QRectF(x, y, width, 0), "plate_ink")
        return y + paragraph.height(width)

    def _steps(
        self, painter: QPainter, steps: tuple[str, ...], x: float, y: float, width: float
    ) -> float:
        """Boxes joined by lines, the first one filled; as many as fit."""
        px, theme = self._theme.px, self._theme
        words = [Paragraph(theme, step, "picture_note") for step in steps]
        boxes = [paragraph.natural_width + px(26) for paragraph in words]
        while len(boxes) > 1 and sum(boxes) + px(16) * (len(boxes) - 1) > width:
            words.pop()
            boxes.pop()
        gap = (width - sum(boxes)) / (len(boxes) - 1) if len(boxes) > 1 else 0.0
        for number, (paragraph, wide) in enumerate(zip(words, boxes, strict=True)):
            first = number == 0
            box = QRectF(x, y, wide, px(44)).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(theme.colour("primary" if first else "plate_ink"), px(2)))
            painter.setBrush(theme.colour("primary" if first else "plate"))
            painter.drawRoundedRect(box, px(6), px(6))
            inside = QRectF(x, y + px(4), wide, paragraph.line)
            colour = "on_primary" if first else "plate_ink"
            paragraph.paint(painter, inside, colour, Qt.AlignmentFlag.AlignHCenter)
            x += wide
            if number + 1 < len(boxes):
                line = QRectF(x + px(6), y + px(21), gap - px(12), px(2))
                painter.fillRect(line, theme.colour("plate_ink"))
            x += gap
        return y + px(44)

    def _rule(self, painter: QPainter, x: float, y: float, width: float) -> float:
        thick = self._theme.px(2)
        painter.fillRect(QRectF(x, y, width, thick), self._theme.colour("plate_ink"))
        return y + thick

    def _square(self, painter: QPainter, x: float, y: float) -> None:
        px = self._theme.px
        painter.setPen(QPen(self._theme.colour("plate_ink"), px(2.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(x, y, px(22), px(22)), px(3), px(3))

    def _paint_disc(self, painter: QPainter, sheet: QRectF) -> None:
        px = self._theme.px
        disc = QRectF(sheet.right() - px(60), sheet.bottom() - px(76), px(DISC), px(DISC))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("page"))
        painter.drawEllipse(disc)
        edge = px(DISC_EDGE)
        inner = disc.adjusted(edge, edge, -edge, -edge)
        painter.setBrush(self._theme.colour("primary"))
        painter.drawEllipse(inner)
        paint_tick(painter, inner, self._theme, "on_primary", 0.68)
