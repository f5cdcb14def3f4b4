"""The one owner of a visit. Everything that happens to it happens here, and is announced."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.visit import PLAIN, Modes, Visit, at_start


class Session(QObject):
    """Holds one `Visit`, in memory only; `changed` follows every step.

    Commands are the functions of `app.ui.visit`: `session.step(visit.back(session.visit))`.
    """

    changed = Signal()

    def __init__(self, region: str | None) -> None:
        super().__init__()
        self._visit = at_start(region)

    @property
    def visit(self) -> Visit:
        return self._visit

    def step(self, visit: Visit) -> None:
        """Go on as `visit`; says so only where something is different."""
        if visit != self._visit:
            self._visit = visit
            self.changed.emit()

    def reset(self, modes: Modes = PLAIN) -> None:
        """End the visit: nothing of it is left, but for `modes`. Always announced."""
        self._visit = Visit(modes=modes)
        self.changed.emit()
