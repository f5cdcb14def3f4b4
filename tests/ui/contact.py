"""Pictures of pages: each in a file of its own, beside its mock, or many small ones in one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from tests.ui.looks import Worn

WIDE = 1960
"""Pixels of a contact sheet; its small pages are this high, upright or lying."""
TALL = {"portrait": 660, "landscape": 360}
LABEL = 26
GAP = 8
ROWS = {"portrait": 2, "landscape": 4}


class Album:
    """Takes the pages of one look; `close` writes what is left.

    `contact`: many on one sheet, `contact-LOOK-01.png`; else one picture a page, laid beside its
    mock where `mocks` has one.
    """

    def __init__(self, folder: Path, contact: bool, mocks: Path | None) -> None:
        self._folder, self._contact, self._mocks = folder, contact, mocks
        self._held: list[tuple[str, QPixmap]] = []
        self._worn: Worn | None = None

    def add(self, name: str, worn: Worn, mock: str, shot: QPixmap) -> None:
        self._worn = worn
        if not self._contact:
            beside = _beside(shot, self._mock(mock, worn))
            beside.save(str(self._folder / f"{name}-{worn.name}.png"))
            return
        tall = TALL[worn.orientation]
        small = shot.scaledToHeight(tall, Qt.TransformationMode.SmoothTransformation)
        self._held.append((name, small))
        each = WIDE // (small.width() + GAP) * ROWS[worn.orientation]
        if len(self._held) == each:
            self.close()

    def close(self) -> None:
        """Write the sheet that is begun."""
        if not self._held or self._worn is None:
            return
        tall = TALL[self._worn.orientation] + LABEL + GAP
        wide = self._held[0][1].width() + GAP
        columns = WIDE // wide
        sheet = QPixmap(columns * wide, -(-len(self._held) // columns) * tall)
        sheet.fill(QColor("#666666"))
        painter = QPainter(sheet)
        font = QFont("Noto Sans SC")
        font.setPixelSize(18)
        painter.setFont(font)
        painter.setPen(QColor("white"))
        for number, (name, small) in enumerate(self._held):
            line, place = divmod(number, columns)
            label = QRect(place * wide, line * tall, wide, LABEL)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)
            painter.drawPixmap(place * wide + GAP // 2, line * tall + LABEL, small)
        painter.end()
        stem = f"contact-{self._worn.name}"
        taken = len(list(self._folder.glob(f"{stem}-*.png")))
        sheet.save(str(self._folder / f"{stem}-{taken + 1:02}.png"))
        self._held = []

    def _mock(self, mock: str, worn: Worn) -> Path | None:
        if self._mocks is None or not mock:
            return None
        tail = "" if worn.orientation == "portrait" else "-landscape"
        return self._mocks / f"{mock}{tail}.png"


def _beside(shot: QPixmap, mock: Path | None) -> QPixmap:
    if mock is None or not mock.is_file():
        return shot
    other = QPixmap(str(mock)).scaledToHeight(shot.height())
    both = QPixmap(shot.width() + other.width() + 20, shot.height())
    both.fill()
    painter = QPainter(both)
    painter.drawPixmap(0, 0, shot)
    painter.drawPixmap(shot.width() + 20, 0, other)
    painter.end()
    return both
