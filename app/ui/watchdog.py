"""Tells systemd that the first page stands, and then that the window's thread is alive.

The protocol is that of sd_notify(3): a line in a datagram to the socket NOTIFY_SOCKET. A library
for it would be longer than these lines, and its own dependency.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import MutableMapping

from PySide6.QtCore import QObject, Qt, QTimer

LOG = logging.getLogger(__name__)

SOCKET, LIMIT, PROCESS = "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"
BEATS = 3
"""So many signs of life within the time that systemd grants."""


class Watchdog(QObject):
    """Beats from a timer of the window's own thread: what holds the thread up stops the beat.

    Does nothing where nobody listens. The variables are taken out of `environment`, so that a
    program started from here does not speak in our name.
    """

    def __init__(self, environment: MutableMapping[str, str]) -> None:
        super().__init__()
        address = environment.pop(SOCKET, "")
        # A leading @ stands for the zero byte of an abstract socket.
        self._address = "\0" + address[1:] if address.startswith("@") else address
        limit = environment.pop(LIMIT, "")
        ours = environment.pop(PROCESS, "") in ("", str(os.getpid()))
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        if limit.isdigit() and ours:
            self._timer.setInterval(max(1, int(limit) // 1000 // BEATS))

    @property
    def watched(self) -> bool:
        """Whether somebody starts the program again when it ends or hangs."""
        return bool(self._address)

    def ready(self) -> None:
        """The first page stands; from now on the thread shows that it is alive."""
        self._tell("READY=1")
        if self.watched and self._timer.interval():
            self._beat()
            self._timer.start()

    def stop(self) -> None:
        """The program ends on purpose."""
        self._timer.stop()
        self._tell("STOPPING=1")

    def _beat(self) -> None:
        self._tell("WATCHDOG=1")

    def _tell(self, line: str) -> None:
        if not self._address:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
                out.setblocking(False)
                out.sendto(line.encode(), self._address)
        except OSError as error:
            LOG.warning("systemd did not hear %s: %s", line, error)
