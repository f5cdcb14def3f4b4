"""An unsteady hand taps twice: what the second tap would press has only just come under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent, QPointerEvent, QWindow

SETTLED_AFTER_MS = 400
"""Nobody has read a page and decided by then."""
BEGINS = frozenset(
    (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
)
ENDS = frozenset((QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel))
GOES_ON = frozenset((QEvent.Type.MouseMove, QEvent.Type.TouchUpdate))


class Settling(QObject):
    """Swallows each touch, until it has left the glass, that begins right after `begin`.

    `lasting` tells whether what lies at a place of the window was there before: the bar.
    """

    def __init__(self, parent: QObject, lasting: Callable[[QPoint], bool]) -> None:
        super().__init__(parent)
        self._lasting = lasting
        self._swallowing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)

    def begin(self) -> None:
        """Something else is under the finger now."""
        self._timer.start(SETTLED_AFTER_MS)

    def watch(self, handle: QWindow) -> None:
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind in BEGINS:
            self._swallowing = self._timer.isActive() and not self._lasting(_place(event))
            if self._swallowing:
                event.accept()  # or a touch comes once more, as a mouse
            return self._swallowing
        # The kind first: a window that goes still has events when what is held here is gone.
        if kind not in ENDS | GOES_ON or not self._swallowing:
            return False
        self._swallowing = kind not in ENDS
        event.accept()
        return True


def _place(event: QEvent) -> QPoint:
    if isinstance(event, QMouseEvent):
        return event.position().toPoint()
    assert isinstance(event, QPointerEvent)
    return event.points()[0].position().toPoint()
