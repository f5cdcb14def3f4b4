"""Keys instead of fingers: where the focus begins, where Tab and arrows take it, how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.widgets.order import starting_tap, taps_in_order, towards
from app.ui.widgets.tap import Tap

POINTER = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress))


class Keyboard(QObject):
    """Knows whether keys are in use, and keeps the focus on what can be pressed while they are.

    `parts` gives what is in reach now, the page before the bar: what lies over everything, else
    what has risen, else the page. `used` follows when the last input is a key for the first
    time, or no longer; `marked` carries the tap that the ring goes round, or None.
    """

    used = Signal(bool)
    marked = Signal(object)

    def __init__(self, window: QWidget, parts: Callable[[], list[QWidget]]) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._in_use = False
        self._focused: Tap | None = None
        self._anew: str | None = None
        self._held: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.settle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def in_use(self) -> bool:
        """Whether the last input was a key."""
        return self._in_use

    def watch(self, handle: QObject) -> None:
        """See the input of a native window before its widgets do."""
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind == QEvent.Type.KeyPress or kind in POINTER:
            keys = kind == QEvent.Type.KeyPress
            if keys != self._in_use:
                self._in_use = keys
                self.used.emit(keys)
                self._mark()
        return False

    def name(self) -> str:
        """The name of what has the focus; "" for nothing."""
        tap = self.focused()
        return tap.accessibleName() if tap is not None else ""

    def focused(self) -> Tap | None:
        """What has the focus and can be pressed; it may have been deleted with its page."""
        tap = self._focused
        return tap if tap is not None and isValid(tap) and tap.isVisible() else None

    def begin(self, name: str = "") -> None:
        """A page stands anew: begin at `name`, where it has that, else where it says."""
        self._anew = name
        self._soon.start(0)  # what is new is shown by its layout first

    def settle(self) -> None:
        """Put the focus where it belongs, if it is nowhere: where it was, else at the start."""
        anew, self._anew = self._anew, None
        top = self._parts()[0]
        if not self._wanted():
            if self._window.focusWidget() is None:
                top.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        taps = self._taps()
        if anew is None and self.focused() in taps:
            return
        name = self._held.get(top, "") if anew is None else anew
        named = next((tap for tap in taps if name and tap.accessibleName() == name), None)
        begin = named or starting_tap(top, taps)
        if begin is not None:
            begin.setFocus(Qt.FocusReason.TabFocusReason)

    def move(self, onward: bool) -> bool:
        """Tab: to the next thing in reading order, round and round.

        False where the focus is on what has just gone; then it is settled soon.
        """
        lost = self._window.focusWidget()
        if isinstance(lost, Tap) and not (lost.isVisible() and lost.isEnabled()):
            self._soon.start(0)
            return False
        taps = self._taps()
        if not taps:
            return False
        here = self.focused()
        if here is not None and here in taps:
            begin: Tap | None = taps[(taps.index(here) + (1 if onward else -1)) % len(taps)]
        else:
            begin = starting_tap(self._parts()[0], taps) if onward else taps[-1]
        if begin is not None:
            begin.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def steer(self, key: Qt.Key) -> None:
        """An arrow: to the nearest thing there; up and down always lead somewhere."""
        taps, here = self._taps(), self.focused()
        found = towards(key, here, taps) if here is not None and here in taps else None
        if found is not None:
            found.setFocus(Qt.FocusReason.TabFocusReason)
        elif here not in taps or key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move(key in (Qt.Key.Key_Down, Qt.Key.Key_Right))

    def _taps(self) -> list[Tap]:
        return [tap for part in self._parts() for tap in taps_in_order(part)]

    def _wanted(self) -> bool:
        """A finger needs no focus, keys and screen readers do."""
        return self._in_use or QAccessible.isActive()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._focused = new if isinstance(new, Tap) and new.window() is self._window else None
        if self._focused is not None:
            self._held[self._parts()[0]] = self._focused.accessibleName()
        elif new is None or new.window() is self._window:
            self._soon.start(0)
        self._mark()

    def _mark(self) -> None:
        self.marked.emit(self.focused() if self._in_use else None)
