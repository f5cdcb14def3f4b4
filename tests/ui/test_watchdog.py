"""Signs of life from the window's own thread, told to a socket that the test listens on."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.watchdog import Watchdog

LIMIT = 0.3


class Listener:
    def __init__(self, address: str) -> None:
        self.address = address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(address)
        self._socket.setblocking(False)

    def heard(self) -> list[str]:
        """What was told since the last look."""
        told = []
        try:
            while True:
                told.append(self._socket.recv(100).decode())
        except BlockingIOError:
            return told

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    made = Listener(str(tmp_path / "notify"))
    yield made
    made.close()


def variables(listener: Listener) -> dict[str, str]:
    return {
        "NOTIFY_SOCKET": listener.address,
        "WATCHDOG_USEC": str(round(LIMIT * 1e6)),
        "WATCHDOG_PID": str(os.getpid()),
        "HOME": "/",
    }


def test_ready_then_signs_of_life_then_the_end(listener: Listener, qtbot: QtBot) -> None:
    environment = variables(listener)
    watchdog = Watchdog(environment)
    assert environment == {"HOME": "/"}
    qtbot.wait(150)
    assert listener.heard() == []
    watchdog.ready()
    told: list[str] = []

    def goes_on() -> bool:
        told.extend(listener.heard())
        return len(told) > 5

    qtbot.waitUntil(goes_on, timeout=20_000)
    assert told[0] == "READY=1"
    assert set(told[1:]) == {"WATCHDOG=1"}
    (beat,) = watchdog.findChildren(QTimer)
    assert beat.interval() <= LIMIT * 1000 / 2
    listener.heard()
    watchdog.stop()
    qtbot.wait(150)
    assert listener.heard() == ["STOPPING=1"]


def test_a_hung_slot_stops_the_signs_of_life(listener: Listener, qtbot: QtBot) -> None:
    watchdog = Watchdog(variables(listener))
    watchdog.ready()
    qtbot.wait(150)
    told_while_hung: list[list[str]] = []

    def hang() -> None:
        listener.heard()
        time.sleep(3 * LIMIT)
        told_while_hung.append(listener.heard())

    QTimer.singleShot(0, hang)
    qtbot.waitUntil(lambda: bool(told_while_hung))
    assert told_while_hung == [[]]
    watchdog.stop()


@pytest.mark.parametrize("words", [{}, {"WATCHDOG_USEC": "300000"}, {"NOTIFY_SOCKET": "/none"}])
def test_where_nobody_listens_nothing_happens(words: dict[str, str], qtbot: QtBot) -> None:
    watchdog = Watchdog(dict(words))
    watchdog.ready()
    qtbot.wait(150)
    watchdog.stop()
    assert watchdog.watched == ("NOTIFY_SOCKET" in words)


def test_a_watchdog_of_another_process_is_not_fed(listener: Listener, qtbot: QtBot) -> None:
    watchdog = Watchdog(variables(listener) | {"WATCHDOG_PID": "1"})
    watchdog.ready()
    qtbot.wait(200)
    assert listener.heard() == ["READY=1"]
