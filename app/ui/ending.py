"""The system asks the program to end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier


def end_on_signals(end: Callable[[], None]) -> Callable[[], None]:
    """Call `end` from the event loop on SIGTERM and SIGINT; the result takes that back.

    Python looks at signals only between its own instructions, and Qt waits outside of them: a
    pipe wakes it up. Windows knows no such thing; there it does nothing.
    """
    if sys.platform == "win32":
        return lambda: None
    waking, woken = os.pipe()
    for one in (waking, woken):
        os.set_blocking(one, False)
    former = signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
    ours = (signal.SIGTERM, signal.SIGINT)
    handlers = [signal.signal(one, lambda *_: None) for one in ours]
    notifier = QSocketNotifier(waking, QSocketNotifier.Type.Read)
    notifier.activated.connect(end)

    def take_back() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(former)
        for one, handler in zip(ours, handlers, strict=True):
            signal.signal(one, handler)
        os.close(waking)
        os.close(woken)

    return take_back
