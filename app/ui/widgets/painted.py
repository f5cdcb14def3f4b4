"""What paints its words itself and yet is text for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Painted(QLabel):
    """A QLabel, for that is what a screen reader takes for text; subclasses paint it.

    `say` sets the words; `said` are those that a voice reads one by one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._said: tuple[str, ...] = ()

    def say(self, *words: str) -> None:
        """What is painted, in reading order; each a thing of its own."""
        if words != self._said:
            self._said = words
            told = "，".join(words)
            self.setText(told)
            self.setAccessibleName(told)

    def said(self) -> Sequence[str]:
        return self._said
