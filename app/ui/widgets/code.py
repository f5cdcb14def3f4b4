"""A QR code on the glass: whole pixels a module, and its quiet zone."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui.theme import Theme
from app.ui.widgets.painted import Painted

QUIET = 4
"""Modules of white on every side (ISO/IEC 18004)."""
LEAST = 8
"""Design px of a module: 2.5 mm on a panel of 27 inches."""


class CodeView(Painted):
    """Draws the modules as large as a square of `side` design px allows, in the middle of its room.

    The ground is white in every look; where the room is larger it is white, too.
    """

    def __init__(self, theme: Theme, side: float) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[bytes, ...] = ()
        self._least = theme.px(side)
        self._side = self._least
        self.setMinimumSize(self._side, self._side)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_code(self, rows: tuple[bytes, ...], name: str) -> None:
        """The square grows where its modules would be smaller than a phone reads well."""
        self._rows = rows
        self._side = max(self._least, self._theme.px(LEAST) * (len(rows) + 2 * QUIET))
        self.setMinimumSize(self._side, self._side)
        self.say(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def module(self) -> int:
        """Screen pixels of one module."""
        return self._side // (len(self._rows) + 2 * QUIET) if self._rows else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        round_off = self._theme.radius("card") - self._theme.stroke("normal")  # within a card
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("plate"))
        painter.drawRoundedRect(self.rect(), round_off, round_off)
        module, ink = self.module(), self._theme.colour("plate_ink")
        long = module * len(self._rows)
        left, top = (self.width() - long) // 2, (self.height() - long) // 2
        for line, row in enumerate(self._rows):
            at = 0
            for dark, stretch in groupby(row):
                count = len(list(stretch))
                if dark:
                    x, y = left + at * module, top + line * module
                    painter.fillRect(QRect(x, y, count * module, module), ink)
                at += count
