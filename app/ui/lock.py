"""Locked down: nothing that a hand can do to glass or keys leads out of the window.

The program does what a program can: it takes the keyboard, lets only the keys through that the
pages know, refuses to close, and comes back to the front. What belongs to the session (the window
manager's own keys, other consoles) is switched off by packaging/kiosk.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget

GRAB_AGAIN_MS = 100
_GRABS = frozenset({"xcb", "windows"})
"""Platforms on which one window can have the whole keyboard."""
_KEYS = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space,
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
        Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    }
)  # fmt: skip
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_KEYED = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_POINTED = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
_NEVER = frozenset(
    {
        QEvent.Type.ContextMenu, QEvent.Type.NativeGesture, QEvent.Type.Wheel,
        QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop,
    }
)  # fmt: skip
_LOST = frozenset({QEvent.Type.WindowStateChange, QEvent.Type.WindowDeactivate, QEvent.Type.Hide})


def passes(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Whether the pages know a key: what moves, presses and types; nothing with Ctrl, Alt, Super."""
    if modifiers & ~_PLAIN:
        return False
    typed = Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    return typed or key in _KEYS


class Lock(QObject):
    """Locks a window that is not shown yet; `release` lets it close."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._holds = True
        self._grabbed = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.hold)
        window.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
        )
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.installEventFilter(self)

    @property
    def holds(self) -> bool:
        return self._holds

    @property
    def grabbed(self) -> bool:
        """Whether the whole keyboard is ours."""
        return self._grabbed

    def release(self) -> None:
        """Staff leave: from now on the window may close."""
        self._holds = False
        self._again.stop()
        if self._grabbed:
            self._window.windowHandle().setKeyboardGrabEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._holds:
            return False
        if watched is self._window:
            return self._window_had(event)
        return self._refuses(event)

    def _window_had(self, event: QEvent) -> bool:
        """What the window manager wants of the window."""
        kind = event.type()
        if kind == QEvent.Type.Close:
            event.ignore()
            return True
        if kind == QEvent.Type.Show:
            self._window.windowHandle().installEventFilter(self)
        if kind in _LOST or kind in (QEvent.Type.WindowActivate, QEvent.Type.Show):
            self._again.start(0)
        return False

    def _refuses(self, event: QEvent) -> bool:
        """Input on its way to the page, seen before anything of the page sees it."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in _KEYED:
            return not passes(event.key(), event.modifiers())
        if isinstance(event, QMouseEvent) and kind in _POINTED:
            return event.button() != Qt.MouseButton.LeftButton
        return kind in _NEVER

    def hold(self) -> None:
        """Full screen, in front, with the keyboard; again until it is so."""
        window = self._window
        if not self._holds:
            return
        if window.isHidden() or window.isMinimized() or not window.isFullScreen():
            window.showFullScreen()
        if not window.isActiveWindow():
            window.activateWindow()
        if QGuiApplication.platformName() in _GRABS:
            if not window.isActiveWindow():
                window.raise_()
            self._grabbed = _grab(window.windowHandle())
            if not (self._grabbed and window.isActiveWindow()):
                self._again.start(GRAB_AGAIN_MS)


def _grab(handle: QWindow) -> bool:
    return bool(handle.setKeyboardGrabEnabled(True))
