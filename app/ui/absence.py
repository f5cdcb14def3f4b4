"""Nobody touches the glass: the question over the page, and what stands there while nobody is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.ui.idle import ANSWER_WITHIN, Idle, ask_after, rest_after
from app.ui.kiosk.attract import Attract
from app.ui.kiosk.still_there import StillThere
from app.ui.resting import AttractView
from app.ui.visit import Visit
from app.ui.window import MainWindow


class Absence(QObject):
    """Covers the window when the idle clock says so.

    `over`: nobody has answered whether they are still there. `cleared`: somebody wants to begin
    anew, from the question or from what invites. `rested`: nobody came to the home page for a
    while; `invite` is the owner's answer. `clock` gives seconds that only go forward.
    """

    over = Signal()
    cleared = Signal()
    rested = Signal()

    def __init__(self, window: MainWindow, clock: Callable[[], float]) -> None:
        super().__init__()
        self._window = window
        self._idle = Idle(clock)
        self._idle.asked.connect(self._ask)
        self._idle.over.connect(self.over)
        self._idle.rested.connect(self.rested)

    @property
    def inviting(self) -> Attract | None:
        """What stands on the glass while nobody is here."""
        covering = self._window.covering()
        return covering if isinstance(covering, Attract) else None

    def follow(self, visit: Visit) -> None:
        """`visit` is shown now."""
        ask = ask_after(visit.page, large=visit.modes.large)
        self._idle.watch(ask, rest=rest_after(visit.page, visit.modes))

    def touch(self) -> None:
        """Somebody is there. While it is asked whether they are, the answer decides."""
        if not self._idle.asking:
            self._idle.touch()

    def invite(self, view: AttractView) -> None:
        """Cover everything with what invites."""
        attract = Attract(self._window.theme)
        attract.clicked.connect(self.cleared)
        attract.show_attract(view)
        self._window.cover(attract)

    def look(self) -> None:
        """What the time that has passed asks for, also before a timer says so."""
        self._idle.look()

    def stop(self) -> None:
        """Nobody is waited for until a visit is shown again."""
        self._idle.stop()

    def _ask(self, left: int) -> None:
        asked = self._window.covering()
        if isinstance(asked, StillThere):
            asked.show_left(left)
            return
        asking = StillThere(self._window.theme, ANSWER_WITHIN)
        asking.continued.connect(self._go_on)
        asking.cleared.connect(self.cleared)
        asking.show_left(left)
        self._window.cover(asking)

    def _go_on(self) -> None:
        self._window.uncover()
        self._idle.touch()
