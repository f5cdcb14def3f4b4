"""Screens to rehearse on: pages are filled for nobody, so that nobody has to wait.

What costs time on a page is the setting of its words: where lines end, the shapes of their
characters. Both are kept (`Theme.paragraphs`).
"""

from __future__ import annotations

from typing import Protocol, TypeVar

from app.ui.screen import Screen
from app.ui.window import MainWindow

S = TypeVar("S", bound=Screen)


class Company(Protocol):
    """The screens that pages are shown on."""

    def screen_of(self, kind: type[S]) -> S: ...

    def current(self) -> Screen | None:
        """The one that is seen."""


class Rehearsal:
    """The window's screens that are not seen; for the one that is, an understudy.

    Understudies are never seen and wired to nothing. They hold words of a person, as the others
    do: `forget` them at the end of the visit.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._understudies: dict[type[Screen], Screen] = {}

    def screen_of(self, kind: type[S]) -> S:
        if not isinstance(self._window.current(), kind):
            return self._window.screen_of(kind)
        made = self._understudies.get(kind)
        if made is None:
            made = self._understudies[kind] = kind(self._window.theme)
            self._window.hide_away(made)
        assert isinstance(made, kind)
        return made

    def current(self) -> None:
        """Nobody sees any of them."""

    def renew(self) -> None:
        """The window has new screens; the old understudies went with the old ones."""
        self._understudies.clear()

    def forget(self) -> None:
        for screen in self._understudies.values():
            screen.deleteLater()
        self._understudies.clear()
