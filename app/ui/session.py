"""The one owner of a visit. Everything that happens to it happens here, and is announced."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.domain.count import End, Event
from app.ui.counting import end_events, step_events
from app.ui.visit import PLAIN, Modes, Visit


class Session(QObject):
    """Holds one `Visit`, in memory only; `changed` follows every step.

    `happened` carries what is counted of it, before `changed`.

    Commands are the functions of `app.ui.steps`: `session.step(steps.back(session.visit))`.
    """

    changed = Signal()
    happened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._visit = Visit()

    @property
    def visit(self) -> Visit:
        return self._visit

    def step(self, visit: Visit) -> None:
        """Go on as `visit`; says so only where something is different."""
        if visit != self._visit:
            before, self._visit = self._visit, visit
            self._tell(step_events(before, visit))
            self.changed.emit()

    def reset(self, modes: Modes = PLAIN, why: End | None = None) -> None:
        """End the visit: nothing of it is left, but for `modes`. Always announced.

        `why` says what has ended it, None where the person has.
        """
        before, self._visit = self._visit, Visit(modes=modes)
        self._tell(end_events(before, why))
        self.changed.emit()

    def _tell(self, events: tuple[Event, ...]) -> None:
        if events:
            self.happened.emit(events)
