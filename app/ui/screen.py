"""The base of every page of the kiosk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme


class Calm(QWidget):
    """Takes the focus without a sign of it: Qt would paint all of it anew with the first tap."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        event.accept()


class Screen(Calm):
    """One page between header and bar, over the full width of the window.

    A screen is made for one theme and thrown away with it. It has one `show_…(value)` method and
    signals for what the person wants. It holds no state of the visit and decides nothing.
    `begins` asks for the focus to begin anew: what keys are for is now elsewhere on the page.
    """

    begins = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def show_keys(self, keys: bool) -> None:
        """Whether keys are in use: a page may say which ones it knows."""

    def starts_at(self) -> QWidget | None:
        """Where keys begin; None: at the first thing to press that is no link."""
        return None

    @property
    def theme(self) -> Theme:
        return self._theme
