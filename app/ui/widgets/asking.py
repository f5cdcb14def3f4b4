"""The base of what is chosen or ticked: it shows a choice and asks for another, never makes one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme
from app.ui.widgets.tap import Tap


class Asking(Tap):
    """A checkable tap that never checks itself: `set_on` shows what is, `clicked` says what is wanted.

    A screen reader does not press what can be checked, it toggles it, past the click; that
    becomes a click here.
    """

    def __init__(
        self,
        theme: Theme,
        kind: str,
        name: str,
        height: float = 0,
        parent: QWidget | None = None,
        *,
        checkable: bool = True,
    ) -> None:
        super().__init__(theme, kind, name, height, parent)
        self._showing = False
        self.setCheckable(checkable)
        self.toggled.connect(self._toggle)

    def nextCheckState(self) -> None:
        """Only the owner decides what is chosen."""

    def set_on(self, on: bool) -> None:
        self._showing = True
        if self.autoExclusive() and not on:  # else Qt keeps the one that is on
            self.setAutoExclusive(False)
            self.setChecked(False)
            self.setAutoExclusive(True)
        else:
            self.setChecked(on)
        self._showing = False

    def _toggle(self, on: bool) -> None:
        if self._showing:
            return
        if self.autoExclusive():
            if on:  # the one that was on goes off by itself; both are shown anew
                self.click()
        else:
            self.set_on(not on)
            self.click()
